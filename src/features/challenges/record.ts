import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';

async function slugOf(tx: Transaction, companyId: string): Promise<string | null> {
  const [company] = await tx.select({ slug: companies.slug }).from(companies).where(eq(companies.id, companyId));
  return company?.slug ?? null;
}

/** Records in the public log that a company says a case is none of a customer's. */
export async function recordChallenge(
  tx: Transaction,
  { number, companyId, claim, at }: { number: string; companyId: string; claim: string; at: Date },
): Promise<void> {
  const company = await slugOf(tx, companyId);
  await append(tx, { kind: 'challenge.opened', at, caseNumber: number, company, facts: { claim } });
}

/** Records in the public log that its author agreed with what a company says, and moved the case to another. */
export async function recordAgreed(
  tx: Transaction,
  { number, companyId, to, at }: { number: string; companyId: string; to: string; at: Date },
): Promise<void> {
  const company = await slugOf(tx, companyId);
  await append(tx, { kind: 'challenge.upheld', at, caseNumber: number, company, facts: { by: 'author', movedTo: to } });
}
