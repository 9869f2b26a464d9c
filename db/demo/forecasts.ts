import { asc, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseKinds, companies, countedFacts, forecastCases } from '#db/schema/index.ts';
import { countedMonths, type Facts, happenedIn } from '#src/features/forecasts/happened/rules.ts';
import { factColumns, keepForecasts } from '#src/features/forecasts/index.ts';
import { type Given, givenTo } from '#src/features/forecasts/scoring/rules.ts';
import { type CompanyCounts, countIn, expectedAt, groupsOf, sumsIn } from '#src/features/forecasts/shrinking/rules.ts';
import { firstDayOf } from '#src/features/rankings/windows.ts';
import { write } from '#src/lib/database.ts';
import { addDays, addMonths, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';

/** The worker of the past came once a week: what it said stood until it came again. */
const daysApart = 7;
const monthsBack = 12;
const atOnce = 100;

interface History {
  caseId: string;
  companyId: string;
  kind: string;
  known: { recordedOn: Day; supersededOn: Day | null; facts: Facts }[];
}

/**
 * Gives the cases of the demo the forecasts that would have stood there when they were published, by the rules of each of those
 * days from what was known on its evening before; then makes those of today.
 */
export async function demoForecasts(db: Database, today: Day): Promise<void> {
  const industries = await db
    .select({ id: companies.id, industry: companies.industry })
    .from(companies)
    .orderBy(asc(companies.slug));
  const histories = [...(await readHistories(db)).values()];
  const perCompany = Map.groupBy(histories, ({ companyId }) => companyId);
  const given = new Map<string, { givenOn: Day; given: Given | null }>();
  for (let day = addMonths(today, -monthsBack); day < today; day = addDays(day, daysApart)) {
    const evening = addDays(day, -1);
    const from = firstDayOf(countedMonths, evening) ?? '';
    const counted = industries.map(({ id, industry }) => {
      const counts: CompanyCounts = new Map();
      for (const { kind, known } of perCompany.get(id) ?? []) {
        const facts = known.find((one) => isKnownOn(one, evening))?.facts;
        if (facts && facts.publishedOn > from) countIn(counts, { kind, ...happenedIn(facts, evening), preceded: null });
      }
      return { id, industry, counts };
    });
    const sums = sumsIn(counted);
    for (const { id, industry, counts } of counted) {
      const isNew = ({ known: [first] }: History) =>
        first !== undefined && first.facts.publishedOn >= day && first.facts.publishedOn < addDays(day, daysApart);
      const its = (perCompany.get(id) ?? []).filter(isNew);
      if (its.length === 0 || counts.size === 0) continue;
      const kinds = its.map(({ kind }) => kind).filter((kind) => counts.has(kind));
      const expected = expectedAt(counts, groupsOf(sums, industry), [...new Set(kinds)]);
      for (const { caseId, kind } of its) given.set(caseId, { givenOn: day, given: givenTo(kind, expected) });
    }
  }
  const rows = histories.flatMap(({ caseId, kind, known: [first] }) => {
    const its = given.get(caseId);
    if (!first || !its?.given || first.facts.publishedOn >= today) return [];
    return [{ caseId, kind, publishedOn: first.facts.publishedOn, ...its }];
  });
  await write(db, async (tx) => {
    for (let from = 0; from < rows.length; from += atOnce) {
      await tx.insert(forecastCases).values(rows.slice(from, from + atOnce));
    }
    return done();
  });
  await keepForecasts(db, today, () => false, write);
}

const isKnownOn = ({ recordedOn, supersededOn }: History['known'][number], day: Day) =>
  recordedOn <= day && (supersededOn === null || supersededOn > day);

async function readHistories(db: Database): Promise<Map<string, History>> {
  const rows = await db
    .select({
      caseId: countedFacts.caseId,
      companyId: countedFacts.companyId,
      recordedOn: countedFacts.recordedOn,
      supersededOn: countedFacts.supersededOn,
      facts: factColumns,
      kind: sql<string>`coalesce((select ${caseKinds.kind} from ${caseKinds} where ${caseKinds.caseId} = ${countedFacts.caseId}), '')`,
    })
    .from(countedFacts)
    .orderBy(asc(countedFacts.caseId), asc(countedFacts.recordedOn));
  const histories = new Map<string, History>();
  for (const { caseId, companyId, kind, ...known } of rows) {
    const its = histories.get(caseId) ?? { caseId, companyId, kind, known: [] };
    histories.set(caseId, its);
    its.known.push(known);
  }
  return histories;
}
