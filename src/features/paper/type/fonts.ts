import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import type { TFontDictionary } from 'pdfmake/interfaces.js';

const file = createRequire(import.meta.url).resolve;
const literata = (style: string) => file(`@expo-google-fonts/literata/${style}/Literata_${style}.ttf`);
const sourceSans = (style: string) => file(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`);
const sourceCode = (style: string) => file(`@expo-google-fonts/source-code-pro/${style}/SourceCodePro_${style}.ttf`);

const emoji = file('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf');

/** People speak serif, the register speaks grotesque and mono, as on the site. */
export const fonts = {
  Serif: {
    normal: literata('400Regular'),
    bold: literata('600SemiBold'),
    italics: literata('400Regular_Italic'),
    bolditalics: literata('600SemiBold_Italic'),
  },
  Sans: {
    normal: sourceSans('400Regular'),
    bold: sourceSans('600SemiBold'),
    italics: sourceSans('400Regular_Italic'),
    bolditalics: sourceSans('600SemiBold_Italic'),
  },
  Mono: {
    normal: sourceCode('400Regular'),
    bold: sourceCode('600SemiBold'),
    italics: sourceCode('400Regular_Italic'),
    bolditalics: sourceCode('600SemiBold_Italic'),
  },
  /** In outline: what somebody means by a picture is not lost on paper. */
  Emoji: { normal: emoji, bold: emoji, italics: emoji, bolditalics: emoji },
} satisfies TFontDictionary;

export type Face = keyof typeof fonts;

/**
 * So many signs without a place to break are no word: laying them out takes the press the square of their number. More get
 * an invisible place to break after each so many.
 */
const longestWord = 60;
const breakHere = '\u200b';
const tooLong = new RegExp(`[^\\s]{${longestWord}}(?=[^\\s])`, 'g');

/** Stands for a character that none of the fonts has. */
const missingGlyph = '□';

const others: Record<Face, readonly Face[]> = {
  Serif: ['Sans', 'Emoji'],
  Sans: ['Serif', 'Emoji'],
  Mono: ['Sans', 'Serif', 'Emoji'],
  Emoji: [],
};
const opened = new Map<Face, ReturnType<typeof openSync>>();
const faces = new Map<string, Face | null>();
/** Joiners and marks of direction: signs that nobody sees. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** A piece of text in a font that has all its letters. */
export interface Run {
  text: string;
  font: Face;
}

/**
 * Splits a text so that every piece is in a font that has its letters. What no font has becomes one box for each sign that
 * people see: a PDF reader would show nothing at all. So do Arabic and Hebrew: the press puts words from left to right, and
 * words in the wrong order say something else.
 */
export function runsOf(text: string, wanted: Face): Run[] {
  const runs: Run[] = [];
  const add = (piece: string, font: Face) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ text: piece, font });
  };
  // Every font has ASCII; most texts have little else.
  if (/^[\n\x20-\x7e]*$/.test(text)) return [{ text: text.replace(tooLong, `$&${breakHere}`), font: wanted }];
  let unbroken = 0;
  for (const { segment: written } of graphemes.segment(text)) {
    const segment = written.replace(unseen, '');
    if (segment === '') continue;
    // A space that keeps words together is no place to break.
    unbroken = /^[\n ]$/.test(segment) ? 0 : unbroken + 1;
    const last = runs.at(-1);
    if (last && unbroken > longestWord) {
      last.text += breakHere;
      unbroken = 1;
    }
    const font = faceOf(segment, wanted);
    if (font === null) add(missingGlyph, wanted === 'Mono' ? 'Sans' : wanted);
    else add(segment, font);
  }
  return runs;
}

/** Whether a text has a sign that is printed as a box. */
export function hasMissing(text: string): boolean {
  return runsOf(text, 'Serif').some((run) => run.text.includes(missingGlyph)) && !text.includes(missingGlyph);
}

function faceOf(segment: string, wanted: Face): Face | null {
  const key = `${wanted} ${segment}`;
  const known = faces.get(key);
  if (known !== undefined) return known;
  const found = [wanted, ...others[wanted]].find((face) => hasAll(face, segment)) ?? null;
  if (faces.size < 5000) faces.set(key, found);
  return found;
}

function hasAll(face: Face, segment: string): boolean {
  const font = opened.get(face) ?? openSync(fonts[face].normal);
  opened.set(face, font);
  return [...segment].every((sign) => /\s/.test(sign) || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}
