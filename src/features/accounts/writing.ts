import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { writingEnds } from '#db/schema/index.ts';

/** Whether no decision ended a person's right to write. What is private, and hearing them about it, stays open to them. */
export async function mayWrite(tx: Transaction, userId: string): Promise<boolean> {
  return (await tx.$count(writingEnds, eq(writingEnds.userId, userId))) === 0;
}
