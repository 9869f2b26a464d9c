import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, entries, promises } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { replyDays, type Stamp, stampOf } from '#src/features/cases/rules.ts';
import { type CaseRow, caseRows } from '#src/features/register/index.ts';
import { hasLapsed } from '#src/features/timeline/promises/rules.ts';
import { daysUnanswered } from '#src/features/timeline/silence/rules.ts';
import { type Entry, lastDay } from '#src/features/timeline/story/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import { type Sheet, waitingSheet } from './rules.ts';
import { type WaitingCase, waitingCases, waitingOf } from './waiting.ts';

/** The case that stands as an open file on the front page. */
export interface SampleCase {
  number: string;
  title: string;
  locale: 'de' | 'en';
  companyName: string;
  stamp: Stamp;
  days: number;
  publishedOn: Day;
  entry: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision' | 'channel' | 'text'> | null;
  sheet: Sheet;
}

export interface FrontPage {
  sample: SampleCase | null;
  waiting: WaitingCase[];
  newest: CaseRow[];
}

/** A sheet is legible with about this many days since the publication, and tells both deadlines. */
const bestSampleDays = 19;
const longestSampleDays = 40;
const newestShown = 7;
/** A company about which much is written in one day would otherwise be all that is new. */
const newestOfCompany = 2;

/** What the front page shows of the register; one round trip. */
export async function frontPage(db: Database, today: Day): Promise<FrontPage> {
  const [waiting, newest, sample] = await db.batch([
    waitingCases(db, 'overdue', today),
    caseRows(db, { perPage: newestShown, mostOfCompany: newestOfCompany }, today),
    sampleFile(db, {}, today),
  ]);
  return {
    sample: sampleOf(sample, today),
    waiting: waiting.flatMap((row) => waitingOf(row, today)),
    newest,
  };
}

/** In one statement: choosing the case takes longer than reading it. */
const sampleFile = prepared((db, today: Day) =>
  db.query.cases.findFirst({
    where: eq(rowOfCase, sampleCase(db, today)),
    columns: {
      number: true,
      title: true,
      locale: true,
      status: true,
      outcome: true,
      publishedOn: true,
      firstReplyOn: true,
    },
    with: {
      company: { columns: { name: true } },
      entries: {
        columns: { occurredOn: true, occurredUntil: true, precision: true, channel: true, text: true },
        orderBy: [desc(sql`coalesce(${entries.placedOn}, ${entries.occurredOn})`), desc(entries.position)],
        limit: 1,
      },
      promises: { columns: { dueOn: true, keptOn: true }, where: isNotNull(promises.companyId) },
    },
  }),
);

/** With which every index ends: what is chosen from needs no row. */
const rowOfCase = sql<number>`${cases}.rowid`;

/** Of so many late and so many early cases one is chosen; others come too far from the best day. */
const [lateChosenFrom, earlyChosenFrom] = [200, 50];

/** A recent case without any answer, best one that was promised something, and about as old as fits the sheet. */
function sampleCase(db: Board, today: Day) {
  const lastInTime = addDays(today, -replyDays);
  const isWaiting = and(
    visibleCases(visitor),
    eq(cases.status, 'open'),
    isNull(cases.outcome),
    isNull(cases.firstReplyOn),
    isNull(cases.firstAnswerOn),
  );
  const late = db
    .select({ row: rowOfCase })
    .from(cases)
    .where(
      and(isWaiting, lt(cases.publishedOn, lastInTime), gte(cases.publishedOn, addDays(today, -longestSampleDays))),
    )
    .orderBy(desc(cases.publishedOn))
    .limit(lateChosenFrom);
  const early = db
    .select({ row: rowOfCase })
    .from(cases)
    .where(and(isWaiting, gte(cases.publishedOn, lastInTime)))
    .orderBy(asc(cases.publishedOn))
    .limit(earlyChosenFrom);
  const wasPromised = sql`exists (select 1 from ${promises} where ${promises.caseId} = ${cases.id} and ${promises.companyId} is not null and ${promises.dueOn} < ${today} and ${promises.dueOn} >= ${cases.publishedOn})`;
  const distance = sql`abs(julianday(${cases.publishedOn}) - julianday(${addDays(today, -bestSampleDays)}))`;
  return (
    db
      .select({ row: rowOfCase })
      .from(cases)
      // Late ones come first: the others are looked at only where there are none.
      .where(or(inArray(rowOfCase, late), and(notExists(late), inArray(rowOfCase, early))))
      .orderBy(sql`${distance} > 4`, desc(wasPromised), distance, cases.number)
      .limit(1)
  );
}

function sampleOf(row: Awaited<ReturnType<typeof sampleFile>>, today: Day): SampleCase | null {
  if (!row?.number || row.publishedOn === null || !row.company) return null;
  const { number, title, locale, publishedOn } = row;
  const companyName = row.company.name;
  const [entry] = row.entries;
  return {
    number,
    title,
    locale,
    companyName,
    publishedOn,
    stamp: stampOf(row, today),
    days: daysUnanswered(publishedOn, today),
    entry: entry ?? null,
    sheet: waitingSheet({
      lastEntryOn: entry ? lastDay(entry) : addDays(publishedOn, -1),
      publishedOn,
      lapsedPromisesDueOn: row.promises
        .filter((promise) => hasLapsed(promise, today))
        .flatMap((promise) => promise.dueOn ?? []),
      today,
    }),
  };
}
