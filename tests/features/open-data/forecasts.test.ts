import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { expect } from 'vitest';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aSite } from '../rankings/site.ts';

const test = base.extend('folder', ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-forecasts-'));
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
});

const scoreList = z.array(z.object({ question: z.string(), n: z.number(), untold: z.number() }));

test('the forecasts of a set, their scores and the cases behind them follow from its cases, or are named', async ({
  db,
  folder,
}) => {
  // A company that never answers: it can be told soon.
  const site = await aSite(db, { companies: 2 });
  const turn = async (day: Day) => {
    await keepForecasts(db, day, () => false, write);
    await keepTallies(db, day);
  };
  let day = addDays(today, -110);
  for (let at = 0; at < 22; at += 1) {
    await site.happen({ kind: 'publish', company: at % 5 === 4 ? 1 : 0, promiseIn: null }, day);
    if (at === 12) await turn(addDays(day, 20));
    day = addDays(day, 4);
  }
  await site.happen({ kind: 'withdraw', of: 2 }, addDays(today, -40));
  await turn(today);
  // What happens during the day is not what was known in the morning, and no fault of it.
  await site.happen({ kind: 'reply', of: 3, solved: false, promiseIn: null }, today);

  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
  await exportDataset(db, folder);
  const { findings, forecasts } = await recompute(folder);
  expect(findings.told).toEqual([]);
  expect(forecasts).toBe(2);
  const [answered] = scoreList.parse(JSON.parse(textOf('forecast-scores.json')));
  expect(answered?.n).toBeGreaterThan(2);

  const found = async (name: string, change: (text: string) => string) => {
    await exportDataset(db, folder);
    const before = textOf(name);
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, name), after);
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(sha(before), sha(after)));
    return (await recompute(folder)).findings.told.join('\n');
  };
  const better = (text: string) => text.replace(/("answered":\{"share":0\.)\d/, '$17');
  expect(await found('forecasts.json', better)).toMatch(/forecasts\.json, [\w-]+, kind any, answered, share/);
  const hidden = (text: string) => text.replace(/^\{.*"answered":0.*\n/m, '');
  expect(await found('forecast-cases.json', hidden)).toMatch(/forecast-cases\.json lacks \d{4}-\d{6}/);
  const answeredAll = (text: string) => text.replace('"answered":0,"solved"', '"answered":1,"solved"');
  expect(await found('forecast-cases.json', answeredAll)).toMatch(/answered: published 1, recomputed 0/);
  const afterwards = (text: string) => text.replace(/("givenOn":")[^"]+/, `$1${today}`);
  expect(await found('forecast-cases.json', afterwards)).toContain('givenOn');
  const braver = (text: string) => text.replace(/("given":\{"answered":\{"share":0\.)\d/g, '$19');
  expect(await found('forecast-cases.json', braver)).toMatch(/forecast-scores\.json, answered, brier/);
});
