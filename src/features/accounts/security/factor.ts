import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { recoveryCodes, secondFactors } from '#db/schema/index.ts';
import { keyedHash, seal, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { isAppointed } from '../appointments.ts';
import { accountCan } from '../can.ts';
import { tellOwner } from '../owner.ts';
import { addressOfSecret, bare, newRecoveryCodes, newSecret, stepOf } from './codes.ts';
import { factorOf, unproved } from './proof.ts';

interface Asking {
  /** The session that asks, as stored. */
  sessionId: string;
}

/** What the page of the second factor shows; `setUp` while an app is being told the secret. One round trip. */
export async function factorState(db: Database, userId: string, email: string) {
  const [[factor], left] = await db.batch([
    db.select().from(secondFactors).where(eq(secondFactors.userId, userId)),
    db
      .select({ codeHash: recoveryCodes.codeHash })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
  ]);
  const secret = factor && factor.since === null ? unseal(factor.secret) : null;
  return {
    since: factor?.since ?? null,
    codesLeft: left.length,
    setUp: secret === null ? null : { secret, address: addressOfSecret(secret, email) },
  };
}

/** Makes a secret for an app. Nobody is asked for a code before a first one was shown. Refuses what `unproved` does. */
export function startFactor(situation: Situation, { sessionId }: Asking): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!accountCan.changeFactor(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    if (await factorOf(tx, userId)) return refused('conflict', { reason: 'factor-runs' });
    const begun = { secret: seal(newSecret()), startedAt: situation.now };
    await tx
      .insert(secondFactors)
      .values({ userId, ...begun })
      .onConflictDoUpdate({ target: secondFactors.userId, set: begun });
    await tell(tx, situation, { action: 'accounts.start-factor', subjectId: userId });
    return done();
  });
}

/**
 * The first code shows that the app has the secret: from now on every sign-in asks for one. Answers the recovery codes,
 * which nobody sees again.
 */
export function confirmFactor(
  situation: Situation,
  { sessionId, code }: Asking & { code: string },
): Promise<Outcome<{ codes: string[] }>> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!accountCan.changeFactor(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId));
    if (!factor || factor.since !== null) return refused('conflict', { reason: 'factor-runs' });
    const step = stepOf(unseal(factor.secret), code, situation.now);
    if (step === null) return refused('invalid', { field: 'code', reason: 'wrong-code' });
    await tx
      .update(secondFactors)
      .set({ since: situation.now, lastStep: step })
      .where(eq(secondFactors.userId, userId));
    const codes = await giveCodes(tx, userId, situation.now);
    await tellOwner(tx, situation, userId, 'factorOn');
    await tell(tx, situation, { action: 'accounts.confirm-factor', subjectId: userId });
    return done({ codes });
  });
}

/** New recovery codes in place of those there were. Refuses what `unproved` does. */
export function renewCodes(situation: Situation, { sessionId }: Asking): Promise<Outcome<{ codes: string[] }>> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!accountCan.changeFactor(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    if (!(await factorOf(tx, userId))) return refused('conflict');
    const codes = await giveCodes(tx, userId, situation.now);
    await tellOwner(tx, situation, userId, 'codes');
    await tell(tx, situation, { action: 'accounts.new-codes', subjectId: userId });
    return done({ codes });
  });
}

/** Signing in asks for no code any more. Refuses what `unproved` does, and (`factor-needed`) a moderator. */
export function endFactor(situation: Situation, { sessionId }: Asking): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!accountCan.changeFactor(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    if (await isAppointed(tx, userId)) return refused('not-allowed', { reason: 'factor-needed' });
    const had = await factorOf(tx, userId);
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
    if (had) await tellOwner(tx, situation, userId, 'factorOff');
    await tell(tx, situation, { action: 'accounts.end-factor', subjectId: userId });
    return done();
  });
}

async function giveCodes(tx: Transaction, userId: string, madeAt: Date): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ codeHash: keyedHash(`recovery ${userId} ${bare(code)}`), userId, madeAt })));
  return codes;
}
