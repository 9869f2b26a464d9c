import { easterOf } from '#src/lib/calendar.ts';
import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import { type DayField, exactly, firstYear, lastYear, type Reading } from './found.ts';
import { fullYear } from './tokens.ts';

/** From and until: `MM-DD`, or days from Easter Sunday. */
type Place = readonly [string, string] | readonly [number, number];

const on = (day: string): Place => [day, day];
const fromEaster = (days: number): Place => [days, days];

/** Days that people know by name rather than by date; those of several days are all of these days. */
const known: readonly (readonly [string, Place])[] = [
  ['heiligabend|heiligen? abend|christmas eve', on('12-24')],
  ['(?:weihnachten|weihnachtsfeiertage|weihnachtstage)n?', ['12-24', '12-26']],
  ['(?:1\\.|ersten?) weihnachts(?:feier)?tag|christmas day|christmas', on('12-25')],
  ['(?:2\\.|zweiten?) weihnachts(?:feier)?tag|boxing day', on('12-26')],
  [
    'zwischen den jahren|zwischen weihnachten und (?:neujahr|silvester)|between christmas and new year',
    ['12-27', '12-31'],
  ],
  ['silvester|new years? eve', on('12-31')],
  ['neujahr|neujahrstag|new years? day', on('01-01')],
  ['heilige drei koenige|heiligen drei koenigen|dreikoenigstag|epiphany', on('01-06')],
  ['valentinstag|valentines day', on('02-14')],
  ['rosenmontag', fromEaster(-48)],
  ['aschermittwoch|ash wednesday', fromEaster(-46)],
  ['palmsonntag|palm sunday', fromEaster(-7)],
  ['gruendonnerstag|maundy thursday', fromEaster(-3)],
  ['karfreitag|good friday', fromEaster(-2)],
  ['ostern|osterwochenende|ostertagen?|osterfeiertagen?|easter|easter weekend', [-2, 1]],
  ['ostersonntag|easter sunday', fromEaster(0)],
  ['ostermontag|easter monday', fromEaster(1)],
  ['tag der arbeit|maifeiertag|may day|labour day', on('05-01')],
  ['(?:christi )?himmelfahrt|himmelfahrtstag|vatertag|ascension day', fromEaster(39)],
  ['pfingsten|pfingstwochenende|whitsun|pentecost', [49, 50]],
  ['pfingstsonntag|whit sunday', fromEaster(49)],
  ['pfingstmontag|whit monday', fromEaster(50)],
  ['fronleichnam|corpus christi', fromEaster(60)],
  ['tag der (?:deutschen )?einheit', on('10-03')],
  ['halloween|reformationstag', on('10-31')],
  ['allerheiligen|all saints day', on('11-01')],
  ['nikolaus|nikolaustag', on('12-06')],
];

const before = '(?:(?:an|am|zu|zum|den|dem|der|ueber|bis|spaetestens|by|at|on|over|until|the)\\s+)*';
const around =
  '(?:(kurz vor|kurz nach|rund um|um|gegen|etwa|ca|around|about|just before|just after|shortly before|shortly after)\\s+)?';
const seen = '(?:(vorletzten?s?|letzten?[rs]?|vergangenen?[rs]?|vorigen?[rs]?|diesen?[rs]?|last|this)\\s+)?';
const year = '(?:,?\\s+(\\d{4}|\\d\\d|letzten jahres|letztes jahr|last year|dieses jahr|dieses jahres|this year))?';
const shapeOf = (name: string) => new RegExp(`^${before}${around}${before}${seen}(?:${name})${year}$`);
const shapes = known.map(([name, place]) => ({ pattern: shapeOf(name), place }));

type Span = readonly [Day, Day];

/** Days of no one date that do not follow Easter either. */
const movable: readonly (readonly [string, (year: number) => Day])[] = [
  ...['erste', 'zweite', 'dritte', 'vierte'].map((word, index): [string, (year: number) => Day] => [
    `(?:${index + 1}\\. ?|${word}[nr]? )advent(?:ssonntag)?`,
    (year) => adventOf(index + 1, year),
  ]),
  // Eleven days before the first Advent.
  ['buss-? ?(?:und |u\\. |& )?bettag', (year) => addDays(adventOf(1, year), -11)],
  ['muttertag', (year) => firstFrom(`${year}-05-08`, sunday)],
  // The day after the fourth Thursday of November.
  ['black ?friday', (year) => firstFrom(`${year}-11-23`, friday)],
  ['cyber ?monday', (year) => addDays(firstFrom(`${year}-11-23`, friday), 3)],
];
const movableShapes = movable.map(([name, of]) => ({ pattern: new RegExp(`^${before}(?:${name})${year}$`), of }));

/**
 * `Heiligabend`, `Ostern 2026`, `letztes Weihnachten`, `shortly after Easter`: a day that has a name, of the last such year
 * or the next one as the field says. Null for anything else. `folded`: as the tokens are made of.
 */
export function holiday(folded: string, situation: DayField): Reading | null {
  const words = folded.replaceAll(/['’]/g, '').replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  for (const { pattern, of } of movableShapes) {
    const told = pattern.exec(words);
    if (told) return inYear((year) => [of(year), of(year)], { year: told[1] }, situation);
  }
  for (const { pattern, place } of shapes) {
    const told = pattern.exec(words);
    if (told) return inYear((of) => spanIn(place, of), { near: told[1], seen: told[2], year: told[3] }, situation);
  }
  return null;
}

function spanIn([from, until]: Place, year: number): Span {
  const at = (end: string | number): Day => (typeof end === 'string' ? `${year}-${end}` : addDays(easterOf(year), end));
  return [at(from), at(until)];
}

/** The fourth Advent is the last Sunday before 25 December. */
function adventOf(number: number, year: number): Day {
  const eve = `${year}-12-24`;
  return addDays(eve, -((weekdayOf(eve) + 1) % 7) - 7 * (4 - number));
}

const [friday, sunday] = [4, 6] as const;

/** The first such weekday on or after a day. */
const firstFrom = (day: Day, weekday: number): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

function inYear(
  of: (year: number) => Span,
  told: { near?: string | undefined; seen?: string | undefined; year?: string | undefined },
  { today, kind }: DayField,
): Reading | null {
  const now = Number(today.slice(0, 4));
  const given = told.year === undefined ? null : yearOf(told.year, now);
  if (given !== null && given < firstYear) return { fault: 'before-1990' };
  if (given !== null && given > lastYear) return null;
  // "letztes Weihnachten" is over, "vorletztes" a year more; "dieses Jahr" decides for itself.
  const steps = told.seen?.startsWith('vorletzt') ? 1 : 0;
  const isPast = kind === 'occurred' || (told.seen !== undefined && !/^dies|^this/.test(told.seen));
  const near = isPast ? (of(now)[0] <= today ? now : now - 1) : of(now)[1] >= today ? now : now + 1;
  const [from, until] = of(given ?? near - steps);
  if (told.near === undefined) return from === until ? exactly(from) : { found: { precision: 'period', from, until } };
  const isAfter = /nach|after/.test(told.near);
  return { found: { precision: 'about', day: isAfter ? until : from } };
}

function yearOf(told: string, now: number): number {
  if (/^\d/.test(told)) return fullYear(told);
  return /^last|^letzt/.test(told) ? now - 1 : now;
}
