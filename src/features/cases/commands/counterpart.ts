import { and, eq, ne, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { entries } from '#db/schema/index.ts';
import { companiesNamed } from '#src/features/companies/index.ts';

// Asked for somebody other than the company, a hurried author writes the company itself. Its own words would then end no
// silence, and its own promises would count for nobody.

/** Whom an entry is about beside the company: empty where that is the company itself, by any of its names. */
export async function counterpartOf(tx: Transaction, companyId: string, thirdParty: string): Promise<string> {
  if (thirdParty === '') return '';
  const named = await companiesNamed(tx, thirdParty);
  return named.some(({ id }) => id === companyId) ? '' : thirdParty;
}

const othersIn = prepared((db) =>
  db
    .selectDistinct({ thirdParty: entries.thirdParty })
    .from(entries)
    .where(and(eq(entries.caseId, sql.placeholder('caseId')), ne(entries.thirdParty, ''))),
);

/** The same for every entry of a case, once it is known which company the case is against. */
export async function settleCounterparts(tx: Transaction, caseId: string, companyId: string): Promise<void> {
  const named = await othersIn(tx, { caseId });
  for (const { thirdParty } of named) {
    if ((await counterpartOf(tx, companyId, thirdParty)) !== '') continue;
    const isItself = and(eq(entries.caseId, caseId), eq(entries.thirdParty, thirdParty));
    await tx.update(entries).set({ thirdParty: '' }).where(isItself);
  }
}
