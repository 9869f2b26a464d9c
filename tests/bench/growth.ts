import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import type { Started } from '#tests/processes/start.ts';
import { testSecret } from '#tests/secret.ts';
import { demoDatabase, demoOn } from './copies.ts';
import { used } from './used.ts';

const runs = 5;
const asked = 60;
const usualSize = 100_000;
/** In many texts. */
const mostWords = 'rechnung';
/** A page may cost this many times as much with the most cases as with those of the demo. */
const goal = 1.2;

/**
 * What the pages cost that the front cache does not have, with the 2,400 cases of the demo and with so many (the argument):
 * processor time of two processes that are asked in turn, so that a busy machine is equally busy for both.
 */
export async function benchGrowth(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const size = Number(process.argv[3] ?? usualSize);
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const files = ['few.db', 'many.db'].map((name) => join(folder, name));
  const [few = '', many = ''] = files;
  const sites: Started[] = [];
  try {
    const began = performance.now();
    const paths = await pathsOf(await demoDatabase(few));
    const db = openDatabase({ url: await demoDatabase(many, size) });
    const [counted] = await db.all<{ n: number; most: number }>(sql`
      select sum(n) as n, max(n) as most from (select count(*) as n from cases where number is not null group by company_id)`);
    db.$client.close();
    say(`${counted?.n} cases, largest company ${counted?.most}, made in ${seconds(began)} s`);
    say(`${runs} × ${asked} requests in turn, ${cpus().length} cores, Node ${process.version}`);
    for (const file of files) sites.push(demoOn(file));
    const urls: string[] = [];
    for (const one of sites) urls.push(await one.says(/demo:\s+(http:\S+)/));
    say('page                                          CPU ms, few      many    growth                  of its bytes');
    for (const path of paths) await bench(path, sites, urls);
  } finally {
    for (const one of sites) await end(one);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of every kind of public page one; the company with the most cases. */
async function pathsOf(url: string): Promise<string[]> {
  const db = openDatabase({ url });
  const [one] = await db.all<{ number: string; title: string }>(
    sql`select number, title from cases where status = 'open' order by number desc limit 1`,
  );
  const [most] = await db.all<{ slug: string; industry: string }>(sql`
    select slug, companies.industry from companies join cases on cases.company_id = companies.id
    group by companies.id order by count(*) desc limit 1`);
  const [kind] = await db.all<{ kind: string }>(
    sql`select kind from case_kinds where kind <> '' group by kind order by count(*) desc limit 1`,
  );
  const [none] = await db.all<{ slug: string }>(
    sql`select slug from companies where not exists (select 1 from cases where cases.company_id = companies.id) limit 1`,
  );
  db.$client.close();
  const [company, industry] = [`/de/companies/${most?.slug}`, `industry=${most?.industry}`];
  return [
    '/de',
    '/de/cases',
    '/de/cases?page=40',
    '/de/cases?order=oldest',
    `/de/cases?${industry}`,
    '/de/cases?stamp=solved',
    '/de/cases?stamp=overdue',
    `/de/cases?${industry}&stamp=unsolved`,
    `/de/cases/${one?.number}`,
    `/de/cases/${one?.number}/steps`,
    `/de/cases/${one?.number}/history`,
    `/de/cases/${one?.number}/case.json`,
    '/de/cases/feed.xml',
    '/de/companies',
    company,
    `${company}?months=all`,
    `${company}?stamp=solved`,
    `${company}?page=5`,
    `${company}/why`,
    `${company}/why?months=all`,
    `${company}/promises`,
    `${company}/feed.xml`,
    '/de/rankings',
    `/de/rankings?${industry}`,
    '/de/rankings?months=all&sort=answered',
    `/de/rankings/compare?c=${most?.slug}`,
    '/de/method',
    '/de/transparency',
    '/de/log',
    '/de/check?q=post',
    `/de/search?q=${mostWords}`,
    `/de/search/suggestions.json?q=${mostWords}`,
    `/de/rankings/kinds/${kind?.kind}`,
    `/de/share?case=${one?.number}`,
    `/de/embed/cases/${one?.number}`,
    `/de/embed/companies/${most?.slug}`,
    ...(none ? [`/de/companies/${none.slug}`] : []),
    '/api/v1/rankings',
    '/api/v1/companies?q=post',
    `/api/v1/companies/${most?.slug}`,
    '/api/v1/cases',
    `/api/v1/promises?company=${most?.slug}`,
    '/api/v1/kinds',
    '/api/v1/log',
    `/api/v1/search?q=${mostWords}`,
  ];
}

async function bench(path: string, sites: readonly Started[], urls: readonly string[]): Promise<void> {
  const costs = urls.map((): number[] => []);
  // A page on which there is more to be read, as companies of few cases are not ranked, costs more.
  const bytes = await Promise.all(urls.map(async (url) => (await (await fetch(url + path)).arrayBuffer()).byteLength));
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, url] of urls.entries()) {
      const site = sites[index];
      const cost = site && (await costOf(url + path, site));
      // The first run warms it up.
      if (cost !== undefined && run > 0) costs[index]?.push(cost);
    }
  }
  const [few = 0, many = 0] = costs.map((its) => its.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0);
  const growth = many / few;
  say(
    `${path.padEnd(45)}${few.toFixed(2).padStart(12)}${many.toFixed(2).padStart(10)}${growth.toFixed(2).padStart(10)}  ${growth <= goal ? 'reached' : 'MISSED'}  ${((bytes[1] ?? 0) / (bytes[0] ?? 1)).toFixed(2).padStart(8)}`,
  );
}

async function costOf(url: string, server: Started): Promise<number> {
  const before = used(server);
  for (let index = 0; index < asked; index += 1) {
    const answer = await fetch(url, { headers: { 'x-forwarded-for': anotherVisitor() } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  }
  return (used(server).cpu - before.cpu) / asked;
}

let visitors = 0;

/** The address of somebody in a network that has not asked before: each has its share of what programs may ask. */
function anotherVisitor(): string {
  visitors += 1;
  return `20.${(visitors >> 8) % 256}.${visitors % 256}.7`;
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(0);

async function end(process: Started): Promise<void> {
  process.process.kill('SIGTERM');
  await process.ended;
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
