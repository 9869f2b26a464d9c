import { and, desc, eq, gt, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, companies, countedFacts } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { isAnswerAbout } from '../counting/about.ts';
import type { CountedFacts } from '../counting/facts.ts';
import { factsOfRow } from '../counting/stored.ts';
import { firstDayOf, type Window } from '../windows.ts';

/** Cases on one page of "why this rank". */
export const casesPerPage = 100;

export interface CompanyToExplain {
  id: string;
  slug: string;
  name: string;
  industry: string;
  /** Publication of its first case; null without one. */
  firstOn: Day | null;
}

/** Null when no company has this address. One round trip. */
export async function companyToExplain(db: Database, slug: string): Promise<CompanyToExplain | null> {
  const [row] = await explained(db, { slug });
  return row ?? null;
}

const explained = prepared((db) =>
  db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      industry: companies.industry,
      firstOn: sql<Day | null>`(
        select min(${countedFacts.publishedOn}) from ${countedFacts} where ${countedFacts.companyId} = ${companies.id}
      )`,
    })
    .from(companies)
    .where(eq(companies.slug, sql.placeholder('slug'))),
);

export interface CountedCase {
  number: string;
  facts: CountedFacts;
  /** The day of its first answer is not known, only that it was about then. */
  isAnswerAbout: boolean;
}

/** Cases of a company in a window, as they were known on a day. */
interface Scope {
  companyId: string;
  months: Window;
  on: Day;
}

/**
 * One page of the cases that count, latest publication first; on the first page those too that were found not to be
 * genuine (`notGenuine`: how many the tally says there are). `perMonth` is the tally's count by month, so that the months
 * before a page are not read: a page far behind costs at most the rows of one month more than the first.
 * Nothing is read of the case itself but its number, and how exactly the day of a first answer is known. One round trip.
 */
export async function casesBehind<Beside extends BatchItem<'sqlite'>>(
  db: Database,
  scope: Scope,
  given: { page: number; perMonth: Readonly<Record<string, { cases: number }>>; notGenuine: number; beside: Beside },
): Promise<{ counted: CountedCase[]; uncounted: CountedCase[]; beside: Beside['_']['result'] }> {
  const counted = knownCases(db, scope, { counts: true, ...placeOf(given.page, given.perMonth) });
  const most = given.page > 1 ? 0 : given.notGenuine;
  const uncounted = knownCases(db, scope, { counts: false, until: scope.on, skipped: 0, most });
  const [first, second, beside] = await db.batch([counted, uncounted, given.beside]);
  return { counted: first.map(read), uncounted: second.map(read), beside };
}

/** In which month a page begins, and how many cases of that month come before it. */
function placeOf(page: number, perMonth: Readonly<Record<string, { cases: number }>>) {
  let skipped = (page - 1) * casesPerPage;
  for (const [month, { cases }] of Object.entries(perMonth).sort(([a], [b]) => (a < b ? 1 : -1))) {
    // No month has a day after its 31st.
    if (skipped < cases) return { until: `${month}-31`, skipped };
    skipped -= cases;
  }
  return { until: '', skipped: 0 };
}

type Row = Awaited<ReturnType<typeof knownCases>>[number];

function read({ number, facts, isAnswerAbout }: Row): CountedCase {
  return { number, facts: factsOfRow(facts), isAnswerAbout: isAnswerAbout === 1 };
}

function knownCases(
  db: Database,
  { companyId, months, on }: Scope,
  { until, skipped, counts, most = casesPerPage }: { until: Day; skipped: number; counts: boolean; most?: number },
) {
  const values = { companyId, on, from: firstDayOf(months, on) ?? '', until: until < on ? until : on };
  return known(db, { ...values, skipped, most: Math.min(most, casesPerPage) }, counts);
}

const known = prepared((db, counts: boolean) => {
  // Written out, as in the condition of their index.
  const isNotGenuine = sql`${countedFacts.state} = 'not-genuine'`;
  const on = sql.placeholder('on');
  return db
    .select({
      // Asked for the rows that are shown only, not for those that are skipped.
      number: sql<string>`(select ${cases.number} from ${cases} where ${cases.id} = ${countedFacts.caseId})`,
      facts: countedFacts,
      isAnswerAbout,
    })
    .from(countedFacts)
    .where(
      and(
        eq(countedFacts.companyId, sql.placeholder('companyId')),
        lte(countedFacts.publishedOn, sql.placeholder('until')),
        gt(countedFacts.publishedOn, sql.placeholder('from')),
        lte(countedFacts.recordedOn, on),
        or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, on)),
        counts ? not(isNotGenuine) : isNotGenuine,
      ),
    )
    .orderBy(desc(countedFacts.publishedOn), desc(countedFacts.caseId))
    .limit(sql.placeholder('most'))
    .offset(sql.placeholder('skipped'));
});
