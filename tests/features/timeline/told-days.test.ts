import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { laterEntryInput } from '#src/features/cases/commands/input.ts';
import type { Placed } from '#src/features/timeline/entry/rules.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import { among } from '#src/features/timeline/story/told-days.ts';
import { typedFound } from '#src/i18n/days.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import type { Locale } from '#src/lib/situation.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The entry that the form gives, or the reasons at its fields. */
function read(given: Record<string, string>) {
  const parsed = laterEntryInput.safeParse({
    number: '2026-000001',
    id: newId(),
    occurredOn: '10.03.2026',
    channel: 'phone',
    direction: 'to-company',
    text: 'Ich habe angerufen.',
    promised: 'on',
    promiseText: 'Rückruf',
    ...given,
  });
  if (parsed.success) return parsed.data;
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('when an entry was', () => {
  test.each([
    [{ occurredOn: '12.3.' }, { precision: 'exact', occurredOn: '2026-03-12', occurredUntil: null }],
    [{ occurredOn: 'ca. 12.3.' }, { precision: 'approximate', occurredOn: '2026-03-12', occurredUntil: null }],
    [{ occurredOn: 'vor zwei Monaten' }, { precision: 'approximate', occurredOn: '2026-09-25', occurredUntil: null }],
    [{ occurredOn: '12.–15. März' }, { precision: 'period', occurredOn: '2026-03-12', occurredUntil: '2026-03-15' }],
    [{ occurredOn: 'Anfang März' }, { precision: 'part', occurredOn: '2026-03-01', occurredUntil: '2026-03-10' }],
    [{ occurredOn: 'Ende Februar 2024' }, { precision: 'part', occurredOn: '2024-02-21', occurredUntil: '2024-02-29' }],
    [{ occurredOn: 'March 2026' }, { precision: 'month', occurredOn: '2026-03-01', occurredUntil: '2026-03-31' }],
    [{ occurredOn: 'Sommer 2019' }, { precision: 'season', occurredOn: '2019-06-01', occurredUntil: '2019-08-31' }],
    [{ occurredOn: 'Winter 2023' }, { precision: 'season', occurredOn: '2023-12-01', occurredUntil: '2024-02-29' }],
    [{ occurredOn: '2019' }, { precision: 'year', occurredOn: '2019-01-01', occurredUntil: '2019-12-31' }],
    [{ occurredOn: 'mid 2019' }, { precision: 'year', occurredOn: '2019-05-01', occurredUntil: '2019-08-31' }],
    [{ occurredOn: 'ja, 01.02.2010' }, { precision: 'exact', occurredOn: '2010-02-01' }],
  ])('%o', (given, when) => {
    expect(read(given)).toMatchObject(when);
  });

  test.each([
    '10.03.2026 14:30:55',
    '[10.03.26, 14:30:55]',
    '10.3.2026 - 14:30',
    '2026-03-10 14:30:55.123',
    '2026-03-10T14:30:55+01:00',
    'Tue, 10 Mar 2026 14:30:00 +0100',
    'Gesendet: Dienstag, 10. März 2026 14:30',
    'Mar 10, 2026, 2:30:55 PM',
  ])('%s, copied from a chat or a mail, is the day and the minute', (occurredOn) => {
    expect(read({ occurredOn })).toMatchObject({ precision: 'exact', occurredOn: '2026-03-10', time: '14:30' });
  });

  test('around a day that has to be asked for is asked in an entry, and the day itself where only a day is stored', () => {
    expect(read({ occurredOn: 'um den 10. herum' })).toEqual({ occurredOn: 'which-day:2026-11-10~' });
    expect(read({ promiseMarkedOn: 'um den 10. herum', promiseMark: 'kept' })).toEqual({
      promiseMarkedOn: 'which-day:2026-11-10',
    });
    expect(read({ promiseDueOn: 'um den 10. herum' })).toEqual({ promiseDueOn: 'which-day:2026-03-10,2026-12-10' });
  });

  test('a time of another place is not taken for one of here', () => {
    expect(read({ occurredOn: '2026-03-10T23:30:00Z' })).toEqual({ occurredOn: 'not-a-date' });
    expect(read({ occurredOn: 'Tue, 10 Mar 2026 14:30:00 -0500' })).toEqual({ occurredOn: 'not-a-date' });
  });

  test.each([
    [{ occurredOn: '01.02.2010' }, 'occurredOn', 'long-ago:2010-02-01'],
    [{ occurredOn: 'ca. 1.2.2010' }, 'occurredOn', 'long-ago:2010-02-01~'],
    [{ occurredOn: 'Sommer 2012' }, 'occurredOn', 'long-ago:2012~summer'],
    [{ occurredOn: 'drei Tage nach Eintrag' }, 'occurredOn', 'not-a-date'],
  ])('%o is asked or refused', (given, field, reason) => {
    expect(read(given)).toEqual({ [field]: reason });
  });

  test('time, minutes and money are stored with whether they are only about so much, and in their currency', () => {
    expect(read({ time: 'gegen 14:30', waitedMinutes: 'etwa 40 Minuten', spentCents: 'rund 400 €' })).toMatchObject({
      time: '14:30',
      timeIsAbout: true,
      waitedMinutes: 40,
      waitedIsAbout: true,
      spentCents: 40_000,
      spentCurrency: 'EUR',
      spentIsAbout: true,
    });
    expect(read({ spentCents: '419.80 US dollars' })).toMatchObject({ spentCents: 41_980, spentCurrency: 'USD' });
    expect(read({ spentCents: 'CHF 20' })).toMatchObject({
      spentCents: 2000,
      spentCurrency: 'CHF',
      spentIsAbout: false,
    });
    expect(read({ spentCents: '20 £' })).toMatchObject({ spentCents: 2000, spentCurrency: 'GBP' });
    expect(read({ spentCents: '1,899 USD' })).toEqual({ spentCents: 'which-amount:189900-USD,190-USD' });
  });
});

const placed = (id: string, given: Partial<Placed>): Placed => ({
  id,
  precision: 'exact',
  occurredOn: '2026-03-02',
  occurredUntil: null,
  placedOn: null,
  position: 1000,
  ...given,
});
const others = [
  placed('a', {}),
  placed('b', { precision: 'approximate', occurredOn: '2026-03-09' }),
  placed('c', { precision: 'part', occurredOn: '2026-04-01', occurredUntil: '2026-04-10' }),
  placed('d', { precision: 'month', occurredOn: '2026-05-01', occurredUntil: '2026-05-31' }),
];

/** What the words come to beside the other entries of the case. */
function beside(given: Record<string, string>, entries: readonly Placed[] = others) {
  const form = laterEntryInput.parse({
    number: '2026-000001',
    id: newId(),
    channel: 'phone',
    direction: 'to-company',
    text: 'Ich habe angerufen.',
    ...given,
  });
  const read = among(form, entries);
  return read.ok ? read.value : `${read.field} ${read.reason}`;
}

describe('when an entry was, counted from another one', () => {
  test.each([
    ['drei Tage nach Eintrag 1', { precision: 'exact', occurredOn: '2026-03-05' }],
    ['two weeks after entry 1', { precision: 'exact', occurredOn: '2026-03-16' }],
    ['am Tag nach Eintrag 2', { precision: 'approximate', occurredOn: '2026-03-10' }],
    ['drei Tage nach Eintrag 3', { precision: 'approximate', occurredOn: '2026-04-08' }],
    ['weiß nicht', { precision: 'unknown', occurredOn: '2026-05-01', after: 'd' }],
    ['I don’t know', { precision: 'unknown', occurredOn: '2026-05-01', after: 'd' }],
    ['unbekannt', { precision: 'unknown', occurredOn: '2026-05-01', after: 'd' }],
    ['irgendwann nach Eintrag 2', { precision: 'unknown', occurredOn: '2026-03-09', after: 'b' }],
  ])('%s', (occurredOn, when) => {
    expect(beside({ occurredOn })).toMatchObject(when);
  });

  test('"the next day" is that after the last entry, or after the one before it', () => {
    const [first, second] = others.slice(0, 2);
    if (!first || !second) throw new Error('no entries');
    expect(beside({ occurredOn: 'am nächsten Tag' }, [first])).toMatchObject({ occurredOn: '2026-03-03' });
    const later = newId();
    const stored = [first, { ...second, id: later }];
    expect(beside({ id: later, occurredOn: 'two weeks later' }, stored)).toMatchObject({
      precision: 'exact',
      occurredOn: '2026-03-16',
    });
  });

  test.each([
    ['drei Tage nach Eintrag 4', 'occurredOn vague-entry'],
    ['drei Tage nach Eintrag 9', 'occurredOn which-entry'],
    ['nach Eintrag 9', 'occurredOn which-entry'],
  ])('%s is refused with its reason', (occurredOn, reason) => {
    expect(beside({ occurredOn })).toBe(reason);
  });

  test('an unknown day needs an entry before it', () => {
    expect(beside({ occurredOn: 'weiß nicht' }, [])).toBe('occurredOn unknown-first');
  });

  // The entry is of Tuesday, 10 March; it is written down on Wednesday, 25 November.
  test.each([
    ['Ende der Woche', '2026-03-13,2026-03-15,2026-11-27,2026-11-29'],
    ['in 5 Werktagen', '2026-03-16,2026-03-17,2026-12-01,2026-12-02'],
    ['in 3-5 Werktagen', '2026-03-16,2026-03-17,2026-12-01,2026-12-02'],
    ['in acht Tagen', '2026-03-17,2026-03-18,2026-12-02,2026-12-03'],
    ['bis zum 20.', '2026-03-20,2026-12-20'],
    ['05/12/2026', '2026-05-12,2026-12-05'],
    ['05/01/2026', '2026-05-01'],
  ])('a promise due "%s" is asked about with the days seen from its entry, too', (promiseDueOn, days) => {
    expect(read({ occurredOn: '10.3.2026', promiseDueOn })).toEqual({ promiseDueOn: `which-day:${days}` });
  });

  test('a promise due on a weekday is asked about, as beside any date', () => {
    const promise = { promised: 'on', promiseText: 'Rückruf', promiseDueOn: 'bis Freitag' };
    expect(beside({ occurredOn: 'drei Tage nach Eintrag 1', ...promise })).toBe(
      'promiseDueOn which-day:2026-03-06,2026-11-27',
    );
  });
});

const parts = fc.constantFrom('beginning' as const, 'middle' as const, 'end' as const);
const years = fc.integer({ min: 1990, max: 2100 });
const months = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
const someDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('1990-01-01', days));
const anyFound: fc.Arbitrary<Found> = fc.oneof(
  someDay.map((day): Found => ({ precision: 'day', day })),
  someDay.map((day): Found => ({ precision: 'about', day })),
  fc
    .tuple(someDay, fc.integer({ min: 1, max: 50 }))
    .map(([from, days]): Found => ({ precision: 'period', from, until: addDays(from, days) })),
  months.map((month): Found => ({ precision: 'month', month })),
  fc.tuple(months, parts).map(([month, part]): Found => ({ precision: 'part', month, part })),
  fc
    .tuple(years, fc.constantFrom('spring' as const, 'summer' as const, 'autumn' as const, 'winter' as const))
    .map(([year, season]): Found => ({ precision: 'season', year, season })),
  fc.tuple(years, fc.option(parts)).map(([year, part]): Found => ({ precision: 'year', year, part })),
);

