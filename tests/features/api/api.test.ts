import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, onTestFinished } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseJson, casesPage, oneAnswer, openCase } from '#src/features/api/cases.ts';
import { companiesPage, companyDocument } from '#src/features/api/companies.ts';
import { readCursor } from '#src/features/api/cursor.ts';
import { logPage } from '#src/features/api/log.ts';
import { operations } from '#src/features/api/operations.ts';
import { promisesPage } from '#src/features/api/promises.ts';
import { readQuery } from '#src/features/api/query.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { addDays } from '#src/lib/dates.ts';
import { readLimit } from '#src/lib/read-limit.ts';
import { readCounter } from '#src/process/door/interface.ts';
import {
  aCompany,
  anOpenCase,
  aRepresentative,
  freshDatabase,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm, aToldPromise } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aNotice, notify } from '../moderation/noticing.ts';

type Page = Exclude<Awaited<ReturnType<typeof casesPage>>, { fault: unknown }>;

async function page(db: Database, asked: Record<string, string>): Promise<Page> {
  const { query, faults } = readQuery(operations.cases.query, new URLSearchParams(asked));
  if (faults) throw new Error(JSON.stringify(faults));
  const found = await casesPage(db, query, today);
  if ('fault' in found) throw new Error(found.fault.detail);
  return found;
}

describe('a list that is read in pieces', () => {
  test('skips and repeats no case while others are published and withdrawn in between', { timeout: 120_000 }, async ({
    db,
  }) => {
    const day = fc.integer({ min: 1, max: 4 }).map((ago) => addDays('2026-03-20', -ago));
    const act = fc.oneof(
      fc.record({ kind: fc.constant('publish' as const), on: day }),
      fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat() }),
    );
    const run = fc.record({
      begun: fc.array(day, { minLength: 1, maxLength: 7 }),
      order: fc.constantFrom('newest', 'oldest'),
      limit: fc.integer({ min: 1, max: 3 }),
      between: fc.array(fc.array(act, { maxLength: 3 }), { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ begun, order, limit, between }) => {
        const company = await aCompany(db);
        const there = new Map<string, Awaited<ReturnType<typeof anOpenCase>>>();
        const publish = async (publishedOn: string) => {
          const one = await anOpenCase(db, { company, publishedOn });
          there.set(one.number, one);
        };
        for (const on of begun) await publish(on);
        const always = new Set(there.keys());
        const seen: string[] = [];
        let cursor = '';
        for (let turn = 0; turn < 100; turn += 1) {
          const { cases, next } = await page(db, { company: company.slug, order, limit: String(limit), cursor });
          // What was withdrawn by now is never shown.
          for (const { number } of cases) expect(there.has(number)).toBe(true);
          expect(cases.length).toBeLessThanOrEqual(limit);
          seen.push(...cases.map(({ number }) => number));
          if (next === null) break;
          cursor = next;
          for (const what of between[turn] ?? []) {
            const left = [...there.values()];
            const chosen = what.kind === 'withdraw' ? left[what.which % Math.max(1, left.length)] : undefined;
            if (what.kind === 'publish') await publish(what.on);
            if (!chosen) continue;
            must(await withdrawCase(situationOf(chosen.author), { number: chosen.number, reason: '' }));
            there.delete(chosen.number);
            always.delete(chosen.number);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect([...always].filter((number) => !seen.includes(number))).toEqual([]);
        const inOrder = await page(db, { company: company.slug, order, limit: '100' });
        const still = seen.filter((number) => there.has(number));
        expect(inOrder.cases.map(({ number }) => number).filter((number) => still.includes(number))).toEqual(still);
      }),
      { numRuns: 15 },
    );
  });

  test('goes on only where a list of its kind left off', async ({ db, company }) => {
    for (const ago of [3, 4]) await anOpenCase(db, { company, publishedOn: addDays('2026-03-20', -ago) });
    const { next } = await page(db, { limit: '1' });
    for (const cursor of [
      `${next}A`,
      next?.slice(1),
      'W10',
      'bnVsbA',
      '__',
      Buffer.from('[1]').toString('base64url'),
    ]) {
      await expect(page(db, { cursor: cursor ?? '' }), cursor).rejects.toThrow(/cursor/);
    }
    await expect(page(db, { cursor: next ?? '', order: 'oldest' })).rejects.toThrow(/cursor/);
    const place = z.tuple([z.string(), z.string()]);
    fc.assert(fc.property(fc.string(), (typed) => readCursor(typed, place) === null || typed.length > 0));
  });

  test('tells the promises of a company once each, and companies in order of their address', async ({
    db,
    company,
  }) => {
    const author = await anOpenCase(db, { company, publishedOn: '2026-03-10' });
    const situation = situationOf(author.author);
    for (const text of ['Geld kommt', 'Techniker kommt', 'Rückruf kommt']) {
      const form = anEntryForm({ promises: [aToldPromise(text, { dueOn: '2026-03-29' })] });
      must(await recordEntry(situation, author.number, form));
    }
    const told: string[] = [];
    let cursor: string | undefined;
    do {
      const found = await promisesPage(db, { company: company.slug, limit: 1, cursor, state: undefined }, today);
      if ('fault' in found) throw new Error(found.fault.detail);
      told.push(...found.page.promises.map(({ text }) => text));
      cursor = found.page.next ?? undefined;
    } while (cursor);
    expect(told.toSorted()).toEqual(['Erstattung von 129 Euro', 'Geld kommt', 'Rückruf kommt', 'Techniker kommt']);
    const ofState = async (state: 'kept' | 'unconfirmed') => {
      const found = await promisesPage(db, { company: company.slug, limit: 9, state, cursor: undefined }, today);
      return 'fault' in found ? [] : found.page.promises;
    };
    expect([(await ofState('kept')).length, (await ofState('unconfirmed')).length]).toEqual([0, told.length]);

    for (const name of ['Bbb', 'Aaa', 'Ccc']) await aCompany(db, { name });
    const slugs: string[] = [];
    let from: string | undefined;
    do {
      const found = await companiesPage(db, { limit: 2, cursor: from, q: undefined, industry: undefined });
      if ('fault' in found) throw new Error(found.fault.detail);
      slugs.push(...found.companies.map(({ slug }) => slug));
      from = found.next ?? undefined;
    } while (from);
    expect(slugs).toEqual(slugs.toSorted());
    expect(slugs).toHaveLength(new Set([...slugs, 'aaa', 'bbb', 'ccc']).size);
  });

  test('says in the log what came since, each row once and in its order', async ({ db }) => {
    for (let many = 0; many < 3; many += 1) await anOpenCase(db);
    const asked = (given: Record<string, string>) => {
      const { query } = readQuery(operations.log.query, new URLSearchParams(given));
      if (!query) throw new Error('not read');
      return logPage(db, query);
    };
    const newest = await asked({ limit: '100' });
    if ('fault' in newest) throw new Error('refused');
    const since = await asked({ after: '0', limit: '100' });
    expect('fault' in since ? [] : since.rows.map(({ number }) => number)).toEqual(
      newest.rows.map(({ number }) => number).reverse(),
    );
    expect(await asked({ after: '1', before: '2' })).toHaveProperty('fault.name', 'after');
  });
});

