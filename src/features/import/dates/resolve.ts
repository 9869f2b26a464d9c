import { addDays, addMonths, type Day, daysBetween, weekdayOf } from '#src/lib/dates.ts';
import { readPlain } from '#src/lib/days/calendar.ts';
import type { DayField, Found, Kind, Reading } from '#src/lib/days/found.ts';
import { readDay } from '#src/lib/days/read.ts';
import { spanOf } from '#src/lib/days/span.ts';
import { checkedWeekday } from '#src/lib/days/weekday.ts';
import { endOf, feastIn, weekdayAfter, workingDaysAfter } from './feasts.ts';
import type { How, Mention, PlainDay } from './mention.ts';

/** What a mention means: one thing, or days between which only the writer can choose; null where nobody can say. */
export type Meaning = { found: Found } | { ask: readonly Day[] } | null;

/** What was told before. Days are counted from `day`, its end; a weekday is looked for from `from` on. */
export interface Last {
  day: Day;
  isAbout: boolean;
  from: Day;
}

/** What is known where a mention stands. */
export interface Place {
  /** The day on which the words were written: of the story, or of the mail or message. */
  told: Day;
  /** What was told before; null where it is so vague that nothing can be counted from it. */
  last: Last | null;
  /** The last day that was told with a year, to which dates without one are near. */
  near: Day | null;
  /** Month before day in figures with strokes, as the whole text shows; null: not shown. */
  isMonthFirst: boolean | null;
  /** Of a mail or message, whose day its head says. */
  isMessage?: boolean;
}

const day = (one: Day): Meaning => ({ found: { precision: 'day', day: one } });
const about = (one: Day, isAbout: boolean): Meaning => ({
  found: isAbout ? { precision: 'about', day: one } : { precision: 'day', day: one },
});
const unknown: Meaning = { found: { precision: 'unknown', after: null } };

function meaningOf(reading: Reading): Meaning {
  if ('found' in reading) return { found: reading.found };
  if ('ask' in reading) return { ask: reading.ask };
  return reading.fault === 'no-such-day' ? { ask: [reading.meant] } : null;
}

/** How far behind what was told before a date without a year may lie: stories go forward, with looks back. */
const back = 60;

/** What a mention means at its place. `kind`: whether it lies ahead of what was told before, or has happened. */
export function meaning({ how, isAbout }: Pick<Mention, 'how' | 'isAbout'>, place: Place, kind: Kind): Meaning {
  const said = notAhead(meaningOfHow(how, place, kind), place, kind);
  if (!isAbout || how.by === 'ahead' || said === null || !('found' in said)) return said;
  return said.found.precision === 'day' ? about(said.found.day, true) : said;
}

/** What has happened did not happen on a day to come: of a day that there is not, no such one is offered instead. */
function notAhead(said: Meaning, { told }: Place, kind: Kind): Meaning {
  return kind !== 'due' && said !== null && 'ask' in said && said.ask.every((one) => one > told) ? null : said;
}

function meaningOfHow(how: How, place: Place, kind: Kind): Meaning {
  const base = kind === 'due' ? (place.last?.day ?? place.near ?? place.told) : place.told;
  switch (how.by) {
    case 'calendar':
      return calendar(how, place, kind);
    case 'now':
      // "diese Woche" said in a month of which no day is known.
      if (kind === 'due' && place.last === null && place.near !== null && !place.isMessage) return unknown;
      return meaningOf(readDay(how.words, { today: base, kind }));
    case 'weekday':
      return weekday(how, place, kind);
    case 'weekdayAgo': {
      const around = addDays(place.told, -how.days);
      return about(weekdayAfter(addDays(around, -4), how.weekday), true);
    }
    case 'count':
      return counted(how, place.last);
    case 'ahead':
      // "within six weeks", said in a month of which no day is known.
      if (kind === 'due' && place.last === null && place.near !== null && !place.isMessage) return unknown;
      return ahead(how, kind === 'due' && place.last ? place.last : { day: place.told, isAbout: false });
    case 'date':
      return dateOfMonth(how.date, place, kind);
    case 'feast':
      return feast(how, place, kind);
    case 'end':
      return end(how.unit, base, kind);
    case 'partOfMonth':
      return partOfMonth(how, place, kind);
    case 'weekend': {
      const from = weekdayAfter(addDays(place.last?.day ?? addDays(place.told, -7), -1), 5);
      return { found: { precision: 'period', from, until: addDays(from, 1) } };
    }
    case 'unknown':
      return unknown;
  }
}

