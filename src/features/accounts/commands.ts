import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { type Action, appointments, users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import { ownPath } from '#src/lib/paths.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { accountCan } from './can.ts';
import { guessed, guesserOf } from './guesses.ts';
import { knownDevice } from './known-device.ts';
import { useLink, voidAccountLinks } from './links.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endOneSession, endSessions, type SessionCookie, startSession } from './sessions.ts';
import { findOrCreateUser } from './users.ts';

/** Where an attempt comes from. */
export interface Origin {
  ip: string;
  userAgent: string;
  /** Cookie of a browser that has signed in before. */
  device: string | null;
}

export interface SignedIn {
  userId: string;
  cookie: SessionCookie;
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

const wrongGuess = (how: 'wrong' | 'slow', wrong: Refused) =>
  how === 'wrong' ? wrong : refused('too-often', { reason: 'too-many-sign-ins' });

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
 * account that has a password keeps it.
 */
export async function signInByLink(
  situation: Situation,
  { token, password, from }: { token: string; password: string | null; from: Origin },
): Promise<Outcome<SignedIn>> {
  if (!accountCan.signIn(situation.actor)) return refused('not-allowed');
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

/** The button of a reset link: a new password, and every session and open link of before is over. */
export async function resetPassword(
  situation: Situation,
  { token, password, from }: { token: string; password: string; from: Origin },
): Promise<Outcome<SignedIn>> {
  if (!accountCan.resetPassword(situation.actor)) return refused('not-allowed');
  const passwordHash = await hashPassword(password);
  return write(situation.db, async (tx) => {
    const used = await useLink(tx, { purpose: 'reset-password', token, now: situation.now });
    if (!used.ok) return used;
    const { email } = used.value;
    const userId = await findOrCreateUser(tx, { email, locale: situation.locale, now: situation.now });
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await endSessions(tx, userId, null);
    await voidAccountLinks(tx, email, situation.now);
    const cookie = await enter(tx, situation, userId, from, 'accounts.reset-password');
    return done({ userId, cookie, returnTo: null });
  });
}

/**
 * Sets the first password or a new one; a new one needs the present one. Ends all other sessions.
 * `sessionId`: the session that asks, as stored.
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
  const passwordHash = await hashPassword(password);
  return write(situation.db, async (tx) => {
    const [unchanged] = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), present === null ? isNull(users.passwordHash) : eq(users.passwordHash, present)))
      .returning({ id: users.id });
    if (!unchanged) return refused('conflict');
    await endSessions(tx, userId, sessionId);
    await voidAccountLinks(tx, user.email, situation.now);
    await note(tx, situation, userId, 'accounts.change-password');
    return done();
  });
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
): Promise<SessionCookie> {
  await note(tx, situation, userId, action);
  return startSession(tx, { userId, userAgent: from.userAgent, now: situation.now });
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
