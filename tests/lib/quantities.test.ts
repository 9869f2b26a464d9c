import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCount } from '#src/lib/numbers.ts';
import { readCount } from '#src/lib/quantities/count.ts';
import { readMinutes } from '#src/lib/quantities/duration.ts';
import { readMoney } from '#src/lib/quantities/money.ts';
import type { Quantity } from '#src/lib/quantities/read.ts';
import { readTime } from '#src/lib/quantities/time.ts';
import { ownCpuOf } from '#tests/cpu.ts';

/** `12`, `~12` for about 12, `10 | 15` for a question, null for a refusal. */
function answer<T>(quantity: Quantity<T> | null, write: (value: T) => string | number = String): string | null {
  if (quantity === null) return null;
  if ('ask' in quantity) return quantity.ask.map(write).join(' | ');
  return `${quantity.isAbout ? '~' : ''}${write(quantity.value)}`;
}

describe('times of day', () => {
  test.each([
    ['10:30', '10:30'],
    ['9.05', '09:05'],
    ['14:30:55', '14:30'],
    ['14.30', '14:30'],
    ['14:30 Uhr', '14:30'],
    ['um 14:30 Uhr', '14:30'],
    ['14 Uhr 30', '14:30'],
    ['14h30', '14:30'],
    ['0930', '09:30'],
    ['10 Uhr', '10:00'],
    ['gegen 14 Uhr', '~14:00'],
    ['ca. 14:30', '~14:30'],
    ['around 3pm', '~15:00'],
    ['3pm', '15:00'],
    ['3 p.m.', '15:00'],
    ['at 3:15 pm', '15:15'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['8 Uhr abends', '20:00'],
    ['9 in the morning', '09:00'],
    ['halb drei nachmittags', '14:30'],
    ['halb drei', '14:30 | 02:30'],
    ['half past two', '14:30 | 02:30'],
    ['quarter to four', '15:45 | 03:45'],
    ['viertel nach vier', '16:15 | 04:15'],
    ['drei Uhr', '15:00 | 03:00'],
    ["3 o'clock", '15:00 | 03:00'],
    ['halb eins', '12:30 | 00:30'],
    ['10', null],
    ['24:00', null],
    ['25:00', null],
    ['10:75', null],
    ['13am', null],
    ['mittags', '~12:00'],
    ['noon', '12:00'],
    ['Mitternacht', null],
    ['zwanzig vor vier', '15:40 | 03:40'],
    ['ten past three', '15:10 | 03:10'],
    ['fünf nach halb drei nachmittags', '14:35'],
    ['kurz vor 15 Uhr', '~15:00'],
    ['just after 3pm', '~15:00'],
    ['10–11 Uhr', '10:00 | 11:00'],
    ['zwischen 10 und 12 Uhr', '10:00 | 12:00'],
    ['in the morning', null],
    ['', null],
  ])('%j', (typed, time) => {
    expect(answer(readTime(typed))).toBe(time);
  });

  test('every time that is shown is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(readTime(time)).toEqual({ value: time, isAbout: false });
        expect(readTime(`${time} Uhr`)).toEqual({ value: time, isAbout: false });
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    ['45', '45'],
    ['45 Min.', '45'],
    ["20'", '20'],
    ['zwanzig Minuten', '20'],
    ['fuenfundvierzig Minuten', '45'],
    ['thirty-five minutes', '35'],
    ['eine gute Stunde', '~60'],
    ['1 Minute 30', '2'],
    ['den ganzen Tag', null],
    ['12 min', '12'],
    ['12 minutes', '12'],
    ['ca. 12', '~12'],
    ['etwa 20 Minuten', '~20'],
    ['about an hour', '~60'],
    ['fast eine Stunde', '~60'],
    ['6,5 Std.', '390'],
    ['6.5 h', '390'],
    ['1,5 Std', '90'],
    ['1:30', '90'],
    ['1:30 h', '90'],
    ['2 Stunden', '120'],
    ['zwei Stunden', '120'],
    ['1 h 20 min', '80'],
    ['1h30', '90'],
    ['1 Stunde und 20 Minuten', '80'],
    ['half an hour', '30'],
    ['a half hour', '30'],
    ['eine halbe Stunde', '30'],
    ['halbe Stunde', '30'],
    ['anderthalb Stunden', '90'],
    ['eineinhalb Stunden', '90'],
    ['an hour and a half', '90'],
    ['two and a half hours', '150'],
    ['eine Viertelstunde', '15'],
    ['dreiviertel Stunde', '45'],
    ['quarter of an hour', '15'],
    ['fünf Minuten', '5'],
    ['10-15 min', '10 | 15'],
    ['2 bis 3 Stunden', '120 | 180'],
    ['lange', null],
    ['über eine Stunde', null],
    ['2 Tage', null],
    ['1 h 75 min', null],
    ['', null],
  ])('%j', (typed, minutes) => {
    expect(answer(readMinutes(typed))).toBe(minutes);
  });
});

