import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { recoveryCodes, secondFactors, sessions, users } from '#db/schema/index.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan, provedMinutes } from '../can.ts';
import { type Guesser, guessed, wrongGuess } from '../guesses.ts';
import { tellOwner } from '../owner.ts';
import { isPassword } from '../passwords.ts';
import { bare, stepOf } from './codes.ts';
import { stopReset } from './reset.ts';

/**
 * Counted by person, over all their sessions: a code has a million forms, and only who has the password or the mail comes
 * so far. Whoever fails is slowed down, and nobody shut out.
 */
const guesserAt = (userId: string): Guesser => [['session', `code ${userId}`]];

/** The running second factor of a person; null for who has none. */
export async function factorOf(db: Database | Transaction, userId: string) {
  const [factor] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  return factor?.since ? factor : null;
}

/**
 * Takes a code of the app or a recovery code, each once: of two that come at the same time one is taken. Says which of
 * the two it was; null for a wrong one.
 */
async function takeCode(
  tx: Transaction,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<'app' | 'recovery' | null> {
  const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  if (!factor) return null;
  const step = stepOf(unseal(factor.secret), code, now);
  if (step !== null) {
    const taken = await tx
      .update(secondFactors)
      .set({ lastStep: step })
      .where(and(eq(secondFactors.userId, userId), lt(secondFactors.lastStep, step)))
      .returning({ userId: secondFactors.userId });
    return taken.length > 0 ? 'app' : null;
  }
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.codeHash, keyedHash(`recovery ${userId} ${bare(code)}`)),
        eq(recoveryCodes.userId, userId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0 ? 'recovery' : null;
}

/** The second step of signing in: the code that a session waits for. Refuses (invalid) a wrong or used one, and too many. */
export async function enterCode(
  situation: Situation,
  { userId, sessionId, code }: { userId: string; sessionId: string; code: string },
): Promise<Outcome> {
  if (!accountCan.enterCode(situation.actor)) return refused('not-allowed');
  const { now } = situation;
  return afterGuess(situation, userId, () =>
    write(situation.db, async (tx) => {
      const taken = await takeCode(tx, { userId, code, now });
      if (!taken) return refused('invalid', { field: 'code', reason: 'wrong-code' });
      await stopReset(tx, userId, now);
      const [opened] = await tx
        .update(sessions)
        .set({ awaitsCode: false, provedAt: now })
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), eq(sessions.awaitsCode, true)))
        .returning({ id: sessions.id });
      if (!opened) return refused('not-signed-in');
      await tell(tx, { now, actor: { userId } }, { action: 'accounts.use-code', subjectId: userId });
      if (taken === 'recovery') await tellOwner(tx, situation, userId, 'codeUsed');
      return done();
    }),
  );
}

/** Does what needs the right code or password, more slowly after each wrong one. */
async function afterGuess(situation: Situation, userId: string, attempt: () => Promise<Outcome>): Promise<Outcome> {
  let last: Outcome = refused('too-often', { reason: 'too-many-sign-ins' });
  const guess = await guessed(situation.db, guesserAt(userId), async () => {
    last = await attempt();
    return last.ok ? true : null;
  });
  return 'wrong' in guess && !last.ok ? wrongGuess(guess.wrong, last) : last;
}

/**
 * Shows once more that it is the person who asks, before something dangerous: by a code where there is a second factor,
 * else by the password. Who has neither signs in anew with a link. Good for ten minutes in this session.
 */
export async function prove(
  situation: Situation,
  { sessionId, secret }: { sessionId: string; secret: string },
): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.prove(situation.actor) || userId === null) return refused('not-signed-in');
  const factor = await factorOf(situation.db, userId);
  const [user] = await situation.db.select().from(users).where(eq(users.id, userId));
  return afterGuess(situation, userId, async () => {
    const matches = factor ? true : await isPassword(user?.passwordHash ?? null, secret);
    return write(situation.db, async (tx) => {
      const { now } = situation;
      const isThem = factor ? await takeCode(tx, { userId, code: secret, now }) : matches;
      if (!isThem) return refused('invalid', { field: 'secret', reason: factor ? 'wrong-code' : 'wrong-password' });
      if (factor) await stopReset(tx, userId, now);
      await tx
        .update(sessions)
        .set({ provedAt: now })
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
      await tell(tx, situation, { action: 'accounts.prove', subjectId: userId });
      return done();
    });
  });
}

/** Refuses not-allowed (`prove-first`) unless the person showed within ten minutes, in this session, that it is them. */
export async function unproved(
  tx: Database | Transaction,
  { userId, sessionId, now }: { userId: string; sessionId: string; now: Date },
): Promise<Refused | null> {
  const since = new Date(now.getTime() - provedMinutes * 60_000);
  const [session] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), gte(sessions.provedAt, since)));
  return session ? null : refused('not-allowed', { reason: 'prove-first' });
}
