import { expect, test } from 'vitest';
import { choice, pageNumber } from '#src/lib/query.ts';

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