test('whatever was understood is stored as that, and stands in the field so that it is read as that again', () => {
  fc.assert(
    fc.property(anyFound, fc.constantFrom<Locale>('de', 'en'), (found, locale) => {
      const written = typedFound(translator(locale), locale, found);
      const { precision, occurredOn, occurredUntil } = laterEntryInput.parse({
        number: '2026-000001',
        id: newId(),
        channel: 'phone',
        direction: 'to-company',
        text: 'Ich habe angerufen.',
        occurredOn: locale === 'de' ? `ja, ${written}` : `yes, ${written}`,
      });
      expect(foundOf({ precision, occurredOn, occurredUntil }), written).toEqual(found);
    }),
  );
});

describe('a day told beside an entry', () => {
  test.each([
    // From both days the same: nothing to ask.
    [{ occurredOn: '10.03.2026', promiseDueOn: '31.12.' }, '2026-12-31'],
    [{ occurredOn: '24.11.2026', promiseDueOn: 'bis Freitag' }, '2026-11-27'],
    [{ occurredOn: '25.11.2026', promiseDueOn: 'in two weeks' }, '2026-12-09'],
    [{ occurredOn: '25.11.2026', promiseDueOn: 'nächste Woche' }, '2026-12-06'],
    [{ occurredOn: '01.10.2025', promiseDueOn: '31.12.2025' }, '2025-12-31'],
  ])('%o is due on %s', (given, due) => {
    expect(read(given)).toMatchObject({ promises: [{ dueOn: due }] });
  });

  test.each([
    [{ occurredOn: '01.10.2025', promiseDueOn: '31.12.' }, 'promiseDueOn', '2025-12-31,2026-12-31'],
    [{ occurredOn: '02.10.2026', promiseDueOn: 'bis Freitag' }, 'promiseDueOn', '2026-10-09,2026-11-27'],
    [{ occurredOn: '24.11.2026', promiseDueOn: 'morgen' }, 'promiseDueOn', '2026-11-25,2026-11-26'],
    [
      { occurredOn: '28.12.2020', promiseMark: 'kept', promiseMarkedOn: '3.1.' },
      'promiseMarkedOn',
      '2021-01-03,2026-01-03',
    ],
  ])('%o is asked about', (given, field, days) => {
    expect(read(given)).toEqual({ [field]: `which-day:${days}` });
  });

  test('"yesterday" as the day on which a promise was kept is yesterday', () => {
    const given = { occurredOn: '01.10.2026', promiseMark: 'kept', promiseMarkedOn: 'gestern' };
    expect(read(given)).toMatchObject({ promises: [{ markedOn: '2026-11-24' }] });
  });

  test('about a day is not yet a day on which something is due', () => {
    expect(read({ promiseDueOn: 'ca. 12.3.2027' })).toEqual({ promiseDueOn: 'not-one-day:2027-03-12~' });
  });
});