describe('amounts', () => {
  const written = (typed: string) =>
    answer(readMoney(typed), ({ cents, currency }) => `${cents}${currency === null ? '' : ` ${currency}`}`);

  test.each([
    ['12,50', '1250'],
    ['12.5', '1250'],
    ['7', '700'],
    ['5,-', '500'],
    ['12,-', '1200'],
    ['1.234,50', '123450'],
    ['1,234.50', '123450'],
    ['1.899,00', '189900'],
    ['1,899.00', '189900'],
    ["1'234.50", '123450'],
    ['1.234.567', '123456700'],
    ['€ 1.234,50', '123450 EUR'],
    ['1.234,50 €', '123450 EUR'],
    ['1 234,50 Euro', '123450 EUR'],
    ['12 EUR', '1200 EUR'],
    ['12 Euro 50', '1250 EUR'],
    ['ca. 400 €', '~40000 EUR'],
    ['about $40', '~4000 USD'],
    ['419.80 US$', '41980 USD'],
    ['$12', '1200 USD'],
    ['USD 419.80', '41980 USD'],
    ['£5.50', '550 GBP'],
    ['CHF 20.-', '2000 CHF'],
    ['50 zł', '5000 PLN'],
    ['199 SEK', '19900 SEK'],
    ['50 Cent', '50'],
    ['1,899', '189900 | 190'],
    ['1.899', '189900 | 190'],
    ['€ 1,899', '189900 EUR | 190 EUR'],
    ['10.000', '1000000 | 1000'],
    ['1.234,567', null],
    ['1000 Yen', '100000 JPY'],
    ['₹ 500', '50000 INR'],
    ['12 Ft', '1200 HUF'],
    ['kr 99', '9900 SEK | 9900 NOK | 9900 DKK'],
    ['¥1000', '100000 JPY | 100000 CNY'],
    ['CHF 1’299.-', '129900 CHF'],
    ['zwölf Euro', '1200 EUR'],
    ['zwanzig Euro', '2000 EUR'],
    ['2 Tausend Euro', '200000 EUR'],
    ['20–30 €', '2000 EUR | 3000 EUR'],
    ['20 bis 30', '2000 | 3000'],
    ['3 x 19,99', null],
    ['19,99 € pro Monat', null],
    ['12 50', null],
    ['0,899', null],
    ['1,2,3', null],
    ['12 Mark', null],
    ['€ 12 EUR', null],
    ['12,5x', null],
    ['NaN', null],
    ['-5', null],
    ['', null],
  ])('%j', (typed, amount) => {
    expect(written(typed)).toBe(amount);
  });

  test('an amount as we write it is read back, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        for (const locale of ['de', 'en']) {
          const figures = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
          expect(written(figures)).toBe(String(cents));
          expect(written(`${figures} €`)).toBe(`${cents} EUR`);
        }
      }),
    );
  });
});

test('a count may be about', () => {
  expect(['7', ' 12 ', 'ca. 12', 'etwa 3', '1.5', '1e9', '-3', ''].map(parseCount)).toEqual([
    7,
    12,
    12,
    3,
    null,
    null,
    null,
    null,
  ]);
});

test('how often is read as people say it, and nothing else is', () => {
  for (const three of [
    '3',
    '3x',
    '3 x',
    '3 mal',
    '3 Mal',
    'drei',
    'dreimal',
    'drei Mal',
    'three times',
    'etwa 3',
    '3×',
  ]) {
    expect(readCount(three), three).toBe(3);
  }
  expect(['einmal', 'twice', 'keine', 'einundzwanzigmal', 'a million'].map(readCount)).toEqual([1, 2, 0, 21, null]);
  for (const none of ['viele', 'mehrmals', '3-4', '-3', 'x', 'mal', '1.5', ''])
    expect(readCount(none), none).toBeNull();
});

test('behind a dash for the cents the mark only groups', () => {
  expect(readMoney('1.899,- €')).toEqual({ value: { cents: 189900, currency: 'EUR' }, isAbout: false });
  expect(readMoney('1.899,–')).toEqual({ value: { cents: 189900, currency: null }, isAbout: false });
  expect(readMoney('1.899')).toHaveProperty('ask');
});

test('nothing that is typed throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...'0123456789.,:-–~ €$hmpuca½') }), (typed) => {
      for (const read of [readTime, readMinutes, readMoney, parseCount, readCount]) read(typed);
    }),
    { numRuns: 3000 },
  );
});

test('a million characters are read as fast as ten', async () => {
  const hostile = ['1', ' ', '1 ', 'x', '1,', '.', 'ca. ', '€'].map((part) => part.repeat(1_000_000));
  const readAll = () => {
    for (const typed of hostile) {
      for (const read of [readTime, readMinutes, readMoney]) expect(read(typed)).toBeNull();
      parseCount(typed);
    }
  };
  expect(await ownCpuOf(readAll)).toBeLessThan(1000);
});
