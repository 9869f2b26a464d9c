import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, causeCases, causes, representatives } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';

/** A cause as a company states it, with its measure; and in how many cases that can be read either side says it was the same. */
export interface StatedCause {
  id: string;
  cause: string;
  measure: string;
  /** From when on the measure works, as the company says. */
  measureOn: Day;
  statedAt: Date;
  /** Who said so, as they are called today. */
  firstName: string;
  lastName: string;
  jobTitle: string;
  cases: number;
  /** Of these, published on that day or later. */
  since: number;
}

/** Causes shown on one page. */
const mostShown = 12;

/** What a company stated, what came again most often first. Part of the batch of a page. */
export function statedCauses(db: Database, companyId: string) {
  return causesStated(db, { companyId });
}

const causesStated = prepared((db) => {
  const { id, cause, measure, measureOn, statedAt } = causes;
  const { firstName, lastName, jobTitle } = representatives;
  return (
    db
      .select({
        ...{ id, cause, measure, measureOn, statedAt, firstName, lastName, jobTitle },
        cases: sql<number>`count(${cases.id})`.as('cases'),
        since: sql<number>`coalesce(sum(${cases.publishedOn} >= ${causes.measureOn}), 0)`.as('since'),
      })
      .from(causes)
      .innerJoin(representatives, eq(representatives.id, causes.representativeId))
      .innerJoin(causeCases, eq(causeCases.causeId, causes.id))
      // A case that was moved to another company says nothing of this one any more.
      .innerJoin(
        cases,
        and(
          eq(cases.id, causeCases.caseId),
          eq(cases.companyId, causes.companyId),
          inArray(cases.status, [...readableStatuses]),
        ),
      )
      // Somebody who never spoke for the company, as an administrator found, explained nothing.
      .where(and(eq(causes.companyId, sql.placeholder('companyId')), isNull(representatives.refusedAt)))
      .groupBy(causes.id)
      // Those that came again first: a company pushes none out by new ones.
      .orderBy(desc(sql`since`), desc(sql`cases`), desc(causes.statedAt), causes.id)
      .limit(mostShown)
  );
});

/** As `statedCauses`, for a page of its own round trip; `isOf`: whether the case of this number has it, and who says so. */
export async function causesOf(
  db: Database,
  companyId: string,
  number: string,
): Promise<(StatedCause & { isOf: 'company' | 'author' | null })[]> {
  const [stated, own] = await db.batch([
    statedCauses(db, companyId),
    db
      .select({ causeId: causeCases.causeId, saidBy: causeCases.saidBy })
      .from(causeCases)
      .innerJoin(cases, eq(cases.id, causeCases.caseId))
      .where(eq(cases.number, number)),
  ]);
  return stated.map((one) => ({ ...one, isOf: own.find(({ causeId }) => causeId === one.id)?.saidBy ?? null }));
}
