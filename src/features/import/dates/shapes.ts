import { firstYear } from '#src/lib/days/found.ts';
import { fullYear } from '#src/lib/days/tokens.ts';
import { onlyGerman } from '#src/lib/days/words.ts';
import type { Token } from '../text.ts';
import { countOf, unitOf } from './counts.ts';
import { doubtfulMonths, doubtfulWeekdays } from './words.ts';
import type { How } from './mention.ts';

/** The tokens that a shape took, and those around them. */
export interface Taken {
  tokens: readonly Token[];
  before: Token | undefined;
  after: Token | undefined;
  /** The one before `before`. */
  earlier: Token | undefined;
  isEnglish: boolean;
}

type Reader = (taken: Taken) => How | readonly How[] | null;

/** The letters of tokens, and what they say: null where these words are no date after all. The longest wins. */
export type Shape = readonly [pattern: string, read: Reader];

const joined = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ').replace(/ ([.,/-]) ?(?=\d|$)/g, '$1');
const find = (tokens: readonly Token[], letters: string) => tokens.find(({ letter }) => letters.includes(letter));
const valueOf = (tokens: readonly Token[], letter: string) => find(tokens, letter)?.value ?? 0;
const isTight = (tokens: readonly Token[]) =>
  tokens.every((token, index) => index === 0 || token.start === tokens[index - 1]?.end);

/** "so 3." is Sunday, "so" alone is not; whoever is called Sommer is no summer. */
const isTitle = (token: Token | undefined) =>
  token !== undefined && /^(?:frau|herrn?|hr|fr|mr|mrs|ms|miss|dr|familie|firma)$/.test(token.text);
const weekdayPart = '(?:W\\.?,?h{0,2})?';

const isDate = (date: number, month: number) => date >= 1 && date <= 31 && month >= 1 && month <= 12;
/** Behind these a number with a dot is no date. */
const isMeasured = (token: Token | undefined) =>
  token !== undefined && /^(?:uhr|h|gb|mb|mbit|euro|eur|%|€|\$|£|usd|km|kg|m|cm|prozent|std|percent|am|pm)$/.test(token.text);
const isTimeBefore = (token: Token | undefined) => token !== undefined && /^(?:um|gegen|at|version|nr|no|v|firmware|kapitel|punkt|§|seriennummer)$/.test(token.text);

const figures: Reader = ({ tokens, before, after }) => {
  const numbers = tokens.filter(({ letter }) => letter === 'd' || letter === 'y');
  const [date, month, year] = numbers;
  if (!date || !month || !isDate(date.value, month.value)) return null;
  const isWhole = tokens.at(-1)?.letter === '.' || year !== undefined;
  const first = tokens[0];
  if (before && first && before.end === first.start && /[.,\d]/.test(before.text)) return null;
  if (after && tokens.at(-1)?.end === after.start && /[dyx%]/.test(after.letter)) return null;
  if (isMeasured(after) && !year) return null;
  if (!year && isTimeBefore(before)) return null;
  if (year && (year.text.length === 1 || fullYear(year.text) < firstYear)) return null;
  // "ab dem 1.1. 14.99" and "am 3.3. 2 Mails": the number belongs to what follows.
  if (year?.letter === 'd' && (!isTight(tokens.slice(-2)) || (after && after.start === year.end && /[.,:]/.test(after.text) && isFigure(after)))) return null;
  if (year && year.letter === 'd' && before?.text === 'version') return null;
  if (tokens.some(({ letter }) => letter === '-') && !isTight(tokens)) return null;
  const isAfterDay = before !== undefined && (/[htfCbB&]/.test(before.letter) || /^(?:ab|zum|vom|seit)$/.test(before.text));
  const isLineStart = before === undefined || before.letter === '!' || before.letter === '-';
  if (!isWhole && !(isAfterDay || isLineStart || first?.letter === 'W')) return null;
  const weekday = find(tokens, 'W');
  const words = `${weekday ? `${weekday.text}, ` : ''}${date.value}.${month.value}.${year?.text ?? ''}`;
  return { by: 'calendar', words, hasYear: year !== undefined };
};

