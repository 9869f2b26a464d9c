import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq, isNotNull, sql } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { cases, companies, companyDomains } from '#db/schema/index.ts';
import { closeCase } from '#src/features/cases/commands/closing.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { type Actor, type Situation, visitor } from '#src/lib/situation.ts';
import { aRepresentative, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { aSubmittedDraft, must } from '#tests/features/drafts/writing.ts';
import { environment, start } from '#tests/processes/start.ts';
import { testSecret } from '#tests/secret.ts';
import { aClosing } from '../features/cases/forms.ts';
import { demoDatabase } from './copies.ts';
import { percentiles } from './timed.ts';

/** A rate is what lasts: a function is compiled when it has run some hundred times. */
const [warming, measured] = [300, 300];
const written = warming + measured;
const companiesWritten = 20;
/** As many people send a form at the same moment. */
const together = 8;
const [rateGoal, latencyGoal, waitGoal] = [300, 50, 500];
/** Milliseconds between two writes while the day changes. */
const pause = 10;

/**
 * Publishing, replying and closing by the commands in one process, one after the other and several at once, beside the least that a commit costs
 * in the same minute; then the longest wait of a write while another process changes the day. With the demo's cases, or with as
 * many as the argument says. On the clock, and on the processor of this process.
 */
export async function benchWrites(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  process.env.SITE_URL = 'https://aktenkundig.example';
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  try {
    const url = await demoDatabase(join(folder, 'writes.db'), Number(process.argv[3] ?? 0));
    const db = openDatabase({ url });
    const today = dayOf(new Date());
    say(
      `${await db.$count(cases)} cases, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${process.version}`,
    );
    say('                                  a second   p50 ms   p99 ms   CPU ms   a second of CPU');
    const prepared = await prepare(db, today);
    const floor = () => each('the least: one commit', () => noteBeat(db, new Date()));
    await floor();
    await each('publish', async (at) => {
      const token = prepared.links[at] ?? '';
      must(await confirmCase(atThisMoment(situationOfVisitor(db, today)), { token, userAgent: '' }));
    });
    const published = await latestCases(db, written);
    await each('reply', async (at) => {
      const { number, companyId } = published[at] ?? {};
      const actor = prepared.speakers.get(companyId ?? '') ?? visitor;
      must(await publishReply(atThisMoment(situationOf({ db, actor }, today)), aReply(number ?? '')));
    });
    await each('close', async (at) => {
      const { number, authorId } = published[at] ?? {};
      const actor = { ...visitor, userId: authorId ?? '' };
      must(await closeCase(atThisMoment(situationOf({ db, actor }, today)), aClosing(number ?? '')));
    });
    await floor();
    await changeOfDay(db, url, today);
    db.$client.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is written later has a later moment, as it has for real: where it lies in the indexes follows from it. */
const atThisMoment = (situation: Situation): Situation => ({ ...situation, now: new Date() });

/** After those that warm it up half of the calls one after the other, then half by so many at once, who share commits. */
async function each(name: string, call: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < warming; at += 1) await call(at);
  const middle = warming + measured / 2;
  await some(name, [warming, middle], 1, call);
  await some(`${name}, ${together} at once`, [middle, written], together, call);
}

async function some(
  name: string,
  [first, end]: [number, number],
  atOnce: number,
  call: (at: number) => Promise<unknown>,
): Promise<void> {
  const times: number[] = [];
  const [began, before, calls] = [performance.now(), process.cpuUsage(), end - first];
  let next = first;
  const ask = async () => {
    while (next < end) {
      const [at, asked] = [next, performance.now()];
      next += 1;
      await call(at);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  const rate = (calls * 1000) / (performance.now() - began);
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000 / calls;
  const { p50, p99 } = percentiles(times.sort((a, b) => a - b));
  const goal = name.includes(':')
    ? ''
    : `  goal ${rateGoal}, ${latencyGoal} ms: ${rate >= rateGoal && p99 <= latencyGoal ? 'reached' : 'MISSED'}`;
  const cells = [rate.toFixed(0), p50.toFixed(2), p99.toFixed(2), cpu.toFixed(2), (1000 / cpu).toFixed(0)];
  say(name.padEnd(33) + cells.map((cell) => cell.padStart(9)).join('') + goal);
}

/** Drafts whose confirmation is asked for, against the companies with the most cases, and somebody who speaks for each. */
async function prepare(db: Database, today: Day): Promise<{ links: string[]; speakers: Map<string, Actor> }> {
  const most = await db
    .select({ id: companies.id, slug: companies.slug, name: companies.name, domain: companyDomains.domain })
    .from(companies)
    .innerJoin(companyDomains, eq(companyDomains.companyId, companies.id))
    .innerJoin(cases, eq(cases.companyId, companies.id))
    .groupBy(companies.id)
    .orderBy(desc(sql`count(*)`))
    .limit(companiesWritten);
  const speakers = new Map<string, Actor>();
  for (const company of most) speakers.set(company.id, (await aRepresentative(db, { company })).actor);
  const links: string[] = [];
  for (let at = 0; at < written; at += 1) {
    const company = most[at % most.length];
    const email = `verfasser-${at}@mail-${at}.example`;
    const { link } = await aSubmittedDraft(
      atThisMoment(situationOfVisitor(db, today)),
      email,
      company ? { companyId: company.id } : {},
    );
    links.push(link);
  }
  return { links, speakers };
}

/** By number, which is counted up: the demo has cases of a later hour of today. */
function latestCases(db: Database, many: number) {
  return db
    .select({ number: cases.number, companyId: cases.companyId, authorId: cases.authorId })
    .from(cases)
    .where(isNotNull(cases.number))
    .orderBy(desc(cases.number))
    .limit(many);
}

const aReply = (number: string) => ({
  id: newId(),
  number,
  text: 'Wir haben den Vorgang geprüft und erstatten den Betrag in dieser Woche.',
  intent: 'solution' as const,
  promises: [],
});

/** Another process counts the next day from the facts, as the worker does, while this one goes on writing. */
async function changeOfDay(db: Database, url: string, today: Day): Promise<void> {
  const began = performance.now();
  const counting = start('tests/bench/day-of.ts', [url, addDays(today, 1)], environment({}), [
    '--max-old-space-size=160',
  ]);
  let isOver = false;
  const ended = counting.ended.then(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const asked = performance.now();
    await noteBeat(db, new Date());
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await ended;
  const longest = Math.max(0, ...waits);
  say(
    `change of day: ${((performance.now() - began) / 1000).toFixed(1)} s, ${waits.length} writes meanwhile, the longest waited ${longest.toFixed(0)} ms; goal ${waitGoal}: ${longest <= waitGoal ? 'reached' : 'MISSED'}`,
  );
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
