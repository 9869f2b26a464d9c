import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kind, mustGo, personalData } from '#src/lib/personal/find.ts';
import { mostOfFourfold, quickest } from '#tests/cpu.ts';
import { labelled, measure } from './labelled.ts';

const checked: ReadonlySet<Kind> = new Set<Kind>(['iban', 'card']);

test.each(['sentences', 'held-out', 'company-own', 'attacks'] as const)(
  'personal data is found at its place, and hardly anything else: %s',
  (file) => {
    const { byKind, wrong, harmless } = measure(labelled(file));
    for (const { kind, precision, recall } of byKind) {
      const least = checked.has(kind) ? 0.98 : 0.9;
      expect(precision, `${kind}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(least);
      expect(recall, `${kind}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(least);
    }
    expect(harmless.marked / harmless.sentences, wrong.join('\n')).toBeLessThanOrEqual(0.02);
  },
);

test('there are 400 labelled sentences, 150 of them harmless, and a third was held out', () => {
  const [work, held] = [labelled('sentences'), labelled('held-out')];
  const all = [...work, ...held];
  expect(all.length).toBeGreaterThanOrEqual(400);
  expect(all.filter(({ marked }) => marked.length === 0).length).toBeGreaterThanOrEqual(150);
  expect(held.length / all.length).toBeGreaterThanOrEqual(0.33);
});

test('what D16 of the attacks typed is found, each once', () => {
  const text = 'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000, DE89-3704-0044-0532-0130-00 und 0221.9876543';
  expect(personalData(text).map(({ kind, found }) => [kind, found])).toEqual([
    ['iban', 'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000'],
    ['iban', 'DE89-3704-0044-0532-0130-00'],
    ['phone', '0221.9876543'],
  ]);
});

test('a number whose check digits are wrong is no account and no card', () => {
  expect(personalData('DE88 3704 0044 0532 0130 00')).toEqual([]);
  expect(personalData('4111 1111 1111 1112')).toEqual([]);
});

test('what is blackened is found no more', () => {
  for (const { text } of [...labelled('sentences'), ...labelled('held-out')]) {
    let rest = text;
    for (const { start, end } of personalData(text))
      rest = rest.slice(0, start) + '█'.repeat(end - start) + rest.slice(end);
    expect(personalData(rest), rest).toEqual([]);
  }
});

test('a find is always what stands at its place, in order, and never reaches into another', () => {
  const piece = fc.oneof(
    fc.constantFrom(...labelled('sentences').map(({ text }) => text)),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('\u200b', '\u00ad', '\ufdfa', '😀', '\u0301', '１２', '\n', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, found } of personalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(found).toBe(text.slice(start, end));
        last = end;
      }
    }),
  );
});

test('accounts, cards, secrets and addresses of people must go; the rest may stay', () => {
  const kinds: Kind[] = ['iban', 'card', 'secret', 'email', 'phone', 'name', 'number'];
  expect(kinds.filter(mustGo)).toEqual(['iban', 'card', 'secret', 'email']);
});

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/**
 * Four times the text takes four times as long, with the square of its length sixteen times. Asked again while it takes
 * longer: what else the machine does passes, a square stays. How many milliseconds it takes is a measurement:
 * `npm run bench -- privacy`.
 */
async function expectProportion(piece: string): Promise<void> {
  const reading = (length: number) => {
    const text = repeated(piece, length);
    return () => personalData(text);
  };
  const most = await mostOfFourfold(reading(10_000));
  expect(await quickest(reading(40_000), 12, most), piece).toBeLessThanOrEqual(most);
}

test('the most hostile 10,000 characters take time in proportion to their number', async () => {
  const pieces = [
    'A1',
    '0 ',
    'a@',
    '+49 1',
    '0-(',
    'DE00 ',
    'a',
    'a.',
    '4111 ',
    '12 High ',
    'Kundennummer 1',
    'Frau A',
  ];
  const more = [
    'Dr. Dr ',
    'Am A ',
    'Aa-',
    'www.',
    'https://a/a',
    'Passwort:',
    'Grüße\n',
    '(at)',
    'a_at_',
    'null ',
    '0|1',
    'Platz der Aa ',
    'https://a.aa/?tel=1',
    '€ 1',
    '1 Mai ',
    '😀',
    'geb. ',
  ];
  personalData('warm'.repeat(2500));
  for (const piece of [...pieces, ...more]) {
    await expectProportion(piece);
  }
});

test('any text of 10,000 characters takes time in proportion to its length', async () => {
  const atoms = fc.constantFrom(
    '0',
    '1',
    '9',
    'a',
    'A',
    'ß',
    ' ',
    '.',
    '-',
    '/',
    '@',
    ':',
    '\n',
    'Frau ',
    'nr. ',
    'Str.',
    '€',
    '+',
    '(',
  );
  const hostile = fc.array(atoms, { minLength: 1, maxLength: 8 }).map((some) => some.join(''));
  await fc.assert(
    fc.asyncProperty(hostile, async (piece) => {
      await expectProportion(piece);
    }),
    { numRuns: 60 },
  );
});