/** Dates without a year lie near what was told before, and what has happened not after the day of telling. */
function calendar(how: Extract<How, { by: 'calendar' }>, place: Place, kind: Kind): Meaning {
  const words = slashedWords(how, place.isMonthFirst);
  if (words === null) return calendarAsk(how, place);
  const read = (field: DayField) => meaningOf(how.plain ? plainDay(how.plain, field) : readDay(words, field));
  if (how.hasYear) return read({ today: place.told, kind: 'occurred' });
  const near = place.last?.day ?? place.near;
  if (kind === 'due') return read({ today: near ?? place.told, kind });
  const horizon = near === null ? place.told : earlier(place.told, addDays(near, 365 - back));
  return read({ today: horizon, kind });
}

/** As a date field reads it, without looking for words in it. */
function plainDay({ date, month, year, weekday }: PlainDay, field: DayField): Reading {
  const reading = readPlain({ date, month, year, part: null, season: null }, field);
  return weekday === null ? reading : checkedWeekday(weekday, reading);
}

const earlier = (one: Day, other: Day) => (one < other ? one : other);

/** `12/01/2026` in the order that the other dates of the text show; null where none shows it. */
function slashedWords(
  { words, slashed }: Extract<How, { by: 'calendar' }>,
  isMonthFirst: boolean | null,
): string | null {
  if (!slashed) return words;
  const [a, b, year] = slashed;
  const order = a > 12 ? false : b > 12 ? true : isMonthFirst;
  if (order === null && a !== b) return null;
  const [date, month] = order ? [b, a] : [a, b];
  return `${date}.${month}.${year ?? ''}`;
}

function calendarAsk({ words }: Extract<How, { by: 'calendar' }>, place: Place): Meaning {
  return meaningOf(readDay(words, { today: place.told, kind: 'occurred' }));
}

function weekday(
  { weekday: number, isNext = false }: Extract<How, { by: 'weekday' }>,
  place: Place,
  kind: Kind,
): Meaning {
  const { last, told } = place;
  if (kind === 'due') return day(weekdayAfter(last?.day ?? told, number));
  if (isNext) return day(weekdayAfter(last?.day ?? told, number));
  if (last) {
    const forward = weekdayAfter(last.from, number);
    if (forward <= told) return about(forward, false);
  }
  return meaningOf(readDay(weekdayNames[number] ?? '', { today: told, kind }));
}

const weekdayNames = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'];

function counted(
  { amount, unit, sign, isAbout, isWorkingDays }: Extract<How, { by: 'count' }>,
  last: Last | null,
): Meaning {
  if (last === null) return unknown;
  const isVague = isAbout || last.isAbout || !Number.isInteger(amount);
  if (isWorkingDays && sign === 1) return about(workingDaysAfter(last.day, Math.round(amount)), isVague);
  if (unit === 30 || unit === 365)
    return about(addMonths(last.day, Math.round(sign * amount * (unit === 365 ? 12 : 1))), true);
  return about(addDays(last.day, Math.round(sign * amount * unit)), isVague);
}

function ahead(
  { amount, unit, isWorkingDays, isLimit }: Extract<How, { by: 'ahead' }>,
  from: Pick<Last, 'day' | 'isAbout'>,
): Meaning {
  if (isWorkingDays) return day(workingDaysAfter(from.day, amount));
  if (unit === 30 || unit === 365)
    return about(addMonths(from.day, Math.round(amount * (unit === 365 ? 12 : 1))), !isLimit);
  return day(addDays(from.day, Math.round(amount * unit)));
}

const halves = { 'first-half': ['01', '15'], 'second-half': ['16', '31'] };

