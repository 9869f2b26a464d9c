/** Files at one entry. */
export const mostFiles = 20;
/** Bytes of one file. */
export const mostFileBytes = 25_000_000;
/** Bytes of all files of a case. */
const mostCaseBytes = 200_000_000;
/** Pages of a PDF. */
export const mostPages = 30;
/** Pixels of a picture: telephones make 50 million, and 100 million take a gigabyte to be looked at. */
export const mostPixels = 52_000_000;
/** Places of one file that its author blackens, and words. */
export const mostBoxes = 200;
export const mostWords = 100;

/** A place on a page that is blackened, in thousandths of its width and height, from above left. `page`: from 1 on. */
export interface Box {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What its author wants blackened in the copy for everybody: places on pictures of pages, words in texts. */
export interface Masks {
  boxes: readonly Box[];
  words: readonly string[];
}

export const noMasks: Masks = { boxes: [], words: [] };

const isThousandth = (value: number) => Number.isInteger(value) && value >= 0 && value <= 1000;

/** Whether a place lies on one of so many pages and covers something. */
export function isOnPage({ page, x, y, width, height }: Box, pages: number): boolean {
  const isThere = Number.isInteger(page) && page >= 1 && page <= pages;
  return isThere && [x, y, width, height].every(isThousandth) && width > 0 && height > 0;
}

/** The pixels that a place covers on a picture, whole ones: what it touches is covered. Null where that is nothing. */
export function pixelsOf(
  { x, y, width, height }: Omit<Box, 'page'>,
  picture: { width: number; height: number },
): { left: number; top: number; width: number; height: number } | null {
  const left = Math.floor((x * picture.width) / 1000);
  const top = Math.floor((y * picture.height) / 1000);
  const right = Math.min(picture.width, Math.ceil(((x + width) * picture.width) / 1000));
  const bottom = Math.min(picture.height, Math.ceil(((y + height) * picture.height) / 1000));
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

const mark = '█████';
/** Of a name that somebody chose to look like another: what turns the direction of writing, and what is not seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** A text without these words, however they are written. */
export function withoutWords(text: string, words: readonly string[]): string {
  const wanted = words.map((word) => word.trim()).filter((word) => word !== '');
  if (wanted.length === 0) return text;
  // The longest first: a part of it would leave the rest standing.
  const sorted = wanted.toSorted((a, b) => b.length - a.length);
  const any = sorted
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`))
    .join('|');
  return text.replace(new RegExp(any, 'giu'), mark);
}

/**
 * What a file was called, as it is shown to its author: the last part of a path, nothing that cannot be seen, at most 120
 * characters, of which the ending stays.
 */
export function shownName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(unseen, '').replace(/\s+/g, ' ').trim();
  if (/^\.*$/.test(name)) return 'Datei';
  const letters = [...name];
  return letters.length <= 120 ? name : `${letters.slice(0, 108).join('')}…${letters.slice(-11).join('')}`;
}

/** Why no further file of so many bytes fits; null when it does. `bytes`: 0 while nobody knows. */
export function roomFault(
  there: { files: number; bytes: number },
  bytes: number,
): 'file-too-many' | 'case-full' | 'file-too-large' | null {
  if (bytes > mostFileBytes) return 'file-too-large';
  if (there.files >= mostFiles) return 'file-too-many';
  return there.bytes + bytes > mostCaseBytes || there.bytes >= mostCaseBytes ? 'case-full' : null;
}
