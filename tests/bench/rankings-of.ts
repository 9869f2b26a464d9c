import { setTimeout as pause } from 'node:timers/promises';
import { asc, eq, isNull } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { countedFacts } from '#db/schema/index.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { recordFacts } from '#src/features/rankings/counting/record.ts';
import { factsOfRow } from '#src/features/rankings/counting/stored.ts';
import { talliesOn } from '#src/features/rankings/order/past.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { percentiles, timed } from './timed.ts';

// Measures one database, in a process of its own with the heap of the worker. Prints one line of JSON.
const [url = '', today = ''] = process.argv.slice(2);
const db = openDatabase({ url });

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

/** Milliseconds. */
const betweenWrites = 5;

/** Counts from nothing; meanwhile somebody else wants to write all the time. */
async function rebuild(on: Day) {
  let running = true;
  const waits: number[] = [];
  const writing = (async () => {
    while (running) {
      const [wait = 0] = await timed(1, async () => {
        await pause(betweenWrites);
        await write(db, async () => done());
      });
      waits.push(wait - betweenWrites);
    }
  })();
  const spent = process.cpuUsage();
  const [time = 0] = await timed(1, () => keepTallies(db, on));
  const { user, system } = process.cpuUsage(spent);
  running = false;
  await writing;
  return { time, cpu: (user + system) / 1000, wait: Math.max(...waits) };
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
const found = {
  largest: await largestCompany(db),
  command: percentiles(await commands(300)),
  full: full.time,
  cpu: full.cpu,
  change: change.time,
  wait: Math.max(full.wait, change.wait),
  past: (await timed(1, () => talliesOn(db, { industry: null, months: '12', on: addDays(today, -60) })))[0],
  rss: process.resourceUsage().maxRSS / 1024,
};
db.$client.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
