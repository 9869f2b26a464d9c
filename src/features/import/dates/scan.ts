import type { Token } from '../text/text.ts';
import type { How, Mention } from './mention.ts';
import { shapes } from './shapes.ts';

const compiled = shapes.map(([pattern, read]) => ({
  pattern: new RegExp(pattern, 'y'),
  firsts: beginnings(pattern),
  read,
}));
type Compiled = (typeof compiled)[number];

/** The shapes that can begin with a letter: most words begin none. */
const byFirst = new Map<string, Compiled[]>();
for (const shape of compiled)
  for (const letter of shape.firsts) byFirst.set(letter, [...(byFirst.get(letter) ?? []), shape]);

/** The letters with which a shape can begin, read from its pattern: groups, classes, letters, each perhaps optional. */
function beginnings(pattern: string): Set<string> {
  const firsts = new Set<string>();
  for (const way of topAlternatives(pattern)) {
    for (let at = 0; at < way.length; ) {
      const [atom = ''] = /^(?:\[[^\]]+\]|\\.|\(\?:|.)/.exec(way.slice(at)) ?? [];
      const end = atom === '(?:' ? closing(way, at) : at + atom.length;
      const own = atom === '(?:' ? beginnings(way.slice(at + 3, end - 1)) : new Set(atom.replace(/^\[|\]$|\\/g, ''));
      for (const letter of own) firsts.add(letter);
      const isOptional = way[end] === '?' || way[end] === '*' || /^\{0,/.test(way.slice(end));
      if (!isOptional) break;
      at = end + (way[end] === '{' ? way.indexOf('}', end) - end + 1 : 1);
    }
  }
  return firsts;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '(') depth += 1;
    if (pattern[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return pattern.length;
}

function topAlternatives(pattern: string): string[] {
  const ways = [''];
  let depth = 0;
  for (const sign of pattern) {
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (sign === '|' && depth === 0) ways.push('');
    else ways[ways.length - 1] += sign;
  }
  return ways;
}

/** The expressions of dates among tokens, from left to right; of several at one place the longest. */
export function mentionsIn(tokens: readonly Token[], isEnglish: boolean): Mention[] {
  const letters = lettersOf(tokens);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const able = byFirst.get(letters[at] ?? '');
    const taken = able ? longestAt(able, { tokens, letters, at, isEnglish }) : null;
    if (taken === null) {
      at += 1;
      continue;
    }
    mentions.push(...mentionsOf(tokens, at, taken));
    at = taken.end;
  }
  return mentions;
}

/** A letter for each token; an abbreviated weekday is one only before a date. */
function lettersOf(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) =>
      token.letter === 'W' && token.text.length <= 5 && !isWeekday(tokens, index) ? '?' : token.letter,
    )
    .join('');
}

function isWeekday(tokens: readonly Token[], index: number): boolean {
  if ((tokens[index]?.text.length ?? 0) > 5) return true;
  const rest = tokens.slice(index + 1, index + 5).filter(({ letter }) => letter !== '.' && letter !== ',');
  const [next, second] = rest;
  if (next?.letter === 'M') return true;
  return (
    next?.letter === 'd' &&
    second !== undefined &&
    (/[M.s/d]/.test(second.letter) || /[.]/.test(tokens[index + 2]?.letter ?? ''))
  );
}

interface At {
  end: number;
  hows: readonly How[];
}

interface Where {
  tokens: readonly Token[];
  letters: string;
  at: number;
  isEnglish: boolean;
}

function longestAt(able: readonly Compiled[], { tokens, letters, at, isEnglish }: Where): At | null {
  let best: At | null = null;
  for (const { pattern, read } of able) {
    pattern.lastIndex = at;
    const length = pattern.exec(letters)?.[0].length ?? 0;
    if (length === 0 || (best !== null && at + length <= best.end)) continue;
    const end = withoutStop(tokens, at, at + length);
    if (crossesSentence(tokens, at, end)) continue;
    const around = {
      before: tokens[at - 1],
      earlier: tokens[at - 2],
      after: tokens[end],
      later: tokens[end + 1],
      isEnglish,
    };
    const how = read({ tokens: tokens.slice(at, end), ...around });
    if (how === null || (best !== null && end <= best.end)) continue;
    best = { end, hows: isList(how) ? how : [how] };
  }
  return best;
}

const isList = (how: How | readonly How[]): how is readonly How[] => Array.isArray(how);

const abbreviated = /^(?:jan|feb|febr|mrz|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec)$/;

const isShort = (word: string) => word.length <= 3 || abbreviated.test(word) || /^(?:tues|thur|thurs)$/.test(word);

/** A stop behind a number or an abbreviation belongs to a date, behind "Freitag" it ends the sentence before. */
function crossesSentence(tokens: readonly Token[], at: number, end: number): boolean {
  for (let index = at + 1; index < end - 1; index += 1) {
    const before = tokens[index - 1];
    if (tokens[index]?.letter === '.' && before && /\p{L}/u.test(before.text) && !isShort(before.text)) return true;
  }
  return false;
}

/** "am 3. Mai." ends a sentence, "3. Dez." does not. */
function withoutStop(tokens: readonly Token[], at: number, end: number): number {
  const [last, before] = [tokens[end - 1], tokens[end - 2]];
  if (last?.letter !== '.' || before?.letter !== 'M' || end - at < 2) return end;
  return abbreviated.test(before.text) ? end : end - 1;
}

function mentionsOf(tokens: readonly Token[], at: number, { end, hows }: At): Mention[] {
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (!first || !last) return [];
  const behind = tokens[end]?.letter === ',' ? tokens[end + 1] : tokens[end];
  // "Nothing until 11 June, when a letter came."
  const isTurn = behind !== undefined && /^(?:when|als|wo)$/.test(behind.text);
  const isUntil = !isTurn && (isLimit(tokens, at) || first.letter === 'w' || first.letter === 't');
  const before = tokens[at - 1];
  const isOf =
    (before?.text === 'vom' || first.text === 'vom' || before?.text === 'dated') &&
    !hows.some((how) => how.by === 'calendar' && /bis/.test(how.words));
  const isSince =
    before?.letter === 'C' || first.letter === 'C' || (before?.letter === 'h' && tokens[at - 2]?.letter === 'C');
  const isAbout = before?.letter === 'A' || (before?.letter === 'h' && tokens[at - 2]?.letter === 'A');
  const shared = { isUntil, isOf, isSince, isAbout };
  if (hows.length === 1 && hows[0]) return [{ start: first.start, end: last.end, how: hows[0], ...shared }];
  // "am 2., 4. und 9. Juni": each number is a day of its own.
  const numbers = tokens.slice(at, end).filter(({ letter }) => letter === 'd');
  return hows.map((how, index) => ({
    start: numbers[index]?.start ?? first.start,
    end: index === hows.length - 1 ? last.end : (numbers[index]?.end ?? last.end),
    how,
    ...shared,
    isOneOfList: true,
  }));
}

/** "bis", "bis zum", "by", "spätestens am" before it. */
function isLimit(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 5; back += 1) {
    const token = tokens[at - back];
    if (!token) return false;
    if (token.letter === 't' || token.letter === 'b' || token.text === 'until')
      return !/^(?:to|through|per)$/.test(token.text);
    if (
      token.letter !== 'h' &&
      token.letter !== 'A' &&
      !/^(?:zum|spaetestens|noch|close|end|business|cob|mindestens)$/.test(token.text)
    )
      return false;
  }
  return false;
}
