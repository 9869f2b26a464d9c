import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { signs } from '#db/schema/index.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { examinedNow } from '#src/features/signs/queries.ts';
import { raiseSigns } from '#src/features/signs/raise.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('what is under examination is counted in the data set on the days on which it is, and no figure changes by it', async ({
  db,
  company,
  moderator,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-examined-'));
  const dataset = async (asOf: string) => {
    await keepTallies(db, asOf);
    expect(await exportDataset(db, folder)).toMatchObject({ asOf });
    const [head, row] = readFileSync(join(folder, 'companies.csv'), 'utf8').split('\n');
    expect(head).toBe('slug,name,industry,casesExamined,votesExamined');
    expect((await recompute(folder)).findings.told).toEqual([]);
    const { companies } = await readTallies(db, { industry: null, months: '12' });
    return { row: row?.split(',').slice(-2), cases: companies[0]?.cases };
  };
  try {
    for (let one = 0; one < 12; one += 1) {
      await anOpenCase(db, { company, publishedOn: addDays(today, -1), summary: `Fall ${one}`, entries: [] });
    }
    const before = await dataset(today);
    expect(before).toEqual({ row: ['0', '0'], cases: 12 });
    await raiseSigns(db, momentOn(today));
    expect(await examinedNow(db)).toEqual([{ companyId: company.id, cases: 12, votes: 0 }]);
    expect(await dataset(today)).toEqual({ row: ['12', '0'], cases: 12 });
    const [sign] = await db.select().from(signs);
    const decision = { id: sign?.id ?? '', decision: 'genuine' as const, reason: 'Ein Ausfall.', except: [] };
    await decideSign(situationOf(moderator, addDays(today, 1)), decision);
    expect(await db.$count(signs, eq(signs.decision, 'genuine'))).toBe(1);
    expect(await examinedNow(db)).toEqual([]);
    // On the evening of that day nobody had decided.
    expect(await dataset(today)).toEqual({ row: ['12', '0'], cases: 12 });
    expect(await dataset(addDays(today, 1))).toEqual({ row: ['0', '0'], cases: 12 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
