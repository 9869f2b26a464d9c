import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { type Action, appointments, users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import { ownPath } from '#src/lib/paths.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { accountCan } from './can.ts';
import { guessed, guesserOf, wrongGuess } from './guesses.ts';
import { knownDevice } from './known-device.ts';
import { peekLink, useLink, voidAccountLinks } from './links.ts';
import { tellOwner } from './owner.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { type BegunSession, endOneSession, endSessions, startSession } from './sessions.ts';
import { ownWords } from './strength/own-words.ts';
import { passwordFault } from './strength/strength.ts';
import { findOrCreateUser } from './users.ts';

/** Where an attempt comes from. */
export interface Origin {
  ip: string;
  userAgent: string;
  /** Cookie of a browser that has signed in before. */
  device: string | null;
  /** All cookies of the browser. */
  cookies?: string | null;
}

export interface SignedIn {
  userId: string;
  cookie: BegunSession;
  /** Own path to go on to. */
  returnTo: string | null;
}

/**
 * Signs in by password. One refusal for an unknown address, an account without a password and a wrong one, after the
 * same time; too-often (`too-many-sign-ins`) when it is wrong after many failures. A right one is never refused: after many
 * failures from the same network it takes longer (guesses.ts).
 */
export async function signIn(
  situation: Situation,
  { email, password, returnTo, from }: { email: string; password: string; returnTo: string | null; from: Origin },
): Promise<Outcome<SignedIn>> {
  if (!accountCan.signIn(situation.actor)) return refused('not-allowed');
  const [user] = await situation.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  const passwordHash = user?.passwordHash ?? null;
  const device = user ? knownDevice(from.device, user.id) : null;
  const guesser = await guesserOf(situation.db, { email, ip: from.ip, device });
  const guess = await guessed(situation.db, guesser, async () => {
    const matches = await isPassword(passwordHash, password);
    return matches && user && passwordHash ? { user, passwordHash } : null;
  });
  if ('wrong' in guess) return wrongGuess(guess.wrong, refused('invalid', { reason: 'wrong-sign-in' }));
  return enterWith(situation, guess.right, { returnTo, from });
}

function enterWith(
  situation: Situation,
  { user, passwordHash }: { user: { id: string }; passwordHash: string },
  { returnTo, from }: { returnTo: string | null; from: Origin },
): Promise<Outcome<SignedIn>> {
  return write(situation.db, async (tx) => {
    // A password changed while this one was compared no longer opens anything.
    const [still] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, user.id), eq(users.passwordHash, passwordHash)));
    if (!still) return refused('invalid', { reason: 'wrong-sign-in' });
    const cookie = await enter(tx, situation, user.id, from, 'accounts.sign-in');
    return done({ userId: user.id, cookie, returnTo });
  });
}

/**
 * The button of a sign-in link. Opens the account if the address had none, with a password if one was chosen; an
 * account that has a password keeps it. Refuses what `useLink` refuses, and a password that is easily guessed.
 */
export async function signInByLink(
  situation: Situation,
  { token, password, from }: { token: string; password: string | null; from: Origin },
): Promise<Outcome<SignedIn>> {
  if (!accountCan.signIn(situation.actor)) return refused('not-allowed');
  const weak = password === null ? null : await faultOf(situation, 'sign-in', token, password);
  if (weak) return weak;
  const chosen = password === null ? null : await hashPassword(password);
  return write(situation.db, async (tx) => {
    const used = await useLink(tx, { purpose: 'sign-in', token, now: situation.now });
    if (!used.ok) return used;
    const userId = await findOrCreateUser(tx, {
      email: used.value.email,
      locale: situation.locale,
      now: situation.now,
    });
    if (chosen !== null) {
      await tx
        .update(users)
        .set({ passwordHash: chosen })
        .where(and(eq(users.id, userId), isNull(users.passwordHash)));
    }
    const cookie = await enter(tx, situation, userId, from, 'accounts.sign-in-by-link');
    return done({ userId, cookie, returnTo: ownPath(used.value.subjectId) });
  });
}

