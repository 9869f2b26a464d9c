import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq, sql } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { cases, companies } from '#db/schema/index.ts';
import { environment, type Started, start } from '#tests/processes/start.ts';
import { used } from './used.ts';

const runs = 5;
const asked = 120;
const askedBefore = 1000;
const atOnce = 4;
const listens = /demo:\s+(http:\S+)/;

interface Page {
  name: string;
  path: string;
  /** CPU milliseconds a request, at most. */
  goal: number;
}

/**
 * What a page costs that the front cache does not have: CPU milliseconds a request, as the process itself counts them, of
 * the demo with its 2,400 cases, warm; beside the same bytes from a bare server of the same minute. Warm is a page that was
 * asked for 1,000 times: until then V8 still makes quicker code of it, which costs a third more, and a site that runs for
 * weeks is past that after its first hours.
 */
export async function benchPages(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const database = `file:${join(folder, 'demo.db')}`;
  const env = environment({
    PORT: '0',
    DATABASE_URL: database,
    DEMO_MAIL_DIR: join(folder, 'mail'),
    FRONT_CACHE_MB: '0',
    LOG_LEVEL: 'error',
    // As package.json starts it.
    MALLOC_ARENA_MAX: '1',
  });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete env[name];
  const begin = () => start('dist/main.mjs', ['demo'], env, ['--max-old-space-size=320', '--max-semi-space-size=8']);
  // No site that is started has filled a database first, and what that leaves in its memory.
  const filling = begin();
  await filling.says(listens).finally(() => end(filling));
  const site = begin();
  try {
    const url = await site.says(listens);
    say(
      `${runs} × ${asked} requests after ${askedBefore}, ${atOnce} at once, ${cpus().length} cores, Node ${process.version}`,
    );
    say('page                        bytes    CPU ms a request      floor      goal');
    const pages = await pagesOf(database);
    for (const { path } of pages) await costOf(url + path, site, askedBefore);
    for (const page of pages) await bench(page, url, site, folder);
    say(`web, after it: ${used(site).rss.toFixed(0)} MB`);
  } finally {
    await end(site);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A case of the usual length, and the company with the most cases. */
async function pagesOf(database: string): Promise<Page[]> {
  const db = openDatabase({ url: database });
  const [one] = await db
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.status, 'open'))
    .orderBy(desc(cases.number))
    .limit(1);
  const [most] = await db
    .select({ slug: companies.slug })
    .from(companies)
    .innerJoin(cases, eq(cases.companyId, companies.id))
    .groupBy(companies.id)
    .orderBy(desc(sql`count(*)`))
    .limit(1);
  db.$client.close();
  return [
    { name: 'case', path: `/de/cases/${one?.number}`, goal: 2.5 },
    { name: 'register', path: '/de/cases', goal: 2.5 },
    { name: 'home', path: '/de', goal: 4 },
    { name: 'profile', path: `/de/companies/${most?.slug}`, goal: 4.5 },
    { name: 'ranking of all industries', path: '/de/rankings', goal: 6 },
  ];
}

async function bench({ name, path, goal }: Page, url: string, site: Started, folder: string): Promise<void> {
  const answer = await fetch(url + path);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`);
  const file = join(folder, 'page.html');
  writeFileSync(file, bytes);
  const bare = start('tests/bench/floor.ts', [file], process.env);
  const floorUrl = await bare.says(/floor on (\S+)/);
  const costs: number[] = [];
  for (let run = 0; run < runs; run += 1) costs.push(await costOf(answer.url, site));
  await costOf(floorUrl, bare);
  const floor = await costOf(floorUrl, bare);
  await end(bare);
  const [least = 0, , middle = 0, , most = 0] = costs.sort((a, b) => a - b);
  const cost = [least, middle, most].map((value) => value.toFixed(2)).join(' / ');
  say(
    `${name.padEnd(26)}${String(bytes.length).padStart(7)}${cost.padStart(20)}${floor.toFixed(2).padStart(11)}${goal.toFixed(1).padStart(10)}  ${middle <= goal ? 'reached' : 'MISSED'}`,
  );
}

async function costOf(url: string, server: Started, requests = asked): Promise<number> {
  const before = used(server);
  const ask = async () => {
    for (let index = 0; index < requests / atOnce; index += 1) {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return (used(server).cpu - before.cpu) / requests;
}

async function end(process: Started): Promise<void> {
  process.process.kill('SIGTERM');
  await process.ended;
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
