import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { de } from '#src/i18n/de.ts';
import { en } from '#src/i18n/en.ts';
import * as formats from '#src/i18n/formats.ts';
import { flat, isKey, translator } from '#src/i18n/index.ts';

const german = flat(de);
const english = flat(en);

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the values a message needs, with the kind of each: `count:6` is a plural. */
function values(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    // Text and the # inside a plural need no value.
    if (element.type === 0 || element.type === 7) return [];
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => values(value)) : [];
    return [`${element.value}:${element.type}`, ...inner];
  });
}

function valuesOf(message: string, locale: string): string[] {
  return [...new Set(values(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst()))].sort();
}

describe('the two languages', () => {
  test('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  test('need the same values in each message', () => {
    const different = [...german].flatMap(([key, message]) => {
      const wanted = valuesOf(message, 'de-DE');
      const given = valuesOf(english.get(key) ?? '', 'en-GB');
      return wanted.join() === given.join() ? [] : [{ key, wanted, given }];
    });
    expect(different).toEqual([]);
  });

  test('leave no message empty', () => {
    expect([...german, ...english].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  /** Words that are the same in both: names, marks, loan words. */
  const same =
    /^(?:[\p{P}\p{N}\p{S}\s]|\{[^{}]*\}|Aktenkundig|Az\.|Chats?|Register|Text|Fax|App|Social Media|E-Mail|Name|Status|Region|Version|Newsletter|Demo|SMTP|Markdown|Index|Trend|Median|JSON|Deutsch|English|Min\.?|min|ca\.)*$/u;

  test('are both translated', () => {
    const alike = [...german].filter(([key, message]) => english.get(key) === message && !same.test(message));
    expect(alike).toEqual([]);
  });

  test('do not mix: no umlaut stands in English', () => {
    const mixed = [...english].filter(([, message]) => /[äöüßÄÖÜ„]/.test(message.replaceAll('Löwentraut', '')));
    expect(mixed).toEqual([]);
  });

  test('do not shout: no exclamation mark', () => {
    expect([...german, ...english].filter(([, message]) => /!/.test(message))).toEqual([]);
  });

  test('keep a number and its per cent on one line in German, and write them together in English', () => {
    const apart = [...german, ...english].filter(([, message]) => /[\d}] %/.test(message));
    const joined = [...german].filter(([, message]) => /[\d}]%/.test(message));
    const parted = [...english].filter(([, message]) => /[\d}]\u00a0%/.test(message));
    expect([...apart, ...joined, ...parted]).toEqual([]);
  });

  test('begin an English letter with a capital, also where what it says depends on something', () => {
    const letters = [...english].filter(([key]) => /^mail\.[a-z-]+\.text$|^moderation\.letter\.\w*[aA]bout$/.test(key));
    expect(letters.length).toBeGreaterThan(50);
    const beginnings = (elements: readonly Element[]): string[] => {
      const [first] = elements;
      if (!first) return [];
      if ('options' in first) return Object.values(first.options).flatMap(({ value }) => beginnings(value));
      return first.type === 0 ? [first.value] : [];
    };
    const ast = (message: string) => new IntlMessageFormat(message, 'en-GB', undefined, { ignoreTag: true }).getAst();
    const small = letters.filter(([, message]) => beginnings(ast(message)).some((words) => /^\p{Ll}/u.test(words)));
    expect(small.map(([key]) => key)).toEqual([]);
  });

  test('never say du', () => {
    expect(
      [...german].filter(([, message]) => /\b(du|dir|dich|dein|deine|deinen|deiner|euch|euer)\b/i.test(message)),
    ).toEqual([]);
  });
});

test('plurals are formed by language', () => {
  expect(translator('de')('case.contacts.phone', { count: 1 })).toBe('1 Anruf');
  expect(translator('de')('case.contacts.phone', { count: 7 })).toBe('7 Anrufe');
  expect(translator('en')('case.contacts.phone', { count: 1 })).toBe('1 call');
});

