import { eq, isNotNull, isNull } from 'drizzle-orm';
import { cases, drafts, entries, events, outbox } from '#db/schema/index.ts';
import { aCompany, freshDatabase } from '#tests/factories.ts';
import { aMailServer } from './mail-server.ts';
import { environment, type Started, start, until } from './start.ts';

/** Who is killed in a round: the process that writes, the worker, or both at once. */
const victims = ['writer', 'worker', 'both'] as const;

export interface Killed {
  rounds: number;
  published: number;
  mails: number;
  /** What was acknowledged and is not there, or not whole. */
  lost: string[];
  /** Numbers given, or mails handed over, more than once. */
  twice: string[];
}

const promised = (said: string, what: string) =>
  [...said.matchAll(new RegExp(`^${what} (\\S+)\\n`, 'gm'))].map(([, id = '']) => id);
const repeated = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index);

/** Cases are published in parallel and mails sent; somebody is killed with -9 in each round, `kill` says when. */
export async function killRounds(rounds: number, kill: (killed: Started) => Promise<void>): Promise<Killed> {
  const { db, url, dispose } = await freshDatabase();
  const mailServer = await aMailServer();
  const company = await aCompany(db);
  const env = environment({ DATABASE_URL: url, SMTP_URL: mailServer.url });
  const [saved, published]: [string[], string[]] = [[], []];
  let writer: Started | null = null;
  let worker: Started | null = null;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const isFirstOfBoth = writer === null;
      writer ??= start('tests/processes/publish-many.ts', [company.id, String(round)], env);
      worker ??= start('dist/worker.mjs', [], env);
      const [writing, working]: [Started, Started] = [writer, worker];
      const before = promised(writing.said(), 'published').length;
      await until(
        () => promised(writing.said(), 'published').length > before,
        isFirstOfBoth ? 60 : 20,
        'a case is published',
      );
      const victim = victims[round % victims.length];
      const dying = [...(victim === 'worker' ? [] : [writing]), ...(victim === 'writer' ? [] : [working])];
      await Promise.all(dying.map(kill));
      const isOver = round === rounds;
      if (victim !== 'worker' || isOver) {
        writing.process.kill('SIGKILL');
        await writing.ended;
        saved.push(...promised(writing.said(), 'draft'));
        published.push(...promised(writing.said(), 'published'));
        writer = null;
      }
      if (victim !== 'writer') worker = null;
    }
    const publicCases = await db.select().from(cases).where(isNotNull(cases.publishedAt));
    const everyCase = new Set((await db.select({ id: cases.id }).from(cases)).map(({ id }) => id));
    const numbers = new Set(publicCases.map(({ number }) => number ?? ''));
    const lost = [...published.filter((number) => !numbers.has(number)), ...saved.filter((id) => !everyCase.has(id))];
    for (const { id, status } of publicCases) {
      const done = await db.select({ action: events.action }).from(events).where(eq(events.subjectId, id));
      const isWhole =
        status === 'open' &&
        (await db.$count(entries, eq(entries.caseId, id))) === 1 &&
        (await db.$count(drafts, eq(drafts.caseId, id))) === 0 &&
        (await db.$count(outbox, eq(outbox.dedupeKey, `case-live:${id}`))) === 1 &&
        done.filter(({ action }) => action === 'cases.publish').length === 1;
      if (!isWhole) lost.push(`${id} is there by half`);
    }
    for (const { id } of await db.select({ id: cases.id }).from(cases).where(isNull(cases.publishedAt))) {
      const isDraft = (await db.$count(drafts, eq(drafts.caseId, id))) === 1;
      if (!isDraft || (await db.$count(outbox, eq(outbox.dedupeKey, `case-live:${id}`))) > 0)
        lost.push(`${id} is no draft`);
    }
    // The counter leaves no holes: the numbers are the first so many of the year.
    const inOrder = [...numbers].toSorted();
    if (inOrder.some((number, index) => !number.endsWith(`-${String(index + 1).padStart(6, '0')}`)))
      lost.push('a number');
    const [check] = (await db.$client.execute('PRAGMA integrity_check')).rows;
    if (check?.integrity_check !== 'ok') lost.push('a page of the database');
    // A link that may not have arrived is sent once more (decision 076): it works once, and somebody waits for it.
    const links = new Set(
      (await db.select({ id: outbox.id }).from(outbox).where(eq(outbox.kind, 'confirm-case'))).map(({ id }) => id),
    );
    const twice = [...repeated(published), ...repeated(mailServer.whole.filter((id) => !links.has(id)))];
    return { rounds, published: published.length, mails: mailServer.whole.length, lost, twice };
  } finally {
    for (const one of [writer, worker]) one?.process.kill('SIGKILL');
    await Promise.all([writer?.ended, worker?.ended]);
    await mailServer.stop();
    dispose();
  }
}