describe('a case', () => {
  test('is told whole or not at all: its number answers whether it ended, and no word of it', async ({
    db,
    moderator,
  }) => {
    const secret = 'Geheimniskrämerei';
    const open = await anOpenCase(db, { title: secret, summary: secret });
    const opened = await openCase(db, open.number, today);
    if (!('file' in opened)) throw new Error('not there');
    const said = oneAnswer.parse(JSON.parse(caseJson(opened, today)));
    expect(said).toMatchObject({ number: open.number, stamp: 'open', ball: 'company', content: { title: secret } });
    expect(said.isExamined).toBe(false);
    must(await notify(db, aNotice({ kind: 'case', id: open.id })));
    expect(await openCase(db, open.number, today)).toMatchObject({ isExamined: true });
    const gone = await anOpenCase(db, { title: secret });
    must(await removeCase(situationOf(moderator), { number: gone.number, reason: secret }));
    const withdrawn = await anOpenCase(db, { title: secret });
    must(await withdrawCase(situationOf(withdrawn.author), { number: withdrawn.number, reason: secret }));
    expect(await openCase(db, gone.number, today)).toEqual({ gone: 'removed', on: today });
    expect(await openCase(db, withdrawn.number, today)).toEqual({ gone: 'withdrawn', on: today });
    expect(await openCase(db, '2026-999999', today)).toEqual({ missing: 404 });
    const log = await logPage(db, operations.log.query.parse({}));
    expect(JSON.stringify(log)).toContain(withdrawn.number);
    const { cases } = await page(db, { limit: '100' });
    expect(cases.map(({ number }) => number)).toEqual([open.number]);
    expect(JSON.stringify(log)).not.toContain(secret);
  });
});

