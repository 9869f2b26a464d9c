import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  caseAssignments,
  caseReads,
  cases,
  causes,
  challenges,
  companyAddresses,
  countedFacts,
  decisions,
  deniedWords,
  deskDoors,
  deskNotes,
  events,
  examinations,
  exchangeAsks,
  exchanges,
  follows,
  importedFacts,
  namedCompanies,
  passages,
  pressureReports,
  proofs,
  receivedMails,
  replies,
  replyMarks,
  signs,
  statedFacts,
  statements,
  tallies,
  teamInvitations,
  webhooks,
} from '#db/schema/index.ts';
import { refreshCase } from '#src/features/cases/index.ts';
import {
  type Company,
  companyBySlug,
  forgetCompany,
  moveRegister,
  recordCompany,
} from '#src/features/companies/index.ts';
import { remakeForecasts } from '#src/features/forecasts/index.ts';
import { keepTallies } from '#src/features/rankings/index.ts';
import { recordMove } from '#src/features/search/index.ts';
import { storing, write, writeGently, writeStep } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { today, visitor } from '#src/lib/situation.ts';

/** Cases moved in one transaction. */
const atOnce = 25;

/**
 * The administrator says that two companies are one: cases, follows, names, domains and representatives of `from` go over
 * to `into`, whose figures are counted anew; the old address leads there for good, and the profile says what was merged.
 * In steps, none of which is long; ended in between, it goes on where it was when it is called again. Refuses not-found, and
 * conflict: both are one.
 */
export function mergeCompanies(db: Database, merging: Merging): Promise<Outcome<{ cases: number }>> {
  return storing(() => merge(db, merging));
}

interface Merging {
  from: string;
  into: string;
  now: Date;
}

async function merge(db: Database, { from, into, now }: Merging): Promise<Outcome<{ cases: number }>> {
  const [old, kept] = [await companyBySlug(db, from), await companyBySlug(db, into)];
  if (!old || !kept) return refused('not-found');
  if (old.id === kept.id) return refused('conflict');
  await writeStep(db, async (tx) => {
    await moveRegister(tx, old, kept, now);
    await moveFollows(tx, old.id, kept.id);
    return done();
  });
  let moved = 0;
  for (let step = atOnce; step === atOnce; moved += step) step = await moveSome(db, old.id, kept.id, now);
  const merged = await write(db, (tx) => finish(tx, old, kept, now));
  if (!merged.ok) return merged;
  await remakeForecasts(db, today({ now }));
  await keepTallies(db, today({ now }));
  return done({ cases: moved });
}

/** Answers how many cases it moved, drafts included. */
async function moveSome(db: Database, from: string, into: string, now: Date): Promise<number> {
  const moved = await writeGently(db, async (tx) => {
    const some = await tx
      .select({ id: cases.id, number: cases.number })
      .from(cases)
      .where(eq(cases.companyId, from))
      .limit(atOnce);
    const ids = some.map(({ id }) => id);
    await tx.update(cases).set({ companyId: into }).where(inArray(cases.id, ids));
    await tx
      .update(replies)
      .set({ companyId: into })
      .where(and(inArray(replies.caseId, ids), eq(replies.companyId, from)));
    await moveReads(tx, and(inArray(caseReads.caseId, ids), eq(caseReads.companyId, from)), into);
    // With its case: an exchange with a company that the case is not against is over.
    await tx
      .update(exchanges)
      .set({ companyId: into })
      .where(and(inArray(exchanges.caseId, ids), eq(exchanges.companyId, from)));
    const own = tx.select({ id: replies.id }).from(replies).where(inArray(replies.caseId, ids));
    await tx.update(replyMarks).set({ companyId: into }).where(inArray(replyMarks.replyId, own));
    await nameNobodyElse(tx, ids, into);
    for (const { id, number } of some) if (number !== null) await refreshCase(tx, id, today({ now }));
    await recordMove(tx, ids);
    return done(some.length);
  });
  return moved.ok ? moved.value : 0;
}

/**
 * A case that also named the company it is against now names nobody else: what was said there as the one only named, and
 * answered, belongs to the thread of the case from now on.
 */
async function nameNobodyElse(tx: Transaction, caseIds: readonly string[], companyId: string): Promise<void> {
  const gone = await tx
    .delete(namedCompanies)
    .where(and(inArray(namedCompanies.caseId, [...caseIds]), eq(namedCompanies.companyId, companyId)))
    .returning({ id: namedCompanies.caseId });
  const isOfThem = inArray(
    replies.caseId,
    gone.map(({ id }) => id),
  );
  await tx
    .update(replies)
    .set({ kind: 'reply' })
    .where(and(isOfThem, eq(replies.kind, 'named-reply')));
  await tx
    .update(replies)
    .set({ kind: 'answer' })
    .where(and(isOfThem, eq(replies.kind, 'named-answer')));
}

