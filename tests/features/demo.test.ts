import { createHash } from 'node:crypto';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { demoSignIns, seedDemo } from '#db/demo/index.ts';
import { variantsOf } from '#db/demo/phrases.ts';
import { germanProblems } from '#db/demo/words/de/index.ts';
import { englishProblems } from '#db/demo/words/en/problems.ts';
import * as tables from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { type CaseFacts, derivedColumns, ofTheCase } from '#src/features/cases/state/facts.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { questions } from '#src/features/forecasts/happened/rules.ts';
import { forecastScores } from '#src/features/forecasts/queries.ts';
import { isTold } from '#src/features/forecasts/shrinking/rules.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { addDays, addMonths, dayOf } from '#src/lib/dates.ts';
import { copyOf, freshDatabase, type OwnDatabase } from '#tests/database.ts';
import { momentOn, today } from '#tests/factories.ts';

let seeded: OwnDatabase;
let db: Database;

beforeAll(async () => {
  seeded = await freshDatabase();
  db = seeded.db;
  await seedDemo(db, { today, now: momentOn(today) });
});
afterAll(() => seeded.dispose());

/** Every row of every table, in the order in which it was written. */
async function fingerprint(of: Database): Promise<string> {
  const hash = createHash('sha256');
  const names = await of.$client.execute("select name from sqlite_master where type = 'table' order by name");
  for (const { name } of names.rows) {
    // The log seals words under salts that nobody can guess.
    if (/^(__drizzle|log_)/.test(String(name))) continue;
    const { rows } = await of.$client.execute(`select * from "${String(name)}"`);
    hash.update(JSON.stringify([name, rows]));
  }
  return hash.digest('hex');
}

function grouped<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

