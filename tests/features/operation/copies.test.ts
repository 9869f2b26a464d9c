import fs, { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, searchDocuments } from '#db/schema/index.ts';
import { faultsOf } from '#db/whole.ts';
import { copyBeforeUpgrade, copyOfDay, copyTo, hasCopyOf } from '#src/features/operation/copies.ts';
import { hashOf } from '#src/features/operation/files.ts';
import { lastCopy } from '#src/features/operation/notes.ts';
import { restore } from '#src/features/operation/restore.ts';
import { recordWords } from '#src/features/search/index.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { anOpenCase, momentOn } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';

const test = base.extend('folder', async ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-copies-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  return folder;
});

test('a copy can be relied on after words of a case were changed, and pages that cannot be read are found', async ({
  db,
  folder,
}) => {
  const words = (title: string) => JSON.stringify({ language: 'de', title, summary: 'Drei Wochen lang kam nichts.' });
  for (const title of ['Ein Schrank', 'Ein Regal', 'Eine Kommode']) {
    const { id } = await anOpenCase(db, { title });
    await write(db, async (tx) => done(await recordWords(tx, id, words(title))));
    await write(db, async (tx) => done(await recordWords(tx, id, words(`${title} fehlt`))));
  }
  expect(await db.$count(searchDocuments)).toBe(3);

  const file = join(folder, 'copy.db');
  expect((await copyTo(db, file, momentOn('2026-03-30'))).rows.cases).toBe(3);

  const whole = openDatabase({ url: `file:${file}` });
  const [root] = (await whole.$client.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'cases'")).rows;
  whole.$client.close();
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16);
  bytes.fill(0xff, pageSize * (Number(root?.rootpage) - 1) + 8, pageSize * Number(root?.rootpage));
  writeFileSync(file, bytes);
  const harmed = openDatabase({ url: `file:${file}` });
  expect(await faultsOf(harmed)).toContainEqual(expect.stringMatching(/page/));
  harmed.$client.close();
});

test('a copy for which there is no room is not begun: it would fill the disk of the database each night', async ({
  db,
  folder,
  onTestFinished,
}) => {
  const statfs = await fs.promises.statfs(folder);
  const left = vi.spyOn(fs.promises, 'statfs').mockResolvedValue({ ...statfs, bsize: 4096, bavail: 4096 });
  syncBuiltinESMExports();
  onTestFinished(() => {
    left.mockRestore();
    syncBuiltinESMExports();
  });
  const file = join(folder, 'copy.db');
  await expect(copyTo(db, file, momentOn('2026-03-30'))).rejects.toThrow(
    /no room for a copy: \S+ has 16 MB left, and it takes \d+ MB/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a log that was left beside a lost database does not get into the one that is put back', async ({
  db,
  folder,
}) => {
  await anOpenCase(db);
  const [copy, lost, target] = ['copy.db', 'lost.db', 'site.db'].map((name) => join(folder, name));
  await copyTo(db, copy ?? '', momentOn('2026-03-30'));
  copyFileSync(copy ?? '', lost ?? '');
  const other = openDatabase({ url: `file:${lost}` });
  await other.$client.execute('PRAGMA journal_mode = WAL');
  for (let turn = 0; turn < 30; turn += 1) await anOpenCase(other);
  copyFileSync(`${lost}-wal`, `${target}-wal`);
  other.$client.close();

  await restore(copy ?? '', target ?? '', momentOn('2026-03-31'), async () => undefined);
  const back = openDatabase({ url: `file:${target}` });
  expect(await faultsOf(back)).toEqual([]);
  expect(await back.$count(cases)).toBe(1);
  back.$client.close();
});

test('a copy that was there when its process ended counts, though nobody had noted it', async ({ db, folder }) => {
  const place = { kind: 'folder', folder } as const;
  const now = momentOn('2026-03-30');
  const files = { copy: async () => ({ list: '', missing: 0 }), forget: async () => {} };
  await db.$client.execute(`create trigger killed before insert on operation_notes when new.kind = 'copy'
    begin select raise(abort, 'killed'); end`);
  await expect(copyOfDay(db, place, { workFolder: folder, now, files })).rejects.toThrow();
  await db.$client.execute('drop trigger killed');
  expect(await hasCopyOf(db, place, momentOn('2026-03-31'))).toBe(false);
  expect(await lastCopy(db)).toBeNull();
  expect(await hasCopyOf(db, place, now)).toBe(true);
  expect(await lastCopy(db)).toBe('aktenkundig-2026-03-30');
});

test('two copies of one day at once are whole both, and what a killed one left goes after a day', async ({
  db,
  folder,
}) => {
  const place = { kind: 'folder', folder } as const;
  const now = momentOn('2026-03-30');
  const files = { copy: async () => ({ list: '', missing: 0 }), forget: async () => {} };
  const left = ['aktenkundig-2026-03-28.unfinished', 'before-upgrade-2026-03-28T10-00-00.db.4711'];
  const begun = ['aktenkundig-2026-03-30.other.unfinished', 'before-upgrade-2026-03-30T10-00-00.db.4712'];
  for (const name of [...left, ...begun, 'aktenkundig-eigene.db.1']) {
    writeFileSync(join(folder, name), '');
    const day = momentOn(begun.includes(name) ? '2026-03-30' : '2026-03-28');
    utimesSync(join(folder, name), day, day);
  }
  const meanwhile = async () => {
    await anOpenCase(db);
    await copyOfDay(db, place, { workFolder: folder, now, files });
    return { list: '', missing: 0 };
  };
  const file = await copyOfDay(db, place, { workFolder: folder, now, files: { ...files, copy: meanwhile } });
  const { sha256 } = JSON.parse(readFileSync(file.replace(/db$/, 'json'), 'utf8'));
  expect(await hashOf(file)).toBe(sha256);

  const failing = copyBeforeUpgrade(folder, now, async (half) => {
    writeFileSync(half, 'half');
    throw new Error('killed');
  });
  await expect(failing).rejects.toThrow('killed');
  expect(
    readdirSync(folder)
      .filter((name) => !/^aktenkundig-[\d-]+\.(db|json|files)$/.test(name))
      .sort(),
  ).toEqual([...begun, 'aktenkundig-eigene.db.1'].sort());
});
