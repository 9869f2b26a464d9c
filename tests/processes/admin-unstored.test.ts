import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { noteKey } from '#src/features/operation/notes.ts';
import { strangerTo } from '#src/process/stranger.ts';
import { test } from './place.ts';

test('an administrator is never told that something was done that could not be stored, and is told why in one line', async ({
  place,
}) => {
  const { file, admin } = place;
  const db = openDatabase({ url: `file:${file}` });
  await noteKey(db, new Date());
  await db.update(outbox).set({ status: 'failed', attempts: 1 });
  db.$client.close();
  const other = { SECRET_KEY: 'another-key-another-key-another-key-1' };
  for (const args of [
    ['create-moderator', 'new@example.org'],
    ['mails', 'retry', '--all'],
  ]) {
    const { code, said } = await admin(args, other);
    expect(code, args.join(' ')).toBe(1);
    expect(said).toMatch(/^SECRET_KEY is not the key under which this database was sealed\. Call it again/m);
    expect(said).not.toMatch(/is a moderator and|^5 queued|^\s+at /m);
  }
  expect((await admin(['status'], other)).said).toMatch(
    /^stands still +SECRET_KEY is not the key[\s\S]*^stands still +the worker gives no sign of life/m,
  );
  const retried = await admin(['mails', 'retry', '--all']);
  expect(retried).toMatchObject({ code: 0, said: expect.stringContaining('5 queued once more.') });
});

test('a command that fails as nobody foresaw says so in one line', async ({ place }) => {
  const { folder, admin } = place;
  const blocked = join(folder, 'copies');
  writeFileSync(blocked, '');
  const { code, said } = await admin(['backup'], { BACKUP_URL: `file:${blocked}`, LOG_LEVEL: 'silent' });
  expect(code).toBe(1);
  expect(said).toMatch(/^(EEXIST|ENOTDIR): .*\n$/m);
  expect(said).not.toMatch(/^\s+at /m);
});

test('on a machine without a database it is told what there is; a wrong setting has its name, and a word too many does nothing', async ({
  place,
}) => {
  const { folder, admin } = place;
  const help = await admin(['--help'], { DATABASE_URL: `file:${join(folder, 'none.db')}` });
  expect(help.said).toContain('npm run admin -- create-moderator <email>');
  expect((await admin(['status'], { BACKUP_URL: '/mnt/copies' })).said).toMatch(
    /^BACKUP_URL must be file: and a folder/,
  );
  expect((await admin(['status'], { BACKUP_URL: '' })).said).not.toContain('there is no copy');
  for (const args of [
    ['mails', 'discard', '--dry-run'],
    ['mails', 'retry', '--all', 'now'],
    ['create-moderator', 'one@example.org', 'two@example.org'],
    ['erase-case', '2026-000001', '2026-000002'],
  ]) {
    const { code, said } = await admin(args);
    expect(code, args.join(' ')).toBe(1);
    expect(said, args.join(' ')).toMatch(/^npm run admin -- create-moderator/);
  }
});

test('a folder of a setting that cannot be written to ends the start in one line with its name', async ({ place }) => {
  const { folder, run } = place;
  const taken = join(folder, 'taken');
  writeFileSync(taken, '');
  for (const [name, value] of Object.entries({
    BACKUP_URL: `file:${taken}`,
    BLOB_URL: `file:${join(taken, 'blobs')}`,
    DATASET_DIR: taken,
  })) {
    const site = run('dist/main.mjs', [], { [name]: value });
    expect(await site.ended, name).toBe(1);
    expect(site.said()).toMatch(new RegExp(`^${name} names a folder that cannot be written to: E[A-Z]+: .*\\n$`));
  }
});

test('root writes nothing beside a database of somebody else, which the site could then not open', async ({
  place,
}) => {
  const { file } = place;
  const isRoot = process.getuid?.() === 0;
  // Whoever is not root is somebody else than root already.
  if (isRoot) chownSync(file, 12345, 12345);
  expect(strangerTo(`file:${file}`, 0)).toMatch(/belongs to user \d+: call this as that user/);
  expect(strangerTo(`file:${file}`, isRoot ? 12345 : process.getuid?.())).toBeNull();
  expect(strangerTo('libsql://elsewhere', 0)).toBeNull();
  const asked = await place.admin(['status']);
  expect(asked.code).toBe(isRoot ? 1 : 0);
});

test('where the database cannot be read /metrics still says how this process is', async ({ place }) => {
  const web = place.run('dist/main.mjs', ['web']);
  const port = await web.says(/"port":(\d+)/);
  const db = openDatabase({ url: `file:${place.file}` });
  await db.$client.execute('ALTER TABLE operation_notes RENAME TO elsewhere');
  const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(metrics.status).toBe(200);
  const words = await metrics.text();
  expect(words).toMatch(/^database_answers 0$/m);
  expect(words).toMatch(/^process_resident_memory_bytes \d+$/m);
  db.$client.close();
});
