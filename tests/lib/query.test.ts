import { expect, test } from 'vitest';
import { choice, pageNumber, searched } from '#src/lib/query.ts';
import { hasTooManyWords, searchWords } from '#src/lib/text.ts';

const isColour = (text: string): text is 'red' | 'blue' => text === 'red' || text === 'blue';

test('a choice that does not exist counts as none', () => {
  const chosen = (query: string) => choice(new URLSearchParams(query), 'colour', isColour, null);
  expect(chosen('colour=red')).toBe('red');
  for (const query of ['', 'colour=', 'colour=RED', 'colour=__proto__', 'colour=green&colour=red']) {
    expect(chosen(query), query).toBeNull();
  }
});

test('a page is a number from 1 on, else the first', () => {
  const page = (query: string) => pageNumber(new URLSearchParams(query));
  expect(page('page=17')).toBe(17);
  for (const query of ['', 'page=0', 'page=-1', 'page=1e9', 'page=1.5', 'page=٣', 'page=99999']) {
    expect(page(query), query).toBe(1);
  }
});

test('a search is looked for whole or not at all, and what was typed stays in its field', () => {
  const of = (typed: string) => searched(new URLSearchParams({ q: typed }));
  expect(of(' Möbel\u0000haus ')).toEqual({ typed: 'Möbelhaus', q: 'Möbelhaus', fault: undefined });
  expect(of('x'.repeat(120)).q).toHaveLength(120);
  expect(of('x'.repeat(121))).toEqual({ typed: 'x'.repeat(121), q: '', fault: 'too-long-by:121/120' });
  expect(searchWords('x'.repeat(121))).toEqual([]);
  expect(searchWords('eins zwei drei vier fünf sechs sieben')).toHaveLength(6);
  expect([hasTooManyWords('eins zwei drei vier fünf sechs'), hasTooManyWords('1 2 3 4 5 6 7 a')]).toEqual([
    false,
    false,
  ]);
  expect(hasTooManyWords('eins zwei drei vier fünf sechs sieben')).toBe(true);
});
