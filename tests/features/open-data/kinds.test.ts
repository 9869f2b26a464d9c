import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { sayKind } from '#src/features/problems/record.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('the data set says what a case is about and who says so, of one that ended nothing, and no figure depends on it', async ({
  db,
  company,
  author,
  moderator,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-kinds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const given = { company, author, publishedOn: '2026-03-01' };
  const [said, unsaid] = [await anOpenCase(db, given), await anOpenCase(db, given)];
  const [withdrawn, removed] = [await anOpenCase(db, given), await anOpenCase(db, given)];
  const set = async () => {
    await keepTallies(db, today);
    await exportDataset(db, folder);
    expect((await recompute(folder)).findings.told).toEqual([]);
    const rows = readFileSync(join(folder, 'cases.csv'), 'utf8').trimEnd().split('\n');
    const kinds = Object.fromEntries(
      rows.slice(1).map((row) => [row.split(',')[0], row.split(',').slice(-3, -1).join()]),
    );
    return {
      kinds,
      figures: ['rankings.json', 'profiles.json'].map((name) => readFileSync(join(folder, name), 'utf8')),
    };
  };
  await withdrawCase(situationOf(author), { number: withdrawn.number, reason: '' });
  await removeCase(situationOf(moderator), { number: removed.number, reason: 'Nennt eine Privatperson.' });
  const before = await set();
  await write(db, async (tx) => {
    for (const { id } of [said, withdrawn, removed]) await sayKind(tx, id, 'shops-refund', momentOn(today));
    await sayKind(tx, unsaid.id, null, momentOn(today));
    return done(null);
  });
  const { kinds, figures } = await set();
  expect(kinds).toEqual({
    [said.number]: 'shops-refund,author',
    [unsaid.number]: ',',
    [withdrawn.number]: ',',
    [removed.number]: ',',
  });
  expect(figures).toEqual(before.figures);
});
