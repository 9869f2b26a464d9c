import type { Token } from '../text/text.ts';
import { doubtfulWeekdays } from '../text/words.ts';
import { countOf, unitOf } from './counts.ts';
import type { How } from './mention.ts';
import { find, isHabit, isTitle, joined, type Reader, type Taken } from './taken.ts';

export const weekday: Reader = ({ tokens, before, after, earlier }) => {
  const [name] = tokens;
  if (!name || isHabit(before) || isHabit(earlier) || isTitle(before)) return null;
  if (doubtfulWeekdays.has(name.text)) return null;
  if (after && /^[t-]$/.test(after.letter) && /^(?:von|from|mo)$/.test(before?.text ?? '')) return null;
  return { by: 'weekday', weekday: name.value };
};

export const now: Reader = ({ tokens }) => ({ by: 'now', words: joined(tokens) });

export const nearDay: Reader = ({ tokens, before }) => {
  const [name] = tokens;
  if (!name) return null;
  if (
    name.text === 'morgen' &&
    (name.isCapital || /^(?:guten|am|den|gegen|jeden|diesen|der)$/.test(before?.text ?? ''))
  )
    return null;
  if (before && /^(?:per|von)$/.test(before.text) && name.value === 0 && before.text === 'von') return null;
  return { by: 'now', words: name.text };
};

export const unit: Reader = ({ tokens, before, after }) => {
  const step = find(tokens, 'LK');
  const named = find(tokens, 'U');
  if (!step || !named) return null;
  if (named.value === 1) {
    if (
      (step.letter === 'L' && step.value === 1 && !/en$|days/.test(named.text)) ||
      named.text === 'tag' ||
      named.text === 'day'
    ) {
      return step.value === 1 ? { by: 'count', amount: 1, unit: 1, sign: 1, isAbout: false } : null;
    }
    return step.value === 1 && named.text !== 'tages' ? { by: 'unknown' } : null;
  }
  if (named.value !== 7 && named.value !== 30 && named.value !== 365) return null;
  // "dieses Jahr im März", "jede letzte Woche des Monats", "die letzten Wochen".
  if (/^(?:wochen|monate|monaten|jahre|jahren|weeks|months|years)$/.test(named.text)) return null;
  if (after && /^[dxQ]$/.test(after.letter)) return null;
  if (isHabit(before)) return null;
  return now({ tokens, before, after, earlier: undefined, later: undefined, isEnglish: false });
};

export const ago: Reader = ({ tokens }) => {
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

export const counted =
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
    if (
      tokens[0]?.letter === 'n' &&
      after &&
      /^(?:wartezeit|laufzeit|lieferzeit|kauf|zustellung|erhalt|of)$/.test(after.text)
    )
      return null;
    const hours = days === 24 ? one / 24 : one;
    if (days === 24 && !Number.isInteger(hours)) return null;
    return {
      by: 'count',
      amount: hours,
      unit: days === 24 ? 1 : days,
      sign,
      isAbout: isAbout || days >= 30,
      isWorkingDays: find(tokens, 'D') !== undefined,
    };
  };

export const ahead =
  (isLimit: boolean): Reader =>
  ({ tokens }) => {
    const { amount, isVague } = countOf(tokens);
    const unitDays = unitOf(tokens);
    if (isVague) return { by: 'unknown' };
    if (amount === null || unitDays === null || amount > 999) return null;
    if (unitDays === 24 && amount % 24 !== 0) return null;
    const isWorkingDays = tokens.some(({ letter, text }) => letter === 'D' || /^(?:business|working)$/.test(text));
    return {
      by: 'ahead',
      amount: unitDays === 24 ? amount / 24 : amount,
      unit: unitDays === 24 ? 1 : unitDays,
      isWorkingDays,
      isLimit,
    };
  };

const notOrdinals =
  /^(?:mal|tag|stock|versuch|platz|termin|woche|anruf|anlauf|mahnung|floor|time|times|attempt|call|of|hand|etage|klasse|person|stufe|teil|kontakt)$/;

export const dayOfMonth: Reader = ({ tokens, after }) => {
  const date = find(tokens, 'd');
  if (!date || date.value < 1 || date.value > 31) return null;
  if (after && (notOrdinals.test(after.text) || (/[dxyM]/.test(after.letter) && after.letter !== 'M'))) return null;
  if (after && /^[MF]$/.test(after.letter)) return null;
  const last = tokens.at(-1);
  if (after && last?.letter === '.' && after.letter === '?' && /^\p{Ll}/u.test(after.text) === false) return null;
  return { by: 'date', date: date.value };
};

