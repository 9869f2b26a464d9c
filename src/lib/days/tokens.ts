import { plainly } from './plainly.ts';
import { daytimes, names, onlyGerman, type Word, words } from './words.ts';

/** A word, a number or a sign, with the letter that stands for it in a shape. */
export interface Token {
  /**
   * `d` number of one or two digits, `y` year of four, `x` any other number; a letter of words.ts; a sign itself; `?`
   * what nobody knows.
   */
  letter: string;
  value: number;
  text: string;
}

/** Longer than any date that people type; what is longer is not read. */
export const longestDate = 100;
const dashes = /[\u2010-\u2015\u2212]/g;

/** Lower case, umlauts as two letters, one kind of dash and of space. */
export function folded(typed: string): string {
  return typed
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(dashes, '-')
    .replace(/['’‘](\d\d)(?!\d)/g, (_, year: string) => String(fullYear(year)))
    .replaceAll('~', ' ca ');
}

/** Years of two digits up to this one are of this century; `89` is 1989, and too early, not 2089. */
const lastOfCentury = 59;

/** `26` is 2026 and `98` 1998. */
export function fullYear(typed: string): number {
  const year = Number(typed);
  return typed.length > 2 ? year : year <= lastOfCentury ? 2000 + year : 1900 + year;
}

/** The words of a date in order, without the fillers. */
export function tokensOf(typed: string): Token[] {
  const all = (plainly(folded(typed)).match(/\d+|\p{L}+|\S/gu) ?? []).flatMap(tokenOf);
  return all.filter((token, index) => !isFiller(token, all[index - 1], all[index + 1]));
}

const sign = (letter: string, text = letter, value = 0): Token => ({ letter, text, value });

/** Words that name the end of a unit. */
const endsOf: Record<string, number> = { monatsende: 30, jahresende: 365, quartalsende: 90 };

function tokenOf(text: string): Token[] {
  if (/^\d/.test(text)) {
    const value = text.length > 9 ? 0 : Number(text);
    return [{ letter: text.length <= 2 ? 'd' : text.length === 4 ? 'y' : 'x', value, text }];
  }
  if (!/^\p{L}/u.test(text)) return [sign(/^[.,/-]$/.test(text) ? text : '?', text)];
  const end = endsOf[text];
  if (end !== undefined) return [sign('B', text, 2), sign('U', text, end)];
  const known = words.get(text) ?? withDaytime(text) ?? nearest(text);
  return [known ? { ...known, text } : sign('?', text)];
}

/** "Montagabend" is a Monday. */
export function withDaytime(text: string): Word | undefined {
  const daytime = daytimes.find((end) => text.endsWith(end));
  const day = daytime && words.get(text.slice(0, -daytime.length));
  return day && day.letter === 'W' ? day : undefined;
}

/** The one month or weekday that is a single slip away; none when two are. */
export function nearest(text: string): Word | undefined {
  if (text.length < 4) return undefined;
  const near = names.filter(([name]) => isOneSlip(name, text)).map(([, word]) => word);
  const [first] = near;
  return first && near.every(({ letter, value }) => letter === first.letter && value === first.value)
    ? first
    : undefined;
}

/** One letter more, less or other, or two neighbours exchanged. An ending makes another word: "montags", "Montage". */
function isOneSlip(name: string, typed: string): boolean {
  if (Math.abs(name.length - typed.length) > 1 || typed.startsWith(name)) return false;
  let same = 0;
  while (same < name.length && name[same] === typed[same]) same += 1;
  const [restOfName, restOfTyped] = [name.slice(same), typed.slice(same)];
  return (
    restOfName.slice(1) === restOfTyped.slice(1) ||
    restOfName === restOfTyped.slice(1) ||
    restOfName.slice(1) === restOfTyped ||
    (restOfName.slice(2) === restOfTyped.slice(2) &&
      restOfName[0] === restOfTyped[1] &&
      restOfName[1] === restOfTyped[0])
  );
}

/** A filler between two numbers is no filler: "10.3. am 14" is not a date of 2014. */
function isFiller(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  const isAbbreviated =
    token.letter === '.' && (/^[MW]$/.test(before?.letter ?? '') || before?.text === 'ca' || before?.text === 'anf');
  if (isAbbreviated) return true;
  if (token.letter === 'U' && token.value === 365 && after?.letter === 'y') return true;
  if (token.letter === 'p' || (token.text === 'morgen' && /[RWL]/.test(before?.letter ?? ''))) return true;
  if (token.letter !== 'h') return false;
  return !(before && /[dyx./-]/.test(before.letter) && after && /[dyx]/.test(after.letter));
}

/** The letters of the tokens, which a reader compares with its own. */
export function shapeOf(tokens: readonly Token[]): string {
  return tokens.map(({ letter }) => letter).join('');
}

export function isGermanName(token: Token | undefined): boolean {
  return token !== undefined && onlyGerman.has(token.text);
}