/** A sign that goes on with digits cannot be seen here: a dot at the end of a sentence is one too. */
const isFigure = (token: Token) => token.text === ':' || token.text === ',';

const slashed: Reader = ({ tokens, before, after, isEnglish }) => {
  const [a, b, year] = tokens.filter(({ letter }) => letter === 'd' || letter === 'y');
  if (!a || !b || !isTight(tokens.filter(({ letter }) => /[dy/]/.test(letter)))) return null;
  if (!isDate(a.value, b.value) && !isDate(b.value, a.value)) return null;
  if (after && tokens.at(-1)?.end === after.start && /[\d/\p{L}]/u.test(after.text)) return null;
  if (!year && !(isEnglish && before && /^(?:on|by|since|until|from|to)$/.test(before.text))) return null;
  const weekday = find(tokens, 'W');
  return {
    by: 'calendar',
    words: `${weekday ? `${weekday.text} ` : ''}${a.text}/${b.text}${year ? `/${year.text}` : ''}`,
    hasYear: year !== undefined,
    slashed: [a.value, b.value, year ? (year.letter === 'y' ? year.value : 2000 + year.value) : null],
  };
};

/** The year behind a month, written out or as '26. */
function yearOf(tokens: readonly Token[]): string {
  const short = tokens.findIndex(({ letter }) => letter === "'");
  if (short >= 0) return ` 20${tokens[short + 1]?.text ?? ''}`;
  const year = find(tokens, 'y');
  return year ? ` ${year.text}` : '';
}

const dayAndMonth: Reader = ({ tokens, before }) => {
  const month = find(tokens, 'M');
  const date = find(tokens, 'd');
  if (!month || !date || !isDate(date.value, month.value)) return null;
  if (before && before.letter === '.' && before.end === tokens[0]?.start) return null;
  // "5 may be": a verb.
  if (month.text === 'may' && !month.isCapital && !find(tokens, 'sh')) return null;
  const weekday = find(tokens, 'W');
  const year = yearOf(tokens);
  return { by: 'calendar', words: `${weekday ? `${weekday.text}, ` : ''}${date.value}. ${month.text}${year}`, hasYear: year !== '' };
};

const monthAndDay: Reader = (taken) => {
  const { tokens, after, isEnglish } = taken;
  const month = find(tokens, 'M');
  const date = find(tokens, 'd');
  if (!month || !date || onlyGerman.has(month.text) || !isDate(date.value, month.value)) return null;
  if (!isEnglish && !find(tokens, 's') && !find(tokens, 'y')) return null;
  if (after && date === tokens.at(-1) && after.text === '%') return null;
  if (month.text === 'may' && !month.isCapital && !find(tokens, 's')) return null;
  return dayAndMonth(taken);
};

const monthBefore = /^(?:im|in|seit|since|bis|until|till|by|ab|von|vom|from|to|through|throughout|during|and|und|of|des|ende|anfang|mitte|last|this|next|letzten|vergangenen|back|zum|oder|or|around|about|schon|erst|noch)$/;

const month: Reader = ({ tokens, before, after }) => {
  const name = find(tokens, 'M');
  if (!name || isTitle(before)) return null;
  const year = yearOf(tokens);
  const hasGuard = before !== undefined && monthBefore.test(before.text);
  if (year === '' && !hasGuard) return null;
  if (!name.isCapital && !hasGuard) return null;
  if (doubtfulMonths.has(name.text) && year === '' && (name.text === 'may' || name.text === 'march') && !name.isCapital) {
    if (!before || !/^(?:in|since|of|by|until)$/.test(before.text)) return null;
  }
  if (after && tokens.at(-1) === name && after.letter === 'd' && year === '') return null;
  // "und Mai" goes on from another month only; "in May I ask" is none.
  return { by: 'calendar', words: `${name.text}${year}`, hasYear: year !== '' };
};

