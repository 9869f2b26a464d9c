import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#db/client.ts';
import { databaseFolder } from '#tests/folder.ts';
import { environment, type Started, start } from '#tests/processes/start.ts';

/** A running site of the tests: the real demo with a database and a mailbox of its own. */
export interface Site {
  url: string;
  mails: string;
  /** Address at which the round trips of a request can be read. */
  counter: string;
  database: string;
  stop: () => Promise<void>;
}

/** Starts `npm run demo` on a free port. `database`: a file that is copied first; without it the demo fills its own. */
export async function startSite(
  given: { database?: string; folder?: string; env?: Record<string, string> } = {},
): Promise<Site> {
  const folder = given.folder ?? databaseFolder('site');
  const database = join(folder, 'demo.db');
  const mails = join(folder, 'mails');
  if (given.database) await snapshot(given.database, database);
  const settings = environment({
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: `file:${database}`,
    DEMO_MAIL_DIR: mails,
    ...given.env,
  });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete settings[name];
  const site = start('dist/main.mjs', ['demo'], settings, [
    '--import',
    join(import.meta.dirname, 'count-round-trips.ts'),
  ]);
  const counter = await site.says(/counting on (http:\S+)/);
  const url = await site.says(/demo: (http:\S+)/);
  return { url, mails, counter, database, stop: () => stopSite(site, given.folder ? null : folder) };
}

/** The rows of a database that somebody may be writing to, as a new file. */
async function snapshot(from: string, to: string): Promise<void> {
  const db = openDatabase({ url: `file:${from}` });
  await db.$client.execute({ sql: 'VACUUM INTO ?', args: [to] });
  db.$client.close();
}

async function stopSite(site: Started, folder: string | null): Promise<void> {
  site.process.kill('SIGTERM');
  await site.ended;
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** Gets a page, past the front cache, which keeps no address with a name it does not know, and says how often it asked the database. */
export async function roundTrips(site: Pick<Site, 'url' | 'counter'>, path: string): Promise<number> {
  const name = randomUUID();
  const anew = `${path}${path.includes('?') ? '&' : '?'}anew=${name}`;
  const response = await fetch(site.url + anew, { headers: { 'x-test-request': name }, redirect: 'manual' });
  await response.text();
  return Number(await (await fetch(site.counter + name)).text());
}
