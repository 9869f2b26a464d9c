import { and, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  cases,
  exchangeAsks,
  exchangeFacts,
  exchangeFiles,
  exchangeMessages,
  exchangeMutes,
  exchangeOpenings,
  exchanges,
  promises,
  representatives,
} from '#db/schema/index.ts';
import { leaveBlobs } from '#src/features/evidence/index.ts';
import { noteTakenOut } from '#src/features/redaction/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';

/** Deletes files with their blobs, so that nothing of them stays. */
async function deleteFiles(tx: Transaction, isOf: SQL | undefined, now: Date): Promise<void> {
  const files = await tx.delete(exchangeFiles).where(isOf).returning({ id: exchangeFiles.id });
  await leaveBlobs(
    tx,
    files.map(({ id }) => id),
    now,
  );
}

/** Ends an exchange and deletes every word, detail and file of it, on both sides. That there was one, from when to when, stays. */
export async function endOne(tx: Transaction, id: string, now: Date): Promise<void> {
  for (const table of [exchangeOpenings, exchangeMutes, exchangeMessages, exchangeFacts]) {
    await tx.delete(table).where(eq(table.exchangeId, id));
  }
  await deleteFiles(tx, eq(exchangeFiles.exchangeId, id), now);
  await tx
    .update(exchanges)
    .set({ endedAt: now })
    .where(and(eq(exchanges.id, id), isNull(exchanges.endedAt)));
}

/** Of a case that loses its words or its author: with it goes what was to prove its promises. */
export async function forgetExchange(tx: Transaction, caseId: string, now: Date): Promise<void> {
  const ofCase = tx.select({ id: promises.id }).from(promises).where(eq(promises.caseId, caseId));
  await deleteFiles(tx, inArray(exchangeFiles.promiseId, ofCase), now);
  await tx
    .update(promises)
    .set({ reportedFileAt: null })
    .where(and(eq(promises.caseId, caseId), isNotNull(promises.reportedFileAt)));
  const all = await tx.select({ id: exchanges.id }).from(exchanges).where(eq(exchanges.caseId, caseId));
  for (const { id } of all) await endOne(tx, id, now);
  await tx.delete(exchangeAsks).where(eq(exchangeAsks.caseId, caseId));
}

/** Those of a case with a company that it is not against any more: nobody can read them. */
export async function endWithOthers(
  tx: Transaction,
  { id: caseId, companyId }: { id: string; companyId: string },
  now: Date,
): Promise<void> {
  const isOther = and(eq(exchanges.caseId, caseId), ne(exchanges.companyId, companyId), isNull(exchanges.endedAt));
  for (const { id } of await tx.select({ id: exchanges.id }).from(exchanges).where(isOther)) await endOne(tx, id, now);
}

/** When something last came into an exchange. */
const lastMoved = sql`max(
  ${exchanges.openedAt},
  coalesce((select max(written_at) from ${exchangeMessages} where exchange_id = ${exchanges.id}), 0),
  coalesce((select max(given_at) from ${exchangeFacts} where exchange_id = ${exchanges.id}), 0),
  coalesce((select max(given_at) from ${exchangeFiles} where exchange_id = ${exchanges.id}), 0)
)`;

/**
 * Ends exchanges in which nothing came for `keptDays.exchange`, and those of cases that were moved to another company; deletes
 * files that never arrived or were refused after `keptDays.unfinishedFiles`. Answers how many ended.
 */
export async function forgetOldExchanges(db: Database, now: Date): Promise<number> {
  const before = (days: number) => now.getTime() - days * dayMilliseconds;
  const isMoved = ne(exchanges.companyId, cases.companyId);
  const old = await db
    .select({ id: exchanges.id })
    .from(exchanges)
    .innerJoin(cases, eq(cases.id, exchanges.caseId))
    .where(and(isNull(exchanges.endedAt), or(isMoved, lt(lastMoved, before(keptDays.exchange)))));
  for (const { id } of old) {
    await writeStep(db, async (tx) => {
      await endOne(tx, id, now);
      return done();
    });
  }
  const isStuck = and(
    inArray(exchangeFiles.state, ['arriving', 'refused']),
    lt(exchangeFiles.givenAt, new Date(before(keptDays.unfinishedFiles))),
  );
  await writeStep(db, async (tx) => {
    await deleteFiles(tx, isStuck, now);
    await deleteFiles(tx, isOver(before(keptDays.exchange)), now);
    await tx.update(promises).set({ reportedFileAt: null }).where(isWithoutFile);
    return done();
  });
  return old.length;
}

/**
 * Files that belong to nothing any more, or are over: the promise is not reported any more, or its case went to another company;
 * of documents somebody has decided. What proves a promise is kept as long as an exchange in which nothing comes.
 */
const isOver = (before: number) => sql`${exchangeFiles.exchangeId} is null and (
  ${exchangeFiles.promiseId} is null and ${exchangeFiles.proofId} is null
  or ${exchangeFiles.promiseId} is not null and (${exchangeFiles.givenAt} < ${before} or not exists (
    select 1 from promises as reported
    inner join cases as of_case on of_case.id = reported.case_id
    inner join representatives as giver on giver.id = ${exchangeFiles.representativeId}
    where reported.id = ${exchangeFiles.promiseId} and giver.company_id = of_case.company_id
      and (reported.reported_kept_on is not null or reported.held_kept_on is not null)
  ))
  or ${exchangeFiles.proofId} in (select id from proofs where proved_at is not null or ended_at is not null)
)`;

