import { desc, eq, sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '#db/client.ts';
import { secondFactors, sessions } from '#db/schema/index.ts';
import { askAddress, confirmAddress } from '#src/features/accounts/security/address.ts';
import { confirmFactor, endFactor, renewCodes, startFactor } from '#src/features/accounts/security/factor.ts';
import { enterCode, prove } from '#src/features/accounts/security/proof.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { situationOfVisitor } from '#tests/factories.ts';
import { linkInMail, must } from '../drafts/writing.ts';

/** A session that the person has just begun, as stored, and its cookie. */
export async function aSession(
  db: Database,
  { actor, now }: Pick<Situation, 'actor' | 'now'>,
): Promise<{ sessionId: string; cookie: string }> {
  const userId = actor.userId ?? '';
  const { name, value } = must(
    await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: '', now }))),
  );
  const [session] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sql`rowid`))
    .limit(1);
  return { sessionId: session?.id ?? '', cookie: `${name}=${value}` };
}

/** What the person's app shows at a moment. */
export async function codeAt(db: Database, userId: string, moment: Date): Promise<string> {
  const [factor] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  const secret = Secret.fromBase32(unseal(factor?.secret ?? ''));
  return new TOTP({ secret }).generate({ timestamp: moment.getTime() });
}

/** Switches the second factor on; the session it was done in, and the recovery codes. */
export async function withFactor(situation: Situation): Promise<{ sessionId: string; codes: string[] }> {
  const { db, actor, now } = situation;
  const { sessionId } = await aSession(db, situation);
  must(await startFactor(situation, { sessionId }));
  const code = await codeAt(db, actor.userId ?? '', now);
  const { codes } = must(await confirmFactor(situation, { sessionId, code }));
  return { sessionId, codes };
}

/** Everything that somebody can change about how they come in, but for closing the account. */
export async function changesTheAccount(db: Database, situation: Situation, password: string): Promise<void> {
  const userId = situation.actor.userId ?? '';
  must(await prove(situation, { ...(await aSession(db, situation)), secret: password }));
  const { sessionId } = await withFactor(situation);
  const { codes } = must(await renewCodes(situation, { sessionId }));
  const waiting = await aSession(db, situation);
  must(await enterCode(situationOfVisitor(db), { ...waiting, userId, code: codes[0] ?? '' }));
  must(await endFactor(situation, { sessionId }));
  must(await askAddress(situation, { sessionId, email: 'neu@hausrat.example' }));
  for (const purpose of ['old-address', 'new-address'] as const) {
    must(await confirmAddress(situationOfVisitor(db), { purpose, token: await linkInMail(db, purpose) }));
  }
}
