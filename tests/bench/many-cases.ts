import { sql } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { companies } from '#db/schema/index.ts';
import { industries } from '#src/features/companies/industries.ts';
import { exclusively } from '#src/lib/database.ts';
import { addMonths, type Day, daysBetween } from '#src/lib/dates.ts';

/** The same at each size, so that only the cases grow. */
const companyCount = 80;
const monthsBack = 36;

/**
 * A database with so many published cases of the last 36 months, put in by SQL: 80 companies of skewed sizes (the largest
 * has 11 % of all cases, the smallest 0.6 %), and for each case what was known on each day on which that changed: at its
 * publication, at its answer (two thirds), at its end (half of them), on average 2.1 rows. Texts and entries are left out:
 * the statistics do not read them. `schema` brings an empty database to that of its day. Everything follows from the numbers of the cases, so it is the same each time.
 */
export async function manyCases(
  url: string,
  { cases, today, schema = migrate }: { cases: number; today: Day; schema?: (db: Database) => Promise<void> },
): Promise<Database> {
  const db = openDatabase({ url });
  await schema(db);
  const createdAt = new Date(`${addMonths(today, -monthsBack)}T09:00:00Z`);
  await exclusively(db, () =>
    db.transaction(async (tx) => {
      for (let index = 0; index < companyCount; index += 1) {
        const industry = industries[index % industries.length] ?? 'other';
        const name = `Firma ${String(index).padStart(2, '0')} GmbH`;
        await tx
          .insert(companies)
          .values({ id: `company-${index}`, slug: `firma-${index}`, name, industry, createdAt });
      }
      const days = daysBetween(addMonths(today, -monthsBack), today);
      await tx.run(sql`create temp table drawn as ${drawn(cases)}`);
      await tx.run(sql`create temp table told as ${told(days, today)}`);
      await tx.run(insertedCases);
      for (const step of [published, answered, ended]) await tx.run(insertedFacts(step));
      await tx.run(sql`drop table drawn`);
      await tx.run(sql`drop table told`);
    }),
  );
  await db.run(sql`pragma wal_checkpoint(truncate)`);
  return db;
}

/** Eight numbers from 0 to 1 for each case: the fractions of its number times a root, which fill the cube evenly. */
function drawn(cases: number) {
  const roots = [2, 3, 5, 7, 11, 13, 17, 19].map(Math.sqrt);
  const chances = roots.map((root, index) => `n * ${root} - cast(n * ${root} as integer) as u${index + 1}`);
  return sql`
    with recursive many(n) as (select 1 union all select n + 1 from many where n < ${cases})
    select n, ${sql.raw(chances.join(', '))} from many`;
}

/** Company and days of each case. A day after `today` has not come: null. */
function told(days: number, today: Day) {
  const day = (offset: string) => sql.raw(`date('${today}', (${offset}) || ' days')`);
  return sql`
    select *, case when answered > ${today} then null else answered end as answered_on,
      case when end_day > ${today} then null else end_day end as end_on
    from (
      select *, case when u3 < 0.66 then date(published_on, cast(1 + 50 * u4 * u4 * u4 as integer) || ' days') end as answered,
        case when u5 < 0.5 then date(published_on, cast(52 + 90 * u6 as integer) || ' days') end as end_day
      from (
        select *, cast(${companyCount} * u1 * u1 as integer) as company,
          ${day(`-cast(u2 * ${days} as integer)`)} as published_on from drawn
      )
    )`;
}

const insertedCases = sql`
  insert into cases (id, number, company_id, locale, created_at, published_at, published_on, status, ball, industry)
  select 'case-' || n, substr(published_on, 1, 4) || '-' || printf('%06d', n), 'company-' || company, 'de',
    strftime('%s', published_on) * 1000, strftime('%s', published_on) * 1000, published_on, 'open', 'company',
    (select industry from companies where companies.id = 'company-' || company) from told`;

interface Step {
  /** SQL: day of the step, day of the next one, and which cases come to it. */
  on: string;
  next: string;
  when: string;
  isAnswered: string;
  isOver: boolean;
}

const published: Step = {
  on: 'published_on',
  next: 'coalesce(answered_on, end_on)',
  when: 'true',
  isAnswered: 'false',
  isOver: false,
};
const answered: Step = {
  on: 'answered_on',
  next: 'end_on',
  when: 'answered_on is not null',
  isAnswered: 'true',
  isOver: false,
};
const ended: Step = {
  on: 'end_on',
  next: 'null',
  when: 'end_on is not null',
  isAnswered: 'answered_on is not null',
  isOver: true,
};

/** One row for each case that comes to this step. Every hundredth end is a withdrawal, a removal or a case that was none. */
function insertedFacts({ on, next, when, isAnswered, isOver }: Step) {
  const over = (yes: string, no = 'null') => (isOver ? yes : no);
  const state = over(
    `case when u7 < 0.01 then 'withdrawn' when u7 < 0.02 then 'removed' when u7 < 0.023 then 'not-genuine' else 'closed' end`,
    `case when ${isAnswered} then 'answered' else 'open' end`,
  );
  const factors = `json_object('reachability', cast(1 + 5 * u4 as integer), 'speed', cast(1 + 5 * u3 as integer), 'clarity', cast(1 + 5 * u8 as integer))`;
  return sql.raw(`
    insert into counted_facts (case_id, company_id, recorded_on, superseded_on, published_on, state, first_answer_on,
      first_answer_by, outcome, closed_on, ended_on, promises, contacts, waited_minutes, effort_days, buy_again, content, factors)
    select 'case-' || n, 'company-' || company, ${on}, ${next}, published_on, ${state},
      case when ${isAnswered} then answered_on end, case when ${isAnswered} then 'reply' end,
      ${over(`case when u7 < 0.02 then null when u8 < 0.5 then 'solved' when u8 < 0.7 then 'partly' else 'unsolved' end`)},
      ${over('case when u7 >= 0.023 then end_on end')}, ${over('case when u7 < 0.023 then end_on end')},
      case when u8 < 0.4 then json_array(json_array(date(published_on, '+20 days'), case when u4 < 0.5 then 'kept' end)) else '[]' end,
      cast(1 + 14 * u5 as integer), cast(240 * u6 * u6 * u6 as integer), cast(5 + 200 * u3 * u5 as integer),
      ${over(`case when u6 < 0.4 then 'no' when u6 < 0.7 then 'yes' end`)},
      case when ${isAnswered} and u6 < 0.5 then case when u5 < 0.3 then 'yes' when u5 < 0.6 then 'partly' else 'no' end end,
      ${over(`case when u7 >= 0.023 then ${factors} else '{}' end`, `'{}'`)}
    from told where ${when}`);
}
