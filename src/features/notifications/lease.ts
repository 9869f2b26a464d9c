import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { isPast } from '#src/lib/past.ts';
import { awaitedKinds } from './patience.ts';

/** How long a worker that gives no sign of life keeps a mail. While it works on it, it says so every third of that. */
const leaseMilliseconds = 9000;

export type Row = typeof outbox.$inferSelect;

interface Taking {
  db: Database;
  now: () => Date;
}

/** Names this process among those that share the outbox. */
const worker = newId();

/** Links that somebody waits for are about no published case: they do not stand in line behind the reminders of a morning. */
const awaitedFirst = isNotNull(outbox.caseId);

/** The next mail that is due and that no living worker has. The read in front keeps an idle worker from writing. */
export async function take({ db, now }: Taking, isFrozen: boolean): Promise<Row | null> {
  const free = () => or(isNull(outbox.takenUntil), isPast(outbox.takenUntil, now()));
  const may = isFrozen ? inArray(outbox.kind, awaitedKinds) : undefined;
  const due = () => and(eq(outbox.status, 'queued'), isPast(outbox.notBefore, now()), free(), may);
  const next = () =>
    db.select({ id: outbox.id }).from(outbox).where(due()).orderBy(awaitedFirst, asc(outbox.notBefore)).limit(1);
  const [waiting] = await next();
  if (!waiting) return null;
  const [row] = await exclusively(db, () =>
    db
      .update(outbox)
      .set({ takenBy: worker, takenUntil: leaseEnd(now()), attempts: sql`${outbox.attempts} + 1` })
      .where(and(eq(outbox.id, next()), due()))
      .returning(),
  );
  return row ?? null;
}

export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}

/** Tells other workers, while a slow server keeps this one waiting, that the mail is still in hands. */
export function heartbeat({ db, now }: Taking, row: Row): () => void {
  const timer = setInterval(() => {
    exclusively(db, () =>
      db
        .update(outbox)
        .set({ takenUntil: leaseEnd(now()) })
        .where(isMine(row)),
    ).catch(() => undefined);
  }, leaseMilliseconds / 3);
  return () => clearInterval(timer);
}

export const isMine = (row: Row) => and(eq(outbox.id, row.id), eq(outbox.takenBy, worker));
