import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf } from '#src/components/describe.ts';
import { needed, neededLine } from '#src/lib/fields.ts';
import { ownPath, paths } from '#src/lib/paths.ts';
import { clean, cleanLine, fold, saysSomething, slug } from '#src/lib/text.ts';
import { ownCpuOf } from '#tests/cpu.ts';

test.each([
  ['Möbelhaus  LUND & Söhne', 'moebelhaus lund soehne'],
  ['Straße', 'strasse'],
  ['Café Zürich', 'cafe zuerich'],
  ['Łódź', 'lodz'],
  ['Ørsted', 'orsted'],
  ['Œuvre Þór đ ı', 'oeuvre thor d i'],
  ['  ', ''],
  ['e.on', 'e on'],
  ['Mu\u0308ller', 'mueller'],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('a slug holds small letters, digits and single hyphens, at most 60 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(slug(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug(text).length).toBeLessThanOrEqual(60);
    }),
  );
});

test('a title without letters still has an address', () => {
  expect([slug('🙂🙂'), slug(''), slug('---')]).toEqual(['x', 'x', 'x']);
});

test('nothing invisible survives cleaning', () => {
  expect(clean('\u202eGmbH\u0000 \u200f& Co\ufeff\r\nzwei\rdrei\u0007')).toBe('GmbH & Co\nzwei\ndrei');
  expect(clean('Ja\u061cna\u00ad \u200bPe\u2060ter\u180esen\u034f\ufffa')).toBe('Jana Petersen');
  expect(clean('\u061cStrom\u2060 & \u206aSöhne\ufffb')).toBe('Strom & Söhne');
});

test('a name keeps no sign that nobody sees, but those that emoji and letters are joined by', () => {
  expect(cleanLine('St\u00adrom\u200b\n& \u3164Söh\u034fne\u180e\u061c')).toBe('Strom & Söhne');
  expect(cleanLine('👩‍👩‍👧 می‌خواهم ☎️')).toBe('👩‍👩‍👧 می‌خواهم ☎️');
});

test('tabs, line ends, emoji and combining letters survive cleaning', () => {
  expect(clean('a\tb\nc 👩‍👩‍👧 u\u0308')).toBe('a\tb\nc 👩‍👩‍👧 ü');
});

test('half a character becomes a whole one: it could not be stored', () => {
  expect(clean('a\ud83d')).toBe('a\ufffd');
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(clean(clean(text))).toBe(clean(text));
    }),
  );
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  'de',
  '/\t/evil.example',
  '/\n/evil.example',
])('returning to %j is not possible', (typed) => {
  expect(ownPath(typed)).toBeNull();
});

test('returning to a page of this site keeps its query', () => {
  expect(ownPath('/de/cases?q=a#b')).toBe('/de/cases?q=a#b');
});

test('whatever is sent along leads to this site or nowhere', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('/', '\\', '\t', '\n', '@', ':', '.', '%', 'a', '//', 'http:')), (parts) => {
      const path = ownPath(`/${parts.join('')}`);
      if (path !== null) expect(new URL(path, 'https://own.example').origin).toBe('https://own.example');
    }),
  );
});

test('a case has one address', () => {
  expect(paths.case('de', { number: '2026-000417', title: 'Zugesagte Erstattung bleibt aus' })).toBe(
    '/de/cases/2026-000417-zugesagte-erstattung-bleibt-aus',
  );
});

test('a heap of marks on one letter costs no time and leaves eight of them', async () => {
  const heap = `a${'\u0315\u0300\u0316'.repeat(100_000)}`;
  expect(await ownCpuOf(() => expect(clean(heap)).toHaveLength(8))).toBeLessThan(1000);
  expect(clean('\u0e01\u0e35\u0e48')).toBe('\u0e01\u0e35\u0e48');
});

test('characters that nobody sees make no other name', () => {
  expect(fold('Strom\u200b & So\u0308\u200dhne\u00ad\u2060\u3164')).toBe('strom soehne');
});

test('a letter, a digit or a pictograph says something; marks, blanks and invisible letters do not', () => {
  for (const text of ['a', '7', '東', '🙂', '🇩🇪', 'é']) expect(saysSomething(text), text).toBe(true);
  for (const text of ['', ' ', '\u3164', '\u200b', '…', '-', '\u0301', '\u115f\u1160', '\u2800']) {
    expect(saysSomething(text), JSON.stringify(text)).toBe(false);
  }
});

test('every required text asks for something that can be read', () => {
  for (const field of [needed(10), neededLine(10)]) {
    expect(field.safeParse('\u3164').error?.issues[0]?.message).toBe('required');
    expect(field.safeParse('x'.repeat(11)).error?.issues[0]?.message).toBe('too-long');
    expect(field.parse(' 7 ')).toBe('7');
  }
});

test('a text is as long as it is once cleaned, and one many times too long is refused without being cleaned', () => {
  const field = needed(100);
  expect(field.parse(`${' '.repeat(150)}${'a\r\n'.repeat(50)}`)).toHaveLength(99);
  expect(field.safeParse('a\u0000'.repeat(100)).success).toBe(true);
  expect(field.safeParse('a\u0000'.repeat(201)).error?.issues).toMatchObject([{ message: 'too-long' }]);
  expect(faultOf('too-long-text', 'a\r\n'.repeat(201), 100)).toBe('too-long-by:402/100');
  expect(faultOf('too-long-text', 'a\r\n'.repeat(60), 100)).toBe('too-long-by:119/100');
});