function partOfMonth({ month, year, part }: Extract<How, { by: 'partOfMonth' }>, place: Place, kind: Kind): Meaning {
  const words = `${monthWords[month - 1] ?? ''} ${year ?? ''}`.trim();
  const said = calendar({ by: 'calendar', words, hasYear: year !== null }, place, kind);
  if (said === null || !('found' in said) || said.found.precision !== 'month') return said;
  const { month: found } = said.found;
  if (part !== 'first-half' && part !== 'second-half') return { found: { precision: 'part', month: found, part } };
  const [from, until] = halves[part];
  const last = spanOf(said.found).until;
  return {
    found: { precision: 'period', from: `${found}-${from}`, until: until === '31' ? last : `${found}-${until}` },
  };
}

const monthWords = 'januar februar maerz april mai juni juli august september oktober november dezember'.split(' ');

/** The next such day from what was told before, unless that is still to come. */
function dateOfMonth(date: number, { last, told, near }: Place, kind: Kind): Meaning {
  const from = last?.day ?? (kind === 'due' ? told : near);
  if (from !== null) {
    const forward = firstWith(date, from, 1);
    if (forward !== null && (kind === 'due' || forward <= told)) return day(forward);
  }
  const before = firstWith(date, told, -1);
  return before === null ? null : day(before);
}

function firstWith(date: number, from: Day, step: 1 | -1): Day | null {
  for (let away = 0; away < 62; away += 1) {
    const one = addDays(from, step * away);
    if (Number(one.slice(8)) === date) return one;
  }
  return null;
}

function feast(
  { feast: number, year, side, weekday: after }: Extract<How, { by: 'feast' }>,
  place: Place,
  kind: Kind,
): Meaning {
  const near = place.last?.day ?? place.near ?? place.told;
  const nearYear = Number(near.slice(0, 4));
  const years = year === null ? [nearYear - 1, nearYear, nearYear + 1] : [year];
  const spans = years.map((one) => feastIn(number, one));
  const fits = spans.filter(({ from }) => (kind === 'due' ? from >= near : from <= place.told));
  const best = (fits.length > 0 ? fits : spans).toSorted((a, b) => distance(near, a.from) - distance(near, b.from))[0];
  if (!best) return null;
  if (after !== undefined) return day(weekdayAfter(best.until, after));
  if (side === 'shortly-before') return about(best.from, true);
  if (side === 'before') return kind === 'due' ? day(best.from) : unknown;
  if (kind === 'due' || best.from === best.until) return day(best.from);
  // As in a date field, Easter begins on Good Friday.
  const from = number === easter ? addDays(best.from, -2) : best.from;
  return { found: { precision: 'period', from, until: best.until } };
}

/** Its place in `feastWords`. */
const easter = 4;

const distance = (one: Day, other: Day) => {
  const days = daysBetween(one, other);
  return days < 0 ? -days * 2 : days;
};

function end(unit: number, base: Day, kind: Kind): Meaning {
  if (unit === 7) {
    const friday = addDays(base, 4 - weekdayOf(base));
    return kind === 'due' ? { ask: [friday, addDays(friday, 2)] } : { found: { precision: 'about', day: friday } };
  }
  if (kind === 'due') return day(endOf(base, unit));
  if (unit === 30) return { found: { precision: 'part', month: base.slice(0, 7), part: 'end' } };
  return { found: { precision: 'year', year: Number(base.slice(0, 4)), part: 'end' } };
}

/** The day from which others are counted, once this was told. */
export function lastOf(found: Found): Last | null {
  switch (found.precision) {
    case 'day':
      return { day: found.day, isAbout: false, from: found.day };
    case 'about':
      return { day: found.day, isAbout: true, from: found.day };
    case 'period':
      return { day: found.until, isAbout: true, from: addDays(found.from, -1) };
    case 'part': {
      const { from, until } = spanOf(found);
      return { day: addDays(from, Math.floor(daysBetween(from, until) / 2)), isAbout: true, from };
    }
    default:
      return null;
  }
}

/** The day near which a date without a year lies, once this was told. */
export function nearOf(found: Found): Day | null {
  if (found.precision === 'unknown') return null;
  if (found.precision === 'day' || found.precision === 'about') return found.day;
  return found.precision === 'period' ? found.from : spanOf(found).from;
}
