import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedDay } from '#src/i18n/days.ts';
import { fullDay, longDay, shortDay, weekdayName } from '#src/i18n/formats.ts';
import { translator } from '#src/i18n/index.ts';
import { choicesOf } from '#src/i18n/questions.ts';
import { addDays, isDay } from '#src/lib/dates.ts';
import { codeOf, foundOf } from '#src/lib/days/code.ts';
import { faultOf } from '#src/lib/days/fields.ts';
import type { Kind, Reading } from '#src/lib/days/found.ts';
import { readDay } from '#src/lib/days/read.ts';
import { ownCpuOf } from '#tests/cpu.ts';

const today = '2026-11-25';
const entries = ['2026-03-01', '2026-04-01', '2026-05-10'].map((day) => ({ day, isAbout: false }));

function answer(reading: Reading): string {
  if ('ask' in reading) return `ask ${reading.ask.join(' ')}`;
  return 'found' in reading ? codeOf(reading.found) : 'refuse';
}

interface Row {
  typed: string;
  kind: Kind;
  seenOn: string;
  meaning: string;
}

const rows: Row[] = readFileSync(new URL('typed-dates.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [, kind = '', seenOn = '', typed = '', meaning = ''] = line.split(' | ');
    return { typed, kind: kind === 'due' ? 'due' : 'occurred', seenOn, meaning };
  });

const readRow = ({ typed, kind, seenOn }: Row) => answer(readDay(typed, { today: seenOn, kind, entries }));

describe('the list of typed dates', () => {
  test('is long enough to say something', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  test('is read right, nearly all of it', () => {
    const missed = rows.filter((row) => readRow(row) !== row.meaning);
    expect(missed.length / rows.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.02);
  });

  test('is never read wrongly without asking', () => {
    const wrong = rows.filter((row) => {
      const read = readRow(row);
      return read !== row.meaning && read !== 'refuse' && !read.startsWith('ask');
    });
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['31.02.2026', { fault: 'no-such-day', meant: '2026-02-28' }],
  ['30.02.2024', { fault: 'no-such-day', meant: '2024-02-29' }],
  ['31. April 2026', { fault: 'no-such-day', meant: '2026-04-30' }],
  ['12.5.1989', { fault: 'before-1990' }],
  ['vor 60 Jahren', { fault: 'before-1990' }],
  ['drei Tage nach Eintrag 7', { fault: 'which-entry' }],
  ['15.–12. März 2026', { fault: 'end-before-start' }],
  ['neulich', { fault: 'not-a-date' }],
  ['', { fault: 'not-a-date' }],
  ['２８.03.2026', { fault: 'not-a-date' }],
])('%j is refused with its reason', (typed, reading) => {
  expect(readDay(typed, { today, kind: 'occurred', entries })).toEqual(reading);
});

test.each([
  ['seit März', ['März 2026', '1. März 2026 bis 25. November 2026']],
  ['seit dem 12.3.', ['12.03.2026', '12. März 2026 bis 25. November 2026']],
  ['ab Sommer 2025', ['Sommer 2025', '1. Juni 2025 bis 25. November 2026']],
  ['seit ca. 12.3.', ['etwa 12. März 2026']],
  ['seit heute', ['25.11.2026']],
])('%j is asked: did it begin then or go on to today? Each answer is read as what it says', (typed, offered) => {
  const reading = readDay(typed, { today, kind: 'occurred' });
  const [reason, t] = [faultOf(reading) ?? '', translator('de')];
  const choices = choicesOf(t, 'de', reason, typed)?.slice(0, -1) ?? [];
  expect(choices.map(({ value }) => value)).toEqual(offered);
  for (const { value } of choices) {
    expect(readDay(value, { today, kind: 'occurred' }), value).toHaveProperty('found');
  }
});

test.each([
  ['vor dem 12.3.', 'occurred', 'only-one-end'],
  ['nach Ostern', 'occurred', 'only-one-end'],
  ['by Friday', 'occurred', 'only-one-end'],
  ['frühestens am 15.12.', 'due', 'only-earliest'],
  ['not before Christmas', 'due', 'only-earliest'],
  ['seit dem Umzug', 'occurred', 'not-a-date'],
] as const)('%j in a field of what %s says which end is missing', (typed, kind, fault) => {
  expect(readDay(typed, { today, kind })).toEqual({ fault });
});

test.each(['um den 10. herum', 'so gegen den 10.', 'around 10/11/2026'])(
  '%j asks for the day and stays about it',
  (typed) => {
    for (const locale of ['de', 'en'] as const) {
      const reason = faultOf(readDay(typed, { today, kind: 'occurred' })) ?? '';
      const offered = choicesOf(translator(locale), locale, reason, typed)?.slice(0, -1) ?? [];
      expect(offered.length, reason).toBeGreaterThan(0);
      for (const { value } of offered) {
        expect(readDay(value, { today, kind: 'occurred' }), value).toMatchObject({ found: { precision: 'about' } });
      }
    }
  },
);

test('what companies say instead of a day is told apart from what is not understood', () => {
  const said =
    'umgehend;so schnell wie möglich;ASAP;in Kürze;in den nächsten Tagen;in ein paar Wochen;shortly;in the next few days';
  for (const typed of said.split(';')) {
    expect(readDay(typed, { today, kind: 'due' }), typed).toEqual({ fault: 'no-day' });
    expect(readDay(typed, { today, kind: 'occurred' }), typed).toEqual({ fault: 'not-a-date' });
  }
  expect(readDay('umgehend nach Ostern', { today, kind: 'due' })).not.toEqual({ fault: 'no-day' });
});

test('counting from another entry needs one', () => {
  expect(readDay('drei Tage später', { today, kind: 'occurred' })).toEqual({ fault: 'which-entry' });
});

test('"ja" before a day says that it is meant', () => {
  const found = { precision: 'day', day: '2010-01-01' };
  expect(readDay('ja, 01.01.2010', { today, kind: 'occurred' })).toEqual({ found, isSure: true });
  expect(readDay('yes, 1 January 2010', { today, kind: 'occurred' })).toEqual({ found, isSure: true });
});

const someDay = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('1990-01-01', days));
const kinds = fc.constantFrom<Kind>('occurred', 'due');

test('a day in every style of ours is read back as that day', () => {
  fc.assert(
    fc.property(someDay, kinds, (day, kind) => {
      const styles = [
        day,
        fullDay('de', day),
        longDay('de', day),
        longDay('en', day),
        typedDay('de', day),
        typedDay('en', day),
        `${weekdayName('de', day)}, ${longDay('de', day)}`,
        `${weekdayName('en', day)}, ${longDay('en', day)}`,
        `ja, ${typedDay('de', day)}`,
        `yes, ${typedDay('en', day)}`,
      ];
      for (const typed of styles) {
        expect(readDay(typed, { today, kind }), typed).toMatchObject({ found: { precision: 'day', day } });
      }
    }),
  );
});

test('the short English style is the one that is asked about, and offers the day', () => {
  fc.assert(
    fc.property(someDay, kinds, (day, kind) => {
      const reading = readDay(fullDay('en', day), { today, kind });
      const offered = 'ask' in reading ? reading.ask : [answer(reading)];
      expect(offered).toContain(day);
    }),
  );
});

test('a day without its year is read in the direction of the field', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 364 }), (seenOn, away) => {
      const [before, after] = [addDays(seenOn, -away), addDays(seenOn, away)];
      fc.pre(!before.endsWith('02-29') && !after.endsWith('02-29') && before >= '1990-01-01');
      const read = (day: string, kind: Kind) => answer(readDay(shortDay('de', day), { today: seenOn, kind }));
      expect(read(before, 'occurred')).toBe(before);
      expect(read(after, 'due')).toBe(after);
    }),
  );
});

