import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { files, text } from './source.ts';

// A label belongs to the first thing on the page that is called like its field: a heading of that name takes it away.

const found = (source: string, pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, name = '']) => name);

/** Pieces of page that a file puts into its own, and what they are made of in turn. */
function madeOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const path of found(text(file), /from '([^']+\.astro)'/g)) {
    madeOf(path.startsWith('#') ? path.slice(1) : join(dirname(file), path), known);
  }
  return known;
}

/** Fields whose element is called like what it sends. */
const fieldsIn = (source: string) => found(source, /<(?:Field|TextArea)\b[^<>]*?\sname="([\w-]+)"/g);
/** Everything else that has a name to be led to. */
const placesIn = (source: string) =>
  found(source, /<(?!input\b|textarea\b|select\b)\w+\b(?:[^<>]|=>)*?\sid="([\w-]+)"/g);

test('no place on a page is called like one of its fields', () => {
  const pages = files('src/pages', /\.astro$/);
  expect(pages.length).toBeGreaterThan(60);
  const taken = pages.flatMap((page) => {
    const sources = [...madeOf(page)].map(text);
    const places = new Set(sources.flatMap(placesIn));
    const fields = [...new Set(sources.flatMap(fieldsIn))];
    return fields.filter((name) => places.has(name)).map((name) => `${page}: ${name}`);
  });
  expect(taken).toEqual([]);
});

test('a heading that is called like a field is found', () => {
  expect(placesIn('<h2 id="answer">{t("x")}</h2><input id="q" /><Part open={() => 1} id="facts">')).toEqual([
    'answer',
    'facts',
  ]);
  expect(fieldsIn('<TextArea form={form} name="answer" rows={5} /><Tiles name="kind" />')).toEqual(['answer']);
});
