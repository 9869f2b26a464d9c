import { setTimeout as pause } from 'node:timers/promises';
import { asc, eq, isNull } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { countedFacts } from '#db/schema/index.ts';
import { factsOfRow, keepTallies, ranking, readTallies, recordFacts, talliesOn } from '#src/features/rankings/index.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';

// Measures one database, in a process of its own with the heap of the worker. Prints one line of JSON.
const [url = '', today = ''] = process.argv.slice(2);
const db = openDatabase({ url });

/** Milliseconds that each of so many calls took. */
async function timed(calls: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const began = performance.now();
    await call(index);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

function percentiles(times: readonly number[]) {
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: times.at(-1) ?? 0 };
}

async function page(): Promise<void> {
  const { companies, all } = await readTallies(db, { industry: null, months: '12' });
  ranking(companies, all, 'index');
}

/** What a command does at its end: a reply to a case of any company, a row of history, eight tallies. */
async function commands(calls: number): Promise<number[]> {
  const some = await db
    .select()
    .from(countedFacts)
    .where(isNull(countedFacts.supersededOn))
    .orderBy(asc(countedFacts.caseId))
    .limit(calls);
  return timed(some.length, async (index) => {
    const row = some[index];
    if (!row) return;
    const facts = { ...factsOfRow(row), contacts: row.contacts + 1 };
    await write(db, async (tx) => {
      const history = () => [{ recordedOn: today, facts }];
      await recordFacts(tx, row, { today, facts, history });
      return done();
    });
  });
}

/** Counts from nothing; meanwhile somebody else wants to write all the time. */
async function rebuild(on: Day) {
  let running = true;
  const waits: number[] = [];
  const writing = (async () => {
    while (running) {
      const [wait = 0] = await timed(1, () => write(db, async () => done()));
      waits.push(wait);
      await pause(5);
    }
  })();
  const [time = 0] = await timed(1, () => keepTallies(db, on));
  running = false;
  await writing;
  return { time, wait: Math.max(...waits) };
}

async function largestCompany(db: Database) {
  const rows = await db
    .select({ id: countedFacts.caseId })
    .from(countedFacts)
    .where(eq(countedFacts.companyId, 'company-0'));
  return rows.length;
}

const yesterday = addDays(today, -1);
const full = await rebuild(yesterday);
const change = await rebuild(today);
await timed(50, page);
const found = {
  largest: await largestCompany(db),
  page: percentiles(await timed(1000, page)),
  command: percentiles(await commands(300)),
  full: full.time,
  change: change.time,
  wait: Math.max(full.wait, change.wait),
  past: (await timed(1, () => talliesOn(db, { industry: null, months: '12', on: addDays(today, -60) })))[0],
  rss: process.resourceUsage().maxRSS / 1024,
};
db.$client.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
