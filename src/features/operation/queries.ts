import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { count, desc, eq, isNull, min } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes, outbox, receivedMails, tallyDays } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { freeBytes } from './files.ts';

/** How the site stands, for whoever runs it. */
export interface Standing {
  /** The newest migration of the database, in milliseconds since 1970. */
  schema: number;
  /** The last day of which the work was done. */
  lastDay: Day | null;
  /** Mails by state, each with the age of the oldest in seconds; those that went out without. */
  outbox: { status: string; many: number; oldestSeconds: number | null }[];
  /** For how many seconds the mail has been due that has been so for longest; null: none waits. */
  dueSeconds: number | null;
  /** Mails that came in and that nobody read yet, and the age of the oldest in seconds. */
  letters: { unread: number; oldestSeconds: number | null };
  /** Moments, null: never. */
  heartbeat: Date | null;
  copy: { name: string; at: Date } | null;
  /** Files of evidence that were whole nowhere when that was made. */
  missingFiles: number;
  /** Since when mails of a copy that was put back wait for somebody. */
  frozenSince: Date | null;
  /** Of a database file, null of one on a server: bytes of its write-ahead log, and free bytes of its disk. */
  file: { log: number; free: number } | null;
}

/** Asks for all of it in one round trip. */
export async function standing(db: Database, url: string, now: Date): Promise<Standing> {
  const [mails, days, notes, unread] = await db.batch([
    db
      .select({ status: outbox.status, many: count(), oldest: min(outbox.createdAt), due: min(outbox.notBefore) })
      .from(outbox)
      .groupBy(outbox.status)
      .orderBy(outbox.status),
    db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1),
    db.select().from(operationNotes),
    db
      .select({ many: count(), oldest: min(receivedMails.receivedAt) })
      .from(receivedMails)
      .where(isNull(receivedMails.readAt)),
  ]);
  const age = (oldest: Date | null) => oldest && Math.round((now.getTime() - oldest.getTime()) / 1000);
  const { rows } = await db.$client.execute('SELECT max(created_at) AS newest FROM __drizzle_migrations');
  const note = (kind: (typeof notes)[number]['kind']) => notes.find((one) => one.kind === kind);
  const copy = note('copy');
  return {
    schema: Number(rows[0]?.newest ?? 0),
    lastDay: days[0]?.asOf ?? null,
    outbox: mails.map(({ status, many, oldest }) => ({
      status,
      many,
      oldestSeconds: status === 'sent' ? null : age(oldest),
    })),
    dueSeconds: age(mails.find(({ status }) => status === 'queued')?.due ?? null),
    letters: { unread: unread[0]?.many ?? 0, oldestSeconds: age(unread[0]?.oldest ?? null) },
    heartbeat: note('heartbeat')?.at ?? null,
    copy: copy ? { name: copy.value, at: copy.at } : null,
    missingFiles: Number(note('missing-files')?.value ?? 0),
    frozenSince: note('frozen')?.at ?? null,
    file: await fileStanding(url),
  };
}

async function fileStanding(url: string): Promise<Standing['file']> {
  if (!url.startsWith('file:')) return null;
  const path = resolve(url.slice('file:'.length));
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return { log, free: await freeBytes(dirname(path)) };
}

/** When a copy was put back last, and until when it knows what happened; null: never. */
export async function lastRestore(db: Database): Promise<{ at: Date; asOf: Date } | null> {
  const [row] = await db.select().from(operationNotes).where(eq(operationNotes.kind, 'restored'));
  return row ? { at: row.at, asOf: new Date(row.value) } : null;
}
