// The details of a tally as they are stored: JSON on one line, its keys sorted. A command changes a dozen of some hundred keys
// in eight tallies: reading and writing all of them anew was what it did longest.

type Change = readonly [key: string, by: number];

/** Changes in the order in which their keys stand. */
export function inPlaces(changes: readonly Change[]): readonly Change[] {
  return changes.filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The details with some keys counted up or down (`inPlaces`); what comes to nothing is gone. */
export function recounted(details: string, changes: readonly Change[]): string {
  // Stretches of pairs without the commas between them: as the keys are sorted, one way through is enough.
  const stretches: string[] = [];
  let from = 1;
  const take = (until: number, next: number) => {
    const end = details[until - 1] === ',' ? until - 1 : until;
    if (end > from) stretches.push(details.slice(from, end));
    from = next;
  };
  for (const [key, by] of changes) {
    const name = `"${key}":`;
    const at = details.indexOf(name, from);
    if (at < 0) {
      const place = placeOf(details, key, from);
      take(place, place);
      stretches.push(name + by);
    } else {
      const end = endOf(details, at);
      const n = Number(details.slice(at + name.length, end)) + by;
      take(at, details[end] === ',' ? end + 1 : end);
      if (n !== 0) stretches.push(name + n);
    }
  }
  take(details.length - 1, details.length);
  return `{${stretches.join(',')}}`;
}

/** All keys that begin so, each without that, with how often it was counted. */
export function partOf(details: string, prefix: string): [rest: string, n: number][] {
  const part: [string, number][] = [];
  const begin = `"${prefix}`;
  for (let at = details.indexOf(begin); at >= 0 && details.startsWith(begin, at); ) {
    const close = details.indexOf('"', at + begin.length);
    const end = endOf(details, close);
    part.push([details.slice(at + begin.length, close), Number(details.slice(close + 2, end))]);
    at = end + 1;
  }
  return part;
}

/** Where the pair of a key belongs that is not there: before the first key behind it. */
function placeOf(details: string, key: string, from: number): number {
  const group = details.indexOf(`"${key.slice(0, key.indexOf('/') + 1)}`, from);
  let at = group < 0 ? from : group;
  while (details[at] === '"' && details.slice(at + 1, details.indexOf('"', at + 1)) < key) at = endOf(details, at) + 1;
  return Math.min(at, details.length - 1);
}

/** Where the pair ends whose name begins at `at`: at a comma or the last bracket. No key holds either. */
function endOf(details: string, at: number): number {
  const comma = details.indexOf(',', at);
  return comma < 0 ? details.length - 1 : comma;
}
