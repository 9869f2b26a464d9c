/** Milliseconds that one transaction of a long list may take: whoever else writes waits for its end. */
const longest = 150;
const [fewest, most] = [5, 400];

/** How many go into the first transaction of a long list, and at most into one. */
export const atFirst = 50;
export const atMost = most;

/** How many go into the next: as many as take so long. How long one takes depends on the machine and on who else is at work. */
export const nextMany = (many: number, took: number): number =>
  Math.round(Math.min(most, Math.max(fewest, Math.min(2, longest / took) * many)));
