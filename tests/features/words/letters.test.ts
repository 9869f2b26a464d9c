import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { letterText } from '#src/features/notifications/letter.ts';
import { prose } from '#src/features/paper/type/prose.ts';
import { excerpt, excerptLines, markdown } from '#src/lib/markdown.ts';
import { clean } from '#src/lib/text.ts';
import { anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';
import { feed, letter, letters, mail, mailBody, printable, printed, visible } from './seen.ts';

const sample = fc.constantFrom;
const german = sample(
  'Die Zusage',
  'heißt',
  'größer als',
  'Straße',
  'Rückruf',
  'Kund*innen',
  'Herr Müller-Lüdenscheidt',
);
const english = sample('the refund', "isn't here", 'rock & roll', 'e-mail', 'a "quote"', 'they said: no');
const dates = sample(
  '28. März kam',
  '15. April der',
  '1. Mahnung',
  '3.4.2026',
  '12.03.',
  '2026-03-28',
  '1) erstens',
  '7. ',
);
const amounts = sample('1.899,00 €', '-50 €', '419.80 USD', '3*4*5', '2 * 3 = 6', '5 %', '½ l', '10²');
const heads = sample(
  'Von: a@b.example\nGesendet: Montag',
  'From: Lena <lena@post.example>\nTo: x@y.example',
  '> > zitiert',
);
const code = sample(
  '`x = y`',
  '```js\nlet a_b = 1;\n```',
  '    eingerückt',
  'a*b*c',
  'snake_case_x',
  '__init__',
  '*.txt *.doc',
  '\\*a\\*',
  'C:\\x\\_y',
  '/*c*/',
  '<b>5</b>',
  '<!-- c -->',
  '&amp;',
  '&#65;',
  '&lt;3',
  ']]>',
);
const marks = sample(
  '# Titel',
  '- a',
  '* b',
  '• c',
  '+ d',
  '1. e',
  '2. f',
  '---',
  '===',
  '**',
  '*',
  '_',
  '~~weg~~',
  '*so*',
  '**sehr** ',
  '_ja_',
  '***',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '[x](https://a.example/1)',
  '[y]: https://b.example/2',
  '![z](https://c.example/3)',
  '- [ ] t',
  '^1',
  '> q',
);
const others = sample(
  '😀',
  '👩‍👩‍👧',
  'שלום 12',
  'مرحبا ٣٤',
  'Łódź',
  '\u200bnull\u200bbreit',
  'a\u00adb',
  'e\u0301',
  '日本語 3',
  '\u00a0',
);
const addresses = sample(
  'https://portal.example/vorgang?id=77&pin=1234',
  'www.a.example/x_y_z',
  'HTTP://A.example',
  'service&support@post.example',
  'mailto:lena@post.example',
  '(https://de.example/B_(R)).',
);
const piece = fc.oneof(
  german,
  english,
  dates,
  amounts,
  heads,
  code,
  marks,
  others,
  addresses,
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);
const between = sample(' ', ' ', '\n', '\n', '\n\n', '', ', ', '. ', '\n  ', ' \n \n');
const text = fc.array(fc.tuple(piece, between), { maxLength: 14 }).map((parts) => clean(parts.flat().join('')));

const runs = { numRuns: 1500 };

describe('every letter and digit that was typed stands in order', () => {
  test('on the page', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(letters(visible(markdown(typed)))).toBe(letters(typed));
      }),
      runs,
    );
  });

  test('in an excerpt, which is a beginning of it', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 300 }), (typed, length) => {
        const short = [excerpt(typed, length), excerptLines(typed, length)];
        for (const one of short) expect(letters(typed).startsWith(letters(one))).toBe(true);
        expect(letters(excerpt(typed, 2000))).toBe(letters(typed));
        expect(excerpt(typed, length)).not.toMatch(/\n|[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
      runs,
    );
  });

  test('in a feed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(letters(visible(feed(excerptLines(typed, 2000))))).toBe(letters(typed));
      }),
      runs,
    );
  });

  test('in a mail, as plain text and as HTML', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(letters(letterText(mail(typed)))).toBe(letters(typed));
        expect(letters(visible(mailBody(typed)))).toBe(letters(typed));
      }),
      runs,
    );
  });

  test('in the dossier', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(letters(printed(prose(typed)))).toBe(printable(typed));
      }),
      runs,
    );
  });

  test('in a letter and on its sheet', async ({ db }) => {
    const file = await readable(db, (await anOpenCase(db)).number);
    const [entry] = file.entries;
    if (!entry) throw new Error('no entry');
    fc.assert(
      fc.property(text, text, (summary, told) => {
        fc.pre(summary.length < 900 && told.length < 240);
        const { body, sheet } = letter({ ...file, summary, entries: [{ ...entry, text: told }] });
        for (const typed of [summary, told]) {
          expect(letters(body)).toContain(letters(typed));
          expect(letters(sheet)).toContain(printable(typed));
        }
      }),
      runs,
    );
  });
});