/** Read for either is read; of a case that was against both, one after the other, the first time stays. */
async function moveReads(tx: Transaction, isOld: SQL | undefined, into: string): Promise<void> {
  for (const row of await tx.delete(caseReads).where(isOld).returning()) {
    const { representativeId, readAt } = row;
    await tx
      .insert(caseReads)
      .values({ ...row, companyId: into })
      .onConflictDoUpdate({
        target: [caseReads.caseId, caseReads.companyId],
        set: { representativeId, readAt },
        setWhere: sql`${caseReads.readAt} > excluded.read_at`,
      });
  }
}

/** Who follows both follows one. */
async function moveFollows(tx: Transaction, from: string, into: string): Promise<void> {
  const isOld = and(eq(follows.kind, 'company'), eq(follows.subjectId, from));
  await tx.run(
    sql`update or ignore ${follows} set subject_id = ${into} where kind = 'company' and subject_id = ${from}`,
  );
  await tx.delete(follows).where(isOld);
}

/** Of two desks one stays: with the door and the address of the company that stays, or else of the other; and all who take care of cases. */
async function moveDesk(tx: Transaction, from: string, into: string): Promise<void> {
  for (const table of [deskDoors, companyAddresses, caseAssignments])
    await tx.run(sql`update or ignore ${table} set company_id = ${into} where company_id = ${from}`);
  for (const table of [deskDoors, companyAddresses, caseAssignments])
    await tx.delete(table).where(eq(table.companyId, from));
}

/** What others say of both is said of one, which came with no import. */
async function moveFacts(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.update(importedFacts).set({ companyId: into, isNew: false }).where(eq(importedFacts.companyId, from));
  // Of two that hold the later one is shown.
  await tx.update(statedFacts).set({ companyId: into }).where(eq(statedFacts.companyId, from));
}

async function finish(tx: Transaction, old: Company, kept: Company, now: Date): Promise<Outcome> {
  // Cases against another company may name this one; one against `into` needs no second name.
  const against = await tx.select({ id: cases.id }).from(cases).where(eq(cases.companyId, kept.id));
  const named = await tx
    .select({ id: namedCompanies.caseId })
    .from(namedCompanies)
    .where(eq(namedCompanies.companyId, old.id));
  const isAgainst = new Set(against.map(({ id }) => id));
  const own = named.map(({ id }) => id).filter((id) => isAgainst.has(id));
  await nameNobodyElse(tx, own, old.id);
  for (const id of own) await refreshCase(tx, id, today({ now }));
  await tx.update(namedCompanies).set({ companyId: kept.id }).where(eq(namedCompanies.companyId, old.id));
  // A passage that is called as one of the other company is found by the name of its own.
  await tx.run(sql`update ${passages} set name = substr(name, 1, 40) || ' (' || ${old.name} || ')' where company_id = ${old.id}
    and exists (select 1 from ${passages} as other where other.company_id = ${kept.id} and other.name = ${passages}.name)`);
  for (const table of [
    replies,
    replyMarks,
    statements,
    causes,
    passages,
    deskNotes,
    exchanges,
    challenges,
    signs,
    events,
    examinations,
    decisions,
    deniedWords,
    pressureReports,
    webhooks,
    proofs,
    teamInvitations,
  ]) {
    await tx.update(table).set({ companyId: kept.id }).where(eq(table.companyId, old.id));
  }
  await moveDesk(tx, old.id, kept.id);
  await moveFacts(tx, old.id, kept.id);
  // One that a nightly check would have found.
  const behind = await tx
    .selectDistinct({ id: countedFacts.caseId })
    .from(countedFacts)
    .where(eq(countedFacts.companyId, old.id));
  for (const { id } of behind) await refreshCase(tx, id, today({ now }));
  await tx.update(receivedMails).set({ offeredTo: kept.id }).where(eq(receivedMails.offeredTo, old.id));
  // Those that were moved to another company counted for it before.
  await tx.update(countedFacts).set({ companyId: kept.id }).where(eq(countedFacts.companyId, old.id));
  await moveReads(tx, eq(caseReads.companyId, old.id), kept.id);
  // A case that was moved from one of the two to the other may have been asked about for both.
  await tx.run(sql`update or ignore ${exchangeAsks} set company_id = ${kept.id} where company_id = ${old.id}`);
  await tx.delete(exchangeAsks).where(eq(exchangeAsks.companyId, old.id));
  await tx.update(cases).set({ transferredFromId: kept.id }).where(eq(cases.transferredFromId, old.id));
  await tx.delete(tallies).where(and(eq(tallies.kind, 'company'), eq(tallies.subjectId, old.id)));
  await forgetCompany(tx, old.id);
  await recordCompany(tx, kept.id, now, old.slug);
  await tell(tx, { now, actor: visitor }, { action: 'companies.merge', subjectId: old.id, companyId: kept.id });
  return done();
}
