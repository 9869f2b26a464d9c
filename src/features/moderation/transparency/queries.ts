import { and, asc, count, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import {
  appeals,
  cases,
  challenges,
  companies,
  decisions,
  examinations,
  notices,
  tombstones,
} from '#db/schema/index.ts';
import { blackenedAt } from '../blackened.ts';
import { quantile } from './rules.ts';

const earlier = alias(decisions, 'earlier');
const isEffective = isNotNull(decisions.effectiveAt);
/** Given by somebody who was signed in and spoke for the company then, as is certain today: all else is what a notice says of itself. */
const isOfCompany = sql`exists (
  select 1 from events e join representatives r on r.user_id = e.actor
  where e.case_id is ${examinations.caseId} and e.action = 'moderation.giveNotice' and e.subject_id = ${notices.id}
    and r.company_id = ${examinations.companyId} and r.refused_at is null and r.checking_since is null
    and r.verified_at <= e.at and (r.ended_at is null or r.ended_at > e.at)
)`;
const isDecided = sql`${examinations.closedAt} is not null`;
/** Anybody can report a piece many times: what was decided about counts, once. */
const examined = sql<number>`count(distinct case when ${isDecided} then ${examinations.id} end)`;
const taken = sql<number>`(select count(*) from ${decisions} d where d.company_id = ${companies.id}
  and d.effective_at is not null and d.measure not in ('keep', 'end-writing', 'confirmed', 'not-confirmed')
  and not exists (select 1 from ${decisions} n where n.appeal_of = d.id and n.effective_at is not null))`;
const mostCompanies = 200;
const mostRemovals = 100;

/** What was decided about notices since the beginning, as everybody may know it (DSA Art. 24). Nobody is named but companies. */
export async function transparencyFigures(db: Database) {
  const [byGround, byNotifier, spans, open, measures, appealed, answered, perCompany, removals, contested] =
    await db.batch([
      db
        .select({ ground: notices.ground, category: notices.category, n: count() })
        .from(notices)
        .groupBy(notices.ground, notices.category)
        .orderBy(desc(count()), asc(notices.category)),
      db
        .select({ notifier: notices.notifier, n: count() })
        .from(notices)
        .groupBy(notices.notifier)
        .orderBy(desc(count()), asc(notices.notifier)),
      db
        .select({ openedAt: examinations.openedAt, closedAt: examinations.closedAt })
        .from(examinations)
        .where(isNotNull(examinations.closedAt)),
      db.select({ n: count() }).from(examinations).where(isNull(examinations.closedAt)),
      db
        .select({ measure: decisions.measure, n: count() })
        .from(decisions)
        .where(isEffective)
        .groupBy(decisions.measure)
        .orderBy(desc(count()), asc(decisions.measure)),
      db.select({ n: count() }).from(appeals),
      db
        .select({
          n: count(),
          changed: sql<number>`total(${decisions.measure} is not ${earlier.measure})`.mapWith(Number),
        })
        .from(decisions)
        .innerJoin(earlier, eq(earlier.id, decisions.appealOf))
        .where(isEffective),
      db
        .select({
          ...{ slug: companies.slug, name: companies.name, n: examined, taken },
          byCompany: sql<number>`count(distinct case when ${isDecided} and ${isOfCompany} then ${examinations.id} end)`,
        })
        .from(notices)
        .innerJoin(examinations, eq(examinations.id, notices.examinationId))
        .innerJoin(companies, eq(companies.id, examinations.companyId))
        .groupBy(companies.id)
        .having(or(gt(examined, 0), gt(taken, 0)))
        .orderBy(desc(examined), asc(companies.name))
        .limit(mostCompanies),
      db
        .select({
          ...{ number: decisions.number, measure: decisions.measure, reason: decisions.reason },
          blackenedAt: blackenedAt('reason'),
          ...{ effectiveAt: decisions.effectiveAt, caseNumber: cases.number },
          ...{ companySlug: companies.slug, companyName: companies.name },
        })
        .from(tombstones)
        .innerJoin(decisions, eq(decisions.id, tombstones.decisionId))
        .innerJoin(cases, eq(cases.id, tombstones.caseId))
        .innerJoin(companies, eq(companies.id, cases.companyId))
        .where(and(isEffective, eq(tombstones.kind, 'removed')))
        .orderBy(desc(decisions.effectiveAt), desc(decisions.number))
        .limit(mostRemovals),
      db
        .select({
          examined: count(),
          upheld: sql<number>`total(${decisions.measure} = 'not-genuine')`.mapWith(Number),
          notConfirmed: sql<number>`total(${decisions.measure} = 'remove')`.mapWith(Number),
        })
        .from(challenges)
        .innerJoin(decisions, eq(decisions.id, challenges.decisionId))
        .where(isEffective),
    ]);
  const hours = spans.flatMap(({ openedAt, closedAt }) =>
    closedAt ? [(closedAt.getTime() - openedAt.getTime()) / 3_600_000] : [],
  );
  return {
    notices: { total: byNotifier.reduce((sum, { n }) => sum + n, 0), byGround, byNotifier },
    examinations: { decided: hours.length, open: open[0]?.n ?? 0 },
    hours: { median: quantile(hours, 0.5), p90: quantile(hours, 0.9) },
    measures,
    appeals: { total: appealed[0]?.n ?? 0, decided: answered[0]?.n ?? 0, changed: answered[0]?.changed ?? 0 },
    /** What companies said was no customer's case, as it was decided. */
    challenges: contested[0] ?? { examined: 0, upheld: 0, notConfirmed: 0 },
    perCompany,
    removals,
  };
}
