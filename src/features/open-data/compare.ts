/** Figures that differ by no more than this part of themselves are equal: sums of fractions depend on their order. */
const tolerance = 1e-12;
/** Differences that are told of each file; the others are only counted. */
const mostTold = 20;

/** What a comparison found. */
export interface Findings {
  /** Numbers compared, and those of them that were the same to the last digit. */
  figures: number;
  exact: number;
  /** Largest relative difference among those taken for equal. */
  largest: number;
  faults: number;
  /** Each with its place, beginning with its file. At most 20 for each file. */
  told: string[];
}

export function noFindings(): Findings {
  return { figures: 0, exact: 0, largest: 0, faults: 0, told: [] };
}

export function addFault(findings: Findings, words: string): void {
  findings.faults += 1;
  const fileOf = (place: string) => place.split(/[\s,:]/)[0];
  if (findings.told.filter((one) => fileOf(one) === fileOf(words)).length < mostTold) findings.told.push(words);
}

/** Compares two JSON values part by part. `where` names the place: `rankings.json, 12 months, shops`. */
export function compare(findings: Findings, where: string, published: unknown, recomputed: unknown): void {
  if (typeof published === 'number' && typeof recomputed === 'number') {
    findings.figures += 1;
    const difference = Math.abs(published - recomputed) / Math.max(1, Math.abs(published), Math.abs(recomputed));
    if (published === recomputed) findings.exact += 1;
    else if (difference <= tolerance) findings.largest = Math.max(findings.largest, difference);
    else addFault(findings, `${where}: published ${published}, recomputed ${recomputed}`);
    return;
  }
  if (isObject(published) && isObject(recomputed) && Array.isArray(published) === Array.isArray(recomputed)) {
    for (const key of new Set([...Object.keys(published), ...Object.keys(recomputed)])) {
      compare(findings, `${where}, ${nameOf(key, published, recomputed)}`, published[key], recomputed[key]);
    }
    return;
  }
  if (published !== recomputed) {
    addFault(findings, `${where}: published ${JSON.stringify(published)}, recomputed ${JSON.stringify(recomputed)}`);
  }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** A company is named by its slug and a step of a curve by its day, not by their places in a list. */
function nameOf(key: string, ...lists: readonly { readonly [key: string]: unknown }[]): string {
  for (const list of lists) {
    const element = list[key];
    if (!Array.isArray(list) || !isObject(element)) continue;
    if (typeof element.slug === 'string') return element.slug;
    if (typeof element.day === 'number') return `day ${element.day}`;
  }
  return key;
}
