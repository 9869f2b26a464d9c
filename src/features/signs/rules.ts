/** From this likeness on two texts of different people are a fact to look at: eight shingles of ten are the same. */
export const sameTextFrom = 0.8;
/** Days before a day that say what is usual. */
export const usualDays = 90;
/** Fewer in a day are no burst, however quiet the company is. */
const fewestInBurst = 10;
/** Standard deviations of a Poisson count above the usual day: by chance not once in the life of the site. */
const farAbove = 6;

/** From how many of a day on they are a burst, where `usual` is the mean of the days before. */
export function burstFrom(usual: number): number {
  return Math.max(fewestInBurst, Math.ceil(usual + farAbove * Math.sqrt(usual)));
}

/** Two that are taken for one, and how like they are. */
export interface Pair {
  one: string;
  other: string;
  likeness: number;
}

/** A group that hangs together by its pairs, and the lowest likeness of them. */
export interface Group {
  ids: string[];
  likeness: number;
}

/** Whoever is paired with one of a group belongs to the group. */
export function groupsOf(pairs: readonly Pair[]): Group[] {
  const groups = new Map<string, { ids: Set<string>; likeness: number }>();
  for (const { one, other, likeness } of pairs) {
    const first = groups.get(one) ?? { ids: new Set([one]), likeness };
    const second = groups.get(other) ?? { ids: new Set([other]), likeness };
    first.likeness = Math.min(first.likeness, second.likeness, likeness);
    if (first === second) continue;
    for (const id of second.ids) {
      first.ids.add(id);
      groups.set(id, first);
    }
    groups.set(one, first);
  }
  return [...new Set(groups.values())].map((group) => ({ ids: [...group.ids].sort(), likeness: group.likeness }));
}
