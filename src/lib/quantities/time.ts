import { oneOfThese, prepared, type Quantity, smallNumber } from './read.ts';

const clock = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
/** What is said with the hour decides between morning and afternoon. */
const daytimes: readonly (readonly [RegExp, 'am' | 'pm'])[] = [
  [/ ?(?:a\.? ?m\.?|morgens|früh|vormittags|in the morning)$/, 'am'],
  [/ ?(?:p\.? ?m\.?|mittags|nachmittags|abends|in the (?:afternoon|evening))$/, 'pm'],
];

/** Midnight is no time of a day: it may begin it or end it. */
const isNoon = /^(?:mittags?|noon|midday|(?:12|zwölf) uhr mittags)$/;

/**
 * A time of day, `HH:MM`: `10:30`, `14.30`, `gegen 14 Uhr`, `0930`, `3pm`. Spoken times ("halb drei", "quarter past four")
 * name no half of the day: both are offered, unless "nachmittags" or the like says which. A bare `10` is too little.
 */
export function readTime(typed: string): Quantity<string> | null {
  const given = prepared(typed);
  if (!given) return null;
  if (isNoon.test(given.words)) return { value: '12:00', isAbout: given.isAbout || given.words === 'mittags' };
  const ends = /^(?:zwischen |between )?(\d{1,2})(?: ?[-–—] ?| bis | und | and | to )(\d{1,2}) ?(?:uhr|h)$/.exec(
    given.words,
  );
  if (ends && Number(ends[1]) < Number(ends[2]) && Number(ends[2]) < 24) {
    return oneOfThese([clock(Number(ends[1]), 0), clock(Number(ends[2]), 0)], given.isAbout);
  }
  const half = daytimes.find(([pattern]) => pattern.test(given.words));
  const words = half ? given.words.replace(half[0], '') : given.words;
  const told = inFigures(words, half !== undefined) ?? spoken(words);
  if (!told) return null;
  const { hour, minute, isSpoken } = told;
  if (hour > 23 || minute > 59) return null;
  if (half) {
    const inHalf = halfOf(hour, half[1]);
    return inHalf === null ? null : { value: clock(inHalf, minute), isAbout: given.isAbout };
  }
  if (!isSpoken || hour > 12) return { value: clock(hour, minute), isAbout: given.isAbout };
  return oneOfThese([clock((hour % 12) + 12, minute), clock(hour % 12, minute)], given.isAbout);
}

function halfOf(hour: number, half: 'am' | 'pm'): number | null {
  if (hour > 12) return half === 'pm' ? hour : null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

interface Told {
  hour: number;
  minute: number;
  isSpoken: boolean;
}

function inFigures(words: string, hasHalf: boolean): Told | null {
  const parts = /^(\d{1,2})(?:[:.] ?(\d\d)(?::\d\d)?| ?(?:uhr|h) ?(\d\d)|(\d\d))?( ?(?:uhr|h|hrs))?$/.exec(words);
  if (!parts) return null;
  const minute = parts[2] ?? parts[3] ?? parts[4];
  if (minute === undefined && !parts[5] && !hasHalf) return null;
  return { hour: Number(parts[1]), minute: Number(minute ?? 0), isSpoken: false };
}

const offsets: readonly (readonly [RegExp, number])[] = [
  [/^halb (\S+)$/, -30],
  [/^(?:half past|halb nach) (\S+)$/, 30],
  [/^(?:viertel nach|(?:a )?quarter past) (\S+)$/, 15],
  [/^(?:viertel vor|drei ?viertel|(?:a )?quarter to) (\S+)$/, -15],
  [/^(\S+) (?:uhr|o['’]?clock)$/, 0],
];

/** "zwanzig vor vier", "ten past three", "fünf nach halb drei" */
const minutesAway = /^(\S+)(?: minuten| minutes)? (vor|nach|to|past) (halb )?(\S+?)(?: uhr| o['’]?clock)?$/;

function spoken(words: string): Told | null {
  const away = minutesAway.exec(words);
  const [amount, from] = [smallNumber(away?.[1] ?? ''), smallNumber(away?.[4] ?? '')];
  if (away && amount !== null && amount > 0 && amount < 30 && from !== null && from >= 1 && from <= 12) {
    const offset = (/vor|to/.test(away[2] ?? '') ? -amount : amount) - (away[3] ? 30 : 0);
    const minutes = ((from % 12) * 60 + offset + 720) % 720;
    return { hour: Math.floor(minutes / 60), minute: minutes % 60, isSpoken: true };
  }
  const named = words.replace(/(halb|past|vor|nach|viertel|to) (\S+) (?:uhr|o['’]?clock)$/, '$1 $2');
  for (const [pattern, offset] of offsets) {
    const hour = smallNumber(pattern.exec(named)?.[1] ?? '');
    if (hour === null || hour < 1 || hour > 12) continue;
    const minutes = ((hour % 12) * 60 + offset + 720) % 720;
    return { hour: Math.floor(minutes / 60), minute: minutes % 60, isSpoken: true };
  }
  return null;
}
