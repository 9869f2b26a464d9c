/** Numbers that look random and are the same every time: the demo data must not differ between two starts. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  between(least: number, most: number): number;
  is(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `[value, weight]`. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T;
  /** Around `median`, with a long tail to the right: how waiting times are spread. */
  skewed(median: number, spread: number): number;
  shuffled<T>(list: readonly T[]): T[];
  /** As long as the ids of `newId`. */
  id(): string;
}

/** A stream of its own for each `seed`, so that a change in one place of the demo data does not shift all others. */
export function chanceOf(seed: string): Chance {
  let state = hash(seed);
  // mulberry32 by Tommy Ettinger, public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(next() * list.length)];
    if (picked === undefined) throw new Error(`nothing to pick from (${seed})`);
    return picked;
  };
  return {
    next,
    int,
    pick,
    between: (least, most) => least + next() * (most - least),
    is: (probability) => next() < probability,
    weighted: (pairs) => {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of pairs) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(pairs)[0];
    },
    // Box–Muller for the logarithm.
    skewed: (median, spread) =>
      median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    shuffled: (list) =>
      list
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value),
    id: () => Array.from({ length: 30 }, () => int(0, 15).toString(16)).join(''),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
