import { and, asc, eq, inArray, lt, ne, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contactAddresses, outbox } from '#db/schema/index.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import { visitor } from '#src/lib/situation.ts';
import { isEnded, subjectOf } from './contacts.ts';
import { isAwaited, isOfUse } from './patience.ts';

export interface StuckMail {
  id: string;
  kind: string;
  status: string;
  attempts: number;
  createdAt: Date;
  lastError: string | null;
}

/** What the administrator has to look at: failed and uncertain mails, and those put off or held. Without addresses. */
export function stuckMails(db: Database): Promise<StuckMail[]> {
  return db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      status: outbox.status,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(
      and(
        inArray(outbox.status, ['failed', 'uncertain', 'queued', 'held']),
        ne(outbox.sealed, ''),
        or(ne(outbox.attempts, 0), eq(outbox.status, 'held')),
      ),
    )
    .orderBy(asc(outbox.status), asc(outbox.createdAt));
}

/**
 * Queues a failed or uncertain mail once more, because the administrator says so. For an uncertain one that is the
 * decision to rather send it twice than not at all. Refuses not-found: mails in any other state, and those whose words are
 * gone; too-late: its link has ended; conflict: nothing goes to that address of a company any more.
 */
export function retryMail(db: Database, id: string, now: Date): Promise<Outcome> {
  return write(db, async (tx) => {
    const stuck = and(eq(outbox.id, id), inArray(outbox.status, ['failed', 'uncertain']), ne(outbox.sealed, ''));
    const [row] = await tx.select().from(outbox).where(stuck);
    if (!row) return refused('not-found');
    if (isAwaited(row.kind) && !isOfUse(row.kind, row.createdAt, now)) return refused('too-late');
    if (row.contactId !== null && (await isEnded(tx, row.contactId))) return refused('conflict');
    // A link ends when it ends; every other mail is as good as one of today, because somebody says so.
    const createdAt = isAwaited(row.kind) ? row.createdAt : now;
    await tx
      .update(outbox)
      .set({
        status: 'queued',
        attempts: 0,
        notBefore: now,
        createdAt,
        takenBy: null,
        takenUntil: null,
        finishedAt: null,
      })
      .where(stuck);
    await tell(tx, { now, actor: visitor }, { action: 'mail.retry', ...subjectOf(row) });
    return done();
  });
}

/**
 * Deletes words and addresses of mails that were given up long ago, to whom mails went that went out long ago, and addresses
 * of companies to which nothing goes any more. What the id of such an address begins with keeps it barred.
 */
export async function forgetOldMails(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const isGivenUp = inArray(outbox.status, ['failed', 'uncertain']);
  await exclusively(db, () =>
    db.batch([
      db
        .update(outbox)
        .set({ sealed: '' })
        .where(and(isGivenUp, lt(outbox.createdAt, before(keptDays.failedMails)), ne(outbox.sealed, ''))),
      db
        .update(outbox)
        .set({ toHash: '' })
        .where(and(eq(outbox.sealed, ''), lt(outbox.createdAt, before(keptDays.recipients)), ne(outbox.toHash, ''))),
      db
        .update(contactAddresses)
        .set({ sealed: '' })
        .where(and(lt(contactAddresses.endedAt, before(keptDays.endedContacts)), ne(contactAddresses.sealed, ''))),
    ]),
  );
}
