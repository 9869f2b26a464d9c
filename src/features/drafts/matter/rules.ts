import { fold } from '#src/lib/text.ts';

/** Texts that say what a case is about. */
export interface Told {
  summary: string;
  /** The numbers of orders in them and of those that are blackened, as `marksOf` writes them. */
  marks: ReadonlySet<string>;
}

/** So many cases against one company may one mailbox have running. */
export const mostRunning = 3;

/** Whether two texts are about one matter: the same words, or the number of the same order. */
export function isSameMatter(one: Told, other: Told): boolean {
  if (fold(one.summary) !== '' && fold(one.summary) === fold(other.summary)) return true;
  return [...one.marks].some((mark) => other.marks.has(mark));
}
