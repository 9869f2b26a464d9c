import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Unzip, UnzipPassThrough } from 'fflate';
import { expect } from 'vitest';
import { entries, evidence } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { newDataKey, putStream } from '#src/features/evidence/store/sealed.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { anAuthor, anOpenCase, freshDatabase } from '#tests/factories.ts';
import { must } from '#tests/features/drafts/writing.ts';
import { test } from '#tests/test.ts';
import { environment, start } from './start.ts';

const megabyte = 1024 * 1024;
const files = 8;
const fileBytes = 25_000_000;
/** What the process may grow by, however much is asked for and however slowly it is taken. */
const mostGrown = 130 * megabyte;

const resident = (pid: number, what: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

test('a person with 200 MB of evidence gets all of it, and neither that nor two who read nothing fill the memory of the site', {
  timeout: 180_000,
}, async ({ onTestFinished }) => {
  const { db, url, dispose } = await freshDatabase();
  const folder = join(dirname(url.slice('file:'.length)), 'blobs');
  mkdirSync(folder);
  const author = await anAuthor(db);
  const { id: caseId } = await anOpenCase(db, { author });
  const [entry] = await db.select({ id: entries.id }).from(entries);
  const hashes = new Map<string, string>();
  const bytes = randomBytes(fileBytes);
  for (let at = 0; at < files; at += 1) {
    const file = { id: newId(), dataKey: newDataKey() };
    bytes.writeUInt32BE(at);
    const stored = await putStream(blobsAt(`file:${folder}`), file, one(bytes));
    const name = `beleg-${at}.mp3`;
    hashes.set(name, stored.sha256);
    const of = { ...file, caseId, entryId: entry?.id ?? '', name: seal(name), kind: 'audio' as const };
    const { sha256, pieces } = stored;
    const row = { ...of, type: 'audio/mpeg', bytes: fileBytes, pieces, sha256, pages: 0, depositedAt: new Date() };
    await write(db, async (tx) => done(await tx.insert(evidence).values(row)));
  }
  const began = must(
    await write(db, async (tx) =>
      done(await startSession(tx, { userId: author.userId, userAgent: 'test', now: new Date() })),
    ),
  );
  const env = environment({ DATABASE_URL: url, BLOB_URL: `file:${folder}`, PORT: '0' });
  // As `npm run web` starts it.
  const options = ['--max-old-space-size=320', '--max-semi-space-size=8'];
  const web = start('dist/main.mjs', ['web'], { ...env, MALLOC_ARENA_MAX: '1' }, options);
  onTestFinished(async () => {
    web.process.kill('SIGKILL');
    await web.ended;
    dispose();
  });
  const site = `http://127.0.0.1:${await web.says(/"port":(\d+)/)}`;
  const pid = web.process.pid ?? 0;
  const headers = { cookie: `${began.name}=${began.value}` };
  await (await fetch(`${site}${paths.ownData('de')}`, { headers })).text();
  const before = resident(pid, 'VmRSS');

  // Two who ask and read nothing; the third reads all of it.
  const idle = ['127.0.0.3', '127.0.0.4'].map((localAddress) => {
    const how = { headers, agent: false, localAddress };
    const asked = request(`${site}${paths.ownDataZip('de')}`, how, (answer) => answer.pause());
    asked.on('error', () => undefined);
    asked.end();
    return asked;
  });
  const answer = await fetch(`${site}${paths.ownDataZip('de')}`, { headers });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const found = new Map<string, string>();
  const unzip = new Unzip((file) => {
    if (!file.name.endsWith('.mp3')) return;
    const hash = createHash('sha256');
    file.ondata = (error, part, isLast) => {
      if (error) throw error;
      hash.update(part);
      if (isLast) found.set(file.name, hash.digest('hex'));
    };
    file.start();
  });
  unzip.register(UnzipPassThrough);
  let health = 0;
  let read = 0;
  for await (const part of answer.body ?? []) {
    unzip.push(part);
    read += part.length;
    if (read > (health + 1) * 20 * megabyte) {
      health += 1;
      expect((await fetch(`${site}/healthz`)).status).toBe(200);
    }
  }
  await pause(500);
  for (const asked of idle) asked.destroy();
  for (const [name, sha256] of hashes) {
    const [, there] = [...found].find(([one]) => one.endsWith(`-${name}`)) ?? [];
    expect(there).toBe(sha256);
  }
  const grown = resident(pid, 'VmHWM') - before;
  process.stdout.write(`grew by ${Math.round(grown / megabyte)} MB at most, from ${Math.round(before / megabyte)}\n`);
  expect(grown).toBeLessThan(mostGrown);
});

async function* one(bytes: Uint8Array) {
  yield bytes;
}
