import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, representatives, tallies, tallyDays } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { newId } from '#src/lib/crypto.ts';
import { dayOf } from '#src/lib/dates.ts';
import { countedFromScratch, storedTallies } from '#tests/features/rankings/site.ts';
import { databaseFolder } from '#tests/folder.ts';
import { fillOrCopy } from '#tests/site/data.ts';
import { environment, start } from './start.ts';

/** Milliseconds after which SQLite gives up waiting for the other process. */
const patience = 5000;

test('while another process counts, every command of this one is done and none is lost', async () => {
  const now = new Date();
  const today = dayOf(now);
  const folder = databaseFolder('two');
  const url = `file:${join(folder, 'site.db')}`;
  await fillOrCopy(join(folder, 'site.db'));
  const db = openDatabase({ url });
  await db.delete(tallies);
  await db.delete(tallyDays);
  const waiting = await db
    .select({
      number: cases.number,
      representativeId: representatives.id,
      userId: representatives.userId,
      companyId: representatives.companyId,
    })
    .from(cases)
    .innerJoin(representatives, eq(representatives.companyId, cases.companyId))
    .where(and(eq(cases.status, 'open'), isNotNull(cases.number)));
  const counting = start('dist/admin.mjs', ['recompute'], environment({ DATABASE_URL: url }));
  let running = true;
  counting.ended.then(() => {
    running = false;
  });
  let [done, slowest] = [0, 0];
  for (const { number, userId, ...represented } of waiting) {
    if (!running) break;
    const started = performance.now();
    const actor = { userId, represents: [represented], isModerator: false };
    const reply = {
      id: newId(),
      number: number ?? '',
      text: 'Wir haben bezahlt.',
      intent: 'solution' as const,
      promises: [],
    };
    expect(await publishReply({ db, actor, now, locale: 'de' }, reply)).toMatchObject({ ok: true });
    slowest = Math.max(slowest, performance.now() - started);
    done += 1;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(await counting.ended).toBe(0);
  expect(done).toBeGreaterThan(5);
  expect(slowest).toBeLessThan(patience / 2);
  expect(await storedTallies(db, today)).toEqual(await countedFromScratch(db, today));
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
