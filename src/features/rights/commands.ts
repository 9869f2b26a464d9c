import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { unproved } from '#src/features/accounts/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { rightsCan } from './can.ts';
import { type Choice, erasePerson } from './erase.ts';

/**
 * Closes the account for good and erases the person: see `erasePerson`. Refuses what `unproved` does: it takes a password or
 * code of the last ten minutes.
 */
export function eraseAccount(
  situation: Situation,
  { sessionId, cases }: { sessionId: string; cases: Choice },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!rightsCan.erase(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    const isErased = await erasePerson(tx, userId, cases, situation.now);
    return isErased ? done() : refused('not-signed-in');
  });
}

/** The administrator does it for somebody who asked in writing. Refuses not-found for an address without an account. */
export function eraseAccountAt(
  db: Database,
  { email, cases, now }: { email: string; cases: Choice; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user || !(await erasePerson(tx, user.id, cases, now))) return refused('not-found');
    return done();
  });
}
