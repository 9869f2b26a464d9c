import { and, eq, isNotNull, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, outbox } from '#db/schema/index.ts';
import { faultsOf } from '#db/whole.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { awaitedKinds } from '#src/features/notifications/patience.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { freshDatabase } from '#tests/factories.ts';
import { freePort } from '#tests/sqld.ts';
import { faultsAfterKill, type Halts, haltedCopy, halvesIn } from './halted.ts';
import { aMailServer, type TestMailServer } from './mail-server.ts';
import { type Promised, peopleAtWork } from './people.ts';
import { environment, type Started, start, until } from './start.ts';

/** Who is killed in a round: the site, the worker, or both at once. */
const victims = ['web', 'worker', 'both'] as const;
/** At once. */
const people = 5;
/** Mails that are put into the outbox at the begin of each round, so that the worker is always in the midst of one. */
const news = 12;

export interface Killed {
  rounds: number;
  /** What was answered with yes. */
  promised: number;
  published: number;
  mails: number;
  /** What was promised and is not there, or not whole. */
  lost: string[];
  /** Numbers given, mails handed over, or things done, more than once. */
  twice: string[];
  /** What the site refused without a reason, and faults in the log of what was killed. */
  refused: string[];
}

/** What went wrong there, as the log tells it, but for what belongs to being killed, and for writers who waited too long. */
const saidOf = (ended: readonly Started[]) =>
  ended
    .flatMap(({ said }) => said().split('\n'))
    .filter((line) => /"level":"(error|fatal)"/.test(line) && !/SQLITE_BUSY|mail uncertain/.test(line));

const repeated = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index);

/**
 * People use the forms of a site, whose mails go out; somebody is killed with -9 in each round, `kill` says when. Before that site and
 * worker are halted so many times (`halts`), wherever they are: what then lies on the disk is what a kill would have left.
 */
export async function killRounds(
  rounds: number,
  kill: (killed: Started) => Promise<void>,
  halts: Halts | null = null,
): Promise<Killed> {
  const { db, url, dispose } = await freshDatabase();
  const mailServer = await aMailServer();
  mailServer.behave({ kind: 'accept', pause: 5 });
  const PORT = String(await freePort());
  const site = `http://127.0.0.1:${PORT}`;
  const env = environment({ DATABASE_URL: url, SMTP_URL: mailServer.url, SITE_URL: site, PORT, LOG_LEVEL: 'error' });
  const promised: Promised[] = [];
  const [published, refused, halved]: [string[], string[], string[]] = [[], [], []];
  const run = { web: () => start('dist/main.mjs', ['web'], env), worker: () => start('dist/worker.mjs', [], env) };
  let [web, worker, isOver, kills]: [Started | null, Started | null, boolean, number] = [null, null, false, 0];
  const working = peopleAtWork({ db, site, mailServer, published, promised, refused, isOver: () => isOver }, people);
  const fell = new Promise<never>((_, reject) => working.catch(reject));
  fell.catch(() => undefined);
  try {
    for (let round = 0; round < rounds; round += 1) {
      await queueNews(db, round);
      web ??= run.web();
      worker ??= run.worker();
      const [before, sent] = [promised.length, mailServer.whole.length];
      const goesOn = () => promised.length > before && mailServer.whole.length > sent;
      await Promise.race([fell, until(goesOn, 90, 'forms are answered and mails are sent')]);
      for (let halt = 0; halt < (halts?.many ?? 0); halt += 1) {
        await halts?.pause();
        const left = await haltedCopy(url, [web, worker], { promised, published, mailServer });
        halved.push(...(await faultsAfterKill(left, { promised, published, mailServer })));
      }
      const victim = victims[round % victims.length];
      const dying: Started[] = [...(victim === 'worker' ? [] : [web]), ...(victim === 'web' ? [] : [worker])];
      await Promise.all(dying.map(kill));
      refused.push(...saidOf(dying));
      if (victim !== 'worker') web = null;
      if (victim !== 'web') [worker, kills] = [null, kills + 1];
    }
    isOver = true;
    web?.process.kill('SIGKILL');
    await Promise.all([web?.ended, working]);
    worker ??= run.worker();
    await until(() => isDrained(db), 90, 'the last worker finishes');
    worker.process.kill('SIGTERM');
    await worker.ended;
    const found = await faultsIn(db, { promised, published, mailServer, kills });
    found.lost.push(...halved);
    return {
      rounds,
      promised: promised.length,
      published: published.length,
      mails: mailServer.whole.length,
      refused,
      ...found,
    };
  } finally {
    isOver = true;
    for (const one of [web, worker]) one?.process.kill('SIGKILL');
    await Promise.allSettled([web?.ended, worker?.ended, working]);
    await mailServer.stop();
    dispose();
  }
}

