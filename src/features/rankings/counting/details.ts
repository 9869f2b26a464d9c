import type { Tally } from './tally.ts';

// The details of a tally as they are stored: JSON on one line, its keys sorted. A command changes a dozen of some hundred keys
// in eight tallies: reading and writing all of them anew was what it did longest.

/** The details with some keys counted up or down; what comes to nothing is gone. */
export function recounted(details: string, changes: Iterable<readonly [key: string, by: number]>): string {
  let now = details;
  for (const [key, by] of changes) if (by !== 0) now = withKey(now, key, by);
  return now;
}

/** All keys that begin so, with how often each was counted. */
export function partOf(details: string, prefix: string): Tally {
  const first = details.indexOf(`"${prefix}`);
  if (first < 0) return new Map();
  const end = endOf(details, details.lastIndexOf(`"${prefix}`));
  const part: Record<string, number> = JSON.parse(`{${details.slice(first, end)}}`);
  return new Map(Object.entries(part));
}

function withKey(details: string, key: string, by: number): string {
  const name = `"${key}":`;
  const at = details.indexOf(name);
  if (at < 0) return inserted(details, key, `${name}${by}`);
  const [from, end] = [at + name.length, endOf(details, at)];
  const n = Number(details.slice(from, end)) + by;
  if (n !== 0) return `${details.slice(0, from)}${n}${details.slice(end)}`;
  // With one of the commas beside it.
  const isFirst = details[at - 1] === '{';
  return isFirst && details[end] === ','
    ? details.slice(0, at) + details.slice(end + 1)
    : details.slice(0, isFirst ? at : at - 1) + details.slice(end);
}

function inserted(details: string, key: string, pair: string): string {
  for (let at = 1; details[at] === '"'; at = endOf(details, at) + 1) {
    const its = details.slice(at + 1, details.indexOf('"', at + 1));
    if (its > key) return `${details.slice(0, at)}${pair},${details.slice(at)}`;
  }
  return details === '{}' ? `{${pair}}` : `${details.slice(0, -1)},${pair}}`;
}

/** Where the pair ends whose name begins at `at`: at a comma or the last bracket. No key holds either. */
function endOf(details: string, at: number): number {
  const comma = details.indexOf(',', at);
  return comma < 0 ? details.length - 1 : comma;
}
