import { eq, isNotNull, isNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, drafts, entries, events, outbox } from '#db/schema/index.ts';
import { aCompany, freshDatabase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { killer } from './kill.ts';
import { environment, start, until } from './start.ts';

const promised = (said: string, what: string) =>
  [...said.matchAll(new RegExp(`^${what} (\\S+)\\n`, 'gm'))].map(([, id = '']) => id);

test('kill -9 while cases are published in parallel: what was acknowledged is there, nothing is there by half', async () => {
  const { db, url, dispose } = await freshDatabase();
  try {
    const company = await aCompany(db);
    const kill = killer(300);
    const saved: string[] = [];
    const published: string[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const env = environment({ DATABASE_URL: url });
      const writer = start('tests/processes/publish-many.ts', [company.id, String(round)], env);
      await until(() => promised(writer.said(), 'published').length > 0, 20, 'the first case is published');
      await kill(writer);
      expect(await writer.ended).toBe('SIGKILL');
      saved.push(...promised(writer.said(), 'draft'));
      published.push(...promised(writer.said(), 'published'));
    }
    expect(published.length).toBeGreaterThanOrEqual(5);
    expect(new Set(published).size).toBe(published.length);

    const publicCases = await db.select().from(cases).where(isNotNull(cases.publishedAt));
    const numbers = publicCases.map(({ number }) => number ?? '');
    expect(published.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(numbers.toSorted()).toEqual(numbers.map((_, index) => numberAt(numbers, index)));

    const everyCase = await db.select({ id: cases.id }).from(cases);
    expect(saved.filter((id) => !everyCase.some((row) => row.id === id))).toEqual([]);
    for (const row of publicCases) {
      expect(row.status).toBe('open');
      expect(await db.$count(entries, eq(entries.caseId, row.id))).toBe(1);
      expect(await db.$count(drafts, eq(drafts.caseId, row.id))).toBe(0);
      expect(await db.$count(outbox, eq(outbox.dedupeKey, `case-live:${row.id}`))).toBe(1);
      const done = await db.select({ action: events.action }).from(events).where(eq(events.subjectId, row.id));
      expect(done.filter(({ action }) => action === 'cases.publish')).toHaveLength(1);
    }
    const unpublished = await db.select({ id: cases.id }).from(cases).where(isNull(cases.publishedAt));
    for (const { id } of unpublished) {
      expect(await db.$count(drafts, eq(drafts.caseId, id))).toBe(1);
      expect(await db.$count(outbox, eq(outbox.dedupeKey, `case-live:${id}`))).toBe(0);
    }
    const [check] = (await db.$client.execute('PRAGMA integrity_check')).rows;
    expect(check?.integrity_check).toBe('ok');
  } finally {
    dispose();
  }
});

/** The counter leaves no holes: the numbers are the first so many of the year. */
function numberAt(numbers: readonly string[], index: number): string {
  return `${numbers[0]?.slice(0, 4)}-${String(index + 1).padStart(6, '0')}`;
}
