import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '#src/features/paper/type/prose.ts';
import { excerptLines, markdown } from '#src/lib/markdown.ts';
import { clean } from '#src/lib/text.ts';
import { feed, hrefs, printed } from './seen.ts';

const sample = fc.constantFrom;

describe('every address that was typed', () => {
  const end = fc.stringMatching(/^[a-zA-Z0-9/-]$/);
  const rest = fc.array(sample(..."abzAZ019-_~.&=%+/?#@:,;!'äß", '(x)', '[0]', 'https://b.example/'), {
    maxLength: 20,
  });
  const host = sample(
    'portal.example',
    'a.example:8080',
    'xn--bcher-kva.example',
    'пример.рф',
    'www.a.example',
    '127.0.0.1',
  );
  const url = fc
    .tuple(sample('https://', 'http://', 'HTTPS://'), host, rest, end)
    .map(([scheme, name, inner, last]) => `${scheme}${name}/${inner.join('')}${last}`)
    // A comma, then a scheme: that is the next address. What ends a sentence or an emphasis ends an address.
    .filter((typed) => !/[,;]+https:|[,;:!?.'_]$/.test(typed));
  const around = sample(
    ['', ''],
    ['(', ')'],
    ['<', '>'],
    ['„', '“'],
    ['"', '"'],
    ["'", "'"],
    ['[x](', ')'],
    ['*', '*'],
    ['**', '**'],
    ['_', '_'],
    ['siehe:', ''],
    ['(siehe ', '),'],
    ['- ', ''],
    ['> ', ''],
    ['1. ', ''],
  );
  const after = sample('', '.', ',', ':', '!', '?', ';', '…', '). ', '“', '😀', '\u200b', '،');
  const gap = sample(' ', '\n', '\n\n', ' und ', '\n- ', ' -> ');

  test('is a link to just that address, once, and nothing else is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, url, after, gap), { maxLength: 6 }), (parts) => {
        const typed = clean(
          parts.map(([[open, close], one, behind, next]) => open + one + close + behind + next).join(''),
        );
        const wanted = parts.map(([, one]) => clean(one));
        expect(hrefs(markdown(typed))).toEqual(wanted);
        expect(hrefs(feed(excerptLines(typed, 2000)))).toEqual(wanted);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['https://portal.example/vorgang?id=77&pin=1234', 'https://portal.example/vorgang?id=77&pin=1234'],
    ['https://a.example/x_', 'https://a.example/x_'],
    ['_https://a.example/x_', 'https://a.example/x'],
    ['Adresse: www.a.example/x.', 'https://www.a.example/x'],
    ['Lena <lena@post.example>', 'mailto:lena@post.example'],
    ['mailto:service&support@post.example,', 'mailto:service&support@post.example'],
    ['(k@post.example)', 'mailto:k@post.example'],
    ['lena@пример.рф', 'mailto:lena@пример.рф'],
  ])('%s', (typed, href) => {
    expect(hrefs(markdown(typed))).toEqual([href]);
  });

  test.each([
    'a@b',
    '@name',
    'a@b.c@d',
    'https://',
    'www.',
    'firma.example/x',
    'x@.de',
    'C:\\www.exe',
    'ftp://a.example',
  ])('%s is none', (typed) => {
    expect(markdown(typed)).not.toContain('<a');
  });

  test('stands once on paper', () => {
    expect(printed(prose('k@post.example und https://a.example/?a=1&b=2'))).toBe(
      'k@post.example und https://a.example/?a=1&b=2',
    );
  });
});
