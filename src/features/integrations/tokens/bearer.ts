import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens, companies, representatives } from '#db/schema/index.ts';
import { isShutOut } from '#src/features/companies/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { countUntil } from '#src/lib/limits.ts';
import type { apiScopes } from '../lists.ts';

/** As whom a program asks. */
export interface Bearer {
  tokenId: string;
  name: string;
  scopes: (typeof apiScopes)[number][];
  expiresAt: Date;
  company: { id: string; slug: string; name: string };
}

/**
 * Why a token opens nothing: none came, nobody knows it (or a person ended it, or who made it no longer speaks), its time is
 * over, or whether who made it speaks for the company is being checked.
 */
export type TokenFault = 'no-token' | 'unknown-token' | 'expired-token' | 'paused-token';

/** Milliseconds: the last use is noted to the minute, not at every request. */
const noted = 60_000;

/** So many requests … in so many seconds, for each token. */
export const apiLimit = { points: 60, duration: 600 } as const;

/**
 * Whose token a request shows. It is looked for by its keyed hash, in an index: how long that takes says nothing about the
 * tokens there are.
 */
export async function bearerOf(
  db: Database,
  authorization: string | null,
  now: Date,
): Promise<Bearer | { fault: TokenFault }> {
  const token = /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { fault: 'no-token' };
  const [row] = await tokenRow(db, eq(apiTokens.tokenHash, keyedHash(token)));
  const fault = faultOf(row, now);
  if (!row || fault !== null) return { fault: fault ?? 'unknown-token' };
  const { id, name, scopes, expiresAt, lastUsedAt } = row.token;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= noted) await noteUse(db, id, now);
  return { tokenId: id, name, scopes, expiresAt, company: row.company };
}

/** Whether a token that opened something still does: asked between the pieces of a long answer. */
export async function stillOpens(db: Database, tokenId: string, now: Date): Promise<boolean> {
  const [row] = await tokenRow(db, eq(apiTokens.id, tokenId));
  return faultOf(row, now) === null;
}

/** Counts a request of a token: how many are left, and in how many seconds there are as many as ever again. */
export async function countRequest(db: Database, tokenId: string): Promise<{ left: number; seconds: number }> {
  const { count, seconds } = await countUntil(db, 'token', apiLimit, tokenId);
  return { left: apiLimit.points - count, seconds };
}

type Row = Awaited<ReturnType<typeof tokenRow>>[number];

function tokenRow(db: Database, isIt: ReturnType<typeof eq>) {
  return db
    .select({
      token: apiTokens,
      endedAt: representatives.endedAt,
      checkingSince: representatives.checkingSince,
      isShut: isShutOut('representatives'),
      company: { id: companies.id, slug: companies.slug, name: companies.name },
    })
    .from(apiTokens)
    .innerJoin(representatives, eq(representatives.id, apiTokens.representativeId))
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(isIt);
}

function faultOf(row: Row | undefined, now: Date): TokenFault | null {
  if (!row || row.token.endedAt !== null || row.endedAt !== null) return 'unknown-token';
  if (row.token.expiresAt <= now) return 'expired-token';
  return row.checkingSince === null && !row.isShut ? null : 'paused-token';
}

async function noteUse(db: Database, id: string, now: Date): Promise<void> {
  const isOlder = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, now));
  await exclusively(db, () =>
    db
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(apiTokens.id, id), isOlder)),
  );
}
