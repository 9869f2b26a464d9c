import { describe, expect, test } from 'vitest';
import { personalData } from '#src/lib/personal/find.ts';
import {
  around,
  blackened,
  codeOf,
  type Decisions,
  isBareName,
  publicTexts,
  undecided,
} from '#src/lib/personal/guard.ts';

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
    const open = undecided([`${text} Herr Neu.`], decided([]), { publicNow: [text] });
    expect(open.map(({ found }) => found)).toEqual(['DE89 3704 0044 0532 0130 00', 'Neu']);
  });

  test('and is what the company publishes itself is nobody’s, however it is spaced', () => {
    const known = new Set(['phone:492219876543', 'email:klaerung@firma.example']);
    const said = 'Ich rief (0221) 98 76-543 und +49 (0)221 9876543 an und schrieb an Klaerung@Firma.example.';
    expect(undecided([said], decided([]), { known })).toEqual([]);
    expect(undecided([said], decided([])).map(({ kind }) => kind)).toEqual(['phone', 'phone', 'email']);
    const other = undecided(['Ich bin 0221 9876544, klaerung@firma.test.'], decided([]), { known });
    expect(other.map(({ kind }) => kind)).toEqual(['phone', 'email']);
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

test('a name that becomes public holds no number and no address of somebody', () => {
  for (const name of [
    'Strom & Söhne',
    'Dr. Roth',
    'Hotel Am Markt 3',
    'firma.example',
    '1&1 Funk',
    'Leiterin Kundendienst',
  ])
    expect(isBareName(name), name).toBe(true);
  for (const name of ['Strom 0221 9876543', 'anna.krause@post.example', 'Roth DE89 3704 0044 0532 0130 00', 'PIN 4711'])
    expect(isBareName(name), name).toBe(false);
});

test('the fields that are public are those of texts, not of addresses and numbers', () => {
  const names = [
    'text',
    'answer',
    'promise1',
    'promise2Text',
    'people',
    'comment',
    'rule',
    'cause',
    'measure',
    'email',
    'number',
    'id',
    'promise1Id',
  ];
  expect(publicTexts(names.map((name) => [name, 'x'])).map(({ field }) => field)).toEqual(names.slice(0, 9));
  const asPenName = (text: string) => publicTexts([['penName', text]]).length;
  expect([asPenName('Frau Umzug'), asPenName('hanna@mail.example')]).toEqual([0, 1]);
});
