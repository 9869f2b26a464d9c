import { and, eq, isNotNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisions } from '#db/schema/index.ts';

type Decision = typeof decisions.$inferSelect;

/** A decision, the one it was an appeal against, and so on up to the first; the newest comes first. */
export async function chainOf(tx: Transaction, id: string | null): Promise<Decision[]> {
  const chain: Decision[] = [];
  for (let next = id; next !== null; ) {
    const [decision] = await tx.select().from(decisions).where(eq(decisions.id, next));
    if (decision) chain.push(decision);
    next = decision?.appealOf ?? null;
  }
  return chain;
}

/** Whether an appeal against it has been decided: from then on the newer decision is what counts. */
export async function isDecidedAnew(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.$count(decisions, and(eq(decisions.appealOf, id), isNotNull(decisions.effectiveAt)))) > 0;
}