const parted: Reader = ({ tokens, before }) => {
  const [part, name] = [find(tokens, 'B'), find(tokens, 'M')];
  const year = find(tokens, 'y')?.text ?? '';
  if (!part || isTitle(before)) return null;
  if (!name && !year) return null;
  const words = `${part.text} ${name?.text ?? ''} ${year}`.replace(/\s+/g, ' ').trim();
  return { by: 'calendar', words, hasYear: year !== '' };
};

const season: Reader = ({ tokens, before, isEnglish }) => {
  const name = find(tokens, 'S');
  if (!name || isTitle(before)) return null;
  const year = find(tokens, 'y')?.text ?? '';
  const isGuarded =
    year !== '' ||
    (before !== undefined && /^(?:im|in|seit|since|bis|until|the|by|this|vom|ueber|of|diesen|dem|zum)$/.test(before.text));
  if (!isGuarded || (!name.isCapital && !isEnglish && year === '' && before?.text !== 'im')) return null;
  if (isEnglish && year === '' && /^(?:spring|fall)$/.test(name.text) && !/^(?:the|in|this)$/.test(before?.text ?? '')) return null;
  return { by: 'calendar', words: `${name.text} ${year}`.trim(), hasYear: year !== '' };
};

const partOfSeason: Reader = (taken) => {
  const name = find(taken.tokens, 'S');
  const year = find(taken.tokens, 'y')?.text ?? '';
  return name ? { by: 'calendar', words: `${name.text} ${year}`.trim(), hasYear: year !== '' } : null;
};

const year: Reader = ({ tokens, before, after }) => {
  const [token] = tokens.slice(-1);
  if (!token || !before || !/^(?:in|jahr|jahre|seit|since|year|of|back)$/.test(before.text)) return null;
  if (after && after.start === token.end && /[-/\p{L}\d]/u.test(after.text)) return null;
  return { by: 'calendar', words: token.text, hasYear: true };
};

/** "jeden Montag" is a habit and no day. */
const isHabit = (token: Token | undefined) =>
  token !== undefined && /^(?:jeden|jede|jedes|every|each|montags|immer|per)$/.test(token.text);

const weekday: Reader = ({ tokens, before, after, earlier }) => {
  const [name] = tokens;
  if (!name || isHabit(before) || isHabit(earlier) || isTitle(before)) return null;
  if (doubtfulWeekdays.has(name.text)) return null;
  if (after && /^[t-]$/.test(after.letter) && /^(?:von|from|mo)$/.test(before?.text ?? '')) return null;
  return { by: 'weekday', weekday: name.value };
};

const now: Reader = ({ tokens }) => ({ by: 'now', words: joined(tokens) });

const nearDay: Reader = ({ tokens, before }) => {
  const [name] = tokens;
  if (!name) return null;
  if (name.text === 'morgen' && (name.isCapital || /^(?:guten|am|den|gegen|jeden|diesen|der)$/.test(before?.text ?? ''))) return null;
  if (before && /^(?:per|von)$/.test(before.text) && name.value === 0 && before.text === 'von') return null;
  return { by: 'now', words: name.text };
};

const unit: Reader = ({ tokens, before, after }) => {
  const step = find(tokens, 'LK');
  const named = find(tokens, 'U');
  if (!step || !named) return null;
  if (named.value === 1) {
    if (step.letter === 'L' && step.value === 1 && !/en$|days/.test(named.text) || named.text === 'tag' || named.text === 'day') {
      return step.value === 1 ? { by: 'count', amount: 1, unit: 1, sign: 1, isAbout: false } : null;
    }
    return step.value === 1 && named.text !== 'tages' ? { by: 'unknown' } : null;
  }
  if (named.value !== 7 && named.value !== 30 && named.value !== 365) return null;
  // "dieses Jahr im März", "jede letzte Woche des Monats", "die letzten Wochen".
  if (/^(?:wochen|monate|monaten|jahre|jahren|weeks|months|years)$/.test(named.text)) return null;
  if (after && /^[dxQ]$/.test(after.letter)) return null;
  if (isHabit(before)) return null;
  return now({ tokens, before, after, earlier: undefined, isEnglish: false });
};

