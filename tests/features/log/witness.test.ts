import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { describe, expect, onTestFinished } from 'vitest';
import type { Database } from '#db/client.ts';
import { logLeaves } from '#db/schema/index.ts';
import { append } from '#src/features/log/append.ts';
import { checkpointOf, signerOf, verifierKey } from '#src/features/log/note.ts';
import { receiptOf } from '#src/features/log/receipts.ts';
import { readTilePath, widthOf } from '#src/features/log/rules.ts';
import { checkpoint, readTiles, rootOf, sizeOf } from '#src/features/log/tree.ts';
import { openCheckpoint } from '#src/features/log/verify/note.ts';
import { checkReceipt } from '#src/features/log/verify/receipt.ts';
import { walkLog } from '#src/features/log/walk.ts';
import { look } from '#src/features/log/witness.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { copyOf, freshDatabase } from '#tests/database.ts';
import { environment, start } from '#tests/processes/start.ts';
import { test } from '#tests/test.ts';

const signer = signerOf('log.example/log', Buffer.alloc(32, 5));

async function appendSome(db: Database, count: number, company: string): Promise<void> {
  await write(db, async (tx) => {
    for (let at = 0; at < count; at += 1)
      await append(tx, { kind: 'case.entry', at: new Date(), company, facts: { at } });
    return done();
  });
}

