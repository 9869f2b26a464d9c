import { addDays, addMonths, type Day, isDay, weekdayOf } from '#src/lib/dates.ts';
import { lastDayOf } from './calendar.ts';
import { type DayField, exactly, type MonthPart, monthParts, notADate, type Reading, seasons } from './found.ts';
import type { Token } from './tokens.ts';
import { mondayOf } from './weekday.ts';

const friday = 4;
const sunday = 6;
const numberAt = (tokens: readonly Token[], letter: string) => tokens.find((token) => token.letter === letter)?.value;
const monthOf = (day: Day) => day.slice(0, 7);
const yearOf = (day: Day) => Number(day.slice(0, 4));

/** Weeks, months, years and seasons seen from today, and parts of them; null for anything else. */
export function spanFrom(tokens: readonly Token[], shape: string, situation: DayField): Reading | null {
  const part = monthParts[numberAt(tokens, 'B') ?? -1] ?? null;
  const steps = numberAt(tokens, 'L') ?? numberAt(tokens, 'K') ?? 0;
  if (/^(B[LK]?|[LK])U$/.test(shape)) return ofUnit(numberAt(tokens, 'U') ?? 0, steps, part, situation);
  const season = seasons[numberAt(tokens, 'S') ?? -1];
  if (/^LS$/.test(shape) && season)
    return { found: { precision: 'season', season, year: seasonYear(season, steps, situation.today) } };
  if (/^[LK]?E$/.test(shape)) return weekend(steps, shape !== 'E', situation);
  if (/^(d\.?|o)(U|[FH]M?)y?$/.test(shape)) return ofPart(tokens, shape, situation);
  const month = numberAt(tokens, 'M');
  if (/^(d[.s]?|o)LU$/.test(shape) && numberAt(tokens, 'U') === 30) {
    return dayIn(monthOf(addMonths(situation.today, steps)), numberAt(tokens, 'd') ?? numberAt(tokens, 'o') ?? 0);
  }
  if (/^LM$/.test(shape) && month)
    return { found: { precision: 'month', month: monthFrom(month, steps, situation.today) } };
  if (/^B?kd([./-]?y)?$/.test(shape)) {
    const week = ofWeekNumber(numberAt(tokens, 'd') ?? 0, numberAt(tokens, 'y'), situation);
    if (part === null || !('found' in week) || week.found.precision !== 'period') return week;
    return ofWeek(week.found.from, part, part === 'end' && situation.kind === 'due');
  }
  if (/^W,?(?:in)?kd([./-]?y)?$/.test(shape)) {
    const week = ofWeekNumber(numberAt(tokens, 'd') ?? 0, numberAt(tokens, 'y'), situation);
    if (!('found' in week) || week.found.precision !== 'period') return week;
    return exactly(addDays(week.found.from, numberAt(tokens, 'W') ?? 0));
  }
  return null;
}

function ofUnit(unit: number, steps: number, part: MonthPart | null, { today, kind }: DayField): Reading | null {
  const isDeadline = part === 'end' && kind === 'due';
  if (unit === 7) return ofWeek(mondayOf(today, steps), part, isDeadline);
  if (unit === 30) {
    const month = monthOf(addMonths(today, steps));
    if (isDeadline) return exactly(lastDayOf(month));
    return { found: part === null ? { precision: 'month', month } : { precision: 'part', month, part } };
  }
  if (unit === 90)
    return ofQuarter(Math.floor(Number(today.slice(5, 7)) / 3.01) + 1 + steps, yearOf(today), part, isDeadline);
  if (unit !== 365) return null;
  const year = yearOf(today) + steps;
  return isDeadline ? exactly(`${year}-12-31`) : { found: { precision: 'year', year, part } };
}

/** Months from the first of a year on, from and until, as a period. */
const monthsOf = (year: number, first: number, last: number): Reading => {
  const from = addMonths(`${year}-01-01`, first - 1);
  return { found: { precision: 'period', from, until: lastDayOf(monthOf(addMonths(`${year}-01-01`, last - 1))) } };
};

/** Quarters before the first and behind the fourth are of other years. Of parts of a quarter only its end is known. */
function ofQuarter(quarter: number, year: number, part: MonthPart | null, isDeadline: boolean): Reading | null {
  const whole = monthsOf(year, 3 * quarter - 2, 3 * quarter);
  if (part === null) return whole;
  if (part !== 'end' || !('found' in whole) || whole.found.precision !== 'period') return null;
  return isDeadline ? exactly(whole.found.until) : { found: { precision: 'about', day: whole.found.until } };
}

