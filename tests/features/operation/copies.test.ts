import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, searchDocuments } from '#db/schema/index.ts';
import { faultsOf } from '#db/whole.ts';
import { copyOfDay, copyTo, hasCopyOf } from '#src/features/operation/copies.ts';
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
