import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes, outbox } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { subjectOf } from './contacts.ts';

/** Whether this is a copy that was put back and whose mails nobody has released. */
export async function isFrozen(db: Database): Promise<boolean> {
  return (await db.$count(operationNotes, eq(operationNotes.kind, 'frozen'))) > 0;
}

/**
 * Ends the frost after a copy was put back. `send`: the mails that waited in the copy go out, because nobody got them since;
 * `discard`: they had gone out, and lose words and address. What was written after the copy was put back goes out both ways.
 * How many waited in the copy.
 */
export function endFrost(db: Database, what: 'send' | 'discard', now: Date): Promise<Outcome<number>> {
  return write(db, async (tx) => {
    await tx.delete(operationNotes).where(eq(operationNotes.kind, 'frozen'));
    const isHeld = eq(outbox.status, 'held');
    const ended = {
      send: { status: 'queued' as const, notBefore: now, attempts: 0 },
      discard: {
        status: 'failed' as const,
        sealed: '',
        finishedAt: now,
        lastError: 'discarded after a copy was put back',
      },
    };
    const rows = await tx.update(outbox).set(ended[what]).where(isHeld).returning();
    const action = what === 'send' ? 'mail.release' : 'mail.discard';
    for (const row of rows) await tell(tx, { now, actor: visitor }, { action, ...subjectOf(row) });
    return done(rows.length);
  });
}
