import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { environment, type Started, start } from '#tests/processes/start.ts';
import { testSecret } from '#tests/secret.ts';
import { load, loader } from './load.ts';
import { replay, traffic, writers } from './traffic.ts';
import { used } from './used.ts';

const runs = 5;
const seconds = 4;
const goals = { ofFloor: 0.8, hitRate: 0.9, megabytes: 250 };
const options = ['--max-old-space-size=320', '--max-semi-space-size=8'];

/** Answers from the front cache against the same bytes from a bare server of the same minute; then replayed traffic with writers. */
export async function benchFront(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const database = `file:${join(folder, 'demo.db')}`;
  // As `npm start` sets it.
  const env = { PORT: '0', DATABASE_URL: database, MALLOC_ARENA_MAX: '1' };
  const demo = environment({ ...env, DEMO_MAIL_DIR: join(folder, 'mail') });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete demo[name];
  // What fills the demo and shows its mails is on no machine of a site.
  const filling = start('dist/main.mjs', ['demo'], demo, options);
  await filling.says(/demo:\s+(http:\S+)/);
  await end(filling);
  const site = start('dist/main.mjs', [], environment(env), options);
  try {
    const url = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
    say(`${loader}, ${runs} × ${seconds} s, 16 connections, ${cpus().length} cores, Node ${process.version}`);
    say(`web, fresh: ${used(site).rss.toFixed(0)} MB`);
    await benchHits(url, site, database, folder);
    await benchTraffic(url, site, database);
  } finally {
    await end(site);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A case page of the usual length. */
async function benchHits(url: string, web: Started, database: string, folder: string): Promise<void> {
  const db = openDatabase({ url: database });
  const [one] = await db
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.status, 'open'))
    .orderBy(desc(cases.number))
    .limit(1);
  db.$client.close();
  const answer = await fetch(`${url}/de/cases/${one?.number}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const file = join(folder, 'page.html');
  writeFileSync(file, bytes);
  const bare = start('tests/bench/floor.ts', [file], process.env);
  const floorUrl = await bare.says(/floor on (\S+)/);
  const rows: { ratio: number; cpuRatio: number; site: number; floor: number; siteCpu: number; floorCpu: number }[] =
    [];
  await load(answer.url, 1);
  for (let run = 0; run < runs; run += 1) {
    const floor = await measured(floorUrl, bare);
    const hit = await measured(answer.url, web);
    const [site, siteCpu] = [hit.perSecond, hit.cpu];
    rows.push({
      ratio: site / floor.perSecond,
      cpuRatio: floor.cpu / siteCpu,
      site,
      floor: floor.perSecond,
      siteCpu,
      floorCpu: floor.cpu,
    });
  }
  await end(bare);
  say(`a hit, ${bytes.length} bytes:            min / median / max of ${runs}`);
  const show = (name: string, of: (row: (typeof rows)[number]) => number, digits: number) => {
    const sorted = rows.map(of).sort((a, b) => a - b);
    say(
      `  ${name.padEnd(34)}${[sorted[0], sorted[Math.floor(runs / 2)], sorted.at(-1)].map((value) => (value ?? 0).toFixed(digits)).join(' / ')}`,
    );
    return sorted[Math.floor(runs / 2)] ?? 0;
  };
  show('requests a second', ({ site }) => site, 0);
  show('floor, requests a second', ({ floor }) => floor, 0);
  show('CPU ms a request', ({ siteCpu }) => siteCpu, 4);
  show('floor, CPU ms a request', ({ floorCpu }) => floorCpu, 4);
  show('of the floor, by CPU', ({ cpuRatio }) => cpuRatio, 2);
  judge(
    'of the floor, by requests',
    show('of the floor, by requests', ({ ratio }) => ratio, 2),
    goals.ofFloor,
  );
}

async function measured(url: string, server: Started): Promise<{ perSecond: number; cpu: number }> {
  const before = used(server);
  const { perSecond, faults } = await load(url, seconds);
  if (faults > 0) throw new Error(`${faults} faults at ${url}`);
  const after = used(server);
  return { perSecond, cpu: (after.cpu - before.cpu) / (perSecond * seconds) };
}

/** Visitors while others write, after as many for whom the cache fills. */
async function benchTraffic(url: string, web: Started, database: string): Promise<void> {
  // The writers seal mails as the site does.
  process.env.SECRET_KEY = testSecret;
  const db = openDatabase({ url: database });
  const next = await traffic(db, 1);
  await replay(url, next, { perSecond: 200, seconds: 150 });
  const writing = writers(db);
  const before = used(web);
  const replayed = await replay(url, next, { seconds: 30 });
  const after = used(web);
  const written = await writing.stop();
  db.$client.close();
  const { answers, hits, perSecond, p50, p99, faults } = replayed;
  say(
    `replayed: ${perSecond.toFixed(0)} a second, ${written.open} public and ${written.other} other writes, ${faults} faults`,
  );
  say(
    `  p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, CPU ${((after.cpu - before.cpu) / answers).toFixed(2)} ms a request`,
  );
  judge('hit rate', hits / answers, goals.hitRate);
  say(
    `web, under load: ${after.rss.toFixed(0)} MB; goal at most ${goals.megabytes}: ${after.rss <= goals.megabytes ? 'reached' : 'MISSED'}`,
  );
}

async function end(process: Started): Promise<void> {
  process.process.kill('SIGTERM');
  await process.ended;
}

function judge(what: string, value: number, goal: number) {
  say(`${what}: ${value.toFixed(3)}; goal ${goal}: ${value >= goal ? 'reached' : 'MISSED'}`);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
