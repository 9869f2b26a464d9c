import fc from 'fast-check';
import type { Content } from 'pdfmake/interfaces.js';
import { describe, expect, test } from 'vitest';
import { runsOf } from '#src/features/paper/type/fonts.ts';
import { prose } from '#src/features/paper/type/prose.ts';
import { longestText } from '#src/lib/markdown.ts';

// What the press has to do grows with its paragraphs, and with the square of the longest word.

const filled = (piece: string) => piece.repeat(Math.ceil(longestText / piece.length)).slice(0, longestText);

/** Every text in a document, in its order. */
function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(textsIn);
  if (typeof content !== 'object' || content === null) return [];
  return ['text', 'stack', 'ol', 'ul'].flatMap((key) => textsIn(Reflect.get(content, key)));
}

function paragraphsIn(content: Content[]): number {
  const count = (one: unknown): number =>
    Array.isArray(one)
      ? one.reduce((sum: number, inner) => sum + count(inner), 0)
      : typeof one === 'object' && one !== null
        ? 1 + count(['stack', 'ol', 'ul'].map((key) => Reflect.get(one, key)))
        : 0;
  return count(content);
}

const longestWordIn = (text: string) => Math.max(...text.split(/[\s\u200b]/).map((word) => [...word].length));

const hostile = {
  'one word': filled('x'),
  'one word of letters that are rare': filled('Ł'),
  'one word of points': filled('…'),
  'spaces that do not break': filled('a\u00a0'),
  'a sign of another font after each letter': filled('a→'),
  'signs that no font has': filled('a😀'),
  'one letter a line': filled('a\n'),
  'one letter a paragraph': filled('a\n\n'),
  'a list of letters': filled('- a\n'),
  quotations: filled('> a\n\n'),
  headings: filled('# a\n'),
  'a wide table': filled('|a|b|\n|-|-|\n'),
};

describe('a text made to hold up the press', () => {
  test.each(Object.entries(hostile))('%s: few paragraphs, few lines, no endless word', (_, text) => {
    const printed = prose(text);
    expect(paragraphsIn(printed)).toBeLessThan(1100);
    const texts = textsIn(printed);
    expect(texts.join('').split('\n').length).toBeLessThan(300);
    expect(Math.max(...texts.map(longestWordIn))).toBeLessThanOrEqual(60);
  });

  test('keeps every letter, whatever is written', () => {
    const signs = (text: string) => text.replace(/[\s\u200b/]/g, '');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöü\u00a0 →Ł]{0,400}$/), (text) => {
        const runs = runsOf(text, 'Serif');
        expect(signs(runs.map((run) => run.text).join(''))).toBe(signs(text));
        expect(longestWordIn(runs.map((run) => run.text).join(''))).toBeLessThanOrEqual(60);
      }),
    );
    expect(signs(textsIn(prose(filled('Zeile\n'))).join(''))).toBe(signs(filled('Zeile\n')));
  });

  test('words that people write are left as they are', () => {
    const written = 'Die Rechtsschutzversicherungsgesellschaft schrieb: „Nein.“\nhttps://firma.example/konto?id=1';
    expect(runsOf(written, 'Serif')).toEqual([{ text: written, font: 'Serif' }]);
  });
});
