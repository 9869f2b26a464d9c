import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, desc, eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { cases, entries } from '#db/schema/index.ts';
import { environment, type Started, start } from '#tests/processes/start.ts';
import { load, loader, type Measured } from './load.ts';

const seconds = 6;
/** The share of the floor that the uncached case page has to reach. */
const goal = 0.02;

interface Row {
  page: string;
  bytes: number;
  site: Measured;
  floor: Measured;
  rss: number;
}

/** Loads the built demo: case page, ranking and home, each against the same bytes from a bare server. */
export async function benchPages(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const database = `file:${join(folder, 'demo.db')}`;
  const env = environment({
    PORT: '0',
    DATABASE_URL: database,
    DEMO_MAIL_DIR: join(folder, 'mail'),
    LOG_LEVEL: 'error',
  });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete env[name];
  const site = start('dist/main.mjs', ['demo'], env, ['--max-old-space-size=320', '--max-semi-space-size=8']);
  try {
    const url = await site.says(/demo:\s+(http:\S+)/);
    say(`${loader}, ${seconds} s each, 16 connections, ${cpus().length} cores, Node ${process.version}`);
    const rows: Row[] = [];
    for (const [page, path] of await pages(database)) rows.push(await measure(site, page, url + path, folder));
    print(rows);
  } finally {
    site.process.kill('SIGTERM');
    await site.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The case is the one with the most entries: the heaviest there is. */
async function pages(database: string): Promise<[page: string, path: string][]> {
  const db = openDatabase({ url: database });
  const [longest] = await db
    .select({ number: cases.number, many: count() })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .where(eq(cases.status, 'open'))
    .groupBy(cases.id)
    .orderBy(desc(count()))
    .limit(1);
  db.$client.close();
  return [
    [`case, ${longest?.many} entries`, `/de/cases/${longest?.number}`],
    ['ranking', '/de/rankings'],
    ['home', '/de'],
  ];
}

async function measure(site: Started, page: string, asked: string, folder: string): Promise<Row> {
  const response = await fetch(asked);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${response.url} answered ${response.status}`);
  const file = join(folder, 'page.html');
  writeFileSync(file, bytes);
  const bare = start('tests/bench/floor.ts', [file], process.env);
  try {
    const floorUrl = await bare.says(/floor on (\S+)/);
    await load(response.url, 2);
    const floor = await load(floorUrl, seconds);
    const measured = await load(response.url, seconds);
    return { page, bytes: bytes.length, site: measured, floor, rss: residentMegabytes(site) };
  } finally {
    bare.process.kill('SIGTERM');
    await bare.ended;
  }
}

function residentMegabytes(site: Started): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(site.process.pid)])) / 1024;
}

function print(rows: readonly Row[]) {
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(10))).join('');
  say(line(['page', 'bytes', 'req/s', 'floor', 'ratio', 'p50 ms', 'p99 ms', 'RSS MB', 'faults']));
  for (const { page, bytes, site, floor, rss } of rows) {
    const ratio = site.perSecond / floor.perSecond;
    const cells = [bytes, site.perSecond.toFixed(0), floor.perSecond.toFixed(0), ratio.toFixed(4)];
    say(
      line([page, ...cells.map(String), site.p50.toFixed(1), site.p99.toFixed(1), rss.toFixed(0), String(site.faults)]),
    );
  }
  const [first] = rows;
  if (!first) return;
  const reached = first.site.perSecond / first.floor.perSecond;
  say(`goal for the uncached case page: ${goal} of the floor; ${reached >= goal ? 'reached' : 'MISSED'}`);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
