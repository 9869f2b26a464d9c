import { setTimeout as pause } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { freshDatabase } from '#tests/factories.ts';
import { aMailServer } from '#tests/processes/mail-server.ts';
import { environment, start, until } from '#tests/processes/start.ts';
import { testSecret } from '#tests/secret.ts';
import { freePort } from '#tests/sqld.ts';

const many = Number(process.argv[3] ?? 1000);
/** Milliseconds that the mail server takes for each of them. */
const each = Number(process.argv[4] ?? 50);
/** Seconds within which all have to be gone after three days without a server: the longest pause of the worker counts too. */
const [goal, longestPause] = [900, 300];
/** Of ten mails one is a link for half an hour. */
const isLink = (index: number) => index % 10 === 0;

/** Three days without a mail server, and so many mails of that time: how long until all are gone that are of use, and none besides. */
export async function benchMails(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const { db, url, dispose } = await freshDatabase();
  const began = Date.now() - 72 * 3_600_000;
  const about = { number: '2026-000001', title: 'T', companyName: 'F' };
  await write(db, async (tx) => {
    for (let index = 0; index < many; index += 1) {
      const link = `http://127.0.0.1/de/account/link/sign-in?token=${index}`;
      const news = { kind: 'case-live', url: 'http://127.0.0.1/de/cases/2026-000001', ...about } as const;
      const mail = isLink(index) ? ({ kind: 'sign-in', url: link } as const) : news;
      const key = `mail-${index}`;
      const now = new Date(began + (index / many) * 71 * 3_600_000);
      await queueMail(tx, { mail, to: `${key}@example.org`, locale: 'de', dedupeKey: key, now });
    }
    return done();
  });
  const port = await freePort();
  const env = environment({ DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${port}`, LOG_LEVEL: 'warn' });
  const worker = start('dist/worker.mjs', [], env);
  await worker.says(/the mail server cannot be reached/);
  await pause(20_000);
  const server = await aMailServer(port);
  server.behave({ kind: 'accept', pause: each });
  const back = performance.now();
  const waiting = () => db.$count(outbox, eq(outbox.status, 'queued'));
  await until(async () => (await waiting()) === 0, goal, 'all mails are gone');
  const seconds = Math.round((performance.now() - back) / 1000);
  const states = await db.select({ status: outbox.status, many: count() }).from(outbox).groupBy(outbox.status);
  const links = Math.ceil(many / 10);
  const twice = server.accepted.length - new Set(server.accepted).size;
  const lost = many - links - new Set(server.accepted).size;
  console.table({ mails: many, 'ms each': each, seconds, lost, twice, 'ended links': links });
  process.stdout.write(`${JSON.stringify(states)}; with the longest pause ${seconds + longestPause} s, goal ${goal}\n`);
  worker.process.kill('SIGTERM');
  await worker.ended;
  await server.stop();
  dispose();
  if (lost !== 0 || twice !== 0 || seconds + longestPause > goal) process.exitCode = 1;
}
