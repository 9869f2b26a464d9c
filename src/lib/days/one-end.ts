import { addDays, type Day } from '#src/lib/dates.ts';
import { type DayField, oneOf, type Reading } from './found.ts';
import { edgesOf } from './span.ts';

const softly = '(?:(?:erst|schon|bereits|noch|irgendwann|some time|sometime|ever|only|already)\\s+)*';
const said = (words: string) => new RegExp(`^${softly}(?:${words})\\s+(?<rest>.+)$`);

/** Behind what has happened, "bis Freitag" names its end and not its day; before what is due it is how people say it. */
export const isUntil = /^(?:bis|until|till|up to|spaetestens|by|no later than|not later than|at the latest)\b/;

const since = said('seit|ever since|since|ab|starting|starting from|as of');
const earliest = said(
  'ab|seit|since|von|from|starting|as of|nach|after|fruehestens|nicht vor|not before|no earlier than',
);
const before = said('vor|before|prior to|bevor');
const side = said(`vor|before|prior to|nach|after|bis|until|till|up to|spaetestens|by|no later than|not later than`);

const few = '(?:ein paar|paar|einigen?|wenigen?|a few|few|some|several|a couple of)';
/** What companies say instead of a day. */
const namesNoDay = new RegExp(
  `^(?:(?:so )?(?:schnell|bald)(?:st)? ?(?:wie )?moeglich(?:st)?|baldigst|umgehend|sofort|unverzueglich|zeitnah|kurzfristig|demnaechst|zuegig|in kuerze|asap|as soon as possible|immediately|straight away|at once|soon|shortly|promptly|in due course|(?:(?:in|ueber|over|within|innerhalb)\\s+)?(?:(?:der|den|die|the)\\s+)?(?:(?:naechsten?|kommenden?|folgenden?|next|coming|following)\\s+(?:${few}\\s+)?|${few}\\s+)(?:tagen?|werktagen?|wochen|monaten?|stunden|days|weeks|months|hours))[.!]?$`,
);

type Reader = (typed: string, situation: DayField) => Reading;

/**
 * Words that say only one end of something: `seit März`, `vor Weihnachten`, `nach dem 12.3.`, `ab Montag`. Null where they
 * do not, or where nobody can say which end. What has happened since a day is asked about: did it begin then, or go on to
 * today? A due date "before Christmas" has a last day, which is asked; "from Monday on" has none.
 */
export function oneEnd(folded: string, situation: DayField, read: Reader): Reading | null {
  if (situation.kind === 'due') return dueEnd(folded, situation, read);
  const begun = since.exec(folded)?.groups?.rest;
  if (begun !== undefined) {
    const reading = [begun, `vor ${begun}`, `${begun} ago`].map((words) => read(words, situation)).find(isFound);
    if (reading) return sinceThen(reading, situation.today);
  }
  const rest = side.exec(folded)?.groups?.rest;
  return rest !== undefined && isDated(read(rest, situation)) ? { fault: 'only-one-end' } : null;
}

function dueEnd(folded: string, situation: DayField, read: Reader): Reading | null {
  const last = before.exec(folded)?.groups?.rest;
  if (last !== undefined) {
    const reading = read(last, situation);
    const edges = isFound(reading) ? edgesOf(reading.found) : null;
    if (!edges || !isFound(reading)) return null;
    // Half of the people count the day itself, be it the 24th or Christmas Eve; nobody counts the first of a month.
    const isNamed = reading.found.precision === 'day' || reading.found.precision === 'period';
    const day = addDays(edges.from, -1);
    const days = oneOf(isNamed ? [day, edges.from] : [day]);
    return 'found' in days ? { ask: [day] } : days;
  }
  const first = earliest.exec(folded)?.groups?.rest;
  if (first !== undefined && isDated(read(first, situation))) return { fault: 'only-earliest' };
  return namesNoDay.test(folded) ? { fault: 'no-day' } : null;
}

type FoundReading = Extract<Reading, { found: unknown }>;
const isFound = (reading: Reading): reading is FoundReading =>
  'found' in reading && reading.found.precision !== 'unknown';
const isDated = (reading: Reading) => isFound(reading) || 'ask' in reading;

function sinceThen({ found }: FoundReading, today: Day): Reading {
  const from = edgesOf(found)?.from;
  const lasted = from !== undefined && from < today ? { precision: 'period' as const, from, until: today } : null;
  return { fault: 'since', begun: found, lasted };
}
