import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, promises } from '#db/schema/index.ts';
import { recordFacts } from '#src/features/rankings/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { fold } from '#src/lib/text.ts';
import { countedFacts, countedHistory } from './counted.ts';
import { derivedColumns, loadFacts } from './facts.ts';
import type { CaseState } from './rules.ts';
import { promisesListed } from './visibility.ts';

/**
 * Writes the state of a case anew from its facts, and tells the statistics what it counts for. Every command that
 * changes a fact ends with it.
 */
export async function refreshCase(tx: Transaction, caseId: string, today: Day): Promise<CaseState> {
  const [row] = await tx
    .select({
      title: cases.title,
      summary: cases.summary,
      companyId: cases.companyId,
      companyName: companies.name,
      industry: companies.industry,
    })
    .from(cases)
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId));
  const facts = (await loadFacts(tx, [caseId])).get(caseId);
  if (!row || !facts) throw new Error(`case ${caseId} does not exist`);
  const columns = derivedColumns(facts, today);
  await tx
    .update(cases)
    .set({
      ...columns,
      searchKey: fold([row.title, row.companyName ?? '', row.summary].join(' ')),
      industry: row.industry ?? '',
    })
    .where(eq(cases.id, caseId));
  const listed = promisesListed({ companyId: row.companyId, status: columns.status });
  const isOld = sql`(${promises.companyId}, ${promises.readable}) is not (${listed.companyId}, ${listed.readable})`;
  await tx
    .update(promises)
    .set(listed)
    .where(and(eq(promises.caseId, caseId), isOld));
  const counted = countedFacts(facts, today);
  if (row.companyId !== null && counted !== null) {
    const history = () => countedHistory(facts, today);
    await recordFacts(tx, { caseId, companyId: row.companyId }, { today, facts: counted, history });
  }
  return columns;
}
