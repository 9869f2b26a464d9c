import type { Change, Correction, Erased } from '#db/schema/index.ts';

type Mark = Omit<Erased, 'characters'>;
type Side = 'before' | 'after';
const sides = ['before', 'after'] as const;

/** The fields of a change that hold somebody's own words, all others being days, amounts and choices. */
type WordsField = Extract<Change, { before: string; after: string }>['field'] | 'promise';

/** What one side of a change says in somebody's own words; empty where it is a day, an amount, a choice, or nothing. */
export function wordsOf(change: Change, side: Side): string {
  switch (change.field) {
    case 'title':
    case 'summary':
    case 'desiredText':
    case 'penName':
    case 'place':
    case 'counterpart':
    case 'thirdParty':
    case 'text':
    case 'words':
    case 'wording':
    case 'oldWords':
      return change[side];
    case 'promise':
      return change[side]?.text ?? '';
    default:
      return '';
  }
}

/** The change with these words gone from one side, and the mark of it in their place. */
export function withoutWords<Changed extends Change>(change: Changed, side: Side, mark: Mark): Changed;
export function withoutWords(change: Change, side: Side, mark: Mark): Change {
  const characters = [...wordsOf(change, side)].length;
  if (characters === 0) return change;
  const erased = { ...('erased' in change && change.erased), [side]: { ...mark, characters } };
  if (change.field === 'promise') {
    const dueOn = change[side]?.dueOn ?? null;
    return { ...change, erased, [side]: { text: '', dueOn } };
  }
  return isInWords(change) ? { ...change, erased, [side]: '' } : change;
}

function isInWords(change: Change): change is Extract<Change, { field: Exclude<WordsField, 'promise'> }> {
  return typeof change.before === 'string' && typeof change.after === 'string' && change.field !== 'dueOn';
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

/** The words of promises that are meant in a row: other rows name a promise by them. */
export function promisesMeant(row: Correction, isMeant: IsMeant): string[] {
  return row.changes
    .filter(({ field }) => field === 'promise')
    .flatMap((change) => sides.flatMap((side) => (isToGo(change, side, isMeant) ? [wordsOf(change, side)] : [])));
}

/** A row that names a promise by words that are gone names it by its day alone. */
export function withoutPromise(row: Correction, gone: ReadonlySet<string>): Correction {
  const { about } = row;
  return about && 'promise' in about && gone.has(about.promise) ? { ...row, about: { ...about, promise: '' } } : row;
}

function isToGo(change: Change, side: Side, isMeant: IsMeant): boolean {
  const words = wordsOf(change, side);
  return words !== '' && isMeant(change, words);
}
