import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { entries, evidence, evidenceLeftovers, evidenceUploads } from '#db/schema/index.ts';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { forgetStrays } from '#src/features/evidence/backup/strays.ts';
import { isAsDeposited } from '#src/features/evidence/backup/verified.ts';
import { storedFile } from '#src/features/evidence/queries.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { pieceSize } from '#src/features/evidence/store/sealed.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { freshDatabase, situationOfVisitor } from '#tests/factories.ts';
import { entryForm, must } from '#tests/features/drafts/writing.ts';
import { test } from '#tests/test.ts';
import { environment, type Started, start, until } from './start.ts';
import { aVisitor } from './visitor.ts';

const rounds = 8;

test('kill -9 of web and worker while files arrive and are looked at: no piece that was answered is lost, and nothing half stays', {
  timeout: 240_000,
}, async ({ onTestFinished }) => {
  const { db, url, dispose } = await freshDatabase();
  const situation = { ...situationOfVisitor(db), now: new Date() };
  const begun = must(await startDraft(situation));
  must(await saveEntry(situation, begun, entryForm()));
  const [entry] = await db.select({ id: entries.id }).from(entries);
  const folder = join(dirname(url.slice('file:'.length)), 'blobs');
  const env = environment({ DATABASE_URL: url, BLOB_URL: `file:${folder}`, PORT: '0' });
  const running = new Set<Started>();
  const run = (script: string, args: string[]) => {
    const one = start(script, args, env);
    running.add(one);
    return one;
  };
  const kill = async (one: Started) => {
    one.process.kill('SIGKILL');
    await one.ended;
    running.delete(one);
  };
  onTestFinished(async () => {
    for (const one of running) await kill(one);
    dispose();
  });
  const cookie = { cookie: `${draftCookie()}=${begun.token}` };
  const bytes = Array.from({ length: rounds }, (_, round) =>
    Buffer.from('Chat: Wir melden uns. '.repeat(200_000)).subarray(0, 3 * pieceSize + round),
  );
  const hashes = bytes.map((one) => createHash('sha256').update(one).digest('hex'));
  let worker = run('dist/worker.mjs', []);
  for (const [round, file] of bytes.entries()) {
    const sending: Sending = { entry: entry?.id ?? '', file, id: null, pieces: 0 };
    let isWhole = false;
    for (let tries = 0; !isWhole; tries += 1) {
      const web = run('dist/main.mjs', ['web']);
      const visitor = aVisitor(`http://127.0.0.1:${await web.says(/"port":(\d+)/)}`, '127.0.0.2');
      // Not the same moment twice; at last it is let be.
      const timer =
        tries < 2 ? setTimeout(() => web.process.kill('SIGKILL'), 4 + 9 * ((round * 7 + tries * 5) % 11)) : null;
      isWhole = await sendAll(visitor, sending, cookie);
      if (timer) clearTimeout(timer);
      await kill(web);
    }
    if (round % 3 === 2) {
      await kill(worker);
      worker = run('dist/worker.mjs', []);
    }
  }
  await until(async () => (await db.$count(evidence)) >= rounds, 60, 'all files are evidence');
  await until(async () => (await db.$count(evidenceLeftovers)) === 0, 60, 'nothing waits to be deleted');
  const kept = await db.select().from(evidence);
  expect(kept.map(({ sha256 }) => sha256).sort()).toEqual(hashes.toSorted());
  const blobs = blobsAt(`file:${folder}`);
  for (const { id } of kept) {
    const file = await storedFile(db, id);
    expect(file && (await isAsDeposited(blobs, file))).toBe(true);
  }
  expect(await db.$count(evidenceUploads)).toBe(0);
  await forgetStrays(db, blobs, new Date(Date.now() + 8 * dayMilliseconds));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  // Four pieces and the words of each.
  expect(names.map(({ name }) => name).filter((name) => !/^(o[0-3]|t)$/.test(name))).toEqual([]);
  expect(names).toHaveLength(kept.reduce((sum, { pieces }) => sum + pieces + 1, 0));
});

interface Sending {
  entry: string;
  file: Buffer;
  id: string | null;
  /** How many pieces were answered. */
  pieces: number;
}

/** Sends a file as the script of the page does: a piece whose answer was lost once more. False when the line is gone. */
async function sendAll(
  visitor: ReturnType<typeof aVisitor>,
  sending: Sending,
  cookie: { cookie: string },
): Promise<boolean> {
  const { entry, file } = sending;
  if (sending.id === null) {
    const form = `name=chat.txt&bytes=${file.length}`;
    const begun = await visitor.post(`/evidence/uploads?entry=${entry}`, form, undefined, cookie);
    if (begun.status === 0) return false;
    sending.id = JSON.parse(begun.text).id;
  }
  while (sending.pieces * pieceSize < file.length) {
    const at = sending.pieces;
    const piece = file.subarray(at * pieceSize, (at + 1) * pieceSize);
    const path = `/evidence/uploads/${sending.id}?at=${at}`;
    const answer = await visitor.post(path, piece, 'application/octet-stream', cookie);
    if (answer.status === 0) return false;
    // One that was answered and forgotten would be missing: that is a conflict.
    expect(answer.status, answer.text).toBe(200);
    sending.pieces = JSON.parse(answer.text).pieces;
  }
  return true;
}
