import { describe, expect } from 'vitest';
import { prose } from '#src/features/paper/type/prose.ts';
import { excerpt, excerptLines, markdown } from '#src/lib/markdown.ts';
import { anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';
import { feed, letter, mailBody, printed, visible } from './seen.ts';

describe('what was typed is what is shown', () => {
  const both = '28. März kam eine E-Mail mit der Zusage.\n15. April der Techniker.';
  const pasted = 'Von: a@b.example\nGesendet: Montag';

  test('lines keep their numbers, and a pasted mail its head, everywhere', async ({ db }) => {
    const file = await readable(db, (await anOpenCase(db)).number);
    for (const typed of [both, pasted]) {
      const lines = typed.split('\n');
      expect(visible(markdown(typed)).split('\n').filter(Boolean).join('')).toBe(lines.join(''));
      expect(markdown(typed)).toMatch(/<br/);
      expect(excerpt(typed, 200)).toBe(lines.join(' '));
      expect(feed(typed)).toContain('<br>');
      expect(mailBody(typed)).toContain('<br>');
      expect(printed(prose(typed))).toBe(typed);
      expect(letter({ ...file, summary: typed }).body).toContain(typed);
    }
  });

  test.each([
    'a*b*c',
    'snake_case_x',
    '3*4*5',
    '2 *3* 4',
    'Kund*innen und Kolleg*innen',
    '~5 bis ~7~ €',
    '\\*a\\*',
    '*.txt, *.doc',
  ])('no emphasis is made of %s', (typed) => {
    expect(markdown(typed)).toBe(`<p>${typed}</p>\n`);
    expect(excerpt(typed, 200)).toBe(typed);
  });

  test.each([
    ['*nie*', '<em>nie</em>'],
    ['„_nie_“', '„<em>nie</em>“'],
    ['(**420 €**)', '(<strong>420 €</strong>)'],
    ['__nie *mehr*__!', '<strong>nie <em>mehr</em></strong>!'],
  ])('%s was meant', (typed, html) => {
    expect(markdown(typed)).toBe(`<p>${html}</p>\n`);
  });

  test.each([
    ['Es fehlt:\n- Kabel\n- Fuß\n  in Schwarz\nBitte senden.', ['Kabel', 'Fuß in Schwarz']],
    ['* a\n* b', ['a', 'b']],
    ['•\ta\n•b', ['a', 'b']],
  ])('%j is a list with bullets', (typed, items) => {
    const found = [...markdown(typed).matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) => visible(item));
    expect(found.map((item) => item.replace(/\s+/g, ' '))).toEqual(items);
    expect(excerptLines(typed, 200).split('\n')).toHaveLength(typed.split('\n').length);
  });

  test.each(['- 50 € Gutschrift\n- 20 € Porto', '- Lena', '1. a\n2. b\n3. c', '28. a\n29. b', '-a\n-b'])(
    '%j stays as it was typed',
    (typed) => {
      expect(markdown(typed)).toBe(`<p>${typed.replaceAll('\n', '<br />')}</p>\n`);
      expect(excerptLines(typed, 200)).toBe(typed);
    },
  );
});
