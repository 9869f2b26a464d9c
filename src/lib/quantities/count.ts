import { prepared, smallNumber } from './read.ts';

const known: ReadonlyMap<string, number> = new Map([
  ...['kein', 'keine', 'keinmal', 'nie', 'none', 'never'].map((word): [string, number] => [word, 0]),
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

/** How often, as people say it: `3`, `ca. 5`, `3x`, `drei Mal`, `dreimal`, `three times`, `twice`, `keine`; null for anything else. */
export function readCount(typed: string): number | null {
  const words = prepared(typed)?.words ?? '';
  const told = /^(\d{1,9}|[\p{L}-]+?)(?: ?(?:x|×|mal|times?)| male)?[.!]?$/u.exec(words)?.[1];
  if (told === undefined) return null;
  if (/^\d/.test(told)) return Number(told);
  return known.get(told) ?? smallNumber(told);
}
