import { describe, expect } from 'vitest';
import { languageOfWords, otherLanguage } from '#src/lib/language.ts';
import { test } from '#tests/test.ts';

describe('the language of a few lines', () => {
  test.for([
    ['Die Aussage ist widerlegt.', 'de'],
    ['Der Arbeitsbericht trägt eine Unterschrift.', 'de'],
    ['Schmähkritik, keine Sachaussage', 'de'],
    ['The statement is disproved.', 'en'],
    ['Insulting words that do not help the reader', 'en'],
    ['Erfunden.', null],
    ['§ 186 StGB', null],
    ['█████', null],
    ['', null],
    ['Frau Müller said that it was not true, and they have the report.', 'en'],
  ] as const)('%s', ([words, locale]) => {
    expect(languageOfWords(words)).toBe(locale);
  });

  test('is said where it is another than that around it', () => {
    expect(otherLanguage('Die Aussage ist widerlegt.', 'en')).toBe('de');
    expect(otherLanguage('Die Aussage ist widerlegt.', 'de')).toBeUndefined();
    expect(otherLanguage('Erfunden.', 'en')).toBeUndefined();
  });
});
