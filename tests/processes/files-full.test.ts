import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { entries, evidence, evidenceLeftovers, evidenceUploads } from '#db/schema/index.ts';
import { startDraft } from '#src/features/drafts/commands.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { pieceSize } from '#src/features/evidence/store/sealed.ts';
import { paths } from '#src/lib/paths.ts';
import { freshDatabase, situationOfVisitor } from '#tests/factories.ts';
import { entryForm, must } from '#tests/features/drafts/writing.ts';
import { databaseFolder } from '#tests/folder.ts';
import { test as base } from '#tests/test.ts';
import { environment, start, until } from './start.ts';
import { aVisitor } from './visitor.ts';

/** A folder that can be filled up and given room again, for real. */
interface Room {
  folder: string;
  fill: () => void;
  empty: () => void;
  /** What `/readyz` then says. */
  says: RegExp;
  dispose: () => void;
}

/** A disk of its own of 24 MB; who may not mount one gets a folder that becomes unusable: a place is taken by something else. */
function aRoom(): Room {
  const folder = join(databaseFolder('full'), 'disk');
  mkdirSync(folder);
  const filler = join(folder, 'filler');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return aPlaceThatIsTaken(folder);
  }
  return {
    folder,
    // A file of two megabytes begins and does not end.
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - pieceSize - 300_000));
    },
    empty: () => rmSync(filler),
    says: /^ready, but files of evidence cannot be stored: ENOSPC$/,
    dispose: () => {
      execFileSync('umount', ['-l', folder]);
    },
  };
}

function aPlaceThatIsTaken(folder: string): Room {
  const blobs = join(folder, 'blobs');
  return {
    folder,
    fill: () => {
      mkdirSync(blobs, { recursive: true });
      renameSync(blobs, `${blobs}.aside`);
      writeFileSync(blobs, '');
    },
    empty: () => {
      rmSync(blobs);
      renameSync(`${blobs}.aside`, blobs);
      chmodSync(blobs, 0o700);
    },
    says: /^ready, but files of evidence cannot be stored: E\w+$/,
    dispose: () => undefined,
  };
}

const test = base.extend('site', async ({ task: _task }, { onCleanup }) => {
  const { db, url, dispose } = await freshDatabase();
  // The worker forgets what is as old as the days of other tests.
  const situation = { ...situationOfVisitor(db), now: new Date() };
  const begun = must(await startDraft(situation));
  must(await saveEntry(situation, begun, entryForm()));
  const [entry] = await db.select({ id: entries.id }).from(entries);
  const room = aRoom();
  const env = environment({ DATABASE_URL: url, BLOB_URL: `file:${join(room.folder, 'blobs')}`, PORT: '0' });
  const web = start('dist/main.mjs', ['web'], env);
  const worker = start('dist/worker.mjs', [], env);
  onCleanup(async () => {
    for (const { process } of [web, worker]) process.kill('SIGKILL');
    await Promise.all([web.ended, worker.ended]);
    room.dispose();
    dispose();
  });
  const visitor = aVisitor(`http://127.0.0.1:${await web.says(/"port":(\d+)/)}`, '127.0.0.2');
  const cookie = { cookie: `${draftCookie()}=${begun.token}` };
  return { db, room, web, visitor, cookie, entryId: entry?.id ?? '' };
});

const line = '----line';
const form = (entry: string, name: string, bytes: Uint8Array) =>
  Buffer.concat([
    Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="entry"\r\n\r\n${entry}\r\n`),
    Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n`),
    Buffer.from('Content-Type: text/plain\r\n\r\n'),
    bytes,
    Buffer.from(`\r\n--${line}--\r\n`),
  ]);

const aText = (bytes: number) => Buffer.from('Chat: Wir melden uns. '.repeat(Math.ceil(bytes / 22)).slice(0, bytes));

test('a disk that gets full while a file arrives refuses that file at its form, keeps nothing half, and takes the next when there is room', async ({
  site: { db, room, web, visitor, cookie, entryId },
}) => {
  const send = (name: string, bytes: Uint8Array) =>
    visitor.post(
      '/evidence/files?lang=de',
      form(entryId, name, bytes),
      `multipart/form-data; boundary=${line}`,
      cookie,
    );
  const names = () =>
    readdirSync(join(room.folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect((await send('vorher.txt', aText(1000))).headers['location']).toContain('deposited=1');
  await until(async () => (await db.$count(evidence)) === 1, 60, 'the first file is evidence');
  const before = names().length;

  room.fill();
  const refused = await send('zu-lang.txt', aText(3 * pieceSize));
  expect(refused.status).toBe(303);
  const page = await visitor.get(String(refused.headers['location']), cookie);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Gerade lassen sich keine Dateien ablegen');
  expect(page.text).toContain('vorher.txt');
  expect(await visitor.get('/readyz')).toMatchObject({ status: 200, text: expect.stringMatching(room.says) });
  expect(await db.$count(evidenceUploads)).toBe(0);
  // All else is stored as ever.
  const story = await visitor.get(paths.write('de', 'story'), cookie);
  const version = /name="version" value="(\d+)"/.exec(story.text)?.[1];
  const told = `version=${version}&title=Kein+Platz&summary=${'Kein+Wort+geht+verloren.+'.repeat(20)}`;
  const saved = await visitor.post(`${paths.write('de', 'story')}?_action=drafts.story`, told, undefined, cookie);
  expect(saved.status).toBe(303);

  // By a script: the piece is refused, and what is there of the file stays to be gone on with.
  const bytes = randomBytes(2 * pieceSize);
  const begin = await visitor.post(
    `/evidence/uploads?entry=${entryId}`,
    `name=bild.jpg&bytes=${bytes.length}`,
    undefined,
    cookie,
  );
  const { id } = JSON.parse(begin.text);
  const piece = (at: number) =>
    visitor.post(
      `/evidence/uploads/${id}?at=${at}`,
      bytes.subarray(at * pieceSize, (at + 1) * pieceSize),
      'application/octet-stream',
      cookie,
    );
  const answers = [await piece(0), await piece(1)];
  expect(answers.some(({ status }) => status === 503)).toBe(true);
  for (const { status, text } of answers.filter((one) => one.status !== 200))
    expect([503, 409], text).toContain(status);
  expect(web.said()).not.toMatch(/a page failed|answered with a fault/);

  room.empty();
  await until(async () => (await db.$count(evidenceLeftovers)) === 0, 60, 'what was half is swept');
  if (existsSync(join(room.folder, 'blobs'))) expect(names().length).toBeLessThanOrEqual(before + 1);
  for (const at of [0, 1]) expect(await piece(at)).toMatchObject({ status: 200 });
  expect((await send('nachher.txt', aText(2 * pieceSize))).headers['location']).toContain('deposited=1');
  await until(async () => (await db.$count(evidence)) === 2, 60, 'the next file is evidence');
  expect(await visitor.get('/readyz')).toMatchObject({ status: 200 });
});
