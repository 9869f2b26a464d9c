import { desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, logKinds, logLeaves } from '#db/schema/index.ts';
import { logSigner, verifierKey } from '#src/features/log/note.ts';
import { openCheckpoint } from '#src/features/log/verify/note.ts';
import { paths } from '#src/lib/paths.ts';

const hoursFrom = (since: Date, at: Date) => (at.getTime() - since.getTime()) / 3_600_000;

const lastLeaves = 100;

/** Since how many hours the newest case of the site is public and not in the public log; null: it is there, or there is none. */
export async function unrecordedHours(db: Database, at: Date): Promise<number | null> {
  const [newest] = await db
    .select({ number: cases.number, publishedAt: cases.publishedAt })
    .from(cases)
    .where(isNotNull(cases.number))
    .orderBy(desc(cases.number))
    .limit(1);
  if (!newest?.number || !newest.publishedAt) return null;
  // Cases and leaves have their numbers in one order: it is among the last, or nowhere.
  const last = await db
    .select({ number: logLeaves.caseNumber })
    .from(logLeaves)
    .where(eq(logLeaves.part, logKinds['case.published']))
    .orderBy(desc(logLeaves.number))
    .limit(lastLeaves);
  return last.some(({ number }) => number === newest.number) ? null : hoursFrom(newest.publishedAt, at);
}

/** Milliseconds. */
const patience = 10_000;

/**
 * How many hours old the head of the log is that everybody is given at the public address: something in between may hand out one
 * that it kept. Null where nobody answers from here, or nothing says how old it is.
 */
export async function headHours(site: string, at: Date): Promise<number | null> {
  const url = new URL(paths.logCheckpoint(), site);
  const init = { signal: AbortSignal.timeout(patience), redirect: 'error' as const };
  const note = await fetch(url, init).then(
    (response) => (response.ok ? response.text() : ''),
    () => '',
  );
  const head = await openCheckpoint(note.slice(0, 64 * 1024), verifierKey(logSigner()));
  return 'fault' in head || head.at === null ? null : hoursFrom(head.at, at);
}
