const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a text came from another one by taking out: each of its words stands there, in the same order. Blackened places
 * say nothing.
 */
export function saysLess(before: string, after: string): boolean {
  const left = wordsOf(before)[Symbol.iterator]();
  return wordsOf(after).every((word) => {
    for (let one = left.next(); !one.done; one = left.next()) if (one.value === word) return true;
    return false;
  });
}
