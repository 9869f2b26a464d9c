/** What stands in place of words that a decision took out: as long for one name as for a page, so that it tells nothing. */
export const bar = '█████';

/** The text with each place that says the passage blackened: as whole words, whatever spaces or line breaks are in it. */
export function withoutPassage(text: string, passage: string): string {
  const words = passage
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (words.length === 0) return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu'), bar);
}

/** The same value with every text in it, however deep, as `black` writes it. Keys and numbers stay. */
export function inEveryText<Value>(value: Value, black: (text: string) => string): Value;
export function inEveryText(value: unknown, black: (text: string) => string): unknown {
  if (typeof value === 'string') return black(value);
  if (Array.isArray(value)) return value.map((one) => inEveryText(one, black));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inEveryText(one, black)]));
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a text came from another one by taking out: each of its words stands there, in the same order. Blackened places
 * say nothing.
 */
export function saysLess(before: string, after: string): boolean {
  const left = wordsIn(before)[Symbol.iterator]();
  return wordsIn(after).every((word) => {
    for (let one = left.next(); !one.done; one = left.next()) if (one.value === word) return true;
    return false;
  });
}
