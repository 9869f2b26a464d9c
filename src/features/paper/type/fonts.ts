import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import type { TFontDictionary } from 'pdfmake/interfaces.js';
import { type Direction, directionOf, levelsOf } from './direction.ts';

const file = createRequire(import.meta.url).resolve;
const literata = (style: string) => file(`@expo-google-fonts/literata/${style}/Literata_${style}.ttf`);
const sourceSans = (style: string) => file(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`);
const sourceCode = (style: string) => file(`@expo-google-fonts/source-code-pro/${style}/SourceCodePro_${style}.ttf`);

const emoji = file('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf');

const upright = (style: (weight: string) => string) => {
  const [normal, bold] = [style('400Regular'), style('600SemiBold')];
  return { normal, bold, italics: normal, bolditalics: bold };
};
/** Of the Arabic fonts this one keeps each letter in one piece: words copied out of the PDF are those that were typed. */
const arabic = (style: string) =>
  file(`@expo-google-fonts/ibm-plex-sans-arabic/${style}/IBMPlexSansArabic_${style}.ttf`);
const hebrew = (style: string) => file(`@expo-google-fonts/noto-sans-hebrew/${style}/NotoSansHebrew_${style}.ttf`);

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
  /** Read only where a text has such letters. */
  Arabic: upright(arabic),
  Hebrew: upright(hebrew),
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
  Arabic: [],
  Hebrew: [],
};
const scripts: readonly (readonly [Face, RegExp])[] = [
  ['Arabic', /\p{Script_Extensions=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
];
const opened = new Map<Face, ReturnType<typeof openSync>>();
const faces = new Map<string, Face | null>();
/** Joiners and marks of direction: signs that nobody sees. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** Behind an Arabic letter it keeps the next one from being joined to it, as the end of a piece does. */
const nonJoiner = /\p{Script=Arabic}\p{M}*\u200c/u;
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** A piece of text in a font that has all its letters. */
export interface Run {
  text: string;
  font: Face;
  /** Where words of the other direction are among them (type/direction.ts). */
  level?: number;
  base?: Direction;
}

/**
 * Splits a text so that every piece is in a font that has its letters. What no font has becomes one box for each sign that
 * people see: a PDF reader would show nothing at all. `base`: the direction of the paragraph that the text is a part of.
 */
export function runsOf(text: string, wanted: Face, base: Direction = directionOf(text)): Run[] {
  const runs: Run[] = [];
  const levels = levelsOf(text, base);
  let isApart = false;
  const add = (piece: string, font: Face, level: number | undefined) => {
    const last = runs.at(-1);
    if (last?.font === font && last.level === level && !isApart) last.text += piece;
    else runs.push(level === undefined ? { text: piece, font } : { text: piece, font, level, base });
  };
  // Every font has ASCII; most texts have little else.
  if (/^[\n\x20-\x7e]*$/.test(text)) return [{ text: text.replace(tooLong, `$&${breakHere}`), font: wanted }];
  let unbroken = 0;
  for (const { segment: written, index } of graphemes.segment(text)) {
    const segment = written.replace(unseen, '');
    if (segment === '') continue;
    // A space that keeps words together is no place to break.
    unbroken = /^[\n ]$/.test(segment) ? 0 : unbroken + 1;
    const last = runs.at(-1);
    if (last && unbroken > longestWord) {
      last.text += breakHere;
      unbroken = 1;
    }
    const level = levels?.[index];
    const before = runs.at(-1);
    // A space stays with its word: parts of it in another font would be words of their own.
    const font =
      /^\s$/.test(segment) && level !== undefined && before?.level === level ? before.font : faceOf(segment, wanted);
    if (font === null) add(missingGlyph, wanted === 'Mono' ? 'Sans' : wanted, level);
    else add(segment, font, level);
    isApart = nonJoiner.test(written);
  }
  return levels ? runs.flatMap(apart) : runs;
}

/** fontkit turns letters that run from the right by itself; signs that stand alone become pieces that the line puts in order. */
function apart(run: Run): Run[] {
  if ((run.level ?? 0) % 2 === 0 || /\p{L}/u.test(run.text)) return [run];
  return (run.text.match(/\S\s*|\s+/gu) ?? []).map((text) => ({ ...run, text }));
}

/** Whether a text has a sign that is printed as a box. */
export function hasMissing(text: string): boolean {
  return runsOf(text, 'Serif').some((run) => run.text.includes(missingGlyph)) && !text.includes(missingGlyph);
}

function faceOf(segment: string, wanted: Face): Face | null {
  const key = `${wanted} ${segment}`;
  const known = faces.get(key);
  if (known !== undefined) return known;
  const own = scripts.find(([, script]) => script.test(segment));
  const found = [...(own ? [own[0]] : []), wanted, ...others[wanted]].find((face) => hasAll(face, segment)) ?? null;
  if (faces.size < 5000) faces.set(key, found);
  return found;
}

function hasAll(face: Face, segment: string): boolean {
  const font = opened.get(face) ?? openSync(fonts[face].normal);
  opened.set(face, font);
  return [...segment].every((sign) => /\s/.test(sign) || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}
