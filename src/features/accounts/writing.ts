import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { writingEnds } from '#db/schema/index.ts';

const endOf = prepared((db) =>
  db
    .select({ userId: writingEnds.userId })
    .from(writingEnds)
    .where(eq(writingEnds.userId, sql.placeholder('userId'))),
);

/** Whether no decision ended a person's right to write. What is private, and hearing them about it, stays open to them. */
export async function mayWrite(tx: Transaction, userId: string): Promise<boolean> {
  const ended = await endOf(tx, { userId });
  return ended.length === 0;
}