/** What says that there is a file, after its last one went. */
const isWithoutFile = and(
  isNotNull(promises.reportedFileAt),
  sql`not exists (
    select 1 from exchange_files as proving where proving.promise_id = ${promises.id} and proving.state = 'ready'
  )`,
);

/** What must not come back with a copy of the database: exchanges that ended, what was taken back from one, and what a company was told no to. */
export async function takenBackIn(db: Database): Promise<string[]> {
  const [ended, facts, files, declined] = await db.batch([
    db.select({ id: exchanges.id }).from(exchanges).where(sql`${exchanges.endedAt} is not null`),
    db.select({ id: exchangeFacts.id }).from(exchangeFacts).where(sql`${exchangeFacts.withdrawnAt} is not null`),
    db.select({ id: exchangeFiles.id }).from(exchangeFiles).where(eq(exchangeFiles.state, 'withdrawn')),
    db.select().from(exchangeAsks).where(isNotNull(exchangeAsks.declinedAt)),
  ]);
  return [
    ...[...facts, ...files].map(({ id }) => `exchange ${id} withdrawn`),
    ...declined.map(
      ({ caseId, companyId, representativeId, askedAt, declinedAt }) =>
        `exchange ${caseId} declined ${companyId} ${representativeId} ${askedAt.getTime()} ${declinedAt?.getTime()}`,
    ),
    ...ended.map(({ id }) => `exchange ${id} ended`),
  ];
}

/** Notes that the author wants to read nothing further, or does again: of several the last holds, also in a copy. */
export const noteMuted = (
  tx: Transaction,
  { id, caseId }: { id: string; caseId: string },
  how: 'muted' | 'unmuted',
  now: Date,
) => noteTakenOut(tx, caseId, now, `exchange ${id} ${how} ${now.getTime()}`);

/** Does once more what a line of `takenBackIn` or `noteMuted` says. What is not there is no fault. */
export async function takeBackAgain(tx: Transaction, line: string, now: Date): Promise<void> {
  const [, id = '', how = '', ...rest] = line.split(' ');
  if (how === 'withdrawn') return withdrawOne(tx, id, now);
  if (how === 'declined') return declineAgain(tx, id, rest);
  const [running] = await tx.select().from(exchanges).where(eq(exchanges.id, id));
  if (!running) return;
  if (how === 'ended') return endOne(tx, id, now);
  const mutedAt = new Date(Number(rest[0]));
  if ((how !== 'muted' && how !== 'unmuted') || running.endedAt !== null || Number.isNaN(mutedAt.getTime())) return;
  if (how === 'muted') await tx.insert(exchangeMutes).values({ exchangeId: id, mutedAt }).onConflictDoNothing();
  else await tx.delete(exchangeMutes).where(eq(exchangeMutes.exchangeId, id));
  await noteTakenOut(tx, running.caseId, now, line);
}

/** A company asks once: also one that asked, and was told no, after the copy was made. */
async function declineAgain(tx: Transaction, caseId: string, [companyId = '', by = '', asked, declined]: string[]) {
  const [known] = await tx
    .select({ caseId: cases.id })
    .from(cases)
    .innerJoin(representatives, and(eq(representatives.id, by), eq(representatives.companyId, companyId)))
    .where(eq(cases.id, caseId));
  const [askedAt, declinedAt] = [new Date(Number(asked)), new Date(Number(declined))];
  if (!known || Number.isNaN(askedAt.getTime()) || Number.isNaN(declinedAt.getTime())) return;
  const row = { caseId, companyId, representativeId: by, askedAt, declinedAt };
  await tx
    .insert(exchangeAsks)
    .values(row)
    .onConflictDoUpdate({ target: [exchangeAsks.caseId, exchangeAsks.companyId], set: { declinedAt } });
}

/** Withdraws all of these files that are not. */
export async function withdrawAll(tx: Transaction, isOf: SQL | undefined, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: exchangeFiles.id })
    .from(exchangeFiles)
    .where(and(isOf, ne(exchangeFiles.state, 'withdrawn')));
  for (const { id } of rows) await withdrawOne(tx, id, now);
}

/** Deletes what a detail or a file says, and its blobs; that it was given and taken back stays, for both sides' memory of it. */
export async function withdrawOne(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx
    .update(exchangeFacts)
    .set({ sealed: '', withdrawnAt: now })
    .where(and(eq(exchangeFacts.id, id), isNull(exchangeFacts.withdrawnAt)));
  const files = await tx
    .update(exchangeFiles)
    .set({ name: '', dataKey: '', state: 'withdrawn', withdrawnAt: now })
    .where(and(eq(exchangeFiles.id, id), ne(exchangeFiles.state, 'withdrawn')))
    .returning({ id: exchangeFiles.id });
  await leaveBlobs(
    tx,
    files.map((file) => file.id),
    now,
  );
}
