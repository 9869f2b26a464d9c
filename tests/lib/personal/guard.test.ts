import { describe, expect, test } from 'vitest';
import { personalData } from '#src/lib/personal/find.ts';
import { around, blackened, codeOf, type Decisions, publicTexts, undecided } from '#src/lib/personal/guard.ts';

const text = 'Frau Roth nannte DE89 3704 0044 0532 0130 00 und 0221.9876543.';
const codes = new Map(personalData(text).map((find) => [find.kind, codeOf(find)]));
const code = (kind: 'iban' | 'name' | 'phone') => codes.get(kind) ?? '';
const decided = (asked: string[], left: string[] = []): Decisions => ({ asked: new Set(asked), left: new Set(left) });

describe('what is personal in a text', () => {
  test('is asked about once, however often and however spaced it stands', () => {
    const twice = [text, 'Noch einmal: DE89-3704-0044-0532-0130-00, Frau Roth.'];
    expect(undecided(twice, decided([])).map(({ kind }) => kind)).toEqual(['name', 'iban', 'phone']);
  });

  test('is decided when it was asked about; what may stay stays, what must go goes', () => {
    const all = [...codes.values()];
    expect(undecided([text], decided(all))).toEqual([]);
    expect(blackened(text, decided(all, all))).toBe(`Frau Roth nannte ${'█'.repeat(27)} und 0221.9876543.`);
    expect(blackened(text, decided(all, [code('name')]))).toBe(
      `Frau Roth nannte ${'█'.repeat(27)} und ${'█'.repeat(12)}.`,
    );
  });

  test('that nobody was asked about is never blackened', () => {
    expect(blackened({ text, people: ['Frau Roth'] }, decided([code('name')]))).toEqual({
      text: text.replace('Roth', '████'),
      people: ['Frau ████'],
    });
  });

  test('and stands in the case already is not asked about again, unless it must go', () => {
    const open = undecided([`${text} Herr Neu.`], decided([]), [text]);
    expect(open.map(({ found }) => found)).toEqual(['DE89 3704 0044 0532 0130 00', 'Neu']);
  });

  test('is shown with a little of its sentence, in whole words', () => {
    const long = `Erste Zeile\n${'Wort '.repeat(30)}Frau Roth ${'danach '.repeat(20)}`;
    const [find] = personalData(long);
    if (!find) throw new Error('nothing found');
    const [before, found, behind] = around(long, find);
    expect(before).toMatch(/^… Wort (Wort )+Frau $/);
    expect(found).toBe('Roth');
    expect(behind).toMatch(/^( danach)+ …$/);
  });
});

test('the fields that are public are those of texts, not of addresses and numbers', () => {
  const names = [
    'text',
    'answer',
    'promise1',
    'promise2Text',
    'people',
    'comment',
    'email',
    'number',
    'id',
    'promise1Id',
  ];
  expect(publicTexts(names.map((name) => [name, 'x'])).map(({ field }) => field)).toEqual(names.slice(0, 6));
  const asPenName = (text: string) => publicTexts([['penName', text]]).length;
  expect([asPenName('Frau Umzug'), asPenName('hanna@mail.example')]).toEqual([0, 1]);
});
