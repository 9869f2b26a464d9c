import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens, representatives } from '#db/schema/index.ts';
import type { apiScopes } from '../lists.ts';

/** A token as people of its company see it. */
export interface ShownToken {
  id: string;
  name: string;
  scopes: (typeof apiScopes)[number][];
  by: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The tokens of a company that nobody has ended, the oldest first: those whose time is over too, so that it is seen. */
export async function tokensOf(db: Database, companyId: string): Promise<ShownToken[]> {
  const rows = await db
    .select({ token: apiTokens, firstName: representatives.firstName, lastName: representatives.lastName })
    .from(apiTokens)
    .innerJoin(representatives, eq(representatives.id, apiTokens.representativeId))
    .where(and(eq(representatives.companyId, companyId), isNull(representatives.endedAt), isNull(apiTokens.endedAt)))
    .orderBy(asc(apiTokens.createdAt));
  return rows.map(({ token: { tokenHash: _, ...token }, firstName, lastName }) => ({
    ...token,
    by: `${firstName} ${lastName}`.trim(),
  }));
}
