import { and, eq, gt, isNull } from 'drizzle-orm';
import { apiTokens, representatives } from '#db/schema/index.ts';
import { unproved } from '#src/features/accounts/index.ts';
import { keyedHash, newToken } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { integrationsCan } from '../can.ts';
import type { apiScopes } from '../lists.ts';
import { speakingFor } from '../speaking.ts';

/** Tokens of one person that work at the same time. */
const mostTokens = 10;

/** What a token begins with, so that whoever finds one in a text knows what it is. */
const tokenPrefix = 'akd_';

interface TokenGiven {
  companyId: string;
  tokenId: string;
  name: string;
  scope: (typeof apiScopes)[number];
  days: string;
  /** The session that asks, as stored. */
  sessionId: string;
}

/**
 * A token for a program, in the name of the person who asks: it reads what they read, for as long as they speak. Answered once;
 * stored is a hash. Refuses whoever has not shown a moment ago that it is them, and conflict (`too-many-tokens`, `token-made`).
 */
export function createToken(
  situation: Situation,
  { companyId, tokenId: id, name, scope, days, sessionId }: TokenGiven,
): Promise<Outcome<{ token: string; name: string; expiresAt: Date }>> {
  return write(situation.db, async (tx) => {
    const { now, actor } = situation;
    const own = await speakingFor(tx, actor, companyId);
    if (!integrationsCan.connect(own) || actor.userId === null) return refused('not-allowed');
    const stranger = await unproved(tx, { userId: actor.userId, sessionId, now });
    if (stranger) return stranger;
    const { representativeId } = own;
    const isOwn = eq(apiTokens.representativeId, representativeId);
    const works = and(isOwn, isNull(apiTokens.endedAt), gt(apiTokens.expiresAt, now));
    if ((await tx.$count(apiTokens, works)) >= mostTokens) return refused('conflict', { reason: 'too-many-tokens' });
    const token = `${tokenPrefix}${newToken()}`;
    const expiresAt = new Date(now.getTime() + Number(days) * dayMilliseconds);
    const scopes: TokenGiven['scope'][] = scope === 'notes' ? ['cases', 'notes'] : ['cases'];
    const made = await tx
      .insert(apiTokens)
      .values({ id, representativeId, name, tokenHash: keyedHash(token), scopes, createdAt: now, expiresAt })
      .onConflictDoNothing()
      .returning({ id: apiTokens.id });
    if (made.length === 0) return refused('conflict', { reason: 'token-made' });
    await tell(tx, situation, { action: 'integrations.createToken', subjectId: id, companyId });
    return done({ token, name, expiresAt });
  });
}

/** From the next request on it opens nothing. Whoever speaks for the company ends it, whoever made it; ended twice is ended. */
export function endToken(
  situation: Situation,
  { companyId, endToken: id }: { companyId: string; endToken: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    if (!integrationsCan.connect(await speakingFor(tx, situation.actor, companyId))) return refused('not-allowed');
    const [token] = await tx
      .select({ id: apiTokens.id, endedAt: apiTokens.endedAt })
      .from(apiTokens)
      .innerJoin(representatives, eq(representatives.id, apiTokens.representativeId))
      .where(and(eq(apiTokens.id, id), eq(representatives.companyId, companyId)));
    if (!token) return refused('not-found');
    if (token.endedAt !== null) return done();
    await tx.update(apiTokens).set({ endedAt: situation.now }).where(eq(apiTokens.id, id));
    await tell(tx, situation, { action: 'integrations.endToken', subjectId: id, companyId });
    return done();
  });
}