const ago: Reader = ({ tokens }) => {
  const { amount, isVague, isAbout } = countOf(tokens);
  const unitDays = unitOf(tokens);
  if (isVague) return { by: 'unknown' };
  if (amount === null || unitDays === null || unitDays === 24 || amount > 999) return null;
  if (find(tokens, 'H')) return { by: 'now', words: 'vor einem halben jahr' };
  const named = { 1: 'tagen', 7: 'wochen', 14: 'wochen', 30: 'monaten', 365: 'jahren' }[unitDays];
  const total = unitDays === 14 ? amount * 2 : amount;
  if (!Number.isInteger(total)) return { by: 'now', words: `vor etwa ${Math.round(total * unitDays)} tagen` };
  return named ? { by: 'now', words: `vor ${isAbout ? 'etwa ' : ''}${total} ${named}` } : null;
};

const counted =
  (sign: 1 | -1): Reader =>
  ({ tokens, before, after }) => {
    const { amount, isVague, isAbout } = countOf(tokens);
    const days = unitOf(tokens);
    if (before?.letter === 'C' || (before?.letter === '/' && before.end === tokens[0]?.start)) return null;
    if (isVague) return { by: 'unknown' };
    if (days === null) return null;
    const one = find(tokens, 'NdQ') ? amount : 1;
    if (one === null || one > 999) return null;
    // "nach drei Wochen Wartezeit" and "nach 80 Nächten" count something else.
    if (tokens[0]?.letter === 'n' && after && /^(?:wartezeit|laufzeit|lieferzeit|kauf|zustellung|erhalt|of)$/.test(after.text)) return null;
    const hours = days === 24 ? one / 24 : one;
    if (days === 24 && !Number.isInteger(hours)) return null;
    return { by: 'count', amount: hours, unit: days === 24 ? 1 : days, sign, isAbout: isAbout || days >= 30, isWorkingDays: find(tokens, 'D') !== undefined };
  };

const ahead =
  (isLimit: boolean): Reader =>
  ({ tokens }) => {
    const { amount, isVague } = countOf(tokens);
    const unitDays = unitOf(tokens);
    if (isVague) return { by: 'unknown' };
    if (amount === null || unitDays === null || amount > 999) return null;
    if (unitDays === 24 && amount % 24 !== 0) return null;
    const isWorkingDays = tokens.some(({ letter, text }) => letter === 'D' || /^(?:business|working)$/.test(text));
    return { by: 'ahead', amount: unitDays === 24 ? amount / 24 : amount, unit: unitDays === 24 ? 1 : unitDays, isWorkingDays, isLimit };
  };

const notOrdinals = /^(?:mal|tag|stock|versuch|platz|termin|woche|anruf|anlauf|mahnung|floor|time|times|attempt|call|of|hand|etage|klasse|person|stufe|teil|kontakt)$/;

const dayOfMonth: Reader = ({ tokens, after }) => {
  const date = find(tokens, 'd');
  if (!date || date.value < 1 || date.value > 31) return null;
  if (after && (notOrdinals.test(after.text) || (/[dxyM]/.test(after.letter) && after.letter !== 'M'))) return null;
  if (after?.letter === 'M') return null;
  const last = tokens.at(-1);
  if (after && last?.letter === '.' && after.letter === '?' && /^\p{Ll}/u.test(after.text) === false) return null;
  return { by: 'date', date: date.value };
};

