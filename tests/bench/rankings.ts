import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { openDatabase } from '#db/client.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { ranking } from '#src/features/rankings/order/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { environment, start } from '#tests/processes/start.ts';
import { manyCases } from './many-cases.ts';
import { percentiles, timed } from './timed.ts';

const sizes = [1000, 100_000, 1_000_000];
const today: Day = '2026-11-23';
/** A page may cost this many times as much with the most cases as with the fewest. */
const pageGoal = 1.5;
/** Seconds in which a million cases must be counted from nothing. */
const rebuildGoal = 60;
const [warmUp, rounds] = [100, 1000];

const times = z.object({ p50: z.number(), p99: z.number() });
const measured = z.object({
  largest: z.number(),
  command: times,
  full: z.number(),
  cpu: z.number(),
  change: z.number(),
  wait: z.number(),
  past: z.number(),
  rss: z.number(),
});
type Measured = z.infer<typeof measured> & { page: z.infer<typeof times> };

/**
 * Counts 1,000, 100,000 and 1,000,000 cases of the same companies: the query of the ranking page, what a command adds to
 * the tallies, a count from nothing, the change of a day (the last one is checked, the new one made), a past day.
 */
export async function benchRankings(): Promise<void> {
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; worker's heap of 160 MB`);
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  try {
    const urls = sizes.map((cases) => `file:${join(folder, `${cases}.db`)}`);
    const found: z.infer<typeof measured>[] = [];
    for (const [index, url] of urls.entries()) found.push(await measure(url, sizes[index] ?? 0));
    const pages = await askInTurn(urls);
    print(found.map((its, index) => ({ ...its, page: percentiles(pages[index] ?? []) })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(url: string, cases: number) {
  const began = Date.now();
  (await manyCases(url, { cases, today })).$client.close();
  say(`${cases} cases made in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const its = start('tests/bench/rankings-of.ts', [url, today], environment({}), ['--max-old-space-size=160']);
  const line = await its.says(/^(\{.*\})$/m);
  await its.ended;
  say(`  ${line}`);
  return measured.parse(JSON.parse(line));
}

/** What the ranking page asks and calculates. Each size in turn, so that a busy machine is equally busy for all of them. */
async function askInTurn(urls: readonly string[]): Promise<number[][]> {
  const all = urls.map((url) => ({ db: openDatabase({ url }), times: [] as number[] }));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const { db, times: its } of all) {
      const [time = 0] = await timed(1, async () => {
        const { companies, all: moments } = await readTallies(db, { industry: null, months: '12' });
        ranking(companies, moments, 'index');
      });
      if (round >= warmUp) its.push(time);
    }
  }
  return all.map(({ db, times: its }) => {
    db.$client.close();
    return its.sort((a, b) => a - b);
  });
}

function print(rows: readonly Measured[]) {
  const line = (name: string, cells: readonly string[]) =>
    say(name.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(''));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  const row = (name: string, of: (found: Measured) => number, digits = 2) =>
    line(name, [...rows.map((found) => of(found).toFixed(digits)), (of(last) / of(first)).toFixed(2)]);
  line('cases', [...sizes.map(String), 'growth']);
  row('rows of facts, largest company', ({ largest }) => largest, 0);
  row('ranking page, query, p50 ms', ({ page }) => page.p50);
  row('ranking page, query, p99 ms', ({ page }) => page.p99);
  row('a command adds to the tallies, p50 ms', ({ command }) => command.p50);
  row('a command adds to the tallies, p99 ms', ({ command }) => command.p99);
  row('count from nothing, s', ({ full }) => full / 1000);
  row('  of it on a processor, s', ({ cpu }) => cpu / 1000);
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
