import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/index.ts';
import type { Mail } from '#src/features/notifications/mails.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { anAuthor, anOpenCase, freshDatabase } from '#tests/factories.ts';
import { databaseFolder } from '#tests/folder.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';
import { environment, type Started, start } from './start.ts';

// A connection of this process would keep a lock until it ends: what processes work on is a file that no test has open.

/** `test` with a mail server and a place of a site: a database file, and processes on it that end with the test. */
export const test = base
  .extend('mailServer', async ({ task: _task }, { onCleanup }) => {
    const server = await aMailServer();
    onCleanup(() => server.stop());
    return server;
  })
  .extend('place', async ({ mailServer }, { onCleanup }) => {
    const { db, dispose } = await freshDatabase();
    const folder = databaseFolder('operation');
    const file = join(folder, 'site.db');
    const author = await anAuthor(db);
    await anOpenCase(db, { author });
    await db.insert(sessions).values({
      id: 'open',
      userId: author.userId,
      expiresAt: 4_000_000_000,
      createdAt: new Date(),
      userAgent: 'Firefox',
    });
    for (let index = 0; index < 5; index += 1) await queue(db, `before-${index}`);
    await db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] });
    const started: Started[] = [];
    onCleanup(async () => {
      for (const { process } of started) process.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      dispose();
      // What copies each second may write a last time while it ends.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });
    const run = (script: string, args: readonly string[] = [], own: Record<string, string> = {}) => {
      const env = environment({ DATABASE_URL: `file:${file}`, SMTP_URL: mailServer.url, PORT: '0', ...own });
      const one = start(script, args, env);
      started.push(one);
      return one;
    };
    const admin = async (args: readonly string[], own: Record<string, string> = {}) => {
      const asked = run('dist/admin.mjs', args, own);
      return { code: await asked.ended, said: asked.said() };
    };
    return { folder, file, run, admin };
  });

const live = (number: string): Mail => ({
  kind: 'case-live',
  url: `http://127.0.0.1:4321/de/cases/${number}`,
  number,
  title: 'T',
  companyName: 'F',
});

/** A mail to a person of that name. */
export async function queue(db: Database, key: string, mail: Mail = live('2026-000001')) {
  const to = `${key}@example.org`;
  await write(db, async (tx) => done(await queueMail(tx, { mail, to, locale: 'de', dedupeKey: key, now: new Date() })));
}
