import { lastDayOf, readPlain } from './calendar.ts';
import { type DayField, exactly, notADate, type Reading, seasons } from './found.ts';
import { isInRange, type Plain, plainsOf } from './plain.ts';
import { edgesOf } from './span.ts';
import { isGermanName, shapeOf, type Token } from './tokens.ts';

/**
 * `12.–15. März`, `vom 3. bis 7.3.`, `12 to 15 March`: what one side does not say, the other says for it. Null for what
 * has no two sides. `single` reads a side that is no date of the calendar, as in "Montag bis Mittwoch".
 */
export function period(
  tokens: readonly Token[],
  situation: DayField,
  single: (side: readonly Token[]) => Reading | null,
): Reading | null {
  const isBetween = tokens[0]?.letter === 'z';
  const inner = isBetween || tokens[0]?.letter === 'f' ? tokens.slice(1) : tokens;
  for (const [index, { letter }] of inner.entries()) {
    const isEither = letter === '|';
    const isPair = letter === '/' && /[.MW]/.test(inner[index - 1]?.letter ?? '');
    if (!/[t-]/.test(letter) && !(isBetween && letter === '&') && !isEither && !isPair) continue;
    const [left, right] = [inner.slice(0, index), inner.slice(index + 1)];
    const found = ofCalendar(left, right, situation) ?? ofSingles(single(left), single(right));
    if (found) return isEither ? either(found) : found;
  }
  return null;
}

function ofCalendar(leftTokens: readonly Token[], rightTokens: readonly Token[], situation: DayField): Reading | null {
  const [left, right] = [sideOf(leftTokens), sideOf(rightTokens)];
  if (!left || !right) return null;
  const month = left.month ?? right.month;
  if (month === null && left.year === null && left.season === null) return null;
  const sides = withYears({ ...left, month }, { ...right, month: right.month ?? month }, situation);
  if (!sides) return notADate;
  return between(readPlain(sides.left, situation), readPlain(sides.right, situation));
}

function sideOf(tokens: readonly Token[]): Plain | null {
  const shape = shapeOf(tokens);
  const [first] = tokens;
  if (first && /^d[.s]?(,?y)?$/.test(shape)) {
    const year = tokens.at(-1);
    return { date: first.value, month: null, year: year?.letter === 'y' ? year.value : null, part: null, season: null };
  }
  // "Aug 3-5": there the month stands before the day, and the other side takes it over.
  const inMonth = /^Md$/.test(shape) && !isGermanName(first);
  const { readings, isDoubtful } = inMonth ? { ...plainsOf(tokens), isDoubtful: false } : plainsOf(tokens);
  const [plain, ...more] = readings.filter(isInRange);
  return plain && more.length === 0 && !isDoubtful ? plain : null;
}

/** The month in which it begins; 0 where it names none. */
const startOf = ({ month, season }: Plain) => month ?? (season === null ? 0 : 3 * seasons.indexOf(season) + 3);

/**
 * A year said once holds for both sides, but a period from December to January needs two. Null for a side that names no
 * day or month, from which no year could be told.
 */
function withYears(left: Plain, right: Plain, situation: DayField): { left: Plain; right: Plain } | null {
  if (left.year !== null && right.year !== null) return { left, right };
  const turn = startOf(left) > startOf(right) ? 1 : 0;
  if (right.year !== null) return { left: { ...left, year: right.year - turn }, right };
  if (left.year !== null) return { left, right: { ...right, year: left.year + turn } };
  // What has happened has begun; what is due has not ended.
  const isPast = situation.kind === 'occurred';
  const known = readPlain(isPast ? left : right, situation);
  const edges = 'found' in known ? edgesOf(known.found) : null;
  if (!edges) return null;
  const year = Number(edges.from.slice(0, 4));
  return isPast
    ? { left: { ...left, year }, right: { ...right, year: year + turn } }
    : { left: { ...left, year: year - turn }, right: { ...right, year } };
}

/** "3. oder 4. August": one of the two, so the writer chooses. Of months nobody can. */
function either(reading: Reading): Reading {
  if (!('found' in reading) || reading.found.precision !== 'period') return reading;
  const { from, until } = reading.found;
  return from.endsWith('-01') && until === lastDayOf(until) ? notADate : { ask: [from, until] };
}

function ofSingles(left: Reading | null, right: Reading | null): Reading | null {
  if (!left || !right || !('found' in left) || !('found' in right)) return null;
  return between(left, right);
}

function between(left: Reading, right: Reading): Reading {
  if (!('found' in left)) return left;
  if (!('found' in right)) return right;
  const [start, end] = [edgesOf(left.found), edgesOf(right.found)];
  if (!start || !end) return notADate;
  if (start.from > end.until) return { fault: 'end-before-start' };
  if (start.from === end.until) return exactly(start.from);
  return { found: { precision: 'period', from: start.from, until: end.until } };
}
