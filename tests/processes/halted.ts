import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { count, eq, inArray } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { cases, closings, drafts, entries, events, outbox, replies } from '#db/schema/index.ts';
import { faultsOf } from '#db/whole.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { awaitedKinds } from '#src/features/notifications/patience.ts';
import type { TestMailServer } from './mail-server.ts';
import type { Promised } from './people.ts';
import type { Started } from './start.ts';

/** How often in each round, and how long after one another. */
export interface Halts {
  many: number;
  pause: () => Promise<void>;
}

/** What a kill at this moment would have left, and what had been answered until then. */
interface Left {
  file: string;
  promised: number;
  published: number;
  /** Mails of which the server had everything. */
  whole: number;
}

const counted = (work: Work) => ({
  promised: work.promised.length,
  published: work.published.length,
  whole: work.mailServer.whole.length,
});

interface Work {
  promised: readonly Promised[];
  published: readonly string[];
  mailServer: TestMailServer;
}

/** Older ones were looked at after an earlier halt, and are again at the end. */
const newest = 60;

/** Whether every thread of a process stands still: after the signal one may still come to the end of a call. */
function isHalted(pid: number): boolean {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('T') ?? false;
}

/**
 * Halts these processes wherever they are, takes the files of their database as they lie on the disk, and lets them go on: what
 * `kill -9` would have left of both, in a hundredth of the time of a new start.
 */
export async function haltedCopy(url: string, running: readonly (Started | null)[], work: Work): Promise<Left> {
  const file = url.slice('file:'.length);
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-halted-'));
  const pids = running.flatMap((one) => (one?.process.pid === undefined ? [] : [one.process.pid]));
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    while (!pids.every(isHalted)) await wait(1);
    // By a process of its own: closing a file takes away all locks that a process has on it, SQLite's as well.
    const there = [file, `${file}-wal`].filter((one) => existsSync(one));
    execFileSync('cp', [...there, folder]);
    return { file: join(folder, basename(file)), ...counted(work) };
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}

/** What would be lost, there by half or sent twice, had the processes been killed then. */
export async function faultsAfterKill(left: Left, { promised, published, mailServer }: Work): Promise<string[]> {
  const db = openDatabase({ url: `file:${left.file}` });
  try {
    const faults = await faultsOf(db);
    for (const { what, isKept, isMail } of promised.slice(0, left.promised).slice(-newest)) {
      if (!isMail && !(await isKept(db))) faults.push(`${what} would be lost`);
    }
    const numbers = new Set((await db.select({ number: cases.number }).from(cases)).map(({ number }) => number));
    faults.push(...published.slice(0, left.published).filter((number) => !numbers.has(number)));
    const arrived = mailServer.whole.slice(0, left.whole).slice(-newest);
    const mails = await db.select().from(outbox).where(inArray(outbox.id, arrived));
    const again = mails.filter(({ status, kind }) => status === 'queued' && !awaitedKinds.includes(kind));
    faults.push(...again.map(({ kind }) => `a mail (${kind}) would go twice`));
    faults.push(...(await halvesIn(db)));
    return [...faults, ...(await checkCases(db, new Date())).map((number) => `the state of ${number}`)];
  } finally {
    db.$client.close();
    rmSync(dirname(left.file), { recursive: true, force: true });
  }
}

/** Cases of which only a part is there, and drafts that are none any more. */
export async function halvesIn(db: Database): Promise<string[]> {
  const number = async (asked: Promise<{ id: string | null; n: number }[]>) => {
    const found = new Map((await asked).map(({ id, n }) => [id, n]));
    return (id: string) => found.get(id) ?? 0;
  };
  const of = (table: typeof entries | typeof drafts | typeof replies | typeof closings) =>
    number(db.select({ id: table.caseId, n: count() }).from(table).groupBy(table.caseId));
  const [told, begun, answered, closed] = [await of(entries), await of(drafts), await of(replies), await of(closings)];
  const isPublished = eq(events.action, 'cases.publish');
  const acts = db.select({ id: events.subjectId, n: count() }).from(events).where(isPublished);
  const published = await number(acts.groupBy(events.subjectId));
  const isLive = eq(outbox.kind, 'case-live');
  const live = await number(
    db.select({ id: outbox.caseId, n: count() }).from(outbox).where(isLive).groupBy(outbox.caseId),
  );
  const all = await db.select({ id: cases.id, publishedAt: cases.publishedAt }).from(cases);
  return all.flatMap(({ id, publishedAt }) => {
    const isDraft = begun(id) === 1 && live(id) === 0;
    const isWhole = told(id) === 1 && begun(id) === 0 && live(id) === 1 && published(id) === 1;
    if (publishedAt === null) return isDraft ? [] : [`${id} is no draft`];
    return isWhole && answered(id) <= 1 && closed(id) <= 1 ? [] : [`${id} is there by half`];
  });
}
