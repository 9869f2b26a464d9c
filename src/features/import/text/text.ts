import { folded, nearest, withDaytime } from '#src/lib/days/tokens.ts';
import { words } from './words.ts';

/** A piece of the text as typed. */
export interface Span {
  start: number;
  end: number;
}

/** A word, a number, a sign or an end of line, and its place in the text. */
export interface Token extends Span {
  /** As in src/lib/days/tokens.ts and `dates/words.ts`; `!` an end of line. */
  letter: string;
  value: number;
  /** Folded: lower case, ä as ae. */
  text: string;
  isCapital: boolean;
}

/** Longer texts are not read. */
export const longestStory = 50_000;

/** As much of a text as is read, up to the end of a line. */
export function cutAtLine(text: string): string {
  if (text.length <= longestStory) return text;
  const end = text.lastIndexOf('\n', longestStory);
  return text.slice(0, end > 0 ? end : longestStory).toWellFormed();
}

const parts = /\d+|\p{L}[\p{L}\p{M}]*|\n|\S/gu;

/** The tokens of a text, in time that grows with its length. */
export function tokensIn(text: string, { start, end }: Span): Token[] {
  const tokens: Token[] = [];
  const piece = text.slice(start, end);
  for (const match of piece.matchAll(parts)) {
    const [typed] = match;
    const at = start + match.index;
    const before = tokens.at(-1);
    const { letter, value, text: word, isCapital } = tokenOf(typed, before);
    tokens.push({ letter, value, text: word, isCapital, start: at, end: at + typed.length });
  }
  return tokens;
}

const sign = (letter: string, text: string, value = 0) => ({ letter, text, value, isCapital: false });

function tokenOf(typed: string, before: Token | undefined): Omit<Token, 'start' | 'end'> {
  if (typed === '\n') return sign('!', typed);
  const code = typed.charCodeAt(0);
  if (code >= 48 && code <= 57) {
    const value = typed.length > 9 ? 0 : Number(typed);
    const isYear = typed.length === 4 && value >= 1990 && value < 2100;
    return sign(typed.length <= 2 ? 'd' : isYear ? 'y' : 'x', typed, value);
  }
  if (!/^\p{L}/u.test(typed)) return sign(signs.get(typed) ?? '?', typed);
  const already = wordTokens.get(typed);
  if (already && (already.letter !== '?' || !isBeforeName(before))) return already;
  const word = wordOf(typed, before);
  if (wordTokens.size >= mostKept) wordTokens.clear();
  if (!isBeforeName(before)) wordTokens.set(typed, word);
  return word;
}

/** The words of a language repeat. What depends on the word before is not kept. */
const wordTokens = new Map<string, Omit<Token, 'start' | 'end'>>();
const mostKept = 20_000;

function wordOf(typed: string, before: Token | undefined): Omit<Token, 'start' | 'end'> {
  const text = typed.length > 30 || /^[a-z]+$/i.test(typed) ? typed.toLowerCase() : folded(typed);
  const isCapital = typed !== typed.toLowerCase();
  const known = words.get(text) ?? withDaytime(text) ?? (isBeforeName(before) ? slip(text) : undefined);
  return known ? { ...known, text, isCapital } : { letter: '?', value: 0, text, isCapital };
}

const signs = new Map([
  ...['.', ',', '-', '/', ':', '(', ')', "'"].map((one): [string, string] => [one, one]),
  ...['–', '—', '‐', '‑', '−'].map((one): [string, string] => [one, '-']),
  ['’', "'"],
]);

/** A slip of the finger is only believed where a date is likely: behind a number or a word like "am". */
function isBeforeName(before: Token | undefined): boolean {
  return before !== undefined && (/^[dLKtC.]$/.test(before.letter) || /^(?:am|on|den|vom)$/.test(before.text));
}

const noSlips = new Set(
  'ueber aber oder montage montags sonntags freitags mart marks mails mais juno jungs'.split(' '),
);

function slip(text: string) {
  if (text.length < 5 || noSlips.has(text)) return undefined;
  const known = nearest(text);
  return known && !(known.letter === 'W' && text.endsWith('s')) ? known : undefined;
}
