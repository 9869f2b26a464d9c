import type { MonthPart, Season } from './found.ts';
import { monthParts, seasons } from './found.ts';
import { fullYear, isGermanName, shapeOf, type Token } from './tokens.ts';

/** What a date of the calendar says, as far as it says it. */
export interface Plain {
  date: number | null;
  month: number | null;
  year: number | null;
  part: MonthPart | null;
  season: Season | null;
}

export const isInRange = ({ date, month }: Plain): boolean =>
  (date === null || (date >= 1 && date <= 31)) && (month === null || (month >= 1 && month <= 12));

/**
 * The ways to read words as a date of the calendar: none, one, or several between which only the writer can choose.
 * `isDoubtful`: one reading, but worth a question.
 */
export interface Plains {
  readings: readonly Plain[];
  isDoubtful?: boolean;
}

const none: Plains = { readings: [] };
const blank: Plain = { date: null, month: null, year: null, part: null, season: null };
const one = (given: Partial<Plain>): Plains => ({ readings: [{ ...blank, ...given }] });
const isNumber = ({ letter }: Token) => letter === 'd' || letter === 'y';
const yearOf = (token: Token | undefined) => (token ? fullYear(token.text) : null);
/** A year of one digit is a slip. */
const hasYear = (token: Token | undefined) => token === undefined || token.text.length > 1;

export function plainsOf(tokens: readonly Token[]): Plains {
  const shape = shapeOf(tokens);
  return shape.includes('M') || /[BS]/.test(shape) ? inWords(tokens, shape) : inFigures(tokens, shape);
}

const isDayFirst = /^(d\.d\.?[dy]?|ddy)\.?$/;
const isDayOnly = /^d[.s]$/;
const isSlashed = /^(d\/d(\/[dy])?|d-d-[dy])$/;
const isYearFirst = /^(y-d-d|y\/d\/d|y\.d\.d|ydd)\.?$/;

function inFigures(tokens: readonly Token[], shape: string): Plains {
  const [a, b, c] = tokens.filter(isNumber);
  if (!a) return shape === 'x' ? inOneNumber(tokens[0]?.text ?? '') : none;
  if (shape === 'y') return one({ year: a.value });
  if (isDayOnly.test(shape)) return one({ date: a.value });
  if (!b) return none;
  if (/^d[./-]y$/.test(shape)) return one({ month: a.value, year: b.value });
  if (/^y[./-]d$/.test(shape)) return one({ month: b.value, year: a.value });
  if (isYearFirst.test(shape)) return c ? one({ year: a.value, month: b.value, date: c.value }) : none;
  if (!hasYear(c)) return none;
  const dayFirst = { date: a.value, month: b.value, year: yearOf(c) };
  const monthFirst = { date: b.value, month: a.value, year: yearOf(c) };
  // Nobody puts the month first before a dot, but a month of 28 is no other month either.
  if (isDayFirst.test(shape)) {
    return c && b.value > 12 && a.value <= 12 ? { ...one(monthFirst), isDoubtful: true } : one(dayFirst);
  }
  if (!isSlashed.test(shape)) return none;
  // "03/26" may also be March 2026.
  return { readings: [dayFirst, monthFirst].map((given) => ({ ...blank, ...given })), isDoubtful: !c && b.value > 12 };
}

/** `28032026`, `20260328`, `280326`: every order that the calendar allows. */
function inOneNumber(text: string): Plains {
  const at = (from: number, length: number) => Number(text.slice(from, from + length));
  const yearAt = (from: number, length: number) => fullYear(text.slice(from, from + length));
  const long = text.length === 8 ? 4 : 2;
  if (text.length !== 8 && text.length !== 6) return none;
  const orders = [
    { date: at(0, 2), month: at(2, 2), year: yearAt(4, long) },
    { month: at(0, 2), date: at(2, 2), year: yearAt(4, long) },
    { year: yearAt(0, long), month: at(long, 2), date: at(long + 2, 2) },
  ];
  // "032026" is more likely a month than 20 March.
  if (text.length === 6 && /^(0\d|1[0-2])20/.test(text)) return none;
  return { readings: orders.map((given) => ({ ...blank, ...given })) };
}

function inWords(tokens: readonly Token[], shape: string): Plains {
  const name = tokens.find(({ letter }) => letter === 'M');
  const part = monthParts[tokens.find(({ letter }) => letter === 'B')?.value ?? -1] ?? null;
  const season = seasons[tokens.find(({ letter }) => letter === 'S')?.value ?? -1] ?? null;
  const [a, b] = tokens.filter(isNumber);
  const month = name?.value ?? null;
  if (/^d[.s]?[-/]?M[-/.,]?[dy]?$/.test(shape)) {
    return a && hasYear(b) ? one({ date: a.value, month, year: yearOf(b) }) : none;
  }
  if (/^Md[.s]?,?y?$/.test(shape)) {
    if (!a || (isGermanName(name) && !b)) return none;
    const isShared = !b && !shape.includes('s') && isInBothLanguages(name);
    return { ...one({ date: a.value, month, year: yearOf(b) }), isDoubtful: isShared };
  }
  // "am ersten März", "first of March"
  if (/^oM[,-]?y?$/.test(shape)) return one({ date: tokens[0]?.value ?? null, month, year: yearOf(a) });
  if (/^yMd$/.test(shape)) return one({ year: a?.value ?? null, month, date: b?.value ?? null });
  if (/^B?-?M[-/,]?y?$/.test(shape)) return one({ month, part, year: yearOf(a) });
  if (/^B-?y$/.test(shape)) return one({ part, year: yearOf(a) });
  if (/^Sy?$/.test(shape)) return one({ season, year: yearOf(a) });
  return none;
}

const bothLanguages = new Set([
  'april',
  'apr',
  'august',
  'aug',
  'september',
  'sep',
  'sept',
  'november',
  'nov',
  'jan',
  'feb',
  'jun',
  'jul',
]);

/** "April 15" is a day in English and a year in German. */
function isInBothLanguages(name: Token | undefined): boolean {
  return name !== undefined && bothLanguages.has(name.text);
}