async function queueNews(db: Database, round: number) {
  // What cannot be queued at this moment is not needed: the next round has more.
  const about = { number: '2026-000001', title: 'T', companyName: 'F' };
  const mail = { kind: 'case-live', url: 'http://127.0.0.1/de/cases/2026-000001', ...about } as const;
  await write(db, async (tx) => {
    for (let index = 0; index < news; index += 1) {
      const key = `news-${round}-${index}`;
      await queueMail(tx, { mail, to: `${key}@example.org`, locale: 'de', dedupeKey: key, now: new Date() });
    }
    return done();
  });
}

async function isDrained(db: Database): Promise<boolean> {
  const isDue = and(eq(outbox.status, 'queued'), lte(outbox.notBefore, new Date()));
  return (await db.$count(outbox, or(isDue, eq(outbox.status, 'handing-over')))) === 0;
}

interface Work {
  promised: readonly Promised[];
  published: readonly string[];
  mailServer: TestMailServer;
  /** How often the worker was killed. */
  kills: number;
}

async function faultsIn(db: Database, { promised, published, mailServer, kills }: Work) {
  const lost: string[] = [];
  for (const { what, isKept } of promised) if (!(await isKept(db))) lost.push(what);
  const publicCases = await db.select({ number: cases.number }).from(cases).where(isNotNull(cases.publishedAt));
  const numbers = new Set(publicCases.map(({ number }) => number ?? ''));
  lost.push(...published.filter((number) => !numbers.has(number)));
  lost.push(...(await halvesIn(db)));
  // The counter leaves no holes: the numbers are the first so many of the year.
  const inOrder = [...numbers].toSorted();
  if (inOrder.some((number, index) => !number.endsWith(`-${String(index + 1).padStart(6, '0')}`)))
    lost.push('a number');
  lost.push(...(await checkCases(db, new Date())).map((number) => `the state of ${number}`));
  lost.push(...(await faultsOf(db)));

  const mails = await db.select().from(outbox);
  // The first mail of a case to somebody is named by its thread.
  const arrived = new Set(mailServer.whole);
  const isThere = ({ id, kind, caseId }: (typeof mails)[number]) =>
    arrived.has(id) || (caseId !== null && /^case-(live|published)$/.test(kind));
  const unsent = mails.filter((mail) => !(mail.status === 'sent' && isThere(mail)) && mail.status !== 'uncertain');
  lost.push(...unsent.map(({ kind, status }) => `a mail (${kind}) that is ${status}`));
  // One worker has one mail in its hands.
  const uncertain = mails.filter(({ status }) => status === 'uncertain').length;
  if (uncertain > kills) lost.push(`${uncertain} uncertain mails`);
  // A link that may not have arrived is sent once more (decision 076): it works once, and somebody waits for it.
  const links = new Set(mails.filter(({ kind }) => awaitedKinds.includes(kind)).map(({ id }) => id));
  return { lost, twice: [...repeated(published), ...repeated(mailServer.whole.filter((id) => !links.has(id)))] };
}
