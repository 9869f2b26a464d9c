import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, exchangeFiles, promises, representatives } from '#db/schema/index.ts';
import { inCase, noteReportFile, reportPromise, type Where } from '#src/features/cases/index.ts';
import type { Blobs } from '#src/features/evidence/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { speakerNow } from './commands.ts';
import { filesThere, takeFile } from './deposit.ts';
import { withdrawAll, withdrawOne } from './forgetting.ts';
import { type Asking, type GivenFile, speakerColumns, speakerOf, standsOn } from './queries.ts';
import { mostReportFiles } from './rules.ts';

// A company that reports a promise as kept can show its author a receipt. Public is only that there is one: whether it proves
// anything, the author says.

/** It is reported, and the author has not said that it was kept: after that there is nothing to prove. */
const isAsked = and(isNotNull(promises.reportedKeptOn), isNull(promises.keptOn));

/**
 * Takes a file as proof of a promise that the company reports as kept, for the author of the case alone. Refuses not-found: it
 * reports no such promise; not-allowed to whose identity is in doubt; conflict (`report-files`: too many are there), and what
 * `takeFile` refuses.
 */
export function depositReportFile(
  situation: Situation,
  { number, promiseId, name }: { number: string; promiseId: string; name: string },
  stream: AsyncIterable<Uint8Array>,
  blobs?: Blobs,
): Promise<Outcome<{ id: string }>> {
  return takeFile(
    situation,
    (begin) =>
      inCase(situation, number, 'reportPromise', async (tx, { id, companyId }) => {
        const representativeId = await speakerNow(tx, situation, companyId);
        if (representativeId === null) return refused('not-allowed');
        const isIt = and(eq(promises.id, promiseId), eq(promises.caseId, id), isAsked);
        if ((await tx.$count(promises, isIt)) === 0) return refused('not-found');
        if ((await filesThere(tx, eq(exchangeFiles.promiseId, promiseId))) >= mostReportFiles)
          return refused('conflict', { reason: 'report-files' });
        await begin(tx, { to: { promiseId }, side: 'company', representativeId, name });
        return done(null);
      }),
    stream,
    blobs,
  );
}

/** The company takes a file back: from the next request on the author has it no more. Refuses not-found. */
export function withdrawReportFile(
  situation: Situation,
  { number, withdraw: id }: { number: string; withdraw: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'reportPromise', async (tx, { id: caseId, companyId }) => {
    if ((await speakerNow(tx, situation, companyId)) === null) return refused('not-allowed');
    const [file] = await tx
      .select({ promiseId: promises.id })
      .from(exchangeFiles)
      .innerJoin(promises, eq(promises.id, exchangeFiles.promiseId))
      .where(and(eq(exchangeFiles.id, id), eq(promises.caseId, caseId)));
    if (!file) return refused('not-found');
    await withdrawOne(tx, id, situation.now);
    await noteFiles(tx, file.promiseId, situation.now);
    return done(null);
  });
}

/** The company takes a report back, and with it what was to prove it. Refuses what `reportPromise` refuses. */
export async function takeReportBack(
  situation: Situation,
  which: { number: string; promiseId: string },
): Promise<Outcome<Where>> {
  const taken = await reportPromise(situation, { ...which, keptOn: null });
  if (!taken.ok) return taken;
  // Until this is done nobody sees them: they are shown while the promise is reported.
  const isOf = eq(exchangeFiles.promiseId, which.promiseId);
  const gone = await write(situation.db, async (tx) => {
    await withdrawAll(tx, isOf, situation.now);
    // One may have been looked at in between.
    return done(await noteFiles(tx, which.promiseId, situation.now));
  });
  if (!gone.ok) log.warn('the files of a report that was taken back stay until the night');
  return taken;
}

/** Public is that the author can look at something, and no more once they cannot. */
export async function noteFiles(tx: Transaction, promiseId: string, now: Date): Promise<void> {
  const isThere = and(eq(exchangeFiles.promiseId, promiseId), eq(exchangeFiles.state, 'ready'));
  await noteReportFile(tx, promiseId, (await tx.$count(exchangeFiles, isThere)) > 0 ? now : null);
}

/** Of a case that went to another company nobody sees what the former one gave. */
const isOfCompany = and(
  eq(representatives.id, exchangeFiles.representativeId),
  eq(representatives.companyId, cases.companyId),
);

/** A file that proves a promise, for either side. */
export interface ReportFile extends Omit<GivenFile, 'opened'> {
  promiseId: string;
}

/** The files of the promises of a case, for its author and for those who speak for its company with certainty; else none. */
export async function reportFiles(db: Database, number: string, asking: Omit<Asking, 'now'>): Promise<ReportFile[]> {
  const rows = await db
    .select({ file: exchangeFiles, promiseId: promises.id, by: speakerColumns })
    .from(exchangeFiles)
    .innerJoin(promises, eq(promises.id, exchangeFiles.promiseId))
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .innerJoin(representatives, isOfCompany)
    .where(and(eq(cases.number, number), isNotNull(promises.reportedKeptOn), standsOn(asking)))
    .orderBy(asc(exchangeFiles.givenAt), asc(sql`exchange_files.rowid`));
  return rows
    .filter(({ file }) => asking.side === 'company' || file.state === 'ready')
    .map(({ file, promiseId, by }): ReportFile => {
      const { id, side, state, reason, kind, bytes, pages, givenAt, withdrawnAt, name } = file;
      const about = { id, promiseId, side, state, reason, kind, bytes, pages, givenAt, withdrawnAt };
      return { ...about, by: speakerOf(by), name: name === '' ? '' : unseal(name), sees: state === 'ready' };
    });
}

/** What opens the blobs of such a file, for whoever may see it at this moment; null for everybody else. */
export async function reportFile(
  db: Database,
  id: string,
  userId: string,
): Promise<{ id: string; dataKey: string; pages: number } | null> {
  const stands = sql`(${standsOn({ userId, side: 'author' })} or ${standsOn({ userId, side: 'company' })})`;
  const isIt = and(eq(exchangeFiles.id, id), eq(exchangeFiles.state, 'ready'), isNotNull(promises.reportedKeptOn));
  const [row] = await db
    .select({ id: exchangeFiles.id, dataKey: exchangeFiles.dataKey, pages: exchangeFiles.pages })
    .from(exchangeFiles)
    .innerJoin(promises, eq(promises.id, exchangeFiles.promiseId))
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .innerJoin(representatives, isOfCompany)
    .where(and(isIt, stands));
  return row ?? null;
}