/** A log at an address of its own; `tell` has it tell the story of another database. */
async function served(first: Database) {
  let [db, key] = [first, signer];
  let how: 'whole' | 'withheld' | 'false' = 'whole';
  /** A head that is handed out again and again; and when the cases of the site were published, as its feed says. */
  let again: string | null = null;
  const published: Date[] = [];
  const server: Server = createServer(async (req, res) => {
    const path = (req.url ?? '').replace('/log/', '');
    const tile = readTilePath(path.replace('tile/', ''));
    if (tile && how !== 'whole') {
      res.statusCode = how === 'withheld' ? 404 : 200;
      return void res.end(how === 'withheld' ? '' : Buffer.alloc(tile.width * 32, 7));
    }
    const isThere = tile && tile.width <= widthOf(tile, await sizeOf(db));
    const [read] = isThere ? await readTiles(db, [tile]) : [];
    const texts: Record<string, () => Promise<string>> = {
      checkpoint: async () => again ?? (await checkpoint(db, new Date(), key)),
      '/de/cases/feed.xml': async () => published.map((at) => `<published>${at.toISOString()}</published>`).join(''),
      key: async () => `${verifierKey(key)}\n`,
    };
    const body = read?.hashes ?? (await texts[path]?.());
    res.statusCode = body ? 200 : 404;
    res.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const tell = (other: Database, as = signer) => ([db, key] = [other, as]);
  const say = (head: string | null) => (again = head);
  const publish = (at: Date) => published.push(at);
  return { url, tell, say, publish, hand: (tiles: typeof how) => (how = tiles) };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-witness-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Without one setting of the site. */
function witness(url: string, folder: string) {
  const run = start('src/witness.ts', [url, '--folder', folder], { PATH: process.env.PATH });
  return run.ended.then((code) => ({ code, said: run.said() }));
}

describe('a witness', () => {
  test('cosigns a log that grows, and shouts at one that tells another story', async ({ db }) => {
    const [log, folder] = [await served(db), aFolder()];
    await appendSome(db, 300, 'eins');
    expect(await witness(log.url, folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining('300 leaves (0 before)'),
    });
    const fork = await copyOf(db);
    onTestFinished(fork.dispose);
    await appendSome(db, 400, 'zwei');
    expect(await witness(log.url, folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining('700 leaves (300 before)'),
    });
    expect(await witness(log.url, folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining('700 leaves (700 before)'),
    });
    const kept = readFileSync(join(folder, 'checkpoint'), 'utf8');
    expect(kept.split('\n').filter((line) => line.startsWith('\u2014'))).toHaveLength(2);
    expect(await openCheckpoint(kept, verifierKey(signer))).toMatchObject({ size: 700 });

    // The same beginning, another end, and longer than what was seen.
    await appendSome(fork.db, 500, 'drei');
    log.tell(fork.db);
    const found = await witness(log.url, folder);
    expect(found.code).toBe(2);
    expect(found.said).toContain('FORK');
    expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe(kept);
    expect(readdirSync(folder).filter((name) => name.startsWith('fork-'))).toHaveLength(1);
  });

  test('shouts at a log that became shorter, or is signed by another key', async ({ db }) => {
    const [log, folder] = [await served(db), aFolder()];
    await appendSome(db, 5, 'eins');
    await witness(log.url, folder);
    log.tell(db, signerOf(signer.name, Buffer.alloc(32, 6)));
    expect(await witness(log.url, folder)).toMatchObject({
      code: 2,
      said: expect.stringContaining('not signed by the key'),
    });
    const shorter = await freshDatabase();
    onTestFinished(shorter.dispose);
    await appendSome(shorter.db, 4, 'eins');
    log.tell(shorter.db);
    expect(await witness(log.url, folder)).toMatchObject({
      code: 2,
      said: expect.stringContaining('had 5 leaves and now has 4'),
    });
  });

  test.for([
    ['withheld', 5],
    ['false', 4],
  ] as const)(
    'does not wait for ever for what proves a new head, and shouts when its tiles stay %s',
    async ([tiles, leaves], { db }) => {
      const [log, folder] = [await served(db), aFolder()];
      const at = (minute: number) =>
        look({ site: new URL(log.url), folder, name: 'zeugin' }, new Date(Date.now() + minute * 60_000));
      await appendSome(db, leaves, 'eins');
      expect(await at(0)).toMatchObject({ seen: 'first' });
      await appendSome(db, 3, 'zwei');
      log.hand(tiles);
      expect(await at(1)).toMatchObject({ seen: 'unproven', isLoud: false });
      log.hand('whole');
      // What was a disturbance is forgotten.
      expect(await at(2)).toMatchObject({ seen: 'grown', size: leaves + 3 });
      await appendSome(db, 3, 'drei');
      log.hand(tiles);
      const kept = readFileSync(join(folder, 'checkpoint'), 'utf8');
      expect(await at(3)).toMatchObject({ seen: 'unproven', isLoud: false, looks: 1 });
      expect(await at(64)).toMatchObject({ seen: 'unproven', isLoud: true, looks: 2 });
      const found = await witness(log.url, folder);
      expect(found).toMatchObject({ code: 3, said: expect.stringContaining('cannot prove that it continues') });
      expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe(kept);
      expect(existsSync(join(folder, 'unproven.json'))).toBe(true);
    },
  );

  test('shouts at a log that stands still while the site goes on: an old head handed out again, or cases that are not in it', async ({
    db,
  }) => {
    const [log, folder] = [await served(db), aFolder()];
    const begin = Date.now();
    const at = (minute: number) =>
      look({ site: new URL(log.url), folder, name: 'zeugin' }, new Date(begin + minute * 60_000));
    await appendSome(db, 5, 'eins');
    log.publish(new Date(begin - 86_400_000));
    expect(await at(0)).toMatchObject({ seen: 'first', size: 5 });
    expect(await at(59)).toMatchObject({ seen: 'same' });

    // Published since this size was seen first, and no leaf more.
    log.publish(new Date(begin + 5 * 60_000));
    expect(await at(20), 'clocks may differ').toMatchObject({ seen: 'same' });
    log.publish(new Date(begin + 15 * 60_000));
    const kept = readFileSync(join(folder, 'checkpoint'), 'utf8');
    expect(await at(20)).toMatchObject({ seen: 'frozen', reason: expect.stringContaining('has had 5 leaves since') });
    expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe(kept);
    await appendSome(db, 1, 'eins');
    expect(await at(20)).toMatchObject({ seen: 'grown', size: 6 });

    // Signed as ever, and of a while ago.
    log.say(await checkpoint(db, new Date(begin), signer));
    expect(await at(59)).toMatchObject({ seen: 'same' });
    expect(await at(62)).toMatchObject({ seen: 'frozen', reason: expect.stringContaining('its head is of') });
    log.say(await checkpoint(db, new Date(begin - 2 * 3_600_000), signer));
    expect(await witness(log.url, folder)).toMatchObject({ code: 4, said: expect.stringContaining('FROZEN') });
    log.say(checkpointOf(signer, { size: 6, root: await rootOf(db, 6) }));
    expect(await at(20)).toMatchObject({
      seen: 'frozen',
      reason: expect.stringContaining('does not say any more when'),
    });
    log.say(
      (await checkpoint(db, new Date(begin - 2 * 3_600_000), signer)).replace(/time \d+/, `time ${(begin / 1000) | 0}`),
    );
    expect(await at(20), 'the time is signed').toMatchObject({ seen: 'fork' });
  });

  test('reads no answer without an end', async () => {
    const endless = createServer((_, response) => {
      const more = () => {
        while (response.write('a'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    await once(endless.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      endless.closeAllConnections();
      endless.close();
    });
    const address = endless.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const found = await witness(`http://127.0.0.1:${port}`, aFolder());
    expect(found).toMatchObject({ code: 1, said: expect.stringContaining('is too long') });
  });

  test('says when nobody answers, which is no fork', async () => {
    const found = await witness('http://127.0.0.1:9', aFolder());
    expect(found).toMatchObject({ code: 1, said: expect.stringContaining('could not be asked') });
  });
});

describe('processes that append at once', () => {
  test('make one log, whatever is refused among them', async () => {
    const { db, url, dispose } = await freshDatabase();
    onTestFinished(dispose);
    const runs = ['eins', 'zwei', 'drei'].map((name) =>
      start('tests/features/log/append-many.ts', ['150', name], environment({ DATABASE_URL: url })),
    );
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(await walkLog(db, async () => new Map())).toEqual({ leaves: 300, sealed: 0, faults: [] });
    const leaves = await db.select({ company: logLeaves.company }).from(logLeaves).orderBy(asc(logLeaves.number));
    expect(new Set(leaves.map(({ company }) => company)).size).toBe(3);
  }, 60_000);
});

describe('a receipt on the command line', () => {
  test('holds without a network, a database or a setting, and not when a byte is another', async ({ db }) => {
    await write(db, async (tx) => {
      await append(tx, {
        kind: 'case.entry',
        at: new Date(),
        seals: { subject: 'case:a', words: '{"title":"Regal"}' },
      });
      return done();
    });
    const file = join(aFolder(), 'receipt.json');
    const run = async () => {
      const started = start('src/verify-receipt.ts', [file], { PATH: process.env.PATH });
      return { code: await started.ended, said: started.said() };
    };
    const receipt = JSON.stringify(await receiptOf(db, 'case:a', '{"title":"Regal"}'));
    writeFileSync(file, receipt);
    expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining('holds: leaf 1 of 1') });
    const none = [
      '',
      '['.repeat(1_000_000),
      '{"format":"aktenkundig-receipt/1","number":NaN}',
      receipt.slice(0, -30),
      '\ufeff%PDF',
    ];
    for (const other of none) {
      expect(await checkReceipt(other.replace('\ufeff', '')), other.slice(0, 50)).toHaveProperty('fault');
    }
    const tall = { proof: Array(100_000).fill('A'.repeat(44)) };
    expect(await checkReceipt(JSON.stringify({ ...JSON.parse(receipt), ...tall }))).toEqual({ fault: 'malformed' });
    writeFileSync(file, '%PDF-1.7');
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('attached to it') });
    truncateSync(file, 40 * 1024 * 1024);
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('too long') });
    const endless = start('src/verify-receipt.ts', ['/dev/zero'], { PATH: process.env.PATH });
    expect([await endless.ended, endless.said()]).toEqual([1, expect.stringContaining('too long')]);
    writeFileSync(file, receipt.replace('Regal', 'Sessel'));
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('does not hold') });
  });
});