const list: Reader = ({ tokens }) => {
  const name = find(tokens, 'M');
  const year = yearOf(tokens);
  const dates = tokens.filter(({ letter }) => letter === 'd');
  if (!name || dates.some(({ value }) => !isDate(value, name.value))) return null;
  return dates.map(({ value }) => ({ by: 'calendar', words: `${value}. ${name.text}${year}`, hasYear: year !== '' }));
};

const listInFigures: Reader = ({ tokens }) => {
  const numbers = tokens.filter(({ letter }) => letter === 'd');
  const monthNumber = numbers.at(-1)?.value ?? 0;
  const year = find(tokens, 'y')?.text ?? '';
  const dates = numbers.slice(0, -1);
  if (dates.some(({ value }) => !isDate(value, monthNumber))) return null;
  return dates.map(({ value }) => ({ by: 'calendar', words: `${value}.${monthNumber}.${year}`, hasYear: year !== '' }));
};

const period: Reader = ({ tokens, after }) => {
  const kept = tokens.filter(({ letter }) => letter !== 'h' && letter !== 'f' && letter !== 'z' && letter !== 'W');
  const numbers = kept.filter(({ letter }) => letter === 'd');
  if (isMeasured(after) || numbers.some(({ value }) => value < 1 || value > 31)) return null;
  const words = joined(kept.map((token) => (/[t&]/.test(token.letter) ? { ...token, text: 'bis' } : token)));
  return { by: 'calendar', words: words.replace(/(\d)\.? ?(?=(?:bis|-))/g, '$1. '), hasYear: kept.some(({ letter }) => letter === 'y') };
};

const feast: Reader = ({ tokens, before, earlier }) => {
  const name = find(tokens, 'F');
  if (!name || !name.isCapital) return null;
  const given = find(tokens, 'y')?.value ?? null;
  const isBefore = before !== undefined && /^[vo]$/.test(before.letter);
  if (before?.letter === 'n') return null;
  const side = isBefore ? (/^(?:kurz|shortly|just)$/.test(earlier?.text ?? '') ? 'shortly-before' : 'before') : 'on';
  const name2 = find(tokens, 'W');
  return { by: 'feast', feast: name.value, year: given, side, ...(name2 && { weekday: name2.value }) };
};

const week: Reader = ({ tokens }) => {
  const [number, given] = [find(tokens, 'd'), find(tokens, 'y')];
  if (!number || number.value < 1 || number.value > 53) return null;
  return { by: 'calendar', words: `kw ${number.value}${given ? `/${given.text}` : ''}`, hasYear: given !== undefined };
};

const same: How = { by: 'count', amount: 0, unit: 1, sign: 1, isAbout: false };
const next: How = { by: 'count', amount: 1, unit: 1, sign: 1, isAbout: false };

const count = '(?:[NdQ]|[Nd][t-][Nd]|NQ|QN|NdQ)h?A?';
const day = `d[.s]?h?M`;

