import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { beginChecks } from '#src/features/companies/representatives/doubts.ts';
import { refreshRepliedTo } from '#src/features/identity/commands.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { caseFeed } from '#src/features/open-data/feeds.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { anAnsweredCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const test = base.extend('folder', ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-doubted-'));
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
});

test('a reply whose writer is being checked is counted in the data set as such, is no answer, and the feed says so', async ({
  db,
  folder,
}) => {
  const { number, author, representative } = await anAnsweredCase(db);
  const answers = async () => {
    await keepTallies(db, today);
    await exportDataset(db, folder);
    const rows = readFileSync(join(folder, 'cases.csv'), 'utf8').split('\n');
    const row = rows.find((one) => one.startsWith(number));
    expect((await recompute(folder)).findings.told).toEqual([]);
    return row?.split(',').slice(8, 10);
  };
  const titles = async () => (await caseFeed(db, { number, locale: 'de', today }))?.entries.map(({ title }) => title);
  expect(await answers()).toEqual(['reply', '0']);
  expect((await titles())?.join()).not.toContain('geprüft');
  const [now, { representativeId }] = [momentOn(today), representative];
  await write(db, async (tx) => {
    await beginChecks(tx, [representativeId], { because: 'objection', now });
    await refreshRepliedTo(tx, representativeId, now);
    return done();
  });
  expect(await answers()).toEqual(['', '1']);
  expect(await titles()).toContainEqual(expect.stringContaining('(Identität wird geprüft)'));
  must(await withdrawCase(situationOf(author), { number, reason: '' }));
  expect(await answers()).toEqual(['', '0']);
});
