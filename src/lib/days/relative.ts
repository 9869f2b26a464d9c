import { isPublicHoliday } from '#src/lib/calendar.ts';
import { addDays, addMonths, type Day, weekdayOf } from '#src/lib/dates.ts';
import { type DayField, exactly, type Found, notADate, oneOf, type Reading } from './found.ts';
import { spanFrom } from './spans.ts';
import { shapeOf, type Token } from './tokens.ts';
import { bareWeekday, comingWeekday, mondayOf, weekdayFrom } from './weekday.ts';

/** Where time is counted from, how many units, and in which direction. */
interface Count {
  from: Day;
  sign: 1 | -1;
  amount: number;
  unit: number;
  /** A limit ("within a month") is the day itself, everything else in months is only about that day. */
  isLimit?: boolean;
}

const isCount = ({ letter }: Token) => /[Ndx]/.test(letter);
const numberAt = (tokens: readonly Token[], letter: string) =>
  tokens.find((token) => token.letter === letter)?.value ?? 0;

/** Days told from today or from another entry; null for anything else. */
export function relative(tokens: readonly Token[], shape: string, situation: DayField): Reading | null {
  return (
    ofWeekday(tokens, shape, situation) ??
    weekdayAndWeeks(tokens, shape, situation) ??
    counted(tokens, shape, situation) ??
    countedBetween(tokens, situation) ??
    fromEntry(tokens, shape, situation) ??
    spanFrom(tokens, shape, situation)
  );
}

function ofWeekday(tokens: readonly Token[], shape: string, situation: DayField): Reading | null {
  const weekday = numberAt(tokens, 'W');
  const { today } = situation;
  if (shape === 'R') return exactly(addDays(today, numberAt(tokens, 'R')));
  if (shape === 'W') return bareWeekday(weekday, situation);
  if (shape === 'KW') return comingWeekday(weekday, today);
  if (shape === 'LW') return weekdayFrom(numberAt(tokens, 'L'), weekday, situation);
  if (/^(W,?[LK]U|[LK]U,?W)$/.test(shape) && numberAt(tokens, 'U') === 7) {
    const weeks = shape.includes('K') ? 1 : numberAt(tokens, 'L');
    return exactly(addDays(mondayOf(today, weeks), weekday));
  }
  return null;
}

/**
 * "Mittwoch vor zwei Wochen", "Freitag in acht Tagen", "Monday week". Counted by weeks of the calendar and from the nearest
 * such weekday; where that makes two days, both are offered.
 */
function weekdayAndWeeks(tokens: readonly Token[], shape: string, { today }: DayField): Reading | null {
  const isBritish = shape === 'WU' && numberAt(tokens, 'U') === 7;
  const isAhead = isBritish || /^W,?i[Ndx]U$/.test(shape);
  if (!isAhead && !/^W,?(v[Ndx]U|[Ndx]Ua)$/.test(shape)) return null;
  const [unit, amount] = [numberAt(tokens, 'U'), tokens.find(isCount)?.value ?? 1];
  const weeks = unit === 7 ? amount : unit === 14 ? 2 * amount : unit === 1 ? Math.floor(amount / 7) : 0;
  const isWholeWeeks = unit !== 1 || amount % 7 === 0 || amount === 8;
  if (weeks < 1 || weeks > 60 || !isWholeWeeks) return notADate;
  const weekday = numberAt(tokens, 'W');
  const ofCalendar = addDays(mondayOf(today, isAhead ? weeks : -weeks), weekday);
  const ahead = (weekday - weekdayOf(today) + 6) % 7;
  const ofNearest = isAhead
    ? addDays(today, ahead + 1 + 7 * weeks)
    : addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1) - 7 * weeks);
  return isBritish ? exactly(ofNearest) : oneOf([ofCalendar, ofNearest]);
}

function counted(tokens: readonly Token[], shape: string, { today, kind }: DayField): Reading | null {
  if (shape.startsWith('R') && numberAt(tokens, 'R') !== 0) return null;
  const amount = tokens.find(isCount);
  const base = { from: today, unit: numberAt(tokens, 'U'), amount: amount?.value ?? 1 };
  if (/^(R?v[Ndx]U|[Ndx]Ua)$/.test(shape)) return eightDays(amount, { ...base, sign: -1 });
  if (/^(R?i[Ndx]U|[Ndx]Uf[Rj])$/.test(shape)) return eightDays(amount, { ...base, sign: 1 });
  // "in the next two weeks" ends with them.
  if (/^(wf?)?L?[Ndx]U$/.test(shape) && kind === 'due' && numberAt(tokens, 'L') >= 0)
    return after({ ...base, sign: 1, isLimit: true });
  if (/^(R?vX|X)U/.test(shape)) return andAHalf(tokens, shape, today);
  if (/^(vNHU|HNUa|Ni?HUa)$/.test(shape) && base.unit === 365)
    return after({ from: today, sign: -1, amount: 6, unit: 30 });
  if (/^(iNHU|iHN?U)$/.test(shape) && base.unit === 365) return after({ from: today, sign: 1, amount: 6, unit: 30 });
  return null;
}