export const shapes: readonly Shape[] = [
  ['y-d-d', ({ tokens }) => (isTight(tokens) ? { by: 'calendar', words: joined(tokens).replaceAll(' ', ''), hasYear: true } : null)],
  [`${weekdayPart}d\\.d\\.y`, figures],
  [`${weekdayPart}d\\.d\\.d`, figures],
  [`${weekdayPart}d\\.d\\.`, figures],
  ['d-d-y', figures],
  [`${weekdayPart}d\\.d`, figures],
  [`${weekdayPart}d/d(?:/[yd])?`, slashed],
  [`${weekdayPart}${day}\\.?(?:,?y|'d)?`, dayAndMonth],
  [`${weekdayPart}M\\.?d[s]?(?:,?y)?`, monthAndDay],
  [`d[.s]?(?:[,&]h?d[.s]?)+h?M\\.?y?`, list],
  [`d\\.(?:[,&]h?d\\.)+d\\.y?`, listInFigures],
  [`[fz]?h?(?:d[.s]?|d\\.d\\.y?|${day}\\.?y?)[t&-]h{0,2}(?:d\\.d\\.(?:y|d)?|${day}\\.?y?)`, (taken) => (/[t-]/.test(taken.tokens.map(({ letter }) => letter).join('').replace(/^z.*&/, '-')) ? period(taken) : null)],
  ['[fz]?M[t-]My?', (taken) => (/^(?:from|von|between|zwischen)$/.test(taken.tokens[0]?.text ?? '') || find(taken.tokens, 'y') || monthBefore.test(taken.before?.text ?? '') ? period(taken) : null)],
  ['B-?h{0,2}M\\.?,?y?', parted],
  ['Bh?y', parted],
  ['Bh?h?LU', now],
  ['Bh?h?U', ({ tokens }) => ofUnit(valueOf(tokens, 'B'), valueOf(tokens, 'U'))],
  ['[fz]?h?d\\.\\?h?d[.s]?h?M\\.?y?', (taken) => (find(taken.tokens, '?')?.text === 'auf' ? period({ ...taken, tokens: taken.tokens.map((token) => (token.text === 'auf' ? { ...token, letter: 't' } : token)) }) : null)],
  [`d\\./d\\.h?M\\.?y?`, list],
  ['d\\./d\\.d\\.y?', listInFigures],
  [`Oh?My?`, ({ tokens }) => dayInWords(tokens)],
  ['[?LO]Z', ({ tokens }) => partBy(tokens)],
  ['[?LO]Uh?My?', ({ tokens }) => (valueOf(tokens, 'U') === 7 ? partBy(tokens) : null)],
  ['z?Mds?[t&]Mds?(?:,?y)?', (taken) => (taken.tokens[0]?.letter === 'z' || find(taken.tokens, 't') ? monthFirstPeriod(taken.tokens) : null)],
  ['Md', (taken) => shortYear(taken)],
  ['dMd', (taken) => (taken.isEnglish && isShortYear(taken) ? { by: 'calendar', words: `${valueOf(taken.tokens, 'd')}. ${find(taken.tokens, 'M')?.text ?? ''} 20${taken.tokens.at(-1)?.text ?? ''}`, hasYear: true } : null)],
  ['Bh?h?\\?', ({ tokens }) => (valueOf(tokens, 'B') === 2 && /^quart(?:er|als?)$/.test(tokens.at(-1)?.text ?? '') ? { by: 'end', unit: 91 } : null)],
  ['\\?W', ({ tokens }) => (tokens[0]?.text === 'black' ? { by: 'feast', feast: 20, year: null, side: 'on' } : null)],
  ['X', ({ tokens }) => ({ by: 'end', unit: tokens[0]?.value ?? 30 })],
  ["M\\.?(?:,?y|'d)?", month],
  ['LM', now],
  ['MLU', ({ tokens }) => ({ by: 'now', words: joined(tokens) })],
  ['LU(?:i|h)M', ({ tokens }) => ({ by: 'now', words: joined(tokens.filter(({ letter }) => letter !== 'h')) })],
  ['Sh?y?', season],
  ['LS', now],
  ['Bh?h?Sh?y?', partOfSeason],
  ['y', year],
  ['W', weekday],
  ['L[W]', ({ tokens, ...rest }) => (tokens[0]?.value === 1 ? { by: 'weekday', weekday: tokens[1]?.value ?? 0, isNext: true } : isHabit(rest.before) ? null : now({ tokens, ...rest }))],
  ['KW', ({ tokens }) => ({ by: 'weekday', weekday: tokens[1]?.value ?? 0 })],
  ['WLU', now],
  ['LUh?W', ({ tokens }) => ({ by: 'now', words: joined(tokens.filter(({ letter }) => letter !== 'h')) })],
  ['Wh?l', ({ tokens }) => ({ by: 'weekday', weekday: tokens[0]?.value ?? 0 })],
  ['gW', ({ tokens }) => ({ by: 'weekday', weekday: tokens[1]?.value ?? 0 })],
  ['R', nearDay],
  ['UoR', () => ({ by: 'now', words: 'vorgestern' })],
  ['Lp', ({ tokens }) => (tokens[0]?.text === 'this' ? { by: 'now', words: 'heute' } : tokens[0]?.text === 'last' ? { by: 'now', words: 'gestern' } : tokens[0]?.value === 1 ? next : null)],
  ['LR', ({ tokens }) => (tokens[0]?.value === 1 && tokens[1]?.text === 'morgen' ? next : null)],
  ['gp', () => next],
  ['qR', ({ tokens }) => (tokens[1]?.text === 'morgen' ? same : null)],
  ['l?\\?q?(?:U|p)', ({ tokens }) => (find(tokens, '?')?.text === 'that' && (tokens.at(-1)?.letter === 'p' || tokens.at(-1)?.value === 1) && !/s$/.test(tokens.at(-1)?.text ?? '') ? same : null)],
  ['HNUa', () => ({ by: 'now', words: 'vor einem halben jahr' })],
  ['vA?NHU', () => ({ by: 'now', words: 'vor einem halben jahr' })],
  ['RvA?NU', now],
  ['[LK]U', unit],
  [`vA?${count}U`, ago],
  [`vNHU`, ago],
  [`A?${count}Ua`, ago],
  [`CA?${count}U`, ago],
  [`A?${count}Ul`, counted(1)],
  [`A?${count}Dl`, counted(1)],
  [`nA?${count}D`, counted(1)],
  [`A?${count}Unh?`, (taken) => (/^(?:that|dem|diesem)$/.test(taken.after?.text ?? '') || isEndOfPhrase(taken.after) ? counted(1)(taken) : null)],
  [`A?${count}Uo`, (taken) => (taken.after && /^(?:christmas|the|my|our|weihnachten|ostern)$/.test(taken.after.text) ? null : counted(-1)(taken))],
  [`nA?${count}U`, counted(1)],
  ['Ul', (taken) => (taken.before && /[dNxyQ]/.test(taken.before.letter) ? null : counted(1)(taken))],
  ['QUl', () => ({ by: 'unknown' })],
  ['hUn', (taken) => (isEndOfPhrase(taken.after) ? (taken.tokens[1]?.value === 1 ? next : { by: 'count', amount: 1, unit: taken.tokens[1]?.value ?? 7, sign: 1, isAbout: true }) : null)],
  ['gU', ({ tokens }) => (valueOf(tokens, 'U') === 1 ? next : { by: 'count', amount: 1, unit: valueOf(tokens, 'U'), sign: 1, isAbout: true })],
  ['g', ({ tokens }) => (tokens[0]?.text === 'folgetag' ? next : null)],
  ['q(?:U|p)', ({ tokens }) => (tokens[1]?.letter === 'p' || tokens[1]?.value === 1 ? same : null)],
  ['\\?hp', ({ tokens }) => (tokens[0]?.text === 'noch' && tokens[1]?.text === 'am' ? same : null)],
  [`i${count}U`, ahead(false)],
  [`i${count}D`, ahead(false)],
  [`(?:i|w)h?f?h?L?${count}\\??[UD]`, (taken) => (isPlainWorking(taken) ? ahead(taken.tokens[0]?.letter === 'w')(taken) : null)],
  ['ih?LU', (taken) => (/^(?:tagen|wochen|days|weeks)$/.test(taken.tokens.at(-1)?.text ?? '') ? { by: 'unknown' } : null)],
  ['[hf]d[.s]', (taken) => (/^(?:am|den|dem|zum|vom|der|des|the|on)$/.test(taken.tokens[0]?.text ?? '') && !(taken.tokens[0]?.text === 'on' && !find(taken.tokens, 's')) ? dayOfMonth(taken) : null)],
  ['td\\.', dayOfMonth],
  ['kd(?:[/-]?y)?', week],
  ['Fh?y?', feast],
  ['Wnh?F', feast],
  ['(?:h|L)E', ({ tokens }) => (tokens[0]?.letter === 'L' ? null : /^(?:am|the)$/.test(tokens[0]?.text ?? '') ? { by: 'weekend' } : null)],
];

