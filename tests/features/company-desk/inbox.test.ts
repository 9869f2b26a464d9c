import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { markRead } from '#src/features/cases/commands/reading.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { type DeskView, deskInbox, deskViews } from '#src/features/company-desk/inbox.ts';
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
