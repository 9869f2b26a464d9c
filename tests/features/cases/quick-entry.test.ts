import { describe, expect } from 'vitest';
import { entries, promises } from '#db/schema/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { quickEntryOf } from '#src/features/cases/commands/form.ts';
import { quickEntryInput } from '#src/features/cases/commands/input.ts';
import { likeLastInShort } from '#src/features/drafts/like-last.ts';
import { translator } from '#src/i18n/index.ts';
import { now } from '#src/lib/clock.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const aCall = (number: string, given: Record<string, string> = {}) =>
  quickEntryInput.safeParse({
    number,
    entryId: newId(),
    on: 'today',
    channel: 'phone',
    direction: 'to-company',
    happened: 'Wieder vertröstet.',
    ...given,
  });

/** What the form sends becomes of the case. */
async function entered(situation: ReturnType<typeof situationOf>, number: string, given: Record<string, string> = {}) {
  const parsed = aCall(number, given);
  if (!parsed.success) return { fields: parsed.error.issues.map(({ path, message }) => [path.join('.'), message]) };
  const form = quickEntryOf(parsed.data, dayOf(situation.now));
  return form.ok ? recordEntry(situation, number, form.value) : form;
}

const typedTexts = (typed: Record<string, FormDataEntryValue>) =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value)]));

describe('an entry in half a minute', () => {
  test('needs three taps and a text: it happened today, once, and nobody waited', async ({ db, author, day }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    expect(await entered(situationOf(author), number)).toMatchObject({ ok: true });
    expect(await db.select().from(entries)).toMatchObject([
      {
        occurredOn: day,
        precision: 'exact',
        channel: 'phone',
        contacts: 1,
        waitedMinutes: 0,
        text: 'Wieder vertröstet.',
      },
    ]);
  });

  test('can be of yesterday, with minutes waited and a promise', async ({ db, author, day }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const given = { on: 'yesterday', waitedMinutes: '25', promiseText: 'Rückruf', promiseDueOn: '02.04.2026' };
    expect(await entered(situationOf(author), number, given)).toMatchObject({ ok: true });
    expect(await db.select().from(entries)).toMatchObject([{ occurredOn: addDays(day, -1), waitedMinutes: 25 }]);
    expect(await db.select().from(promises)).toMatchObject([{ text: 'Rückruf', dueOn: '2026-04-02' }]);
  });

  test('says that it asked for nothing where somebody heard it, a conversation too, and nowhere else', async ({
    db,
    author,
  }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const asks = { 'to-company': false, conversation: false, 'from-company': true, attempt: true, event: true };
    for (const direction of Object.keys(asks)) {
      await entered(situationOf(author), number, { direction, needsNoAnswer: 'on', happened: direction });
    }
    const told = await db.select().from(entries);
    expect(Object.fromEntries(told.map(({ text, expectsAnswer }) => [text, expectsAnswer]))).toEqual(asks);
  });

  test('takes over day, channel and counterpart of the last one, to be changed or sent as it is', async ({
    db,
    author,
    day,
  }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const last = {
      precision: 'exact',
      occurredOn: addDays(day, -3),
      occurredUntil: null,
      channel: 'chat',
      people: ['Frau Klein, Teamleitung', 'Herr Groß'],
      thirdParty: 'Eilbote',
    } as const;
    const sent = new FormData();
    sent.set('happened', 'Schon getippt.');
    const reader = { locale: 'de', t: translator('de'), today: day } as const;
    const typed = Object.fromEntries(likeLastInShort(sent, last, reader));
    const given = { direction: 'conversation', ...typedTexts(typed) };
    expect(given).toMatchObject({ on: 'other', happened: 'Schon getippt.' });
    expect(await entered(situationOf(author), number, given)).toMatchObject({ ok: true });
    const { precision: _, ...kept } = last;
    expect(await db.select().from(entries)).toMatchObject([kept]);
    const ofToday = likeLastInShort(sent, { ...last, occurredOn: day, people: [], thirdParty: '' }, reader);
    expect([ofToday.get('on'), ofToday.has('people'), ofToday.has('thirdParty')]).toEqual(['today', false, false]);
  });

  test('a promise until a weekday is due on the next one', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const inThreeDays = new Intl.DateTimeFormat('de', { weekday: 'long', timeZone: 'UTC' });
    const due = addDays(dayOf(now()), 3);
    const given = { promiseText: 'Rückruf', promiseDueOn: `bis ${inThreeDays.format(new Date(due))}` };
    expect(await entered({ ...situationOf(author), now: now() }, number, given)).toMatchObject({ ok: true });
    expect(await db.select().from(promises)).toMatchObject([{ madeOn: dayOf(now()), dueOn: due }]);
  });

  test('a promise of another day until a weekday is asked about: the next from then, or from now', async ({
    db,
    author,
  }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const [then, due] = [addDays(dayOf(now()), -30), addDays(dayOf(now()), 3)];
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(due));
    const given = { on: 'other', occurredOn: then, promiseText: 'Rückruf', promiseDueOn: `by ${weekday}` };
    const early = addDays(due, -28);
    expect(await entered({ ...situationOf(author), now: now() }, number, given)).toMatchObject({
      field: 'promiseDueOn',
      reason: `which-day:${early > then ? early : addDays(early, -7)},${due}`,
    });
  });

  test('of about a day, of a period and of a month is stored as what it is', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    for (const occurredOn of ['ca. 12.3.2026', '12.–15. März 2026', 'März 2026']) {
      await entered({ ...situationOf(author), now: now() }, number, { on: 'other', occurredOn });
    }
    const when = { precision: entries.precision, on: entries.occurredOn, until: entries.occurredUntil };
    expect(await db.select(when).from(entries).orderBy(entries.occurredUntil)).toEqual([
      { precision: 'approximate', on: '2026-03-12', until: null },
      { precision: 'period', on: '2026-03-12', until: '2026-03-15' },
      { precision: 'month', on: '2026-03-01', until: '2026-03-31' },
    ]);
  });

  test('of another day needs its date, and a due day needs the words of the promise', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const situation = situationOf(author);
    expect(await entered(situation, number, { on: 'other' })).toMatchObject({
      field: 'occurredOn',
      reason: 'required',
    });
    expect(await entered(situation, number, { promiseDueOn: '02.04.2026' })).toMatchObject({ field: 'promiseText' });
    expect(await entered(situation, number, { on: 'other', occurredOn: '01.04.2026' })).toMatchObject({
      field: 'occurredOn',
      reason: 'in-future',
    });
    expect(await entered(situation, number, { channel: '', happened: ' ' })).toEqual({
      fields: [
        ['channel', 'choose-one'],
        ['happened', 'required'],
      ],
    });
    expect(await db.$count(entries)).toBe(0);
  });

  test('takes a day in words, seen from the day on which it is typed', () => {
    const parsed = aCall('2026-000001', { on: 'other', occurredOn: 'gestern' });
    const found = { precision: 'day', day: addDays(dayOf(new Date()), -1) };
    expect(parsed.data?.occurredOn).toMatchObject({ words: 'gestern', found });
  });
});
