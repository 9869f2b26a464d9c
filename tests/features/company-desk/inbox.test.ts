import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { markRead } from '#src/features/cases/commands/reading.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { type DeskView, deskFilter, deskQuery, deskViews } from '#src/features/company-desk/filter.ts';
import { deskInbox, nextToAnswer } from '#src/features/company-desk/inbox.ts';
import { casesToChoose } from '#src/features/company-desk/statement/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

test('a desk shows its cases by the time that is left, and each of them in the view that says how it stands', async ({
  db,
}) => {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const since = (days: number, title: string) => anOpenCase(db, { company, publishedOn: addDays(today, -days), title });
  const [late, fresh, again, answered] = [
    await since(20, 'Spät'),
    await since(2, 'Frisch'),
    await since(30, 'Wieder'),
    await since(5, 'Beantwortet'),
  ];
  await anOpenCase(db);
  const reply = (number: string, text: string, dueOn: string) =>
    publishReply(situationOf(speaker), {
      ...{ id: newId(), number, text, intent: 'solution' as const, promises: [{ text: 'Gutschrift', dueOn }] },
    });
  must(await reply(again.number, 'Wir prüfen das.', addDays(today, 9)));
  // A minute later: of two in the same moment, neither is the last.
  const later = new Date(situationOf(again.author).now.getTime() + 60_000);
  const asAuthor = { ...situationOf(again.author), now: later };
  must(await answerInThread(asAuthor, { id: newId(), number: again.number, text: 'Und?' }));
  must(await reply(answered.number, 'Der Betrag geht heute an Sie zurück.', addDays(today, 2)));
  must(await markRead(situationOf(speaker), late.number));
  const seen = async (view: DeskView, more = {}) =>
    (await deskInbox(db, [company.id], today, { view, ...more })).rows.map(({ title }) => title);
  expect(await seen('waiting')).toEqual([late.title, fresh.title, again.title]);
  expect(await seen('unread')).toEqual([fresh.title]);
  expect(await seen('promises')).toEqual([answered.title, again.title]);
  expect(await seen('answered')).toEqual([answered.title]);
  expect(await seen('waiting', { q: 'frisch' })).toEqual([fresh.title]);
  expect(await seen('waiting', { q: again.number })).toEqual([again.title]);
  expect(await seen('waiting', { q: '%' })).toEqual([]);
  expect(await seen('waiting', { q: 'sp t' })).toEqual([late.title]);
  expect(await seen('waiting', { from: addDays(today, -20), to: addDays(today, -3) })).toEqual([late.title]);
  const { counts, rows, pages } = await deskInbox(db, [company.id], today, { perPage: 2 });
  expect(counts).toEqual({
    ...{ waiting: 3, unread: 1, promises: 2, answered: 1, overdue: 1, soon: 0, mine: 0, nobody: 3, cared: 0 },
  });
  expect([rows.length, pages]).toEqual([2, 2]);
  expect((await deskInbox(db, [company.id], today, { perPage: 2, page: 2 })).rows).toMatchObject([
    { isFirstReply: false, isWaiting: true, promiseDueOn: addDays(today, 9) },
  ]);
  expect((await deskInbox(db, [], today)).rows).toEqual([]);
});

describe('whatever somebody looks for at the desk', () => {
  test('is words and nothing else, and never shows a case of another company', async ({ db }) => {
    const company = await aCompany(db);
    const own = await anOpenCase(db, { company, title: 'Rechnung 50 % zu hoch' });
    await anOpenCase(db, { title: 'Rechnung eines anderen' });
    expect((await deskInbox(db, [company.id], today, { q: '50 %' })).rows.map(({ number }) => number)).toEqual([
      own.number,
    ]);
    const any = fc.record({ view: fc.constantFrom(...deskViews), q: fc.string({ unit: 'grapheme', maxLength: 30 }) });
    await fc.assert(
      fc.asyncProperty(any, async (filter) => {
        const { rows } = await deskInbox(db, [company.id], today, filter);
        expect(rows.every(({ companyId }) => companyId === company.id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test('the list that somebody came from is the same in an address and a form, and holds nothing that it does not know', () => {
  const list = { view: 'unread', q: 'Netz 50 %', kind: 'outage', from: '2026-03-01', to: '2026-03-31', page: '2' };
  expect(deskQuery(deskFilter(new URLSearchParams(list)))).toEqual(list);
  const junk = {
    view: 'all',
    share: 'yours',
    kind: "x' or 1",
    from: '2026-02-31',
    page: '0',
    order: 'none',
    done: 'x',
  };
  expect(deskQuery(deskFilter(new URLSearchParams(junk)))).toEqual({});
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
      const once = deskQuery(deskFilter(new URLSearchParams({ q: typed })));
      expect(deskQuery(deskFilter(new URLSearchParams(once)))).toEqual(once);
    }),
  );
});

test('after an answer comes the next case of the list one came from, and of the whole desk when none of it waits', async ({
  db,
}) => {
  const company = await aCompany(db);
  const { userId } = await aRepresentative(db, { company });
  const since = (days: number, title: string) => anOpenCase(db, { company, publishedOn: addDays(today, -days), title });
  const urgent = await since(13, 'Rechnung doppelt');
  const [one, two, three] = [await since(9, 'Netz weg'), await since(5, 'Netz langsam'), await since(2, 'Netz tot')];
  const next = async (after: string, among = {}) => {
    const found = await nextToAnswer(db, [company.id], { userId, after, among });
    return found && [found.number, found.isElsewhere];
  };
  expect(await next(one.number)).toEqual([urgent.number, false]);
  expect(await next(one.number, { q: 'netz' })).toEqual([two.number, false]);
  expect(await next(one.number, { q: 'netz', order: 'newest' })).toEqual([three.number, false]);
  expect(await next(one.number, { to: addDays(today, -9), q: 'netz' })).toEqual([urgent.number, true]);
  expect(await next(one.number, { view: 'answered' })).toEqual([urgent.number, true]);
});

test('who chooses cases for one text finds them by words, number and day, and loses none that is chosen', async ({
  db,
}) => {
  const company = await aCompany(db);
  const since = (days: number, title: string) => anOpenCase(db, { company, publishedOn: addDays(today, -days), title });
  const [bill, net, slow] = [await since(12, 'Rechnung'), await since(8, 'Netz weg'), await since(3, 'Netz langsam')];
  const foreign = await anOpenCase(db, { title: 'Netz eines anderen' });
  const choice = async (asked: object, numbers: string[] = []) => {
    const { chosen, found, fits } = await casesToChoose(db, [company.id], today, { ...asked, numbers });
    const of = (rows: typeof found) => rows.map(({ number }) => number);
    return { chosen: of(chosen), found: of(found), fits };
  };
  expect(await choice({})).toEqual({ chosen: [], found: [bill.number, net.number, slow.number], fits: 3 });
  expect(await choice({ q: 'netz' }, [bill.number])).toEqual({
    ...{ chosen: [bill.number], found: [net.number, slow.number], fits: 2 },
  });
  expect(await choice({ q: slow.number })).toMatchObject({ found: [slow.number] });
  expect(await choice({ from: addDays(today, -8), to: addDays(today, -8) })).toMatchObject({ found: [net.number] });
  expect(await choice({ kind: 'no-such-kind' })).toEqual({ chosen: [], found: [], fits: 0 });
  // Whatever a form names: a case of another company is neither found nor chosen.
  expect(await choice({ q: 'netz eines' }, [foreign.number])).toEqual({ chosen: [], found: [], fits: 0 });
});