/** "Ende der Woche", "Anfang des Jahres". */
function ofUnit(part: number, days: number): How | null {
  if (part === 2) return { by: 'end', unit: days };
  const named = { 7: 'dieser woche', 30: 'dieses monats', 365: 'dieses jahres' }[days];
  return named ? { by: 'now', words: `${part === 0 ? 'anfang' : 'mitte'} ${named}` } : null;
}

function dayInWords(tokens: readonly Token[]): How | null {
  const [date, name, year] = [find(tokens, 'O'), find(tokens, 'M'), find(tokens, 'y')];
  if (!date || !name || !isDate(date.value, name.value)) return null;
  return { by: 'calendar', words: `${date.value}. ${name.text} ${year?.text ?? ''}`.trim(), hasYear: year !== undefined };
}

const places: Record<string, number> = { erste: 1, ersten: 1, first: 1, zweite: 2, zweiten: 2, second: 2, dritte: 3, dritten: 3, third: 3, vierte: 4, vierten: 4, fourth: 4, letzte: 4, letzten: 4, last: 4 };

/** "die erste Aprilwoche", "the second week of June", "die zweite Maihälfte". */
function partBy(tokens: readonly Token[]): How | null {
  const place = places[tokens[0]?.text ?? ''];
  const month = find(tokens, 'ZM')?.value;
  if (place === undefined || month === undefined) return null;
  const year = find(tokens, 'y')?.value ?? null;
  if (/haelfte$/.test(find(tokens, 'Z')?.text ?? '')) return { by: 'partOfMonth', month, year, part: place === 1 ? 'first-half' : 'second-half' };
  return { by: 'partOfMonth', month, year, part: place === 1 ? 'beginning' : place === 4 ? 'end' : 'middle' };
}

