import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { readableStatuses, stampOf, stamps } from '#src/features/cases/rules.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { type CaseFilter, caseCount, listCases, mostListed } from '#src/features/register/queries.ts';
import { exclusively } from '#src/lib/database.ts';
import { aCompany, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

/** So many cases of a company, published one a minute before, put in by SQL. Every one has another state than the next. */
async function manyCases(db: Database, companyId: string, count: number) {
  const status =
    sql.raw(`case n % 9 when 0 then 'answered' when 1 then 'dormant' when 2 then 'withdrawn' when 3 then 'removed'
    when 4 then 'open' when 5 then 'open' else 'closed' end`);
  const outcome = sql.raw(
    `case n % 9 when 1 then 'unknown' when 6 then 'solved' when 7 then 'partly' when 8 then 'unsolved' end`,
  );
  await exclusively(db, () =>
    db.run(sql`
      with recursive many(n) as (select 0 union all select n + 1 from many where n < ${count - 1})
      insert into cases (id, number, company_id, industry, locale, title, created_at, published_at,
        published_on, first_reply_on, status, outcome, ball)
      select 'c' || n, '2026-' || printf('%06d', ${count} - n), ${companyId}, 'shops', 'de', 'Fall ' || n,
        0, 0, date(${today}, -(n / 20) || ' days'), case when n % 18 = 4 then ${today} end, ${status}, ${outcome}, 'nobody'
      from many`),
  );
}

const filters: CaseFilter[] = [
  {},
  { order: 'oldest' },
  { year: 2025 },
  { industry: 'shops' },
  ...stamps.flatMap((stamp): CaseFilter[] => [{ stamp }, { stamp, industry: 'shops' }, { stamp, companyId: 'x' }]),
  { companyId: 'x', withTombstones: true },
  { kind: 'refund' },
  { companyId: 'x', kind: 'refund' },
  { companyId: 'x', year: 2025, order: 'oldest' },
];

describe('the register', () => {
  test('lists under each stamp the cases that carry it, and under none those that can be read', async ({ db }) => {
    const { id: companyId } = await aCompany(db, { industry: 'shops' });
    await manyCases(db, companyId, 600);
    for (const withTombstones of [false, true]) {
      const all = await listCases(db, { companyId, perPage: 1000, withTombstones }, today);
      expect(all.total).toBe(withTombstones ? 600 : 466);
      const numbers = all.rows.map(({ number }) => number ?? '');
      expect(numbers).toEqual(numbers.toSorted().reverse());
      for (const stamp of stamps) {
        const listed = await listCases(db, { companyId, stamp, perPage: 1000, withTombstones }, today);
        expect(listed.rows, stamp).toEqual(all.rows.filter((row) => stampOf(row, today) === stamp));
        expect(listed.total).toBe(listed.rows.length);
      }
    }
  });

  test('finds what it lists and counts in an index, whatever the filter', async ({ db }) => {
    for (const filter of filters) {
      const asked = caseCount(db, filter, today).toSQL();
      const args = asked.params.map((param) => (typeof param === 'number' ? param : String(param)));
      const plan = await db.$client.execute({ sql: `explain query plan ${asked.sql}`, args });
      const steps = plan.rows
        .map(({ detail }) => String(detail))
        .filter((detail) => / (cases|case_counts|kind_counts)\b/.test(detail));
      expect(steps.join('; '), JSON.stringify(filter)).toMatch(
        /^((SEARCH|SCAN) cases USING COVERING INDEX|SEARCH (case|kind)_counts USING INDEX) [^;]*$/,
      );
    }
  });

  test('knows how many cases there are in each state, whatever becomes of them', async ({ db }) => {
    const { id: companyId } = await aCompany(db, { industry: 'shops' });
    const { id: another } = await aCompany(db, { industry: 'energy' });
    await manyCases(db, companyId, 90);
    const change = (set: string, every: number) =>
      exclusively(db, () => db.run(sql.raw(`update cases set ${set} where rowid % ${every} = 0`)));
    await change(`status = 'closed', outcome = 'solved'`, 3);
    await change(`status = 'open', outcome = null`, 5);
    await change(`company_id = '${another}', industry = 'energy'`, 4);
    await change(`number = null`, 17);
    await change(`title = 'another'`, 2);
    const counted = await db.all(sql`
      with numbered as (select * from cases where number is not null), subjects as (
        select '' as subject, * from numbered union all select company_id, * from numbered
        union all select 'industry:' || industry, * from numbered)
      select subject, status, coalesce(outcome, '') as outcome, count(*) as n from subjects group by 1, 2, 3 order by 1, 2, 3`);
    const kept = await db.all(sql`select * from case_counts where n <> 0 order by 1, 2, 3`);
    expect(kept).toEqual(counted);
  });

  test('knows how many cases of a company are of each kind, whatever becomes of them', async ({ db }) => {
    const { id: companyId } = await aCompany(db, { industry: 'shops' });
    const { id: another } = await aCompany(db, { industry: 'energy' });
    await manyCases(db, companyId, 90);
    const change = (words: string) => exclusively(db, () => db.run(sql.raw(words)));
    await change(`insert into case_kinds (case_id, kind, origin, rules, said_at)
      select id, case rowid % 3 when 0 then '' when 1 then 'parcel-lost' else 'refund' end, 'rule', 1, 0 from cases where rowid % 11`);
    await change(`update cases set status = 'open' where status = 'removed' and rowid % 2 = 0`);
    await change(`update case_kinds set kind = 'refund', origin = 'author' where rowid % 5 = 0`);
    await change(
      `update cases set company_id = '${another}', status = 'closed', outcome = 'solved' where rowid % 4 = 0`,
    );
    await change(`update cases set number = null where rowid % 17 = 0`);
    await change(`delete from case_kinds where rowid % 13 = 0`);
    await change(`update case_kinds set rules = 2`);
    const counted = await db.all(sql`
      select cases.company_id, kind, origin, count(*) as n from case_kinds join cases on cases.id = case_id
      where cases.number is not null and status in ${[...readableStatuses]} group by 1, 2, 3 order by 1, 2, 3`);
    const kept = await db.all(sql`select * from kind_counts where n <> 0 order by 1, 2, 3`);
    expect(kept).toEqual(counted);
    expect(counted.length).toBeGreaterThan(6);
    const ofKind = await db.all<{ number: string }>(sql`select number from case_kinds where kind = 'refund'`);
    for (const filter of [{}, { companyId: another }, { stamp: 'solved' as const }, { order: 'oldest' as const }]) {
      const all = await listCases(db, { ...filter, perPage: 1000 }, today);
      const expected = all.rows.filter((row) => ofKind.some(({ number }) => number === row.number));
      const listed = await listCases(db, { ...filter, kind: 'refund', perPage: 1000 }, today);
      expect(listed.rows, JSON.stringify(filter)).toEqual(expected);
      expect(listed.total).toBe(expected.length);
      const second = await listCases(db, { ...filter, kind: 'refund', perPage: 3, page: 2 }, today);
      expect(second.rows).toEqual(expected.slice(3, 6));
    }
  });

  test('counts no further and turns no page further than it says', async ({ db }) => {
    const { id: companyId } = await aCompany(db, { industry: 'shops' });
    await manyCases(db, companyId, mostListed + 80);
    const perPage = 15;
    const first = await casesOfCompany(db, { companyId, perPage, withTombstones: true }, today);
    expect(first).toMatchObject({ total: mostListed, isMore: true, pages: Math.ceil(mostListed / perPage) });
    const last = await casesOfCompany(db, { companyId, perPage, withTombstones: true, page: first.pages }, today);
    expect(last.rows).toHaveLength(perPage);
    const far = await casesOfCompany(db, { companyId, perPage, withTombstones: true, page: 99_999 }, today);
    const next = await casesOfCompany(db, { companyId, perPage, withTombstones: true, page: first.pages + 1 }, today);
    expect(far.rows).toEqual(next.rows);
    const readable = await listCases(db, {}, today);
    expect(readable).toMatchObject({ total: Math.ceil(((mostListed + 80) * 7) / 9), isMore: false });
  });
});
