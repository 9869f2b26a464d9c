import { oneOfThese, prepared, type Quantity, smallNumber } from './read.ts';

const hourWord = '(?:h|std\\.?|stunden?|hours?|hrs?\\.?)';
const minuteWord = "(?:m|min\\.?|mins?|minuten?|minutes?|['’′])";
const clock = new RegExp(`^(\\d{1,4}):([0-5]\\d) ?${hourWord}?$`);
/** "1 Minute 30", "1 min 30 sec": whole minutes are enough. */
const withSeconds = new RegExp(`^(\\d{1,4}) ?${minuteWord} ?([0-5]?\\d)(?: ?(?:s|sek\\.?|sekunden?|sec|seconds?))?$`);
const hours = new RegExp(`^(\\d{1,5}(?:[.,]\\d{1,2})?) ?${hourWord}$`);
const minutes = new RegExp(`^(\\d{1,9}) ?${minuteWord}?$`);
const both = new RegExp(`^(\\S{1,10}?) ?${hourWord},? ?(?:(?:und|and) )?(\\d{1,3}) ?${minuteWord}?$`);
const range = new RegExp(`^(\\d{1,4}) ?(?:-|–|bis|to) ?(\\d{1,4}) ?(${hourWord}|${minuteWord})?$`);
const named = new RegExp(`^(\\S{1,22}) (?:(${hourWord})|${minuteWord})$`);
const isHours = new RegExp(`^${hourWord}$`);

/** Durations that have words of their own, in minutes. */
const known: readonly (readonly [RegExp, number])[] = [
  [/^(?:(?:eine? )?halbe? ?stunde|(?:an? )?half (?:an )?hour|half-hour|½ ?(?:h|std\.?|stunde))$/, 30],
  [/^(?:(?:eine )?viertel ?stunde|(?:a )?quarter of an hour)$/, 15],
  [/^(?:(?:eine )?drei ?viertel ?stunde|three[ -]quarters of an hour)$/, 45],
  [
    /^(?:anderthalb|eineinhalb|(?:one|1) and a half|1 ?½) ?(?:stunden?|std\.?|h|hours?)$|^(?:an|one) hour and a half$/,
    90,
  ],
  [/^(?:zweieinhalb|(?:two|2) and a half|2 ?½) ?(?:stunden?|std\.?|h|hours?)$/, 150],
  [/^(?:dreieinhalb|(?:three|3) and a half|3 ?½) ?(?:stunden?|std\.?|h|hours?)$/, 210],
];

/**
 * Minutes from `45`, `12 min`, `6,5 Std.`, `1:30 h`, `1 h 20`, `eine halbe Stunde`, `an hour and a half`; of `10–15 min` one
 * must be chosen. Rounded to whole minutes.
 */
export function readMinutes(typed: string): Quantity<number> | null {
  const given = prepared(typed);
  if (!given) return null;
  const words = given.words.replace(/^(eine) (?:gute|knappe) /, '$1 ');
  const isAbout = given.isAbout || words !== given.words;
  const ends = range.exec(words);
  if (ends) {
    const unit = ends[3] && isHours.test(ends[3]) ? 60 : 1;
    const [from, until] = [Number(ends[1]) * unit, Number(ends[2]) * unit];
    return from < until ? oneOfThese([from, until], isAbout) : null;
  }
  const value = known.find(([pattern]) => pattern.test(words))?.[1] ?? inFigures(words) ?? inWords(words);
  return value === null ? null : { value, isAbout };
}

function inFigures(words: string): number | null {
  const atClock = clock.exec(words);
  if (atClock) return Number(atClock[1]) * 60 + Number(atClock[2]);
  const inHours = hours.exec(words);
  if (inHours) return Math.round(Number(inHours[1]?.replace(',', '.')) * 60);
  const both = withSeconds.exec(words);
  if (both) return Number(both[1]) + Math.round(Number(both[2]) / 60);
  const inMinutes = minutes.exec(words);
  return inMinutes ? Number(inMinutes[1]) : null;
}

function inWords(words: string): number | null {
  const two = both.exec(words);
  if (two) {
    const hour = smallNumber(two[1] ?? '');
    return hour === null || Number(two[2]) > 59 ? null : hour * 60 + Number(two[2]);
  }
  const one = named.exec(words);
  const count = smallNumber(one?.[1] ?? '');
  return one && count !== null ? count * (one[2] ? 60 : 1) : null;
}
