import { and, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan } from '../can.ts';
import { guessed, wrongGuess } from '../guesses.ts';
import { voidAccountLinks } from '../links.ts';
import { tellOwner } from '../owner.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';
import { ownWords } from '../strength/own-words.ts';
import { passwordFault } from '../strength/strength.ts';

/**
 * Sets the first password or a new one; a new one needs the present one. Ends all other sessions. Refuses one that is
 * easily guessed. `sessionId`: the session that asks, as stored.
 */
export async function changePassword(
  situation: Situation,
  { current, password, sessionId }: { current: string | null; password: string; sessionId: string },
): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.changePassword(situation.actor) || userId === null) return refused('not-signed-in');
  const [user] = await situation.db.select().from(users).where(eq(users.id, userId));
  if (!user) return refused('not-signed-in');
  const { passwordHash: present } = user;
  if (present !== null) {
    const compare = async () => ((await isPassword(present, current ?? '')) ? true : null);
    // By session: whoever fails elsewhere keeps nobody from changing a password.
    const guess = await guessed(situation.db, [['session', sessionId]], compare);
    const wrong = refused('invalid', { field: 'current', reason: current ? 'wrong-password' : 'required' });
    if ('wrong' in guess) return wrongGuess(guess.wrong, wrong);
  }
  const fault = await passwordFault(password, await ownWords(situation.db, user.email));
  if (fault) return refused('invalid', { field: 'password', reason: fault });
  const passwordHash = await hashPassword(password);
  return write(situation.db, async (tx) => {
    const [unchanged] = await tx
      .update(users)
      .set({ passwordHash })
      .where(
        and(
          eq(users.id, userId),
          user.passwordHash === null ? isNull(users.passwordHash) : eq(users.passwordHash, user.passwordHash),
        ),
      )
      .returning({ id: users.id });
    if (!unchanged) return refused('conflict');
    await endSessions(tx, userId, sessionId);
    await voidAccountLinks(tx, user.email, situation.now);
    await tellOwner(tx, situation, userId, 'password');
    await tell(tx, situation, { action: 'accounts.change-password', subjectId: userId });
    return done();
  });
}
