import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort } from '#src/features/cases/effort/rules.ts';
import { peopleIn, peopleInWords } from '#src/features/timeline/people/rules.ts';
import { entry } from '../cases/told.ts';
import { entryForm } from '../drafts/writing.ts';

describe('the people of an entry', () => {
  test.each([
    ['Frau Klein, Teamleitung', ['Frau Klein, Teamleitung']],
    ['Frau Klein, Teamleitung; Herr Groß', ['Frau Klein, Teamleitung', 'Herr Groß']],
    ['Frau Klein\nHerr Groß', ['Frau Klein', 'Herr Groß']],
    ['Frau Klein und Herr Groß', ['Frau Klein', 'Herr Groß']],
    ['Frau Klein, Herr Groß und Frau Ott', ['Frau Klein', 'Herr Groß', 'Frau Ott']],
    ['Ms Small and a manager', ['Ms Small', 'a manager']],
    ['Einkauf und Verkauf', ['Einkauf und Verkauf']],
    ['Teamleitung, Frau Klein', ['Teamleitung, Frau Klein']],
    [' ; Nadja ;; ', ['Nadja']],
    ['', []],
  ])('%o are %o', (words, people) => {
    expect(peopleIn(words)).toEqual(people);
    expect(entryForm({ people: words }).people).toEqual(people);
  });

  test('stand in the field as they were read from it, and no letter is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const people = peopleIn(words);
        expect(peopleIn(peopleInWords(people))).toEqual(people);
        const letters = (text: string) => text.replace(/[;,\s]|und|and|&/giu, '');
        expect(letters(people.join(''))).toBe(letters(words));
      }),
    );
  });

  test('are at most ten of at most 60 characters', () => {
    const ten = Array.from({ length: 10 }, (_, n) => `${n}`.padEnd(60, 'x'));
    expect(entryForm({ people: ten.join('; ') }).people).toEqual(ten);
  });

  test('are counted once for each organisation, however often they are named', () => {
    const entries = [
      entry('2026-03-01', { people: ['Frau K.', 'Herr L.'] }),
      entry('2026-03-02', { people: ['frau k. '] }),
      entry('2026-03-03', { people: ['Frau K.'], thirdParty: 'Auskunftei Nord' }),
      entry('2026-03-04', { people: ['Frau K.'], thirdParty: 'Auskunftei Süd' }),
      entry('2026-03-05', { people: ['Frau K.'], thirdParty: 'auskunftei süd' }),
    ];
    expect(effort({ entries, thread: [], closings: [] }).people).toBe(4);
  });
});
