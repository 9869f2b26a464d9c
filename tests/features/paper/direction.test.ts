import { describe, expect, test } from 'vitest';
import { printed } from '#src/features/paper/printing/printer.ts';
import { directionOf, type Inline, orderLine } from '#src/features/paper/type/direction.ts';
import { runsOf } from '#src/features/paper/type/fonts.ts';
import { prose } from '#src/features/paper/type/prose.ts';
import { styles } from '#src/features/paper/type/style.ts';
import { readPdf } from './dossier/pdf.ts';

/** The words of a line as eyes meet them from left to right, each sign being one unit wide. */
function fromTheLeft(text: string): string {
  const pieces = runsOf(text, 'Serif').flatMap((run) =>
    (run.text.match(/\S+\s*|\s+/g) ?? []).map((piece): Inline => {
      const cut = piece.length - piece.trimEnd().length;
      return { ...run, text: piece, x: 0, width: piece.length, leadingCut: 0, trailingCut: cut };
    }),
  );
  let x = 0;
  for (const piece of pieces) {
    piece.x = x;
    x += piece.width;
  }
  orderLine(pieces);
  const once = JSON.stringify(pieces);
  orderLine(pieces);
  expect(JSON.stringify(pieces)).toBe(once);
  return pieces
    .filter(({ text }) => text.trim())
    .sort((a, b) => a.x - b.x)
    .map(({ text }) => text.trim())
    .join(' ');
}

describe('words that run from the right', () => {
  test.each([
    // Every word stays whole: its letters are turned by the font.
    ['اتصلت بالشركة يوم 28 مارس', 'مارس 28 يوم بالشركة اتصلت'],
    ['התקשרתי ב-28 במרץ (פעמיים).', '. ( פעמיים ) במרץ 28 - ב התקשרתי'],
    ['Er schrieb: שלום עולם, 12 ימים! Und dann nichts.', 'Er schrieb: ימים 12 , עולם שלום ! Und dann nichts.'],
    ['رقم الطلب هو AB-12/34 هنا', 'هنا AB-12/34 هو الطلب رقم'],
    ['nur links nach rechts', 'nur links nach rechts'],
  ])('%j are read in their order', (typed, seen) => {
    // Where signs stand alone is the font's matter; the order of everything counts.
    expect(fromTheLeft(typed).replace(/\s+/g, ' ')).toBe(seen);
  });

  test('the first letter gives a paragraph its direction', () => {
    expect(['  "שלום" sagte er', 'Er sagte שלום', '12. März', '2026: مرحبا'].map(directionOf)).toEqual([
      'rtl',
      'ltr',
      'ltr',
      'rtl',
    ]);
  });

  test('Arabic, Hebrew, Greek and Cyrillic are printed in letters, and what no font has in boxes', () => {
    for (const text of ['العربية می‌خواهم ٹڈڑ', 'עִבְרִית', 'Ελληνικά', 'Русский, ёж, Київ']) {
      expect(
        runsOf(text, 'Serif')
          .map((run) => run.text)
          .join(''),
        text,
      ).not.toContain('□');
    }
    for (const text of ['日本語', '中文', '한국어', 'हिन्दी', 'ไทย'])
      expect(runsOf(text, 'Serif')[0]?.text).toContain('□');
  });

  test('a letter that must not be joined to the one before it begins a piece of its own', () => {
    expect(runsOf('می‌خواهم', 'Serif').map((run) => run.text)).toEqual(['می', 'خواهم']);
  });

  test('can be copied out of the PDF', async () => {
    const content = ['العربية يوم ثابت', 'התקשרתי לחברה'].flatMap((text) => prose(text));
    const { text } = await readPdf(await printed({ content, styles, defaultStyle: { font: 'Sans' } }));
    for (const word of ['العربية', 'يوم', 'ثابت', 'התקשרתי', 'לחברה']) expect(text).toContain(word);
  });
});
