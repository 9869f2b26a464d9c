import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { representatives } from '#db/schema/index.ts';
import type { Representative } from './queries.ts';

/** From now on everything the person ever wrote for the company says that they no longer speak for it. */
export async function endAnyRepresentation(
  tx: Transaction,
  { id, userId, companyId }: Pick<Representative, 'id' | 'userId' | 'companyId'>,
  now: Date,
): Promise<void> {
  const isOfPerson = and(eq(representatives.userId, userId), eq(representatives.companyId, companyId));
  await tx.update(representatives).set({ replacedAt: null }).where(isOfPerson);
  await tx.update(representatives).set({ endedAt: now }).where(eq(representatives.id, id));
}