function monthFirstPeriod(tokens: readonly Token[]): How | null {
  const [from, until] = tokens.filter(({ letter }) => letter === 'd');
  const [first, second] = tokens.filter(({ letter }) => letter === 'M');
  if (!from || !until || !first || !second || !isDate(from.value, first.value) || !isDate(until.value, second.value)) return null;
  const year = find(tokens, 'y')?.text;
  return { by: 'calendar', words: `${from.value}. ${first.text} bis ${until.value}. ${second.text} ${year ?? ''}`.trim(), hasYear: year !== undefined };
}

/** "im Mai 25" and "14 Mar 26": two digits that nothing behind them counts with. */
function isShortYear({ tokens, after }: Taken): boolean {
  const last = tokens.at(-1);
  if (!last || last.text.length !== 2 || last.value < 15 || last.value > 35) return false;
  return after === undefined || /^[!,:;()-]$/.test(after.letter) || /^(?:hat|habe|hab|ist|war|wurde|kam|ging|bestellt|gekauft|und)$/.test(after.text);
}

function shortYear(taken: Taken): How | null {
  if (!/^(?:im|in|seit|ende|anfang|mitte)$/.test(taken.before?.text ?? '') || !isShortYear(taken)) return null;
  return { by: 'calendar', words: `${taken.tokens[0]?.text ?? ''} 20${taken.tokens[1]?.text ?? ''}`, hasYear: true };
}

/** "business days", but no other word between number and unit. */
function isPlainWorking({ tokens }: Taken): boolean {
  const odd = find(tokens, '?');
  return odd === undefined || /^(?:business|working|volle|vollen|weitere|weiteren|full)$/.test(odd.text);
}

function isEndOfPhrase(token: Token | undefined): boolean {
  return token === undefined || /^[.,!:;-]$/.test(token.letter) || /^[.,!:;?]$/.test(token.text) || /^(?:i|we|they|he|she|it|ich|wir)$/.test(token.text);
}
