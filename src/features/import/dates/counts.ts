import type { Token } from '../text/text.ts';

/** How many: the higher of two ("in zwei bis drei Wochen"), for who promised so has until then; vague where it is "some". */
export function countOf(tokens: readonly Token[]): { amount: number | null; isVague: boolean; isAbout: boolean } {
  const isVague = tokens.some(({ letter }) => letter === 'Q');
  const numbers = tokens.filter(({ letter }) => letter === 'N' || letter === 'd').map(({ value }) => value);
  const isAbout = tokens.some(({ letter }) => letter === 'A');
  return { amount: numbers.length > 0 ? Math.max(...numbers) : null, isVague, isAbout };
}

/** Days of the unit that is counted; 24 for hours. */
export function unitOf(tokens: readonly Token[]): number | null {
  const unit = tokens.findLast(({ letter }) => letter === 'U' || letter === 'D');
  return unit?.value ?? null;
}
