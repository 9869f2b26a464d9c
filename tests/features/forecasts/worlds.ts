import {
  type CompanyCounts,
  countIn,
  expectedAt,
  groupsOf,
  isTold,
  sumsIn,
} from '#src/features/forecasts/shrinking/rules.ts';

// Invented industries of which the truth is known.

/** How companies and their kinds of problem are drawn: shares of Beta(size · mean, size · (1 − mean)) around the level above. */
export interface World {
  name: string;
  mean: number;
  /** How alike companies are, and the kinds of one company; 500: all the same. */
  companies: number;
  kinds: number;
  cases: readonly [from: number, to: number];
}

export const worlds: readonly World[] = [
  { name: 'companies and kinds differ', mean: 0.5, companies: 6, kinds: 12, cases: [10, 80] },
  { name: 'kinds hardly differ', mean: 0.5, companies: 6, kinds: 200, cases: [10, 80] },
  { name: 'kinds differ more than companies', mean: 0.5, companies: 6, kinds: 2, cases: [10, 80] },
  { name: 'companies hardly differ', mean: 0.4, companies: 200, kinds: 10, cases: [10, 80] },
  { name: 'all alike', mean: 0.4, companies: 500, kinds: 500, cases: [10, 60] },
  { name: 'one case of ten', mean: 0.1, companies: 8, kinds: 10, cases: [10, 80] },
  { name: 'many cases', mean: 0.6, companies: 5, kinds: 8, cases: [100, 500] },
  { name: 'few cases', mean: 0.5, companies: 6, kinds: 12, cases: [5, 25] },
];

const companiesInWorld = 9;
/** How often the kinds of problem occur. */
const often = [0.3, 0.25, 0.2, 0.12, 0.08, 0.05];

export type Chance = () => number;

/** mulberry32: the same numbers every time. */
export function chanceFrom(start: number): Chance {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Marsaglia and Tsang (2000). */
function gamma(shape: number, chance: Chance): number {
  if (shape < 1) return gamma(shape + 1, chance) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function around(mean: number, size: number, chance: Chance): number {
  const [a, b] = [Math.max(1e-3, size * mean), Math.max(1e-3, size * (1 - mean))];
  const [hit, miss] = [gamma(a, chance), gamma(b, chance)];
  return hit / (hit + miss);
}

/** What was told in a world, and how often it was true. */
export interface Told {
  /** Forecasts of a kind, those of them that were told, and of these the true shares that lay in the interval. */
  all: number;
  told: number;
  held: number;
  /** Sum of told − true, and of widths. */
  bias: number;
  width: number;
  /** Of whatever kind. */
  companies: { told: number; held: number };
  /** Told shares with what then happened to one more case: the new case is drawn from the truth. */
  next: { share: number; happened: 0 | 1 }[];
}

/** Draws industries, asks for their forecasts, and compares these with the truth. */
export function tellIn({ mean, companies, kinds, cases: [from, to] }: World, rounds: number, chance: Chance): Told {
  const told: Told = { all: 0, told: 0, held: 0, bias: 0, width: 0, companies: { told: 0, held: 0 }, next: [] };
  for (let round = 0; round < rounds; round += 1) {
    const drawn = Array.from({ length: companiesInWorld }, () => {
      const truth = around(mean, companies, chance);
      const shares = often.map(() => around(truth, kinds, chance));
      const counts: CompanyCounts = new Map();
      for (let left = Math.round(from + chance() * (to - from)); left > 0; left -= 1) {
        const kind = kindDrawn(chance);
        const answered = chance() < (shares[kind] ?? 0) ? 1 : 0;
        countIn(counts, { kind: `kind-${kind}`, answered, solved: null, preceded: null });
      }
      return { industry: 'any', counts, shares };
    });
    const sums = sumsIn(drawn);
    for (const { counts, shares } of drawn) {
      const expected = expectedAt(counts, groupsOf(sums, 'any'));
      const all = expected.get('')?.answered;
      const usual = shares.reduce((sum, share, kind) => sum + share * (often[kind] ?? 0), 0);
      if (all && isTold(all)) {
        told.companies.told += 1;
        if (all.low <= usual && usual <= all.high) told.companies.held += 1;
      }
      for (const [kind, share] of shares.entries()) {
        const its = expected.get(`kind-${kind}`)?.answered;
        if (!its) continue;
        told.all += 1;
        if (!isTold(its)) continue;
        told.told += 1;
        told.bias += its.share - share;
        told.width += its.high - its.low;
        if (its.low <= share && share <= its.high) told.held += 1;
        told.next.push({ share: its.share, happened: chance() < share ? 1 : 0 });
      }
    }
  }
  return told;
}

function kindDrawn(chance: Chance): number {
  let left = chance();
  const kind = often.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return kind < 0 ? often.length - 1 : kind;
}
