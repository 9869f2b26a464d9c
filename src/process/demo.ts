import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { openDatabase } from '#db/client.ts';
import { demoSignIns } from '#db/demo/sign-ins.ts';
import { makeDatabaseFolder, migrate } from '#db/migrate.ts';
import { companies } from '#db/schema/index.ts';
import { codeAt } from '#src/features/accounts/security/codes.ts';
import { now } from '#src/lib/clock.ts';
import { paths } from '#src/lib/paths.ts';
import type { Settings } from '#src/lib/settings.ts';
import { projectFolder } from './build.ts';
import { receiveDemoMails } from './demo-mails.ts';

/** Known to everybody who reads this: good enough for invented people on one's own machine, refused nowhere else. */
const demoKey = 'demo-only-0000000000000000000000000000000000000000';

/** What `npm run demo` needs of settings, each unless it is set. */
export function fillDemoSettings(env: NodeJS.ProcessEnv): void {
  env.SECRET_KEY ||= demoKey;
  env.DATABASE_URL ||= `file:${join(projectFolder, 'data', 'demo.db')}`;
  env.DEMO_MAIL_DIR = resolve(env.DEMO_MAIL_DIR || join(projectFolder, 'data', 'demo-mail'));
  env.INBOX_SMTP ||= inboxOnPort0;
  env.MAIL_DOMAIN ||= 'akten.aktenkundig.example';
  env.MAIL_FROM ||= 'Aktenkundig <post@aktenkundig.example>';
  // Both are known only when the demo listens: the demo's own.
  env.SITE_URL ||= siteOnPort0;
  env.SMTP_URL = 'smtp://127.0.0.1';
}

const inboxOnPort0 = '127.0.0.1:0';
const siteOnPort0 = 'http://127.0.0.1:0';

export interface Demo {
  settings: Settings;
  announce: () => void;
  stop: () => Promise<void>;
}

/**
 * Everything the demo needs before it is served: the demo data and a post office of its own. Rejects when the port is taken,
 * before the long part begins. Writes what it decides into the environment, where the pages and the worker read it.
 */
export async function startDemo(wanted: Settings): Promise<Demo> {
  const port = await freePort(wanted.HOST, wanted.PORT);
  const site = wanted.SITE_URL === siteOnPort0 ? `http://${shownHost(wanted.HOST)}:${port}` : wanted.SITE_URL;
  process.env.PORT = String(port);
  process.env.SITE_URL = site;
  if (process.env.INBOX_SMTP === inboxOnPort0) process.env.INBOX_SMTP = `127.0.0.1:${await freePort('127.0.0.1', 0)}`;
  await fill(wanted.DATABASE_URL);
  const folder = process.env.DEMO_MAIL_DIR ?? '';
  mkdirSync(folder, { recursive: true });
  const post = await receiveDemoMails(folder);
  process.env.SMTP_URL = post.url;

  return {
    settings: { ...wanted, PORT: port, SITE_URL: site, SMTP_URL: post.url },
    announce: () => {
      const rows = [
        ['Aktenkundig, demo:', site],
        ['Mails of the demo:', `${site}/demo/mailbox`],
        ['Mail for cases:', `smtp://${process.env.INBOX_SMTP ?? ''}`],
        ['Sign in at:', site + paths.signIn('de')],
      ];
      say('');
      for (const [what = '', where = ''] of rows) say(`${what.padEnd(19)}${where}`);
      for (const { email, password, secret, what } of demoSignIns) {
        say(`  ${email}  ${password}\n    ${what.en}`);
        if (!secret) continue;
        const code = `node -p "new (require('otpauth').TOTP)({secret:'${secret}'}).generate()"`;
        say(`    second step, for an app: ${secret}`);
        say(`    code of this half minute: ${codeAt(secret, now())}; later ones: ${code}`);
      }
      say('\nStop with Ctrl-C.');
    },
    stop: post.stop,
  };
}

/** A host that a browser can open, for one that only means "everywhere". */
function shownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Fills the database with the demo data, once. A file is filled under another name and renamed when it is whole, so
 * that an interrupted first start begins anew instead of leaving half a demo.
 */
async function fill(url: string): Promise<void> {
  const file = url.startsWith('file:') ? url.slice('file:'.length) : null;
  if (file !== null && !existsSync(file)) {
    makeDatabaseFolder(url);
    const half = `${file}.filling`;
    const besides = [`${half}-wal`, `${half}-shm`];
    for (const path of [half, ...besides]) rmSync(path, { force: true });
    await seed(`file:${half}`);
    // A copy: in this process SQLite would go on keeping the shared memory of the file under its old name, where the
    // worker does not look for it, and neither would see what the other writes.
    copyFileSync(half, `${half}.copy`);
    renameSync(`${half}.copy`, file);
    for (const ending of ['', '-wal', '-shm']) rmSync(half + ending, { force: true });
    for (const path of besides) rmSync(path, { force: true });
  } else {
    await seed(url);
  }
}

async function seed(url: string): Promise<void> {
  const db = openDatabase({ url });
  try {
    await migrate(db);
    const [known] = await db.select({ id: companies.id }).from(companies).limit(1);
    if (known) return;
    const began = Date.now();
    say('Filling the database with the demo data …');
    // Stories, people and what draws their files: a demo that was filled before has no use for them.
    const { fillDemo } = await import('./demo-data.ts');
    await fillDemo(db, now());
    // Everything must be in the file itself before it is renamed.
    const [checkpoint] = (await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)')).rows;
    if (url.startsWith('file:') && checkpoint?.busy !== 0) throw new Error('the demo data is not in its file');
    say(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    db.$client.close();
  }
}

/** The port, or a free one for 0. Asked before the long part of the start, not after it. */
function freePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
