import { describe, expect, it } from 'vitest';
import { expressionsOf, nothingFits } from '#src/features/search/expressions.ts';
import type { Reading } from '#src/features/search/rules.ts';

const word = (typed: string): Reading => ({ typed, meanings: [{ terms: [typed], weight: 1, kind: 'word' }] });
const typed = (...words: string[]) => words.map(word);
const all = { scope: 'all', marks: [], most: 150, enough: 10 } as const;

describe('what is asked of the index', () => {
  it('leaves out a word that stands nearly everywhere where the others are rare, and finds what lacks it', () => {
    const readings = typed('neu', 'notebook', 'dombrowa');
    const casesWith = new Map([
      ['neu', 870_000],
      ['notebook', 9000],
      ['dombrowa', 700],
    ]);
    const { every, looser, leftOut } = expressionsOf(readings, casesWith, all);
    expect(leftOut).toEqual([readings[0]]);
    expect(every).not.toContain('"neu"');
    for (const term of ['neu', 'notebook', 'dombrowa']) expect(looser).toContain(`"${term}"`);
  });

  it('asks for every word where all are frequent, where all are rare, where one is typed, and in answers alone', () => {
    const casesWith = new Map([
      ['rechnung', 250_000],
      ['falsch', 200_000],
      ['dombrowa', 700],
      ['kessler', 900],
    ]);
    for (const readings of [typed('rechnung', 'falsch'), typed('dombrowa', 'kessler'), typed('rechnung')])
      expect(expressionsOf(readings, casesWith, all).leftOut).toEqual([]);
    const rare = typed('rechnung', 'dombrowa');
    expect(expressionsOf(rare, casesWith, { ...all, scope: 'answered' }).leftOut).toEqual([]);
  });

  it('asks for three rare words of four where few cases have those, and for others of them as well', () => {
    const readings = typed('hotel', 'mitternacht', 'taxi', 'zug');
    const casesWith = new Map([
      ['hotel', 17_000],
      ['mitternacht', 85_000],
      ['taxi', 7000],
      ['zug', 38_000],
    ]);
    const { every, looser, leftOut, enough } = expressionsOf(readings, casesWith, all);
    expect([leftOut, enough]).toEqual([[readings[1]], all.most]);
    expect(every).not.toContain('mitternacht');
    expect(looser).toContain('mitternacht');
    // Of three words two would find more cases than are looked at.
    const three = expressionsOf(readings.slice(0, 3), casesWith, all);
    expect([three.leftOut, three.enough]).toEqual([[], all.enough]);
  });

  it('asks for what a word means twice once', () => {
    const meaning = { terms: ['inkassoburo'], weight: 0.7 };
    const reading: Reading = {
      typed: 'inkasso',
      meanings: [
        { ...meaning, kind: 'synonym' },
        { ...meaning, kind: 'compound' },
      ],
    };
    const { every } = expressionsOf([reading], new Map([['inkassoburo', 8]]), all);
    expect(every.split('inkassoburo')).toHaveLength(2);
  });

  it('asks for nothing at once where no case has a word, and for the others where one may be missing', () => {
    const { every, looser } = expressionsOf(typed('router', 'quastenflosser'), new Map([['quastenflosser', 0]]), all);
    expect(every).toBe(nothingFits);
    expect(looser).toContain('"router"');
    expect(looser).not.toContain('quastenflosser');
    expect(expressionsOf(typed('quastenflosser'), new Map([['quastenflosser', 0]]), all).looser).toBe(nothingFits);
  });
});
