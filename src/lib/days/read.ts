import { addDays } from '#src/lib/dates.ts';
import { readPlains } from './calendar.ts';
import { codeOf } from './code.ts';
import { type DayField, firstYear, lastYear, notADate, type Reading } from './found.ts';
import { holiday } from './holidays.ts';
import { isUntil, oneEnd } from './one-end.ts';
import { period } from './period.ts';
import { plainsOf } from './plain.ts';
import { relative } from './relative.ts';
import { folded, fullYear, longestDate, shapeOf, type Token, tokensOf } from './tokens.ts';
import { checkedWeekday, mondayOf } from './weekday.ts';

/**
 * Reads a date as people type it, in German or English, on whichever page: `10.3.`, `3. März 2026`, `15 May 2026`,
 * `28032026`, `letzten Freitag`, `vor drei Tagen`, `Anfang März`, `12.–15. März`, `a week after entry 4`.
 * The language of the page decides nothing: a day before dots comes first everywhere, and `05/06/2026` is a question
 * everywhere. Nothing is guessed but the year, which lies in the past or ahead as the field says.
 * Refuses what it does not understand as a whole, days that do not exist, and years before 1990.
 */
export function readDay(typed: string, situation: DayField): Reading {
  if (isUnknown.test(typed.trim())) return { found: { precision: 'unknown', after: null } };
  if (typed.length > longestDate) return notADate;
  const whole = readWhole(typed, situation);
  const isOpen = 'fault' in whole ? whole.fault === 'not-a-date' : isUntil.test(folded(typed.trim()));
  return isOpen ? (oneEnd(folded(typed.trim()), situation, readWhole) ?? whole) : whole;
}

function readWhole(typed: string, situation: DayField): Reading {
  const named = ofNight(folded(typed.trim()), situation) ?? holiday(folded(typed.trim()), situation);
  if (named) return named;
  const tokens = tokensOf(withWinter(typed.replace(someTime, '')));
  if (tokens.length === 0) return notADate;
  const isSure = tokens[0]?.letter === 'J';
  const { rest, isAbout } = withoutAbout(withoutLead(isSure ? tokens.slice(1) : tokens));
  const words = withoutEnd(withYearLast(rest, situation));
  const reading =
    single(words, situation) ??
    ofItsWeek(words, situation) ??
    period(words, situation, (side) => single(side, situation)) ??
    ofLetter(words, situation);
  const inTime = inCalendar(reading ?? notADate);
  const vague = isAbout ? aboutOf(inTime) : inTime;
  return isSure && 'found' in vague ? { ...vague, isSure } : vague;
}

const isUnknown =
  /^(?:(?:das )?wei(?:ß|ss) (?:ich )?(?:es )?nicht(?: mehr)?(?: genau)?|(?:tag |datum )?unbekannt|keine ahnung(?: mehr)?|nicht mehr bekannt|unklar|k\. ?a\.?|n\/a|\?+|(?:i )?(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall)|(?:date |day )?unknown|no idea|not sure)[.]?$/i;
/** "irgendwann nach Eintrag 4" says no more than "nach Eintrag 4". */
const someTime = /^\s*(?:irgendwann|some ?time) (?=nach |after )/i;

/** "Winter 2025/2026" and "25/26" are the winter that begins in 2025. */
function withWinter(typed: string): string {
  return typed.replace(
    /(winter )(\d\d|\d{4})\/(\d{4}|\d\d)(?!\d)/i,
    (all, winter: string, from: string, to: string) => {
      const [start, end] = [fullYear(from), fullYear(to)];
      return end - start === 1 || (from.length === 4 && to.length === 2 && (start + 1) % 100 === end % 100)
        ? `${winter}${start}`
        : all;
    },
  );
}

/** "In der Nacht auf Freitag" begins the evening before. */
function ofNight(typed: string, situation: DayField): Reading | null {
  const rest = /^(?:in der )?nacht (?:auf|zu)(?:m| den| dem)? (.+)$/.exec(typed)?.[1];
  const reading = rest === undefined ? null : readWhole(rest, situation);
  if (!reading || !('found' in reading) || reading.found.precision !== 'day') return null;
  return { ask: [addDays(reading.found.day, -1), reading.found.day] };
}

