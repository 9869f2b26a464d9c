import { addDays, addMonths, type Day, weekdayOf } from '#src/lib/dates.ts';
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
  const month = numberAt(tokens, 'M');
  if (/^LM$/.test(shape) && month)
    return { found: { precision: 'month', month: monthFrom(month, steps, situation.today) } };
  if (/^kd([./-]?y)?$/.test(shape)) return ofWeekNumber(numberAt(tokens, 'd') ?? 0, numberAt(tokens, 'y'), situation);
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
  if (unit !== 365) return null;
  const year = yearOf(today) + steps;
  return isDeadline ? exactly(`${year}-12-31`) : { found: { precision: 'year', year, part } };
}

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