export const feast: Reader = ({ tokens, before, earlier }) => {
  const name = find(tokens, 'F');
  if (!name?.isCapital) return null;
  const given = find(tokens, 'y')?.value ?? null;
  const isBefore = before !== undefined && /^[vo]$/.test(before.letter);
  if (before?.letter === 'n') return null;
  const side = isBefore ? (/^(?:kurz|shortly|just)$/.test(earlier?.text ?? '') ? 'shortly-before' : 'before') : 'on';
  const name2 = find(tokens, 'W');
  return { by: 'feast', feast: name.value, year: given, side, ...(name2 && { weekday: name2.value }) };
};

const on = (feast: number, tokens: readonly Token[]): How => ({
  by: 'feast',
  feast,
  year: find(tokens, 'y')?.value ?? null,
  side: 'on',
});

/** "Black Friday", "Good Friday". */
export const blackOrGood: Reader = ({ tokens }) => {
  const [word, weekday] = tokens;
  if (weekday?.value !== 4) return null;
  return word?.text === 'black' ? on(20, tokens) : word?.text === 'good' && word.isCapital ? on(2, tokens) : null;
};

/** Of "Easter" and "Whit", by the number of the feast and of the weekday. */
const ofWeek: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  4: { 3: 1, 4: 2, 5: 3, 6: 5, 0: 6 },
  8: { 6: 9, 0: 10 },
};

/** "Easter Monday". */
export const weekdayOfFeast: Reader = ({ tokens }) => {
  const [name, weekday] = tokens;
  const feast = name?.isCapital ? ofWeek[name.value]?.[weekday?.value ?? 7] : undefined;
  return feast === undefined ? null : on(feast, tokens);
};

/** "Christmas Eve", "Christmas Day". */
export const dayOfChristmas: Reader = ({ tokens }) => {
  const [name, which] = tokens;
  if (!name?.isCapital || !/^(?:christmas|xmas)$/.test(name.text)) return null;
  return which?.text === 'eve' ? on(12, tokens) : which?.text === 'day' ? on(22, tokens) : null;
};

export function weekdayAgo(tokens: readonly Token[]): How | null {
  const { amount } = countOf(tokens);
  const [weekday, days] = [find(tokens, 'W')?.value, unitOf(tokens)];
  if (weekday === undefined || amount === null || days !== 7) return null;
  return { by: 'weekdayAgo', weekday, days: Math.round(amount * days) };
}

/** "delivered 5th", "16th i went": no "5th floor". */
export function isBareOrdinal({ after, before, isEnglish }: Taken): boolean {
  if (!isEnglish || before?.letter === 'M') return false;
  return (
    after === undefined ||
    /^[!,.:;()-]$/.test(after.letter) ||
    /^(?:i|we|they|he|she|it|and|still|no|nobody|called|rang|emailed|phoned|wrote|went|got)$/.test(after.text)
  );
}

/** "Ende der Woche", "Anfang des Jahres". */
export function ofUnit(part: number, days: number): How | null {
  if (part === 2) return { by: 'end', unit: days };
  const named = { 7: 'dieser woche', 30: 'dieses monats', 365: 'dieses jahres' }[days];
  return named ? { by: 'now', words: `${part === 0 ? 'anfang' : 'mitte'} ${named}` } : null;
}

/** "business days", but no other word between number and unit. */
export function isPlainWorking({ tokens }: Taken): boolean {
  const odd = find(tokens, '?');
  return odd === undefined || /^(?:business|working|volle|vollen|weitere|weiteren|full)$/.test(odd.text);
}

export const same: How = { by: 'count', amount: 0, unit: 1, sign: 1, isAbout: false };

export const next: How = { by: 'count', amount: 1, unit: 1, sign: 1, isAbout: false };

/** "am 2. Weihnachtsfeiertag" */
export function holiday(tokens: readonly Token[]): How | null {
  const [date, name] = [find(tokens, 'd'), find(tokens, 'F')];
  if (!name || name.value !== christmasDays || (date?.value !== 1 && date?.value !== 2)) return null;
  return { by: 'feast', feast: christmasDays + date.value, year: null, side: 'on' };
}

/** Their place in `feastWords`; the first and the second of them follow it. */
const christmasDays = 21;