/**
 * The button of a reset link: a new password, and every session and open link of before is over. Refuses what `useLink`
 * refuses, and a password that is easily guessed.
 */
export async function resetPassword(
  situation: Situation,
  { token, password, from }: { token: string; password: string; from: Origin },
): Promise<Outcome<SignedIn>> {
  if (!accountCan.resetPassword(situation.actor)) return refused('not-allowed');
  const weak = await faultOf(situation, 'reset-password', token, password);
  if (weak) return weak;
  const passwordHash = await hashPassword(password);
  return write(situation.db, async (tx) => {
    const used = await useLink(tx, { purpose: 'reset-password', token, now: situation.now });
    if (!used.ok) return used;
    const { email } = used.value;
    const userId = await findOrCreateUser(tx, { email, locale: situation.locale, now: situation.now });
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await endSessions(tx, userId, null);
    await voidAccountLinks(tx, email, situation.now);
    await tellOwner(tx, situation, userId, 'password');
    const cookie = await enter(tx, situation, userId, from, 'accounts.reset-password');
    return done({ userId, cookie, returnTo: null });
  });
}

/** Refuses a password that is easily guessed by who knows the address behind a link. A dead link says so by itself. */
async function faultOf(
  situation: Situation,
  purpose: 'sign-in' | 'reset-password',
  token: string,
  password: string,
): Promise<Refused | null> {
  const { state, email } = await peekLink(situation.db, { purpose, token, now: situation.now });
  if (state !== 'usable' || email === null) return null;
  const fault = await passwordFault(password, await ownWords(situation.db, email));
  return fault && refused('invalid', { field: 'password', reason: fault });
}

/** Ends the session that asks. Without one there is nothing to end. */
export async function signOut(situation: Situation, { sessionId }: { sessionId: string | null }): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.signOut(situation.actor) || userId === null || sessionId === null) return done();
  return write(situation.db, async (tx) => {
    await endOneSession(tx, userId, sessionId);
    await note(tx, situation, userId, 'accounts.sign-out');
    return done();
  });
}

/** Ends one of the person's own sessions. */
export async function endSession(situation: Situation, { sessionId }: { sessionId: string }): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.endSession(situation.actor) || userId === null) return refused('not-signed-in');
  return write(situation.db, async (tx) => {
    if (!(await endOneSession(tx, userId, sessionId))) return refused('not-found', { reason: 'session-over' });
    await note(tx, situation, userId, 'accounts.end-session');
    return done();
  });
}

/** Ends every session of the person but the one that asks. */
export async function endOtherSessions(situation: Situation, { sessionId }: { sessionId: string }): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.endSession(situation.actor) || userId === null) return refused('not-signed-in');
  return write(situation.db, async (tx) => {
    await endSessions(tx, userId, sessionId);
    await note(tx, situation, userId, 'accounts.end-other-sessions');
    return done();
  });
}

async function enter(
  tx: Transaction,
  situation: Situation,
  userId: string,
  from: Origin,
  action: AccountAction,
): Promise<BegunSession> {
  await note(tx, situation, userId, action);
  return startSession(tx, { userId, userAgent: from.userAgent, cookies: from.cookies ?? null, now: situation.now });
}

type AccountAction = Extract<Action, `accounts.${string}`>;

/** Whoever comes in acts as the person that they become. */
function note(tx: Transaction, { now }: Situation, userId: string, action: AccountAction): Promise<void> {
  return tell(tx, { now, actor: { userId } }, { action, subjectId: userId });
}

/** The administrator makes somebody moderator; who has no account yet gets one. */
export function appointModerator(db: Database, { email, now }: { email: string; now: Date }): Promise<Outcome> {
  return write(db, async (tx) => {
    const userId = await findOrCreateUser(tx, { email, locale: 'de', now });
    await tx
      .insert(appointments)
      .values({ userId, role: 'moderator', appointedBy: 'admin', appointedAt: now })
      .onConflictDoNothing();
    await tell(tx, { now, actor: visitor }, { action: 'accounts.appoint', subjectId: userId });
    return done();
  });
}