/** `Montag`, `gestern`, `Montag, 9. März`, `9.3.`; null when no shape fits. */
function single(tokens: readonly Token[], situation: DayField): Reading | null {
  const shape = shapeOf(tokens);
  const told = relative(tokens, shape, situation);
  if (told) return told;
  const [first] = tokens;
  if (first?.letter === 'W' && tokens.length > 1) {
    const rest = tokens.slice(tokens[1]?.letter === ',' ? 2 : 1);
    // Behind a weekday "den 26." is a day, with or without its dot.
    const isDate = rest.length === 1 && rest[0]?.letter === 'd';
    const date = plainsOf(isDate ? [...rest, { letter: '.', value: 0, text: '.' }] : rest);
    return date.readings.length === 0 ? null : checkedWeekday(first.value, readPlains(date, situation));
  }
  const plains = plainsOf(tokens);
  return plains.readings.length === 0 ? null : readPlains(plains, situation);
}

/** "in der Woche vom 3. August", "the week of 3 August": all of the week that the day is in. */
function ofItsWeek(tokens: readonly Token[], situation: DayField): Reading | null {
  const words = tokens[0]?.letter === 'i' ? tokens.slice(1) : tokens;
  if (words[0]?.text !== 'woche' || words[1]?.text !== 'vom') return null;
  const day = single(words.slice(2), situation);
  if (!day || !('found' in day) || day.found.precision !== 'day') return day;
  const from = mondayOf(day.found.day);
  return { found: { precision: 'period', from, until: addDays(from, 6) } };
}

/** "vom 12.3." as it stands on a letter. */
function ofLetter(tokens: readonly Token[], situation: DayField): Reading | null {
  const [first, ...rest] = tokens;
  return first?.text === 'vom' ? single(rest, situation) : null;
}

/** `bis`, `spätestens`, `by` before a date, and `in` that counts nothing ("in May"). */
function withoutLead(tokens: readonly Token[]): readonly Token[] {
  const [first, ...rest] = tokens;
  if (first && /[tb,]/.test(first.letter)) return withoutLead(rest);
  return first?.letter === 'i' && !/^A?[NdxHX]+U/.test(shapeOf(rest)) ? rest : tokens;
}

/** `ca.` and the like count before, behind, and between preposition and number; elsewhere they are not understood. */
function withoutAbout(tokens: readonly Token[]): { rest: readonly Token[]; isAbout: boolean } {
  const rest = tokens.filter(({ letter }, index) => {
    if (letter !== 'A') return true;
    const isOutside = index === 0 || index === tokens.length - 1;
    return !isOutside && !/[viwfbA]/.test(tokens[index - 1]?.letter ?? '');
  });
  return { rest: withoutLead(rest), isAbout: rest.length < tokens.length };
}

/** "letztes Jahr im März" and "März letzten Jahres" as "März 2025". */
function withYearLast(tokens: readonly Token[], { today }: DayField): readonly Token[] {
  const isYear = (index: number) =>
    tokens[index]?.letter === 'L' && tokens[index + 1]?.letter === 'U' && tokens[index + 1]?.value === 365;
  const at = isYear(0) ? 0 : isYear(tokens.length - 2) ? tokens.length - 2 : -1;
  if (at < 0 || tokens.length < 3) return tokens;
  const value = Number(today.slice(0, 4)) + (tokens[at]?.value ?? 0);
  const others = tokens.toSpliced(at, 2);
  return [...others, { letter: 'y', value, text: String(value) }];
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)?.letter;
  return (last === '.' && tokens.length > 2) || last === ',' ? tokens.slice(0, -1) : tokens;
}

/** Counting leads before 1990 and beyond all calendars too. */
function inCalendar(reading: Reading): Reading {
  const [first, last] = [`${firstYear}-01-01`, `${lastYear}-12-31`];
  if ('ask' in reading) {
    const ask = reading.ask.filter((day) => day >= first && day <= last);
    return ask.length === 0 ? { fault: 'before-1990' } : { ask };
  }
  if (!('found' in reading)) return reading;
  if (reading.found.precision === 'unknown') return reading;
  const start = codeOf(reading.found);
  return start < first
    ? start.startsWith(String(firstYear))
      ? reading
      : { fault: 'before-1990' }
    : start > `${last}~`
      ? notADate
      : reading;
}

function aboutOf(reading: Reading): Reading {
  if ('ask' in reading) return { ...reading, isAbout: true };
  if (!('found' in reading) || reading.found.precision !== 'day') return reading;
  return { found: { precision: 'about', day: reading.found.day } };
}
