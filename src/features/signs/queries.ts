import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, companies, signCases, signs } from '#db/schema/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';

/** How many cases of a company wait for a decision: whether they are genuine, or whether their votes are. */
export interface Examined {
  cases: number;
  votes: number;
}

const ofVotes = sql`${signs.kind} = 'many-votes'`;
const counts = {
  cases: sql<number>`count(distinct case when not ${ofVotes} then ${cases.id} end)`,
  votes: sql<number>`count(distinct case when ${ofVotes} then ${cases.id} end)`,
};

const examined = prepared((db) =>
  db
    .select(counts)
    .from(signs)
    .innerJoin(signCases, eq(signCases.signId, signs.id))
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .where(
      and(eq(signs.companyId, sql.placeholder('companyId')), isNull(signs.decidedAt), ne(cases.status, 'removed')),
    ),
);

/** Query for what is said of a company. No case is named: none is accused. */
export const examinedCounts = (db: Database, companyId: string) => examined(db, { companyId });

const examinedAnywhere = prepared((db) =>
  db
    .select({ companyId: signs.companyId, ...counts })
    .from(signs)
    .innerJoin(signCases, eq(signCases.signId, signs.id))
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .where(and(isNull(signs.decidedAt), ne(cases.status, 'removed')))
    .groupBy(signs.companyId),
);

/** The same of every company of which something is examined at this moment. */
export const examinedNow = (db: Database): Promise<(Examined & { companyId: string })[]> => examinedAnywhere(db, {});

/** The same as it was on the evening of a day in Germany, by company. */
export async function examinedOn(db: Database, on: Day): Promise<Map<string, Examined>> {
  const rows = await db
    .select({
      kind: signs.kind,
      companyId: signs.companyId,
      caseId: signCases.caseId,
      raisedAt: signs.raisedAt,
      decidedAt: signs.decidedAt,
    })
    .from(signs)
    .innerJoin(signCases, eq(signCases.signId, signs.id))
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .where(ne(cases.status, 'removed'));
  const open = rows.filter((row) => dayOf(row.raisedAt) <= on && (row.decidedAt === null || dayOf(row.decidedAt) > on));
  const many = (its: readonly { caseId: string }[]) => new Set(its.map(({ caseId }) => caseId)).size;
  return new Map(
    [...Map.groupBy(open, ({ companyId }) => companyId)].map(([companyId, its]) => [
      companyId,
      {
        cases: many(its.filter(({ kind }) => kind !== 'many-votes')),
        votes: many(its.filter(({ kind }) => kind === 'many-votes')),
      },
    ]),
  );
}

/**
 * Signs without a decision, the oldest first, each with how many cases there are to look at. One of which every case was
 * removed by the decision over another sign waits no longer.
 */
export function openSigns(db: Database) {
  return db
    .select({
      id: signs.id,
      kind: signs.kind,
      day: signs.day,
      figures: signs.figures,
      companySlug: companies.slug,
      companyName: companies.name,
      cases: count(),
    })
    .from(signs)
    .innerJoin(companies, eq(companies.id, signs.companyId))
    .innerJoin(signCases, eq(signCases.signId, signs.id))
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .where(and(isNull(signs.decidedAt), ne(cases.status, 'removed')))
    .groupBy(signs.id)
    .orderBy(asc(signs.raisedAt), asc(signs.id));
}

/** The cases of a sign by number; none for an id that there is not. */
export function casesOfSign(db: Database, signId: string) {
  return db
    .select({ number: cases.number, title: cases.title, status: cases.status })
    .from(signCases)
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .where(eq(signCases.signId, signId))
    .orderBy(asc(cases.number));
}
