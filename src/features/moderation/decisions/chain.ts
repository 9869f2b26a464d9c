import { and, eq, isNotNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { challenges, decisions } from '#db/schema/index.ts';

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

/** Whether it answers what a company says against a case, first or on an appeal. */
export async function answersChallenge(
  tx: Transaction,
  { kind, appealOf }: Pick<Decision, 'kind' | 'appealOf'>,
): Promise<boolean> {
  return kind === 'challenge' || (await chainOf(tx, appealOf)).some((earlier) => earlier.kind === 'challenge');
}

/**
 * What was decided, and later what an appeal came to, is from then on what the challenge came to: the profile counts that. Also in
 * a copy that was put back, where the challenge knows of neither.
 */
export async function followChallenge(
  tx: Transaction,
  { id, kind, appealOf, caseId, companyId }: Decision,
): Promise<void> {
  const isOfCase = and(eq(challenges.caseId, caseId ?? ''), eq(challenges.companyId, companyId ?? ''));
  const isIt = kind === 'challenge' ? isOfCase : eq(challenges.decisionId, appealOf ?? '');
  await tx.update(challenges).set({ decisionId: id }).where(isIt);
}
