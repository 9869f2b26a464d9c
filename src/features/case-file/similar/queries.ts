import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseKinds, cases, searchDocuments, stepsTaken } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { type Stamp, stampOf } from '#src/features/cases/rules.ts';
import { termsOf } from '#src/features/search/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { byLikeness } from './rules.ts';

/** So many of the newest are looked at. */
const mostLooked = 200;
const shown = 3;

/** What others wrote about the same kind of problem at the same company. */
export interface Similar {
  /** How many were looked at: the newest `mostLooked`. */
  cases: number;
  isMore: boolean;
  solved: number;
  partly: number;
  /** Of those solved, whether the company had replied here before. */
  afterReply: number;
  /** Of those solved, which further steps their authors had taken, the most frequent first. */
  afterSteps: { step: string; cases: number }[];
  /** The most alike in their words. */
  closest: { number: string; title: string; locale: Locale; stamp: Stamp; publishedOn: Day | null }[];
}

/** One round trip. `kind`: a key; the words are those of a case in writing. */
export async function similarCases(
  db: Database,
  of: { companyId: string; kind: string; locale: Locale; title: string; text: string },
  today: Day,
): Promise<Similar> {
  const found = await db
    .select({
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      steps: sql<
        string | null
      >`(select group_concat(distinct ${stepsTaken.step}) from ${stepsTaken} where ${stepsTaken.caseId} = ${cases.id})`,
      inTitle: searchDocuments.title,
      told: searchDocuments.told,
    })
    .from(caseKinds)
    .innerJoin(cases, eq(cases.id, caseKinds.caseId))
    .innerJoin(searchDocuments, eq(searchDocuments.caseId, cases.id))
    .where(
      and(
        eq(caseKinds.companyId, of.companyId),
        eq(caseKinds.kind, of.kind),
        inArray(cases.status, [...readableStatuses]),
      ),
    )
    .orderBy(desc(caseKinds.number))
    .limit(mostLooked + 1);
  const looked = found.slice(0, mostLooked);
  const solved = looked.filter(({ status, outcome }) => status === 'closed' && outcome === 'solved');
  const steps = solved.flatMap(({ steps }) => steps?.split(',') ?? []);
  const own = { title: termsOf(of.title, of.locale), told: termsOf(of.text, of.locale) };
  const closest = byLikeness(looked, own).slice(0, shown);
  return {
    cases: looked.length,
    isMore: found.length > looked.length,
    solved: solved.length,
    partly: looked.filter(({ status, outcome }) => status === 'closed' && outcome === 'partly').length,
    afterReply: solved.filter(({ firstReplyOn }) => firstReplyOn !== null).length,
    afterSteps: [...Map.groupBy(steps, (step) => step)]
      .map(([step, all]) => ({ step, cases: all.length }))
      .sort((a, b) => b.cases - a.cases || (a.step < b.step ? -1 : 1)),
    closest: closest.flatMap(({ number, title, locale, publishedOn, ...state }) =>
      number === null ? [] : [{ number, title, locale, publishedOn, stamp: stampOf({ ...state, publishedOn }, today) }],
    ),
  };
}
