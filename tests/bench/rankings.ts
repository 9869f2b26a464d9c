import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Day } from '#src/lib/dates.ts';
import { environment, start } from '#tests/processes/start.ts';
import { manyCases } from './many-cases.ts';

const sizes = [1000, 100_000, 1_000_000];
const today: Day = '2026-11-23';
/** A page may cost this many times as much with the most cases as with the fewest. */
const pageGoal = 1.5;
/** Seconds in which a million cases must be counted from nothing. */
const rebuildGoal = 60;

const times = z.object({ p50: z.number(), p99: z.number(), most: z.number() });
const measured = z.object({
  largest: z.number(),
  page: times,
  command: times,
  full: z.number(),
  change: z.number(),
  wait: z.number(),
  past: z.number(),
  rss: z.number(),
});
type Measured = z.infer<typeof measured>;

/**
 * Counts 1,000, 100,000 and 1,000,000 cases of the same companies: the query of the ranking page, what a command adds to
 * the tallies, a count from nothing, the change of a day (the last one is checked, the new one made), a past day.
 */
export async function benchRankings(): Promise<void> {
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; worker's heap of 160 MB`);
  const rows: [cases: number, found: Measured][] = [];
  for (const cases of sizes) rows.push([cases, await measure(cases)]);
  print(rows);
}

async function measure(cases: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  try {
    const url = `file:${join(folder, 'many.db')}`;
    const began = Date.now();
    (await manyCases(url, { cases, today })).$client.close();
    say(`${cases} cases made in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    const its = start('tests/bench/rankings-of.ts', [url, today], environment({}), ['--max-old-space-size=160']);
    const line = await its.says(/^(\{.*\})$/m);
    await its.ended;
    return measured.parse(JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(rows: readonly [number, Measured][]) {
  const line = (name: string, cells: readonly string[]) =>
    say(name.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(''));
  const [first, last] = [rows[0]?.[1], rows.at(-1)?.[1]];
  if (!first || !last) return;
  const row = (name: string, of: (found: Measured) => number, digits = 2) =>
    line(name, [...rows.map(([, found]) => of(found).toFixed(digits)), (of(last) / of(first)).toFixed(2)]);
  line('cases', [...rows.map(([cases]) => String(cases)), 'growth']);
  row('rows of facts, largest company', ({ largest }) => largest, 0);
  row('ranking page, query, p50 ms', ({ page }) => page.p50);
  row('ranking page, query, p99 ms', ({ page }) => page.p99);
  row('a command adds to the tallies, p50 ms', ({ command }) => command.p50);
  row('a command adds to the tallies, p99 ms', ({ command }) => command.p99);
  row('count from nothing, s', ({ full }) => full / 1000);
  row('change of a day, s', ({ change }) => change / 1000);
  row('longest wait of a writer during both, ms', ({ wait }) => wait, 0);
  row('a past day, first time, s', ({ past }) => past / 1000);
  row('largest resident memory, MB', ({ rss }) => rss, 0);
  const growth = last.page.p99 / first.page.p99;
  const seconds = Math.max(last.full, last.change) / 1000;
  say(
    `goal for the page: p99 at most ${pageGoal} × ; ${growth.toFixed(2)} × ${growth <= pageGoal ? 'reached' : 'MISSED'}`,
  );
  say(
    `goal for a count: under ${rebuildGoal} s; ${seconds.toFixed(0)} s ${seconds < rebuildGoal ? 'reached' : 'MISSED'}`,
  );
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
