import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto, prepared } from '#db/prepared.ts';
import { closings, reopenings, tombstones } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { takeBackCase } from '#src/features/notifications/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import type { Factor, StatedOutcome } from '../lists.ts';
import { mailRepresentatives } from './mails.ts';
import { type CaseEvent, type CaseForWriting, inCase, type Where } from './opening.ts';

/** Closing and reopening is mailed to everybody who speaks for the company. */
const mostReopenings = 20;

type ClosingInput = {
  id: string;
  number: string;
  outcome: StatedOutcome;
  words: string;
  buyAgain: 'yes' | 'no' | null;
} & { [factor in Factor]: number | null };

const insertClosing = insertInto(closings);
const closingWith = prepared((db) =>
  db
    .select({ id: closings.id })
    .from(closings)
    .where(eq(closings.id, sql.placeholder('id'))),
);

/** The author says how it ended. Nobody else can, and a case is closed once until it is reopened. */
export function closeCase(situation: Situation, input: ClosingInput): Promise<Outcome<Where>> {
  const close = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    const { number: _, ...closing } = input;
    await insertClosing(tx, { ...closing, caseId: theCase.id, closedAt: situation.now });
    await mailRepresentatives(tx, situation, theCase, `case-closed:${input.id}`, (url) => ({
      kind: 'case-closed',
      url,
      number: theCase.number,
      title: theCase.title,
      outcome: input.outcome,
    }));
    return done({ action: 'cases.close', subjectId: input.id });
  };
  const isClosed = async (tx: Transaction) => (await closingWith(tx, { id: input.id })).length > 0;
  return inCase(situation, input.number, 'close', close, isClosed);
}

/** The author opens a closed or resting case again: it did not hold, or there is something new. */
export function reopenCase(
  situation: Situation,
  input: { id: string; number: string; reason: string },
): Promise<Outcome<Where>> {
  const reopen = (tx: Transaction, theCase: CaseForWriting) => reopenIn(tx, situation, theCase, input);
  const isReopened = async (tx: Transaction) => (await tx.$count(reopenings, eq(reopenings.id, input.id))) > 0;
  return inCase(situation, input.number, 'reopen', reopen, isReopened);
}

/** As `reopenCase`, with a case that was opened for it. */
export async function reopenIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  input: { id: string; reason: string },
): Promise<Outcome<CaseEvent>> {
  const before = await tx.select({ id: reopenings.id }).from(reopenings).where(eq(reopenings.caseId, theCase.id));
  if (before.length >= mostReopenings) return refused('conflict', { reason: 'case-is-full' });
  await tx.insert(reopenings).values({
    id: input.id,
    caseId: theCase.id,
    reason: input.reason,
    reopenedAt: situation.now,
  });
  await mailRepresentatives(tx, situation, theCase, `case-reopened:${input.id}`, (url) => ({
    kind: 'case-reopened',
    url,
    number: theCase.number,
    title: theCase.title,
  }));
  return done({ action: 'cases.reopen', subjectId: input.id });
}

/**
 * The author takes the case back. Its texts disappear, a tombstone stays and counts. Final. Refuses, besides what `inCase`
 * does: a reason of somebody whose right to write has ended.
 */
export function withdrawCase(situation: Situation, input: { number: string; reason: string }): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'withdraw', async (tx, theCase) => {
    // The case may go, but the reason is public.
    if (input.reason !== '' && !(await mayWrite(tx, situation.actor.userId ?? ''))) {
      return refused('not-allowed', { field: 'reason', reason: 'may-not-write' });
    }
    await tx.insert(tombstones).values({
      caseId: theCase.id,
      kind: 'withdrawn',
      reason: input.reason,
      endedBy: situation.actor.userId,
      endedAt: situation.now,
    });
    await takeBackCase(tx, theCase.id);
    return done({ action: 'cases.withdraw', subjectId: theCase.id });
  });
}

/**
 * Removes a case by a decision that has taken effect. The reason is public: the tombstone shows it, and the case goes on
 * counting. Only one that was found not to be `genuine` stops counting.
 */
export async function removeIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  { decisionId, reason, genuine }: { decisionId: string; reason: string; genuine: boolean },
): Promise<CaseEvent> {
  await tx.insert(tombstones).values({
    caseId: theCase.id,
    kind: 'removed',
    reason,
    genuine,
    endedBy: situation.actor.userId,
    endedAt: situation.now,
    decisionId,
  });
  await takeBackCase(tx, theCase.id);
  return { action: genuine ? 'cases.remove' : 'cases.removeNotGenuine', subjectId: theCase.id };
}