/** `3. Quartal 2025`, `zweite Hälfte März`, `first half of 2025`: the last one that has begun, or the next that has not ended. */
function ofPart(tokens: readonly Token[], shape: string, { today, kind }: DayField): Reading | null {
  const number = numberAt(tokens, 'd') ?? numberAt(tokens, 'o') ?? 0;
  const month = numberAt(tokens, 'M');
  const isQuarter = shape.includes('U');
  if (isQuarter ? numberAt(tokens, 'U') !== 90 || number > 4 : number > 2) return null;
  if (number < 1 || (!isQuarter && month === undefined && !shape.includes('y'))) return null;
  const of = (year: number): Reading => {
    if (isQuarter) return monthsOf(year, 3 * number - 2, 3 * number);
    if (month === undefined) return monthsOf(year, 6 * number - 5, 6 * number);
    const [first, middle] = [
      `${year}-${String(month).padStart(2, '0')}-01`,
      `${year}-${String(month).padStart(2, '0')}-15`,
    ];
    const [from, until] = number === 1 ? [first, middle] : [addDays(middle, 1), lastDayOf(first)];
    return { found: { precision: 'period', from, until } };
  };
  const given = numberAt(tokens, 'y');
  if (given !== undefined) return of(given);
  const now = of(yearOf(today));
  if (!('found' in now) || now.found.precision !== 'period') return now;
  if (kind === 'occurred') return now.found.from <= today ? now : of(yearOf(today) - 1);
  return now.found.until >= today ? now : of(yearOf(today) + 1);
}

function dayIn(month: string, date: number): Reading {
  const day = `${month}-${String(date).padStart(2, '0')}`;
  if (isDay(day)) return exactly(day);
  return date >= 1 && date <= 31 ? { fault: 'no-such-day', meant: lastDayOf(month) } : notADate;
}

/** A weekend by which something is due may begin on Friday; "last weekend" said on a Sunday may be this one. */
function weekend(steps: number, isTold: boolean, { today, kind }: DayField): Reading {
  const from = (weeks: number) => addDays(mondayOf(today, weeks), friday + 1);
  const period = (start: Day): Reading => ({ found: { precision: 'period', from: start, until: addDays(start, 1) } });
  if (kind === 'due') return { ask: [addDays(from(steps), -1), addDays(from(steps), 1)] };
  if (isTold && steps < 0 && from(0) <= today)
    return { ask: [from(steps), addDays(from(steps), 1), ...days(from(0), today)] };
  return period(from(isTold || from(0) <= today ? steps : -1));
}

const days = (from: Day, today: Day) => [from, addDays(from, 1)].filter((day) => day <= today);

/** The end of a week is Friday to some and Sunday to others: who has to keep it must not be guessed. */
function ofWeek(monday: Day, part: MonthPart | null, isDeadline: boolean): Reading {
  if (part === null) return { found: { precision: 'period', from: monday, until: addDays(monday, sunday) } };
  if (isDeadline) return { ask: [addDays(monday, friday), addDays(monday, sunday)] };
  return { found: { precision: 'about', day: addDays(monday, { beginning: 0, middle: 2, end: friday }[part]) } };
}

const firstMonth = { spring: 3, summer: 6, autumn: 9, winter: 12 };

/** "last summer" is over; "next summer" has not begun. */
function seasonYear(season: keyof typeof firstMonth, steps: number, today: Day): number {
  const start = firstMonth[season];
  const now = Number(today.slice(5, 7));
  if (steps < 0) return yearOf(today) - (season !== 'winter' && now > start + 2 ? 0 : 1) + (steps + 1);
  if (steps > 0) return yearOf(today) + (now < start ? 0 : 1) + (steps - 1);
  return yearOf(today) - (season === 'winter' && now < 3 ? 1 : 0);
}

function monthFrom(month: number, steps: number, today: Day): string {
  const now = Number(today.slice(5, 7));
  const first = steps < 0 ? (month < now ? 0 : -1) + (steps + 1) : steps > 0 ? (month > now ? 0 : 1) + (steps - 1) : 0;
  return `${yearOf(today) + first}-${String(month).padStart(2, '0')}`;
}

/** ISO 8601: week 1 is the one with 4 January. */
function ofWeekNumber(week: number, given: number | undefined, { today, kind }: DayField): Reading {
  if (week < 1 || week > 53) return notADate;
  const mondayIn = (year: number) => mondayOf(`${year}-01-04`, week - 1);
  const year = yearOf(today);
  const monday =
    given !== undefined
      ? mondayIn(given)
      : kind === 'occurred' && mondayIn(year) > today
        ? mondayIn(year - 1)
        : kind === 'due' && addDays(mondayIn(year), sunday) < today
          ? mondayIn(year + 1)
          : mondayIn(year);
  // Most years have no week 53.
  if (week === 53 && weekdayOf(monday) === 0 && addDays(monday, 3).slice(5) < '12-28') return notADate;
  return { found: { precision: 'period', from: monday, until: addDays(monday, sunday) } };
}