/** Words of dates in any order, and dates of all kinds beside each other, which reach further than letters do. */
const pieces =
  'ca. bis vom letzten Ende 3 10. 12.3. 2026 1989 März May Montag Woche Tage vor ago in nach Eintrag später KW - / , acht ein halben Jahr next Sommer 31.2. 29.2. within by 053 99'.split(
    ' ',
  );
const scraps = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((some) => some.join(' '));
const typedDates = fc.constantFrom(...rows.map(({ typed }) => typed), ...pieces);
const pairs = fc
  .tuple(
    fc.constantFrom('', 'vom ', 'zwischen ', 'ca. ', 'ja, '),
    typedDates,
    fc.constantFrom(' bis ', '-', ' und ', ', ', ' '),
    typedDates,
  )
  .map((parts) => parts.join(''));
const anything = fc.oneof(
  fc.string({ maxLength: 200, unit: 'grapheme' }),
  fc.string({ maxLength: 200, unit: 'binary' }),
  scraps,
  pairs,
);

test('nothing that is typed throws, and every answer is made of days that exist', () => {
  fc.assert(
    fc.property(anything, kinds, someDay, (typed, kind, seenOn) => {
      const reading = readDay(typed, { today: seenOn, kind, entries });
      if ('ask' in reading) for (const day of reading.ask) expect(isDay(day)).toBe(true);
      if ('meant' in reading) expect(isDay(reading.meant)).toBe(true);
      if ('found' in reading && reading.found.precision === 'period') {
        expect(reading.found.from < reading.found.until).toBe(true);
      }
      if ('found' in reading) expect(foundOf(codeOf(reading.found))).toEqual(reading.found);
    }),
    { numRuns: 20_000 },
  );
});

test('no text is a code but those that are written', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30, unit: fc.constantFrom(...'0123456789-~/abdeginoprstuw') }), (text) => {
      const found = foundOf(text);
      if (found) expect(codeOf(found)).toBe(text);
    }),
  );
});

test('long input costs no more than its length', async () => {
  const hostile = ['1', '1.', '1/', 'bis ', 'ca. ', 'am ', 'vor ', '12-', 'letzten ', 'jan ', ' ', 'ä', '. '];
  const readAll = (length: number) => () => {
    for (const part of hostile) readDay(part.repeat(Math.ceil(length / part.length)), { today, kind: 'due', entries });
  };
  expect(await ownCpuOf(readAll(1_000_000))).toBeLessThan(1000);
  expect(await ownCpuOf(readAll(100))).toBeLessThan(1000);
});
