import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
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
  /** By which decision its words are hidden, as it is cited; null: they are read. */
  hiddenBy: string | null;
  /** Without those whose author denies it. */
  cases: number;
  /** Of these, published on that day or later. */
  since: number;
}

/** What a company stated and a case has today, what came again most often first. Part of the batch of a page. */
export function statedCauses(db: Database | Transaction, companyId: string) {
  return causesStated(db, { companyId });
}

const causesStated = prepared((db) => {
  const { id, cause, measure, measureOn, statedAt } = causes;
  const { firstName, lastName, jobTitle } = representatives;
  return (
    db
      .select({
        ...{ id, cause, measure, measureOn, statedAt, firstName, lastName, jobTitle },
        hiddenBy: hidingDecision,
        cases: sql<number>`coalesce(sum(${causeCases.deniedAt} is null), 0)`.as('cases'),
        since:
          sql<number>`coalesce(sum(${causeCases.deniedAt} is null and ${cases.publishedOn} >= ${causes.measureOn}), 0)`.as(
            'since',
          ),
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
  );
});

/** In a query of causes: the number of the decision that hides its words; null: none does. */
const hidingDecision = sql<
  string | null
>`(select d.number from hidden_words h inner join decisions d on d.id = h.decision_id
  where h.piece_kind = 'cause' and h.piece_id = causes.id)`.as('hidden_by');

/** A cause beside one case. */
export interface OfCase extends StatedCause {
  /** Who says that the case has it; null: nobody. */
  isOf: 'company' | 'author' | null;
  /** Its author says that it has not. */
  isDenied: boolean;
}

/** As `statedCauses`, for a page of its own round trip: beside the case of this number. */
export async function causesOf(db: Database, companyId: string, number: string): Promise<OfCase[]> {
  const [stated, own] = await db.batch([
    statedCauses(db, companyId),
    db
      .select({ causeId: causeCases.causeId, saidBy: causeCases.saidBy, deniedAt: causeCases.deniedAt })
      .from(causeCases)
      .innerJoin(cases, eq(cases.id, causeCases.caseId))
      .where(eq(cases.number, number)),
  ]);
  return stated.map((one) => {
    const there = own.find(({ causeId }) => causeId === one.id);
    return { ...one, isOf: there?.saidBy ?? null, isDenied: there?.deniedAt != null };
  });
}