/** "in 2–3 Werktagen", "vor zwei bis drei Wochen": the days between both; what is due is due by the second. */
function countedBetween(tokens: readonly Token[], situation: DayField): Reading | null {
  const at = tokens.findIndex(({ letter }) => /[-t|]/.test(letter));
  const [fewer, more] = [tokens[at - 1], tokens[at + 1]];
  if (!fewer || !more || !isCount(fewer) || !isCount(more) || fewer.value >= more.value) return null;
  const [near, far] = [tokens.toSpliced(at, 2), tokens.toSpliced(at - 1, 2)].map((one) =>
    counted(one, shapeOf(one), situation),
  );
  if (!near || !far || !('found' in far)) return far ?? null;
  if (situation.kind === 'due' || !('found' in near)) return far;
  // So many months ago is about a day, and the two are the ends of what is meant.
  const [from, until] = [near.found, far.found].flatMap((one) => ('day' in one ? [one.day] : [])).sort();
  return from && until && from < until ? { found: { precision: 'period', from, until } } : null;
}

/** "vor anderthalb Monaten": half of a unit more is always only about that day. */
function andAHalf(tokens: readonly Token[], shape: string, today: Day): Reading | null {
  if (!/^(R?vXU|XUa)$/.test(shape)) return null;
  const [whole, unit] = [numberAt(tokens, 'X'), numberAt(tokens, 'U')];
  if (unit === 7) return { found: { precision: 'about', day: addDays(today, -7 * whole - 3) } };
  if (unit === 30) return { found: { precision: 'about', day: addDays(addMonths(today, -whole), -15) } };
  return unit === 365 ? { found: { precision: 'about', day: addMonths(today, -12 * whole - 6) } } : null;
}

/** German "acht Tage" in words is often a week. */
function eightDays(amount: Token | undefined, count: Count): Reading {
  if (amount?.text !== 'acht' || count.unit !== 1) return after(count);
  return { ask: [addDays(count.from, count.sign * 8), addDays(count.from, count.sign * 7)] };
}

/** "drei Tage später", "a week after entry 4", "am nächsten Tag": from the entry before or the one named. */
function fromEntry(
  tokens: readonly Token[],
  shape: string,
  { entries = [], before = entries.length }: DayField,
): Reading | null {
  const unit = numberAt(tokens, 'U');
  // "in den nächsten Tagen" is none of them.
  const isOneDay = unit === 1 && tokens.some(({ text }) => text === 'tag' || text === 'day');
  const isNextDay = (/^gU$/.test(shape) || (/^LU$/.test(shape) && numberAt(tokens, 'L') === 1)) && isOneDay;
  const isSameDay = /^qU(re[dx])?$/.test(shape) && unit === 1;
  const isWeekday = /^(gW|Wl)$/.test(shape);
  if (/^ne[dx]$/.test(shape)) return behind(tokens.at(-1)?.value ?? 0, entries.length);
  if (!isNextDay && !isSameDay && !isWeekday && !/^([Ndx]?Ul|[Ndx]?U(n|[nv]e[dx]))$/.test(shape)) return null;
  const named = shape.includes('e') ? tokens.at(-1)?.value : before;
  const from = named === undefined ? undefined : entries[named - 1];
  if (from === undefined) return { fault: 'which-entry' };
  if (from === null) return { fault: 'vague-entry' };
  if (isWeekday) {
    const day = addDays(from.day, ((numberAt(tokens, 'W') - weekdayOf(from.day) + 6) % 7) + 1);
    return from.isAbout ? { ask: [day] } : exactly(day);
  }
  const counted = shape.startsWith('U') ? undefined : tokens.find(isCount)?.value;
  const amount = isSameDay ? 0 : isNextDay ? 1 : (counted ?? 1);
  const reading = after({ from: from.day, sign: shape.includes('v') ? -1 : 1, amount, unit });
  if (!from.isAbout || !('found' in reading) || reading.found.precision !== 'day') return reading;
  return { found: { precision: 'about', day: reading.found.day } };
}

/** "nach Eintrag 4": the day is not known, its place is. */
function behind(entry: number, count: number): Reading {
  if (entry < 1 || entry > count) return { fault: 'which-entry' };
  return { found: { precision: 'unknown', after: entry } };
}

function after({ from, sign, amount, unit, isLimit = false }: Count): Reading {
  if (amount > (unit === 5 || unit === 6 ? 250 : 9999)) return notADate;
  const steps = sign * amount;
  if (unit === 5) return exactly(workingDaysFrom(from, steps, friday));
  if (unit === 6) return oneOf([friday, saturday].map((last) => workingDaysFrom(from, steps, last)));
  if (unit === 24) return amount % 24 === 0 ? exactly(addDays(from, steps / 24)) : notADate;
  if (unit === 1 || unit === 7 || unit === 14) return exactly(addDays(from, steps * unit));
  if (unit === 365 && amount > 199) return notADate;
  const day = addMonths(from, unit === 365 ? 12 * steps : steps);
  const found: Found = isLimit ? { precision: 'day', day } : { precision: 'about', day };
  return { found };
}

const [friday, saturday] = [4, 5] as const;

/** So many days on that are no holiday in all of Germany, of weeks that end on `last`. */
function workingDaysFrom(from: Day, steps: number, last: number): Day {
  let day = from;
  for (let left = Math.abs(steps); left > 0; ) {
    day = addDays(day, Math.sign(steps));
    if (weekdayOf(day) <= last && !isPublicHoliday(day, null)) left -= 1;
  }
  return day;
}