test.each([
  ['exact', 'exact'],
  ['approximate', 'about'],
] as const)('a first answer on a day that is %s is told as %s', async (precision, said) => {
  const { db, dispose } = await freshDatabase();
  onTestFinished(dispose);
  const when = { occurredOn: '2026-03-24', precision, recordedAt: momentOn('2026-03-25') };
  const answer = { ...when, channel: 'phone', direction: 'conversation' } as const;
  const { number } = await anOpenCase(db, { publishedOn: '2026-03-20', entries: [{ ...answer, text: 'Rückruf' }] });
  const opened = await openCase(db, number, today);
  expect('file' in opened && oneAnswer.parse(JSON.parse(caseJson(opened, today)))).toMatchObject({
    firstAnswerOn: '2026-03-24',
    firstAnswerPrecision: said,
    firstAnswerBy: 'author',
    content: { entries: [{ occurredOn: '2026-03-24', precision }] },
  });
});

test('a company is told to have read a case or none only once somebody speaks for it, who could', async ({
  db,
  company,
}) => {
  await anOpenCase(db, { company, publishedOn: '2026-03-10' });
  const told = async () => (await companyDocument(db, company.slug, { months: 'all' }, today))?.document;
  const read = async () => (await told())?.read;
  expect(await read()).toBeNull();
  expect((await told())?.examined).toEqual({ cases: 0, votes: 0 });
  await aRepresentative(db, { company });
  expect(await read()).toEqual({ n: 1, of: null, isOfLatest: false });
});

describe('the parameters of an address', () => {
  test('are refused by their names, whatever is sent, and never with a fault of ours', () => {
    const sent = fc.array(
      fc.tuple(fc.oneof(fc.constantFrom('limit', 'q', 'stamp', 'on', '__proto__'), fc.string()), fc.string()),
    );
    fc.assert(
      fc.property(sent, fc.constantFrom(...Object.values(operations)), (pairs, { query: schema }) => {
        const { query, faults } = readQuery(schema, new URLSearchParams(pairs));
        expect(query === null).toBe(faults !== null);
        for (const { name, detail } of faults ?? []) expect([typeof name, detail.length > 0]).toEqual(['string', true]);
        const known = Object.keys(schema.shape);
        if (faults === null) for (const [name] of pairs) expect(known).toContain(name);
      }),
    );
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=%2010', 'limit'],
    ['limit=999999999999999999999', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['stamp=withdrawn', 'stamp'],
    ['stamp=toString', 'stamp'],
    ['company=../x', 'company'],
    ['kind=constructor', 'kind'],
    ['industries=telecom', 'industries'],
    ['__proto__=x', '__proto__'],
    [`cursor=${'a'.repeat(301)}`, 'cursor'],
  ])('%j is wrong in %s', (address, name) => {
    const { faults } = readQuery(operations.cases.query, new URLSearchParams(address));
    expect(faults?.map((fault) => fault.name)).toEqual([name]);
  });
});

describe('reading', () => {
  test('is counted by network: each has its own, and a site of IPv6 a larger one for all of its connections', () => {
    let clock = 0;
    const count = readCounter(() => clock);
    const many = (visitor: string, times: number) => {
      let last = count(visitor);
      for (let more = 1; more < times; more += 1) last = count(visitor);
      return last;
    };
    expect(many('203.0.113.7', readLimit.points)).toMatchObject({ left: 0, after: readLimit.seconds });
    expect(many('203.0.113.7', 9000).left).toBeLessThan(0);
    expect(count('203.0.113.8').left).toBe(readLimit.points - 1);
    expect(many('2001:db8:1:1::1', readLimit.points + 1).left).toBe(-1);
    expect(count('2001:db8:1:1::ffff').left).toBe(-2);
    for (let site = 2; site < 10; site += 1) many(`2001:db8:1:${site}::1`, readLimit.points);
    expect(count('2001:db8:1:aaaa::1').left).toBeLessThan(0);
    expect(count('2001:db8:2::1').left).toBe(readLimit.points - 1);
    clock = readLimit.seconds * 1000;
    expect(count('203.0.113.7')).toEqual({ left: readLimit.points - 1, after: readLimit.seconds });
  });
});