describe('the demo data', () => {
  test('is the same every time', async () => {
    const again = await freshDatabase();
    await seedDemo(again.db, { today, now: momentOn(today) });
    expect(await fingerprint(again.db)).toBe(await fingerprint(db));
    again.dispose();
  });

  test('has sixty companies in eight industries, about two thirds of them claimed', async () => {
    const companies = await db.select().from(tables.companies);
    const invented = companies.filter(({ industry }) => industry !== 'other');
    expect(invented.length).toBeGreaterThanOrEqual(60);
    expect(new Set(invented.map(({ industry }) => industry)).size).toBe(8);
    expect(companies.every(({ industry }) => isIndustry(industry))).toBe(true);
    const representatives = await db.select().from(tables.representatives);
    const share = new Set(representatives.map(({ companyId }) => companyId)).size / companies.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.8);
    const domains = await db.select().from(tables.companyDomains);
    expect(domains.every(({ domain }) => domain.endsWith('.example'))).toBe(true);
  });

  test('has eleven stories and 2,400 cases in 24 months, numbered in order of publication', async () => {
    const cases = await db.select().from(tables.cases).orderBy(tables.cases.publishedAt);
    expect(cases.length).toBe(2465);
    expect(new Set(cases.map(({ publishedOn }) => publishedOn?.slice(0, 7))).size).toBeGreaterThanOrEqual(24);
    expect(cases[0]?.publishedOn ?? '').toSatisfy((day: string) => day >= addMonths(today, -24));
    const counters = await db.select().from(tables.caseCounters);
    for (const [year, some] of grouped(cases, ({ publishedOn }) => Number(publishedOn?.slice(0, 4)))) {
      const expected = some.map((_, index) => `${year}-${String(index + 1).padStart(6, '0')}`);
      expect(some.map(({ number }) => number)).toEqual(expected);
      expect(counters.find((counter) => counter.year === year)?.last).toBe(some.length);
    }
  });

  test('stores the state that the facts of each case give', async () => {
    const verdicts = new Map((await db.select().from(tables.verdicts)).map((verdict) => [verdict.replyId, verdict]));
    const byCase = {
      entries: grouped(await db.select().from(tables.entries), ({ caseId }) => caseId),
      replies: grouped(await db.select().from(tables.replies), ({ caseId }) => caseId),
      closings: grouped(await db.select().from(tables.closings), ({ caseId }) => caseId),
      reopenings: grouped(await db.select().from(tables.reopenings), ({ caseId }) => caseId),
      promises: grouped(await db.select().from(tables.promises), ({ caseId }) => caseId),
      tombstones: new Map((await db.select().from(tables.tombstones)).map((stone) => [stone.caseId, stone])),
    };
    for (const row of await db.select().from(tables.cases)) {
      const facts: CaseFacts = {
        submittedAt: row.submittedAt,
        publishedAt: row.publishedAt,
        transferredAt: row.transferredAt,
        replies: ofTheCase(byCase.replies.get(row.id) ?? []).map((reply) => ({
          ...reply,
          verdict: verdicts.get(reply.id) ?? null,
        })),
        closings: byCase.closings.get(row.id) ?? [],
        reopenings: byCase.reopenings.get(row.id) ?? [],
        entries: byCase.entries.get(row.id) ?? [],
        promises: byCase.promises.get(row.id) ?? [],
        tombstone: byCase.tombstones.get(row.id) ?? null,
      };
      expect(row).toMatchObject(derivedColumns(facts, today));
    }
  });

  test('tells the statistics what the facts of each case give, and tallies that a second count confirms', async () => {
    const copy = await copyOf(db);
    expect(await checkCases(copy.db, momentOn(today))).toEqual([]);
    expect(await keepTallies(copy.db, today)).toEqual([]);
    const { asOf, companies } = await readTallies(copy.db, { industry: null, months: 'all' });
    expect([asOf, companies.reduce((sum, { cases }) => sum + cases, 0)]).toEqual([today, 2465]);
    copy.dispose();
  });

  test('has forecasts that are told, some that are not, and of a year how good they were', async () => {
    const expected = await db.select().from(tables.forecasts);
    for (const question of questions) {
      const told = expected.filter((row) => isTold(row[question]));
      expect(told.length).toBeGreaterThan(20);
      expect(told.filter((row) => row.kind !== '' && row[question].n > 2).length).toBeGreaterThan(5);
      expect(told.length).toBeLessThan(expected.length);
      const score = (await forecastScores(db))?.scores[question];
      expect(score?.n).toBeGreaterThan(200);
      expect(score?.brier).toBeLessThan(score?.naive ?? 0);
      expect(score?.bins.length).toBeGreaterThan(4);
    }
    expect(expected.filter(({ kind, preceded }) => kind === '' && preceded).length).toBeGreaterThan(0);
    // Never one that was made after the case was published.
    const given = (await db.select().from(tables.forecastCases)).filter(({ givenOn }) => givenOn !== null);
    expect(given.every(({ givenOn, publishedOn }) => (givenOn ?? '') <= publishedOn)).toBe(true);
  });

  test('has cases in every state a reader can meet', async () => {
    const cases = await db.select().from(tables.cases);
    const states = new Set(cases.map(({ status, outcome }) => `${status} ${outcome}`));
    for (const state of [
      'open null',
      'answered null',
      'closed solved',
      'closed partly',
      'closed unsolved',
      'dormant unknown',
    ]) {
      expect(states).toContain(state);
    }
    expect([...states].some((state) => state.startsWith('withdrawn'))).toBe(true);
    expect([...states].some((state) => state.startsWith('removed'))).toBe(true);
  });

  test('knows nothing of the future, and nothing was answered before it was asked', async () => {
    const moments = [
      ...(await db.select().from(tables.entries)).map(({ recordedAt }) => recordedAt),
      ...(await db.select().from(tables.replies)).map(({ publishedAt }) => publishedAt),
      ...(await db.select().from(tables.verdicts)).map(({ givenAt }) => givenAt),
      ...(await db.select().from(tables.closings)).map(({ closedAt }) => closedAt),
      ...(await db.select().from(tables.reopenings)).map(({ reopenedAt }) => reopenedAt),
      ...(await db.select().from(tables.events)).map(({ at }) => at),
      ...(await db.select().from(tables.users)).map(({ createdAt }) => createdAt),
    ];
    const latest = Math.max(...moments.map((moment) => moment.getTime()));
    expect(latest).toBeLessThanOrEqual(momentOn(today).getTime());
    for (const entry of await db.select().from(tables.entries)) {
      const last = entry.occurredUntil ?? entry.occurredOn;
      expect(entry.occurredOn <= last && last <= dayOf(entry.recordedAt)).toBe(true);
    }
    for (const promise of await db.select().from(tables.promises)) {
      expect(promise.dueOn === null || promise.dueOn >= promise.madeOn).toBe(true);
      expect((promise.keptOn ?? promise.brokenOn ?? '') < today).toBe(true);
      expect((promise.keptOn ?? promise.madeOn) >= promise.madeOn).toBe(true);
    }
  });

  test('shows dates, times and amounts as inexactly as their authors know them', async () => {
    const entries = await db.select().from(tables.entries);
    for (const precision of ['exact', 'approximate', 'period', 'part', 'month', 'year', 'unknown'] as const)
      expect(
        entries.some((entry) => entry.precision === precision),
        precision,
      ).toBe(true);
    const spent = new Set(entries.filter(({ spentCents }) => spentCents > 0).map((entry) => entry.spentCurrency));
    expect([...spent].sort()).toEqual(['CHF', 'EUR', 'USD']);
    expect(entries.some((entry) => entry.timeIsAbout) && entries.some((entry) => entry.waitedIsAbout)).toBe(true);
    expect(await db.$count(tables.cases, eq(tables.cases.disputedCurrency, 'CHF'))).toBe(1);
  });

  test('repeats neither titles nor stories', async () => {
    const cases = await db.select().from(tables.cases);
    expect(new Set(cases.map(({ title }) => title)).size).toBeGreaterThanOrEqual(2300);
    expect(new Set(cases.map(({ summary }) => summary)).size).toBeGreaterThanOrEqual(2300);
    const english = cases.filter(({ locale }) => locale === 'en').length / cases.length;
    expect(english).toBeGreaterThan(0.07);
    expect(english).toBeLessThan(0.11);
  });

  test('has something to say for every variant of every problem', () => {
    for (const problem of [...Object.values(germanProblems), ...Object.values(englishProblems)].flat()) {
      const variants = variantsOf(problem.tells);
      for (const variant of variants.length > 0 ? variants : [undefined]) {
        const isFor = (phrase: string) =>
          variantsOf([phrase]).length === 0 || variantsOf([phrase]).includes(variant ?? '');
        const told = `${problem.titles[0]} (${variant})`;
        expect(problem.titles.filter(isFor).length, `titles: ${told}`).toBeGreaterThanOrEqual(variant ? 2 : 5);
        expect(problem.starts.filter(([, , phrase]) => isFor(phrase)).length, `starts: ${told}`).toBeGreaterThan(0);
        expect(problem.wishes.filter(([, phrase]) => isFor(phrase)).length, `wishes: ${told}`).toBeGreaterThan(0);
        expect(problem.says.filter(isFor).length, `says: ${told}`).toBeGreaterThanOrEqual(2);
        expect(problem.asks.filter(isFor).length, `asks: ${told}`).toBeGreaterThan(0);
        expect(problem.fixes.filter(([, phrase]) => isFor(phrase)).length, `fixes: ${told}`).toBeGreaterThan(0);
        expect(problem.solved.filter(isFor).length, `solved: ${told}`).toBeGreaterThan(0);
      }
    }
  });

  test('leaves no gap in a phrase and shows no private data', async () => {
    const texts = [
      ...(await db.select().from(tables.cases)).flatMap((row) => [
        row.title,
        row.summary,
        row.desiredText,
        row.penName,
      ]),
      ...(await db.select().from(tables.entries)).flatMap((row) => [row.text, ...row.people]),
      ...(await db.select().from(tables.replies)).map(({ text }) => text),
      ...(await db.select().from(tables.closings)).map(({ words }) => words),
      ...(await db.select().from(tables.promises)).map(({ text }) => text),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/[{}[\]|@#]|undefined| {2}/);
      expect(text, 'IBAN').not.toMatch(/\b[A-Z]{2}\d{2}[ \d]{10,}/);
      expect(text, 'telephone number').not.toMatch(/(\+49|\b0\d{2,4}[ /-]?)\d{4,}/);
    }
    expect(texts.filter((text) => /^\p{Ll}/u.test(text))).toEqual([]);
  });

  test('keeps promises late, entries forgotten and texts corrected', async () => {
    const entries = await db.select().from(tables.entries);
    const late = entries.filter(
      (entry) => addDays(entry.occurredUntil ?? entry.occurredOn, 7) < dayOf(entry.recordedAt),
    );
    expect(late.length).toBeGreaterThan(100);
    expect(late.length / entries.length).toBeLessThan(0.3);
    expect(await db.$count(tables.events, isNotNull(tables.events.particulars))).toBeGreaterThan(50);
    const promises = await db.select().from(tables.promises);
    expect(promises.filter(({ keptOn }) => keptOn).length).toBeGreaterThan(300);
    expect(promises.filter(({ brokenOn }) => brokenOn).length).toBeGreaterThan(300);
  });

  test('lets an author, a representative and a moderator sign in', async () => {
    const users = await db.select().from(tables.users);
    const withPassword = users.filter(({ passwordHash }) => passwordHash !== null).map(({ email }) => email);
    expect(withPassword.sort()).toEqual(demoSignIns.map(({ email }) => email).sort());
    const idOf = (role: string) => {
      const signIn = demoSignIns.find((one) => one.role === role);
      return users.find(({ email }) => email === signIn?.email)?.id;
    };
    const cases = await db.select().from(tables.cases);
    const companies = await db.select().from(tables.companies);
    const sauerstoff = companies.find(({ name }) => name === 'Sauerstoff Mobil');
    const own = cases.filter(({ authorId }) => authorId === idOf('author'));
    expect(own.map(({ companyId }) => companyId)).toContain(sauerstoff?.id);
    const [speaker] = (await db.select().from(tables.representatives)).filter(
      ({ userId }) => userId === idOf('representative'),
    );
    const waiting = cases.filter(({ companyId, status }) => companyId === speaker?.companyId && status === 'open');
    expect(waiting.length).toBeGreaterThanOrEqual(3);
    const [appointment] = await db.select().from(tables.appointments);
    expect(appointment).toMatchObject({ userId: idOf('moderator'), role: 'moderator' });
  });
});
