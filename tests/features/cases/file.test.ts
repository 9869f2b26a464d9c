import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/cases/file/queries.ts';
import { anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('a case says whether anybody speaks for the company today', async ({ db, company, representative, day }) => {
  const open = await anOpenCase(db, { company });
  const isClaimed = async () => (await caseFile(db, { number: open.number }, day))?.company.isClaimed;
  expect(await isClaimed()).toBe(true);
  const ended = { endedAt: new Date(`${day}T08:00:00Z`) };
  await db.update(representatives).set(ended).where(eq(representatives.id, representative.representativeId));
  expect(await isClaimed()).toBe(false);
});
