import { addDays, type Day, isDay } from '#src/lib/dates.ts';
import { type DayField, exactly, firstYear, lastYear, notADate, oneOf, type Reading } from './found.ts';
import { isInRange, type Plain, type Plains } from './plain.ts';

const padded = (number: number, length = 2) => String(number).padStart(length, '0');
const dayFrom = (year: number, month: number, date: number): Day =>
  `${padded(year, 4)}-${padded(month)}-${padded(date)}`;

/** Last day of a month, `YYYY-MM` or any day of it. */
export function lastDayOf(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The one thing that ways to read a date of the calendar come to. */
export function readPlains({ readings, isDoubtful = false }: Plains, situation: DayField): Reading {
  const read = readings.filter(isInRange).map((plain) => readPlain(plain, situation));
  const days = read.flatMap((reading) =>
    'found' in reading && reading.found.precision === 'day' ? [reading.found.day] : [],
  );
  const [first] = days;
  if (first !== undefined && isDoubtful) return { ask: [first] };
  if (days.length > 0) return oneOf(readings.length > 2 ? likely(days, situation) : days);
  return read[0] ?? notADate;
}

/** Of the orders of digits alone those count that the field can take, if there is one. */
function likely(days: readonly Day[], { today, kind }: DayField): readonly Day[] {
  const fitting = days.filter((day) => (kind === 'occurred' ? day <= today : day >= today));
  return fitting.length > 0 ? fitting : days;
}

export function readPlain(plain: Plain, situation: DayField): Reading {
  if (plain.year !== null && plain.year > lastYear) return notADate;
  if (plain.year !== null && plain.year < firstYear) return { fault: 'before-1990' };
  const { date, month, year, part, season } = plain;
  if (date === 29 && month === 2 && year === null) return leapDay(situation);
  if (date !== null && month !== null) return dayOrFault(year ?? yearOfDay(month, date, situation), month, date);
  if (date !== null) return dayOfMonth(date, situation);
  if (month !== null)
    return ofMonth(`${padded(year ?? yearOfMonth(month, situation), 4)}-${padded(month)}`, plain, situation);
  if (season !== null) return { found: { precision: 'season', season, year: year ?? yearOfSeason(season, situation) } };
  if (year === null) return notADate;
  if (part === 'end' && situation.kind === 'due') return exactly(dayFrom(year, 12, 31));
  return { found: { precision: 'year', year, part } };
}

function dayOrFault(year: number, month: number, date: number): Reading {
  const day = dayFrom(year, month, date);
  return isDay(day) ? exactly(day) : { fault: 'no-such-day', meant: lastDayOf(day) };
}

/** "29.2." without its year: where the nearest February is too short, the one that has the day and the last of this one. */
function leapDay(situation: DayField): Reading {
  const year = yearOfDay(2, 29, situation);
  const step = situation.kind === 'occurred' ? -1 : 1;
  const leap = [0, 1, 2, 3, 4, 5, 6, 7].map((away) => dayFrom(year + step * away, 2, 29)).find(isDay);
  return leap === undefined ? notADate : oneOf([leap, lastDayOf(dayFrom(year, 2, 1))]);
}

/** What a month means; by its end something is due on its last day. */
function ofMonth(month: string, { part }: Pick<Plain, 'part'>, { kind }: DayField): Reading {
  if (part === null) return { found: { precision: 'month', month } };
  if (part === 'end' && kind === 'due') return exactly(lastDayOf(month));
  return { found: { precision: 'part', month, part } };
}

const yearIn = (day: Day) => Number(day.slice(0, 4));

/** Without a year, a day is the last such day up to today, or the first from today on. */
function yearOfDay(month: number, date: number, { today, kind }: DayField): number {
  const inYear = `${padded(month)}-${padded(date)}`;
  const ofToday = today.slice(5);
  if (kind === 'occurred') return yearIn(today) - (inYear > ofToday ? 1 : 0);
  return yearIn(today) + (inYear < ofToday ? 1 : 0);
}

function yearOfMonth(month: number, { today, kind }: DayField): number {
  const ofToday = Number(today.slice(5, 7));
  if (kind === 'occurred') return yearIn(today) - (month > ofToday ? 1 : 0);
  return yearIn(today) + (month < ofToday ? 1 : 0);
}

const seasonStarts = { spring: '03', summer: '06', autumn: '09', winter: '12' };

function yearOfSeason(season: keyof typeof seasonStarts, { today, kind }: DayField): number {
  const hasBegun = today.slice(5, 7) >= seasonStarts[season];
  return kind === 'occurred' && !hasBegun ? yearIn(today) - 1 : yearIn(today);
}

/** "am 3." names no month: the nearest such day is only offered. */
function dayOfMonth(date: number, { today, kind }: DayField): Reading {
  for (let away = 0; away < 62; away += 1) {
    const day = addDays(today, kind === 'occurred' ? -away : away);
    if (Number(day.slice(8)) === date) return { ask: [day] };
  }
  return notADate;
}
