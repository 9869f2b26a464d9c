import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, entries, promises } from '#db/schema/index.ts';
import { recordFacts } from '#src/features/rankings/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { CaseState } from '../rules.ts';
import { promisesListed } from '../visibility.ts';
import { countedFacts, countedHistory } from './counted.ts';
import { type CaseFacts, derivedColumns, loadFacts } from './facts.ts';

/** What is stored of a case and its promises and follows from the rest; the demo data are written with it too. */
export function derivedOf(
  theCase: { companyId: string | null; industry: string | null },
  facts: CaseFacts,
  today: Day,
) {
  const state = derivedColumns(facts, today);
  // The types of the tables let nobody name these columns in an insert or an update; an `object` is meant to pass.
  const columns: object = { ...state, searchKey: '', industry: theCase.industry ?? '' };
  return { state, columns, listed: promisesListed({ companyId: theCase.companyId, status: state.status }) };
}

/**
 * Writes the state of a case anew from its facts, and tells the statistics what it counts for. Every command that
 * changes a fact ends with it.
 */
export async function refreshCase(tx: Transaction, caseId: string, today: Day): Promise<Omit<CaseState, 'asked'>> {
  const [row] = await tx
    .select({ companyId: cases.companyId, industry: companies.industry })
    .from(cases)
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId));
  const facts = (await loadFacts(tx, [caseId])).get(caseId);
  if (!row || !facts) throw new Error(`case ${caseId} does not exist`);
  const { state, columns, listed } = derivedOf(row, facts, today);
  await tx.update(cases).set(columns).where(eq(cases.id, caseId));
  // What others promised stands in no list of the company.
  const isOthers = sql`exists (select 1 from ${entries} where ${entries.id} = ${promises.entryId} and ${entries.thirdParty} <> '')`;
  const companyId = sql`case when ${isOthers} then null else ${listed.companyId} end`;
  const readable = sql`case when ${isOthers} then 0 else ${Number(listed.readable)} end`;
  const isOld = sql`(${promises.companyId}, ${promises.readable}) is not (${companyId}, ${readable})`;
  const listedColumns: object = { companyId, readable };
  await tx
    .update(promises)
    .set(listedColumns)
    .where(and(eq(promises.caseId, caseId), isOld));
  const counted = countedFacts(facts, today, state);
  if (row.companyId !== null && counted !== null) {
    const history = () => countedHistory(facts, today);
    await recordFacts(tx, { caseId, companyId: row.companyId }, { today, facts: counted, history });
  }
  return state;
}
