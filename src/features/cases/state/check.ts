import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, countedFacts, promises } from '#db/schema/index.ts';
import { sameFacts } from '#src/features/rankings/index.ts';
import { byMaker } from '#src/features/timeline/promises/rules.ts';
import { writeGently } from '#src/lib/database.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { done } from '#src/lib/outcome.ts';
import { promisesListed } from '../visibility.ts';
import { countedFacts as countedOf } from './counted.ts';
import { type CaseFacts, derivedColumns, uncountedReplies } from './facts.ts';
import { loadFacts } from './loading.ts';
import { refreshCase } from './refresh.ts';

/** Cases read and compared at once. */
const atOnce = 200;

/**
 * Works out every published case once more from its facts. A case whose stored state, or what the statistics know of
 * it, says something else is brought up to date. Returns the numbers of those cases; of the first ones when `isStopping`, which is
 * asked between two pieces.
 */
export async function checkCases(db: Database, now: Date, isStopping = () => false): Promise<string[]> {
  const today = dayOf(now);
  const repaired: string[] = [];
  let after = '';
  for (;;) {
    const found = await db
      .select({ row: cases, itsIndustry: companies.industry })
      .from(cases)
      .leftJoin(companies, eq(companies.id, cases.companyId))
      .where(and(isNotNull(cases.publishedAt), gt(cases.id, after)))
      .orderBy(asc(cases.id))
      .limit(atOnce);
    const last = found.at(-1);
    if (!last || isStopping()) return repaired;
    after = last.row.id;
    // The client never lets go of the process. Without a pause no mail goes out meanwhile, nothing can stop the worker, and
    // the memory of the statements is not given back.
    await giveWay();
    const rows = found.map(({ row, itsIndustry }) => ({ ...row, itsIndustry }));
    for (const row of await stale(db, rows, today)) {
      await writeGently(db, async (tx) => {
        await refreshCase(tx, row.id, today);
        return done();
      });
      repaired.push(row.number ?? row.id);
    }
  }
}

/** `itsIndustry`: what its company says, to be the same as what the case says. */
type CaseRow = typeof cases.$inferSelect & { itsIndustry: string | null };

async function stale(db: Database, rows: readonly CaseRow[], today: Day): Promise<CaseRow[]> {
  const ids = rows.map(({ id }) => id);
  const facts = await loadFacts(db, ids);
  const stored = await db
    .select()
    .from(countedFacts)
    .where(and(inArray(countedFacts.caseId, ids), isNull(countedFacts.supersededOn)));
  const storedOf = new Map(stored.map((one) => [one.caseId, one]));
  const promised = await db
    .select({
      caseId: promises.caseId,
      entryId: promises.entryId,
      replyId: promises.replyId,
      companyId: promises.companyId,
      readable: promises.readable,
    })
    .from(promises)
    .where(inArray(promises.caseId, ids));
  const promisesOf = Map.groupBy(promised, ({ caseId }) => caseId);
  return rows.filter((row) => {
    const its = facts.get(row.id);
    if (!its || !hasState(row, its, today) || row.industry !== (row.itsIndustry ?? '')) return true;
    const listed = promisesListed(row);
    const made = byMaker(promisesOf.get(row.id) ?? [], its.entries, uncountedReplies(its.replies));
    const isListed = (one: typeof listed) => one.companyId === listed.companyId && one.readable === listed.readable;
    if (!made.own.every(isListed) || made.others.some(({ companyId }) => companyId !== null)) return true;
    const counted = countedOf(its, today);
    const known = storedOf.get(row.id);
    if (counted === null || row.companyId === null) return false;
    return known?.companyId !== row.companyId || !sameFacts(known, counted);
  });
}

function hasState(row: CaseRow, facts: CaseFacts, today: Day): boolean {
  const stored: Record<string, unknown> = row;
  return Object.entries(derivedColumns(facts, today)).every(([column, value]) =>
    isDeepStrictEqual(stored[column], value),
  );
}
