import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '#src/features/paper/cards/pieces.ts';

test.each([
  ['seit 20 Tagen nur „vorgemerkt“', ['seit', ' ', '20', ' ', 'Tagen', ' ', 'nur', ' ', '„vorgemerkt“']],
  ['Ja, (wirklich) 39,99 € – nein!', ['Ja,', ' ', '(wirklich)', ' ', '39,99', ' ', '€', ' ', '–', ' ', 'nein!']],
  ['E-Mail ohne', ['E-Mail', ' ', 'ohne']],
])('on a picture %s may break only between its words', (text, pieces) => {
  expect(piecesOf(text)).toEqual(pieces);
});

test('a text without spaces may break, and none loses or gains a sign', () => {
  expect(piecesOf('東京都に住んでいます').length).toBeGreaterThan(1);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => piecesOf(text).join('') === text));
});
