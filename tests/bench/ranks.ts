import { type Comparable, type Ranking, rankingBy, rowsOf, shownOf } from '#src/features/rankings/order/rules.ts';
import { correlationsOf, indexOf, weights } from '#src/features/rankings/statistics/combined.ts';
import { wilson } from '#src/features/rankings/statistics/wilson.ts';
import { aged, companyOf, momentsOfAll } from '#tests/features/rankings/counted.ts';

/** Rankings invented for each line. */
const rounds = 1000;
const seed = 20_261_129;
/** Of a hundred rankings, in so many all true ranks must lie among the possible ones at once. */
const goal = 95;

/** What is true of a company: chances of a case to be answered in time; then, or else, solved; then, or else, kept. */
interface Truth {
  n: number;
  answered: number;
  solved: readonly [ifAnswered: number, otherwise: number];
  kept: readonly [ifSolved: number, otherwise: number];
  promised: number;
}
type Drawn = { answered: 0 | 1; solved: 0 | 1; kept: 0 | 1; due: 0 | 1 };
type Chance = () => number;

const figures = ['index', 'day14', 'solved', 'promises'] as const;

/** mulberry32: the same numbers every time. */
function chanceFrom(start: number): Chance {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function trueFigures({ answered, solved, kept }: Truth): Record<(typeof figures)[number], number> {
  const isSolved = answered * solved[0] + (1 - answered) * solved[1];
  const isKept = isSolved * kept[0] + (1 - isSolved) * kept[1];
  const index = weights.answered * answered + weights.solved * isSolved + weights.promises * isKept;
  return { index, day14: answered, solved: isSolved, promises: isKept };
}

function draw(truth: Truth, chance: Chance): Drawn[] {
  const happens = (share: number) => (chance() < share ? 1 : 0);
  return Array.from({ length: truth.n }, () => {
    const answered = happens(truth.answered);
    const solved = happens(truth.solved[answered ? 0 : 1]);
    const due = happens(truth.promised);
    return { answered, solved, due, kept: due ? happens(truth.kept[solved ? 0 : 1]) : 0 };
  });
}

const sizes = (from: number, to: number, companies = 11) =>
  Array.from({ length: companies }, (_, at) => Math.round(from * (to / from) ** (at / (companies - 1))));
const alike = (ns: readonly number[], truth: Omit<Truth, 'n'>) => () => ns.map((n) => ({ ...truth, n }));
const usual = { answered: 0.6, solved: [0.5, 0.15], kept: [0.8, 0.3], promised: 0.5 } as const;

/** Shares of Beta(a, b), a and b whole. */
function betaDraw(a: number, b: number, chance: Chance): number {
  const gamma = (k: number) => Array.from({ length: k }).reduce<number>((sum) => sum - Math.log(1 - chance()), 0);
  const [first, second] = [gamma(a), gamma(b)];
  return first / (first + second);
}

function fromBetas(ns: readonly number[]) {
  return (chance: Chance): Truth[] =>
    ns.map((n) => {
      const [answered, solved, kept] = [betaDraw(3, 3, chance), betaDraw(3, 5, chance), betaDraw(4, 3, chance)];
      const ifAnswered = Math.min(1, (solved - (1 - answered) * solved * 0.4) / answered);
      const otherwise = (solved - answered * ifAnswered) / (1 - answered);
      return { n, answered, solved: [ifAnswered, otherwise], kept: [kept, kept], promised: 0.8 };
    });
}

const situations: [name: string, truths: (chance: Chance) => Truth[]][] = [
  ['all alike, 20 cases', alike(sizes(20, 20), usual)],
  ['all alike, 10 to 100 cases', alike(sizes(10, 100), usual)],
  [
    'all alike, parts go together',
    alike(sizes(10, 100), { answered: 0.5, solved: [0.95, 0.05], kept: [0.95, 0.05], promised: 0.7 }),
  ],
  ['all alike, hardly anything solved', alike(sizes(10, 100), { ...usual, answered: 0.1, solved: [0.3, 0.03] })],
  ['all alike, nearly everything solved', alike(sizes(10, 100), { ...usual, answered: 0.93, solved: [0.92, 0.5] })],
  ['all alike, hardly a promise', alike(sizes(10, 100), { ...usual, promised: 0.05 })],
  ['11 companies that differ', fromBetas(sizes(10, 60))],
  ['30 companies that differ', fromBetas(sizes(10, 60, 30))],
  ['11 that differ, 100 to 300 cases', fromBetas(sizes(100, 300))],
];

/** Whether a ranking says something certain that is not true: then a true rank lies outside of those that are possible. */
function isWrong({ certain }: Ranking, truths: readonly Truth[], figure: Comparable): boolean {
  if (figure === 'day7' || figure === 'day30') return false;
  const truly = (name: string) => {
    const truth = truths[Number(name)];
    return truth ? trueFigures(truth)[figure] : 0;
  };
  return certain.some(({ better, worse }) => truly(better.company.name) <= truly(worse.company.name) + 1e-9);
}

function companyFrom(cases: readonly Drawn[], name: string) {
  const facts = cases.map(({ answered, solved, kept, due }) =>
    aged(60, answered ? 3 : null, {
      outcome: solved ? 'solved' : 'unsolved',
      promises: due ? [[null, kept ? 'kept' : 'broken']] : [],
    }),
  );
  return companyOf(facts, { name });
}

/**
 * Invents rankings of which the truth is known: in how many all true ranks lie among the possible ones at once, how often
 * the interval of an index holds the true one, and how wide it is beside the sum of those of its parts.
 */
export function benchRanks(): Promise<void> {
  say(`${rounds} rankings a line, seed ${seed}`);
  say(`${''.padEnd(38)}true ranks possible, of 100 rankings by:      index`);
  say(`${''.padEnd(38)}${figures.map((name) => name.padStart(9)).join('')}   held  width   sum`);
  let lowest = 100;
  for (const [name, truthsOf] of situations) {
    const chance = chanceFrom(seed);
    const wrong: Record<(typeof figures)[number], number> = { index: 0, day14: 0, solved: 0, promises: 0 };
    const found = { n: 0, held: 0, width: 0, sum: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const truths = truthsOf(chance);
      const companies = truths.map((truth, at) => companyFrom(draw(truth, chance), String(at)));
      const rows = rowsOf(companies, momentsOfAll(companies));
      for (const figure of figures) if (isWrong(rankingBy(rows, figure), truths, figure)) wrong[figure] += 1;
      for (const [at, row] of rows.entries()) {
        const truth = truths[at];
        const { low, high } = shownOf(row, 'index');
        const { day14, solved, promises } = row.figures;
        const wide = (share: { low: number; high: number }) => share.high - share.low;
        found.n += 1;
        found.held += truth && low <= trueFigures(truth).index && trueFigures(truth).index <= high ? 1 : 0;
        found.width += 100 * wide({ low, high });
        found.sum +=
          100 * (weights.answered * wide(day14) + weights.solved * wide(solved) + weights.promises * wide(promises));
      }
    }
    const covered = figures.map((figure) => 100 * (1 - wrong[figure] / rounds));
    lowest = Math.min(lowest, ...covered);
    const mean = (sum: number) => (sum / found.n).toFixed(1).padStart(6);
    say(
      `${name.padEnd(38)}${covered.map((of) => of.toFixed(1).padStart(9)).join('')}  ${((100 * found.held) / found.n).toFixed(1)} ${mean(found.width)}${mean(found.sum)}`,
    );
  }
  say(
    `goal: all true ranks at once in ${goal} of 100; lowest ${lowest.toFixed(1)} ${lowest >= goal ? 'reached' : 'MISSED'}`,
  );
  beside();
  return Promise.resolve();
}

/** The interval of the index by formula, beside that of 1,000 companies drawn anew from the cases of each (bootstrap). */
function beside(): void {
  const chance = chanceFrom(seed);
  const [companies, drawings] = [300, 1000];
  let [formula, bootstrap] = [0, 0];
  for (let round = 0; round < companies; round += 1) {
    const [truth] = fromBetas([40])(chance);
    if (!truth) continue;
    const cases = draw(truth, chance);
    const plain = (some: readonly Drawn[]) => {
      const sum = (of: (one: Drawn) => number) => some.reduce((total, one) => total + of(one), 0);
      const [n, due] = [some.length, sum((one) => one.due)];
      const share = (hits: number, of: number) => (of > 0 ? wilson(hits, of) : { share: 0.5, low: 0, high: 1 });
      return {
        answered: share(
          sum((one) => one.answered),
          n,
        ),
        solved: share(
          sum((one) => one.solved),
          n,
        ),
        promises: share(
          sum((one) => one.kept),
          due,
        ),
      };
    };
    const together = correlationsOf(cases.map((one) => ({ ...one, cases: 1 })));
    const { low, high } = indexOf(plain(cases), together);
    formula += high - low;
    const again = Array.from({ length: drawings }, () => {
      const drawn = cases.flatMap(() => cases[Math.floor(chance() * cases.length)] ?? []);
      return indexOf(plain(drawn), together).mid;
    }).sort((a, b) => a - b);
    bootstrap += (again[Math.floor(0.975 * drawings)] ?? 0) - (again[Math.floor(0.025 * drawings)] ?? 0);
  }
  say(
    `${companies} companies of 40 cases: width by formula ${(formula / companies).toFixed(1)}, by bootstrap over their cases ${(bootstrap / companies).toFixed(1)}`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
