import { eq } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from '#db/client.ts';
import { promises, replies } from '#db/schema/index.ts';
import { useLink } from '#src/features/accounts/index.ts';
import { refreshCase } from '#src/features/cases/index.ts';
import {
  beginChecks,
  companyCan,
  type Doubt,
  endAnyRepresentation,
  endCheck,
  namedBy,
  type Representative,
  recordRepresentative,
  representativeById,
  spokeBefore,
  tellOfDecision,
} from '#src/features/companies/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Actor, type Situation, today, visitor } from '#src/lib/situation.ts';
import { endReports, holdReports, restoreReports } from './held-reports.ts';

// Whether somebody speaks for a company decides whether their replies count: the cases they wrote in are computed anew.

type Decided = { companyName: string };

/**
 * The administrator, or a moderator at their desk, looked at who somebody is. Approved, what the person has written counts from the day it was written;
 * refused, it never does, and the person speaks no more. Refuses not-found where nobody is being checked.
 */
export function decideIdentity(
  db: Database,
  {
    representativeId,
    approved,
    note = '',
    now,
    actor = visitor,
  }: { representativeId: string; approved: boolean; note?: string; now: Date; actor?: Actor },
): Promise<Outcome<Decided>> {
  return write(db, async (tx) => {
    const representative = await representativeById(tx, representativeId);
    if (!representative || !(await endCheck(tx, representativeId, { approved, note, now })))
      return refused('not-found');
    await (approved ? restoreReports : endReports)(tx, representativeId, now);
    await refreshRepliedTo(tx, representativeId, now);
    if (!approved) await doubtNamed(tx, representative, now);
    await tellOfDecision(tx, representativeId, { approved, now });
    const { companyId, companyName } = representative;
    const action = approved ? 'companies.approve-identity' : 'companies.refuse-identity';
    await recordRepresentative(
      tx,
      representativeId,
      approved ? 'company.identity-approved' : 'company.identity-refused',
      now,
    );
    await tell(tx, { now, actor }, { action, subjectId: representativeId, companyId });
    return done({ companyName });
  });
}

/** The administrator ends a representation. What was written stays and counts, with that said beside it. */
export function endByAdministrator(
  db: Database,
  { representativeId, now }: { representativeId: string; now: Date },
): Promise<Outcome<Decided>> {
  return write(db, async (tx) => {
    const representative = await representativeById(tx, representativeId);
    if (!representative) return refused('not-found');
    await endAnyRepresentation(tx, representative, now, null);
    await recordRepresentative(tx, representativeId, 'company.claim-ended', now);
    const { companyId, companyName } = representative;
    const event = { action: 'companies.end-representation' as const, subjectId: representativeId, companyId };
    await tell(tx, { now, actor: visitor }, event);
    return done({ companyName });
  });
}

/**
 * Somebody who spoke for the company before says that a newcomer does not: the newcomer's identity is checked from now
 * on. Refuses not-found, not-allowed, and conflict (`already-checked`).
 */
export function objectTo(
  situation: Situation,
  { representativeId }: { representativeId: string },
): Promise<Outcome<Decided>> {
  return write(situation.db, async (tx) => {
    const newcomer = await representativeById(tx, representativeId);
    if (!newcomer) return refused('not-found');
    const { userId } = situation.actor;
    const spoke = userId !== null && (await spokeBefore(tx, userId, newcomer));
    if (!companyCan.object(situation.actor, { ofUser: newcomer.userId, spokeBefore: spoke }))
      return refused('not-allowed');
    return object(tx, situation, newcomer);
  });
}

/** The same from the mail that told of the newcomer, without signing in. Refuses what `useLink` refuses. */
export function objectByLink(situation: Situation, { token }: { token: string }): Promise<Outcome<Decided>> {
  return write(situation.db, async (tx) => {
    const link = await useLink(tx, { purpose: 'object', token, now: situation.now });
    if (!link.ok) return link;
    if (!companyCan.objectByLink(link.value)) return refused('not-found', { reason: 'link-unknown' });
    const newcomer = await representativeById(tx, link.value.subjectId);
    return newcomer ? object(tx, situation, newcomer) : refused('not-found', { reason: 'link-unknown' });
  });
}

async function object(tx: Transaction, situation: Situation, newcomer: Representative): Promise<Outcome<Decided>> {
  const { id, companyId, companyName } = newcomer;
  if (!(await doubt(tx, newcomer, 'objection', situation.now)))
    return refused('conflict', { reason: 'already-checked' });
  await tell(tx, situation, { action: 'companies.object', subjectId: id, companyId });
  return done({ companyName });
}

/**
 * From now on it is checked whether somebody speaks for the company: what they said counts no more until an administrator has
 * looked, and those whom they named are looked at as well. False where it is being checked already.
 */
export async function doubt(
  tx: Transaction,
  representative: Representative,
  because: Doubt,
  now: Date,
): Promise<boolean> {
  const { id } = representative;
  if ((await beginChecks(tx, [id], { because, now })).length === 0) return false;
  await holdReports(tx, id);
  await refreshRepliedTo(tx, id, now);
  await doubtNamed(tx, representative, now);
  return true;
}

/** Those whom a person named are looked at as well when that person is. */
async function doubtNamed(tx: Transaction, namer: Representative, now: Date): Promise<void> {
  const begun = await beginChecks(tx, await namedBy(tx, namer), { because: 'named-in-doubt', now });
  for (const id of begun) {
    await holdReports(tx, id);
    await refreshRepliedTo(tx, id, now);
  }
}

/** Computes every case anew in which a person replied or spoke for a promise. */
export async function refreshRepliedTo(tx: Transaction, representativeId: string, now: Date): Promise<void> {
  const replied = tx
    .select({ caseId: replies.caseId })
    .from(replies)
    .where(eq(replies.representativeId, representativeId));
  const reported = tx
    .select({ caseId: promises.caseId })
    .from(promises)
    .where(eq(promises.reportedBy, representativeId));
  const rows = await union(replied, reported);
  for (const { caseId } of rows) await refreshCase(tx, caseId, today({ now }));
}