describe('one is one', () => {
  /** Whose numbers are never one: spans and lengths that the product fixes, long texts, ten marks or more, two hours or more. */
  const neverOne = new Set([
    'site.typing.pasted',
    'errors.too-long-by',
    'errors.no-such-day-meant',
    'account.sent.text',
    'account.link.passwordOptionalHint',
    'account.settings.newPasswordHint',
    'company.profile.windowNote.months',
    'company.profile.marks.label',
    'ranking.windowMonths',
    'ranking.filter.months',
    'why.window.months',
    'plan.lead',
    'letter.text.hours',
    // A company's name stands before the verb.
    'compare.said.clearMedian',
    'mail.promise-reported.subject',
  ]);

  /** What stands behind the number in "other" and not in "one": Tage, Tagen, cases. */
  function pluralsOf(elements: readonly Element[]): string[] {
    return elements.flatMap((element) => {
      if (!('options' in element)) return [];
      const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value));
      const [one, other] = [element.options.one, element.options.other].map((option) => behindNumber(option?.value));
      return one && other && other.length > one.length ? [other, ...inner] : inner;
    });
  }

  function behindNumber(elements: readonly Element[] = []): string | undefined {
    const at = elements.findIndex(({ type }) => type === 7);
    const next = elements[at + 1];
    return at < 0 || next?.type !== 0 ? undefined : /^ (\p{L}+)/u.exec(next.value)?.[1];
  }

  test.each([
    ['de', german],
    ['en', english],
  ] as const)('in %s no plural follows it, whatever the message counts', (locale, catalogue) => {
    const messages = [...catalogue].map(([key, message]) => ({
      key,
      format: new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }),
    }));
    const plurals = [...new Set(messages.flatMap(({ format }) => pluralsOf(format.getAst())))];
    expect(plurals.length).toBeGreaterThan(10);
    const faulty = new RegExp(`(?<!\\p{L}|\\p{N})1 (?:${plurals.join('|')})(?!\\p{L})`, 'u');
    const wrong = messages.flatMap(({ key, format }) => {
      const ones = Object.fromEntries(values(format.getAst()).map((value) => [value.split(':')[0] ?? '', 1]));
      const text = String(format.format(ones));
      return faulty.test(text) && !neverOne.has(key) ? [`${key}: ${text}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

test('messages put together without the formatter say what it would', () => {
  for (const [locale, catalogue] of [
    ['de', german],
    ['en', english],
  ] as const) {
    for (const [key, message] of catalogue) {
      const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
      const given = values(format.getAst()).map((value) => value.split(':'));
      // Those with a plural or a choice take the formatter anyway.
      if (!isKey(key) || given.some(([, type]) => type !== '1')) continue;
      const words = Object.fromEntries(given.map(([name = ''], index) => [name, index === 0 ? 1234 : `<${name}>`]));
      expect(translator(locale)(key, words)).toBe(format.format(words));
    }
  }
});

test('a name that runs from the right stands alone in its sentence, so that nothing behind it changes places', () => {
  expect(translator('de')('case.file.byFrom', { name: 'ليلى', place: 'Kassel' })).toContain('\u2068ليلى\u2069');
  expect(translator('en')('case.file.byFrom', { name: 'נועה', place: 'Kassel' })).toContain('\u2068נועה\u2069');
  expect(translator('de')('case.file.byFrom', { name: 'Leyla', place: 'Kassel' })).not.toContain('\u2068');
});

/** Sets of values for a message: this text for each name, and each choice of it once. */
function filled(message: string, locale: string, text: string): Record<string, string | number>[] {
  const found = new Map<string, (string | number)[]>();
  const walk = (elements: readonly Element[]) => {
    for (const element of elements) {
      if (element.type === 0 || element.type === 7) continue;
      const known = found.get(element.value);
      if (element.type === 5 && 'options' in element) found.set(element.value, Object.keys(element.options));
      else if (element.type === 6 || element.type === 2) found.set(element.value, [0, 1, 5]);
      else if (!known) found.set(element.value, [text]);
      if ('options' in element) for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  const most = Math.max(1, ...[...found.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries([...found].map(([name, choices]) => [name, choices[at % choices.length] ?? text])),
  );
}

test.each([
  ['de', german, 'de-DE'],
  ['en', english, 'en-GB'],
] as const)(
  'a sentence that ends with a name has one full stop, also where the name has its own: all of %s',
  (locale, messages, tag) => {
    const twice: string[] = [];
    let ending = 0;
    for (const [key, message] of messages) {
      if (!isKey(key)) continue;
      for (const name of ['S. K.', 'GmbH & Co. K.G.', 'נועה ק.']) {
        for (const values of filled(message, tag, name)) {
          const said = translator(locale)(key, values);
          if (/\.\u2069?\./.test(said)) twice.push(`${key}: ${said}`);
        }
      }
      // And of a name without one none is taken.
      const plain = filled(message, tag, 'Ott').map((values) => translator(locale)(key, values));
      const stopped = filled(message, tag, 'K.').map((values) => translator(locale)(key, values));
      for (const [at, words] of plain.entries()) {
        expect(stopped[at]).toBe(words.replaceAll(/Ott\.(?=$|[\s“”"’)])/g, 'K.').replaceAll('Ott', 'K.'));
        if (/Ott\.(?=$|\s)/.test(words)) ending += 1;
      }
    }
    expect(twice).toEqual([]);
    expect(ending).toBeGreaterThan(100);
  },
);

test('a name that ends with a full stop keeps it inside a sentence, and in other words behind it', () => {
  const t = translator('de');
  expect(t('case.promise.brokenBy', { author: 'S. K.' })).toBe('Das sagt S. K.');
  expect(t('case.promise.ofOther', { name: 'Otto Inc.', company: 'Emma H.' })).toBe(
    'Zusage von Otto Inc.; sie zählt nicht für Emma H.',
  );
  expect(t('case.file.byFrom', { name: 'Emma H.', place: 'Kassel' })).toMatch(/Emma H\.[ ,]/);
});

test('a message without its value is a fault, not an empty place', () => {
  expect(() => translator('de')('case.az')).toThrow('number');
});

describe('formats', () => {
  test('show 0 only for none and 100 only for all, at most one digit behind the comma', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        const shown = formats.ofHundred('en', value);
        expect(shown === '0', shown).toBe(value < 1e-9);
        expect(shown === '100', shown).toBe(value > 100 - 1e-9);
        expect(shown).toMatch(/^(\d\d?|100|0\.[1-9]|99\.[1-9])$/);
        expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(0.5);
      }),
    );
    expect(formats.ofHundred('de', 99.999)).toBe('99,9');
    expect(formats.ofHundred('de', 0.001)).toBe('0,1');
    expect(formats.ofHundred('de', 100 * (1 - Number.EPSILON))).toBe('100');
  });

  test('days are written as the formatter of the language writes them', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const twoDigits = { day: '2-digit', month: '2-digit' } as const;
    fc.assert(
      fc.property(day, (moment) => {
        const on = moment.toISOString().slice(0, 10);
        for (const locale of ['de', 'en'] as const) {
          const written = (options: Intl.DateTimeFormatOptions) => formats.dates(locale, options).format(moment);
          const date = locale === 'de' ? twoDigits : ({ day: 'numeric', month: 'short' } as const);
          expect(formats.fullDay(locale, on)).toBe(written({ ...date, year: 'numeric' }));
          expect(formats.shortDay(locale, on)).toBe(written(date));
          expect(formats.weekday(locale, on)).toBe(written({ weekday: 'short' }).replace('.', ''));
        }
      }),
    );
  });

  test.each([
    ['de', '02.03.2026', '02.03.', '2. März 2026', 'Mo'],
    ['en', '2 Mar 2026', '2 Mar', '2 March 2026', 'Mon'],
  ] as const)('days in %s', (locale, full, short, long, weekday) => {
    const day = '2026-03-02';
    expect([
      formats.fullDay(locale, day),
      formats.shortDay(locale, day),
      formats.longDay(locale, day),
      formats.weekday(locale, day),
    ]).toEqual([full, short, long, weekday]);
  });

  test('numbers, shares and money', () => {
    expect(formats.number('de', 12345.6, 1)).toBe('12.345,6');
    expect(formats.number('en', 12345.6, 1)).toBe('12,345.6');
    expect(formats.percent('de', 0.573)).toBe('57\u00a0%');
    expect(formats.percent('en', 0.573)).toBe('57%');
    expect(formats.interval('de', { low: 0.754, high: 0.9965 })).toBe('75–99,7\u00a0%');
    expect(formats.interval('en', { low: 0.0019, high: 0.1205 })).toBe('0.2–12%');
    expect(formats.money('de', 12900)).toBe('129\u00a0€');
    expect(formats.money('en', 1250)).toBe('€12.50');
  });

  test('a moment is told in German time', () => {
    expect(formats.dayAndTime('de', new Date('2026-03-30T07:14:00Z'))).toBe('30.03.2026, 09:14');
  });
});
