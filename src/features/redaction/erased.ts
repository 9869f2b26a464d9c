import type { Change, Correction, Erased } from '#db/schema/index.ts';

type Mark = Omit<Erased, 'characters'>;
type Side = 'before' | 'after';
const sides = ['before', 'after'] as const;

/** Fields whose values are days, choices, counts: nothing in them is anybody's words. Every other field may hold some. */
const facts: ReadonlySet<string> = new Set<Change['field']>([
  'desiredOutcome',
  'disputed',
  'day',
  'time',
  'timeOfDay',
  'waited',
  'spent',
  'channel',
  'direction',
  'content',
  'mark',
  'dueOn',
  'step',
  'order',
  'named',
  'erased',
]);

/** What one side of a change says in somebody's own words; empty where it is a fact or nothing. */
export function wordsOf(change: Change, side: Side): string {
  return facts.has(change.field) ? '' : wordsIn(change[side]);
}

const wordsIn = (value: unknown): string => textsIn(value).join(', ');

/** Of a text, of several names, of the words of a promise; none is empty. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isPromise(value) ? textsIn(value.text) : [];
}

/** The texts of a row that are meant, and what a later row, or this one, says in place of each. */
export function textsMeant(
  row: Correction,
  isMeant: IsMeant,
  later: readonly Change[],
): { text: string; said: readonly string[] }[] {
  return row.changes.flatMap((change) => {
    const said = textsIn(later.findLast(({ field }) => field === change.field)?.after);
    const gone = sides.flatMap((side) => (isToGo(change, side, isMeant) ? textsIn(change[side]) : []));
    return gone.map((text) => ({ text, said }));
  });
}

function emptied<Value>(value: Value): Value;
function emptied(value: unknown): unknown {
  if (typeof value === 'string') return '';
  if (Array.isArray(value)) return [];
  return isPromise(value) ? { ...value, text: '' } : value;
}

const isPromise = (value: unknown): value is { text: unknown } =>
  typeof value === 'object' && value !== null && 'text' in value;

/** The change with these words gone from one side, and the mark of it in their place. */
export function withoutWords<Changed extends Change>(change: Changed, side: Side, mark: Mark): Changed {
  const characters = [...wordsOf(change, side)].length;
  if (characters === 0) return change;
  const erased = { ...('erased' in change && change.erased), [side]: { ...mark, characters } };
  return { ...change, [side]: emptied(change[side]), erased };
}

/** Whether the words of one side of a change are to go; they are never empty. */
export type IsMeant = (change: Change, words: string) => boolean;

/** A row of the history without the words that are meant; the same object when none are. */
export function erasedIn(row: Correction, isMeant: IsMeant, mark: Mark): Correction {
  const changes = row.changes.map((change) =>
    sides.reduce((left, side) => (isToGo(left, side, isMeant) ? withoutWords(left, side, mark) : left), change),
  );
  return changes.every((change, at) => change === row.changes[at]) ? row : { ...row, changes };
}

/** The words of a row that are meant. */
export function wordsMeant(row: Correction, isMeant: IsMeant): string[] {
  return row.changes.flatMap((change) =>
    sides.flatMap((side) => (isToGo(change, side, isMeant) ? [wordsOf(change, side)] : [])),
  );
}

/** Where a row names a promise by words that are gone, it names it no more. */
export function withoutPromise(row: Correction, gone: ReadonlySet<string>): Correction {
  const { about } = row;
  const isNamed = about && 'promise' in about && gone.has(about.promise);
  const changes = row.changes.map((change) =>
    'promise' in change && typeof change.promise === 'string' && gone.has(change.promise)
      ? { ...change, promise: '' }
      : change,
  );
  if (!isNamed && changes.every((change, at) => change === row.changes[at])) return row;
  return { ...row, changes, ...(isNamed && { about: { ...about, promise: '' } }) };
}

function isToGo(change: Change, side: Side, isMeant: IsMeant): boolean {
  const words = wordsOf(change, side);
  return words !== '' && isMeant(change, words);
}
