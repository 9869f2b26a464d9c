import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseKinds, cases, countedFacts, entries, forecastCases, stepsTaken } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import type { Day } from '#src/lib/dates.ts';
import { happenedIn } from '../happened/rules.ts';
import type { Counted } from '../shrinking/rules.ts';

/** A case as it is known on an evening, and the row that says what was known the day before; null of a new one. */
export interface Known extends Counted {
  caseId: string;
  publishedOn: Day;
  stored: typeof forecastCases.$inferSelect | null;
}

/** Columns of `Facts`: the others are most of a row. */
export const factColumns = {
  publishedOn: countedFacts.publishedOn,
  state: countedFacts.state,
  firstAnswerOn: countedFacts.firstAnswerOn,
  asked: countedFacts.asked,
  outcome: countedFacts.outcome,
  closedOn: countedFacts.closedOn,
};

/** Rows read at once: about as long as a page takes. */
const atOnce = 500;

/**
 * The cases of a company that were published after `from`, by publication, as they were known on an evening. What stood before
 * a solution is told of those that can be read. Read in pieces.
 */
export async function* casesOn(db: Database, companyId: string, from: Day, evening: Day): AsyncGenerator<Known[]> {
  let after = { publishedOn: from, caseId: '~' };
  for (;;) {
    const rows = await db
      .select({
        caseId: countedFacts.caseId,
        facts: factColumns,
        kind: caseKinds.kind,
        status: cases.status,
        stored: forecastCases,
      })
      .from(countedFacts)
      .innerJoin(cases, eq(cases.id, countedFacts.caseId))
      .leftJoin(caseKinds, eq(caseKinds.caseId, countedFacts.caseId))
      .leftJoin(forecastCases, eq(forecastCases.caseId, countedFacts.caseId))
      .where(
        and(
          eq(countedFacts.companyId, companyId),
          lte(countedFacts.publishedOn, evening),
          lte(countedFacts.recordedOn, evening),
          or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, evening)),
          sql`(${countedFacts.publishedOn}, ${countedFacts.caseId}) > (${after.publishedOn}, ${after.caseId})`,
        ),
      )
      .orderBy(asc(countedFacts.publishedOn), asc(countedFacts.caseId))
      .limit(atOnce);
    const known = rows.map(({ caseId, facts, kind, status, stored }) => ({
      caseId,
      publishedOn: facts.publishedOn,
      kind: kindOf(kind)?.key ?? '',
      ...happenedIn(facts, evening),
      stored,
      isReadable: readableStatuses.some((one) => one === status),
    }));
    const solutions = known.filter(({ solved, isReadable }) => solved === 1 && isReadable).map(({ caseId }) => caseId);
    const before = await beforeSolutions(db, solutions);
    yield known.map(({ isReadable: _, ...one }) => ({ ...one, preceded: before.get(one.caseId) ?? null }));
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = { publishedOn: last.facts.publishedOn, caseId: last.caseId };
  }
}

/** Kept to days, as all of this: what happened on the day of the solution stood before it. */
async function beforeSolutions(db: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  // Columns of the case are written out: in a select of one table they are named without it, and would be the inner ones.
  const turnedTo = sql`exists (select 1 from ${entries} as told where told.case_id = cases.id
    and told.direction in ('to-company', 'conversation') and told.third_party = '' and told.hidden_by is null
    and told.occurred_on between cases.published_on and cases.closed_on)`;
  const steps = sql<string | null>`(select group_concat(distinct taken.step) from ${stepsTaken} as taken
    where taken.case_id = cases.id and taken.taken_on <= cases.closed_on)`;
  const rows = await db
    .select({
      id: cases.id,
      isReplied: sql<number>`${cases.firstReplyOn} <= ${cases.closedOn}`,
      hasTurned: sql<number>`${turnedTo}`,
      steps,
    })
    .from(cases)
    .where(inArray(cases.id, [...ids]));
  return new Map(
    rows.map(({ id, isReplied, hasTurned, steps }) => [
      id,
      [...(isReplied ? ['reply'] : []), ...(hasTurned ? ['contact'] : []), ...(steps?.split(',').sort() ?? [])],
    ]),
  );
}
