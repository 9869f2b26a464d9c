import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { withoutPassage } from '#src/features/redaction/rules.ts';
import { test } from '#tests/test.ts';

describe('a blackened passage', () => {
  test.for([
    ['frau quast', 'Kleinbuchstaben'],
    ['FRAU QUAST', 'Großbuchstaben'],
    ['Frau Qu\u00adast', 'weiches Trennzeichen'],
    ['Fr\u200bau\u00a0Qua\u2060st', 'Zeichen ohne Breite'],
    ['Frau Qua**st**', 'Hervorhebung mitten im Wort'],
    ['Frau „Quast', 'Anführungszeichen'],
    ['Frau\nQuast', 'Zeilenumbruch'],
    ['Frau-Quast', 'Bindestrich'],
    ['Fraս Quаst', 'Buchstaben anderer Alphabete'],
  ])('is also gone as %j', ([typed = '']) => {
    const left = withoutPassage(`Es war ${typed}, sagt sie.`, 'Frau Quast');
    expect(left.replaceAll('*', '')).toBe('Es war █████, sagt sie.');
  });

  test('is also gone with its umlaut in another spelling', () => {
    for (const typed of ['Böß', 'BÖSS', 'Boess', 'Bo\u0308ß']) expect(withoutPassage(typed, 'Böß')).toBe('█████');
  });

  test('leaves what only contains it or stands in two sentences', () => {
    for (const text of [
      'Frau Quastmann',
      'Auf\u00adFrau Quast',
      'Das war eine Frau. Quast nennt man das.',
      'Frau, Quast',
    ]) {
      expect(withoutPassage(text, 'Frau Quast')).toBe(text);
    }
    expect(withoutPassage('1.234 €, 12.34 €', '12.34 €')).toBe('1.234 €, █████ €');
    expect(withoutPassage('So 😀😀, so.', '😀')).toBe('So ██████████, so.');
  });

  test('is found however it is taken apart, and nothing around it is lost', () => {
    const unseen = fc.constantFrom('', '\u00ad', '\u200b', '\ufe0f', '*', '_');
    const around = fc
      .array(fc.constantFrom('er', 'sagte', 'Quastel', '**', '█████', '.', '\ufe0f\ufe0f'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(around, around, fc.array(unseen, { minLength: 5, maxLength: 5 }), (before, after, signs) => {
        const typed = [...'Quast'].map((letter, at) => (at === 0 ? '' : (signs[at] ?? '')) + letter).join('');
        expect(withoutPassage(`${before} ${typed} ${after}`, 'Quast')).toBe(`${before} █████ ${after}`);
      }),
    );
  });

  test('is looked for in a time that grows with the text alone', () => {
    const start = process.cpuUsage();
    for (const sign of ['\ufe0f', '\u00ad', '*', 'a\ufe0f', 'a*', ' a']) withoutPassage(sign.repeat(50_000), 'a b');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});
