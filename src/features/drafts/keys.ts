import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { draftKeys, drafts } from '#db/schema/index.ts';
import { keyedHash, newToken } from '#src/lib/crypto.ts';

/**
 * Gives a browser a key to a draft and answers its token, of which only the keyed hash is stored. `link`: the mailed
 * link through which it came; null for the browser in which the draft is begun.
 */
export async function newDraftKey(
  tx: Transaction,
  { caseId, userAgent, link, now }: { caseId: string; userAgent: string; link: string | null; now: Date },
): Promise<string> {
  const token = newToken();
  await tx.insert(draftKeys).values({
    caseId,
    tokenHash: keyedHash(token),
    openedAt: now,
    userAgent: userAgent.slice(0, 300),
    linkHash: link === null ? null : keyedHash(link),
  });
  return token;
}

/** That a draft is the one which a token opens, whose keyed hash comes with the values of the query. */
export function isOpenedBy(tokenHash: Placeholder): SQL {
  const opened = sql`select ${draftKeys.caseId} from ${draftKeys} where ${draftKeys.tokenHash} = ${tokenHash}`;
  return sql`${drafts.caseId} = (${opened})`;
}

/** Whether a token opens this draft already. */
export async function opens(tx: Transaction, token: string, caseId: string): Promise<boolean> {
  const [key] = await tx
    .select({ id: draftKeys.id })
    .from(draftKeys)
    .where(and(eq(draftKeys.tokenHash, keyedHash(token)), eq(draftKeys.caseId, caseId)));
  return key !== undefined;
}

/** The browser that holds this token has given the draft away. */
export async function endKeyOf(tx: Transaction, token: string): Promise<void> {
  await tx.delete(draftKeys).where(eq(draftKeys.tokenHash, keyedHash(token)));
}
