import { and, eq, notInArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companyDomains } from '#db/schema/index.ts';
import { hints } from '../domains.ts';
import { proofOf } from './proof.ts';

/**
 * Whether an address shows that somebody works for the company, by a domain that its register or an administrator knows. One
 * that is a hint shows nothing.
 */
export async function provesForCompany(tx: Database | Transaction, companyId: string, email: string): Promise<boolean> {
  return 'domain' in proofOf(email, [...(await knownDomains(tx, companyId))]);
}

/** Domains that are known to be a company's: none that is a hint. */
export async function knownDomains(tx: Database | Transaction, companyId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ domain: companyDomains.domain })
    .from(companyDomains)
    .where(and(eq(companyDomains.companyId, companyId), notInArray(companyDomains.source, [...hints])));
  return new Set(rows.map(({ domain }) => domain));
}
