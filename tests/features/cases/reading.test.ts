import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseReads, cases, countedFacts, events, logLeaves, outbox, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { readSentence } from '#src/features/case-file/read.ts';
import { markRead } from '#src/features/cases/commands/reading.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { aCompany, anAnsweredCase, anOpenCase, aRepresentative, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const reads = (db: Database) => db.select().from(caseReads);
const doubt = (db: Database, id: string, columns: Partial<typeof representatives.$inferInsert>) =>
  exclusively(db, () => db.update(representatives).set(columns).where(eq(representatives.id, id)));

async function sentenceOf(db: Database, number: string, on: string, locale: 'de' | 'en' = 'de') {
  const file = await caseFile(db, { number }, on);
  return file && readSentence(translator(locale), locale, file, on);
}

describe('that a company has read a case', () => {
  test('is noted once: the first time, and for whom', async ({ db }) => {
    const company = await aCompany(db);
    const { id, number } = await anOpenCase(db, { company, publishedOn: '2026-03-20' });
    const [first, second] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
    expect(await sentenceOf(db, number, '2026-03-25')).toBeNull();
    must(await markRead(situationOf(first, '2026-03-22'), number));
    must(await markRead(situationOf(second, '2026-03-24'), number));
    expect(await reads(db)).toEqual([
      { caseId: id, companyId: company.id, representativeId: first.representativeId, readAt: momentOn('2026-03-22') },
    ]);
    expect(await sentenceOf(db, number, '2026-03-22')).toBe(
      'Vom Unternehmen gelesen am 22.03.2026, noch ohne Antwort.',
    );
    expect(await sentenceOf(db, number, '2026-03-25')).toBe(
      'Vom Unternehmen gelesen am 22.03.2026, keine Antwort seit 3 Tagen.',
    );
    expect(await sentenceOf(db, number, '2026-03-23', 'en')).toContain('no answer for 1 day.');
    const reply = { id: newId(), number, text: 'Wir kümmern uns.', intent: 'solution' as const, promises: [] };
    must(await publishReply(situationOf(first, '2026-03-26'), reply));
    expect(await sentenceOf(db, number, '2026-03-27')).toBe('Vom Unternehmen gelesen am 22.03.2026.');
  });

  test('follows from a reply, at the latest', async ({ db }) => {
    const company = await aCompany(db);
    const { number } = await anOpenCase(db, { company });
    const speaker = await aRepresentative(db, { company });
    const reply = { id: newId(), number, text: 'Wir kümmern uns.', intent: 'solution' as const, promises: [] };
    must(await publishReply(situationOf(speaker, '2026-03-26'), reply));
    expect((await reads(db)).map(({ readAt }) => dayOf(readAt))).toEqual(['2026-03-26']);
  });

  test('follows from a reply of before it was noted', async ({ db }) => {
    const { number } = await anAnsweredCase(db, { publishedOn: '2026-03-10', repliedOn: '2026-03-14' });
    expect(await reads(db)).toEqual([]);
    expect(await sentenceOf(db, number, '2026-03-20')).toBe('Vom Unternehmen gelesen am 14.03.2026.');
  });

  test('cannot be said by somebody in doubt, and is said anew where it was by somebody refused', async ({ db }) => {
    const company = await aCompany(db);
    const { number } = await anOpenCase(db, { company });
    const [doubted, real] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
    await doubt(db, doubted.representativeId, { checkingSince: momentOn('2026-03-01') });
    must(await markRead(situationOf(doubted, '2026-03-21'), number));
    expect(await reads(db)).toEqual([]);
    await doubt(db, doubted.representativeId, { checkingSince: null });
    must(await markRead(situationOf(doubted, '2026-03-22'), number));
    await doubt(db, doubted.representativeId, { refusedAt: momentOn('2026-03-23'), endedAt: momentOn('2026-03-23') });
    expect(await sentenceOf(db, number, '2026-03-24')).toBeNull();
    must(await markRead(situationOf(real, '2026-03-24'), number));
    expect(await sentenceOf(db, number, '2026-03-24')).toContain('gelesen am 24.03.2026');
    // One whose right has ended notes nothing any more, whatever an old session says.
    const other = await anOpenCase(db, { company });
    must(await markRead(situationOf(doubted, '2026-03-25'), other.number));
    expect((await reads(db)).length).toBe(1);
  });

  test('moves nothing: no state, no figure, no event, no leaf of the log, no mail', async ({ db }) => {
    const company = await aCompany(db);
    const { number } = await anOpenCase(db, { company });
    const speaker = await aRepresentative(db, { company });
    const tables = [cases, countedFacts, events, logLeaves, outbox];
    const all = () => Promise.all(tables.map((table) => db.select().from(table)));
    const before = await all();
    must(await markRead(situationOf(speaker), number));
    expect(await all()).toEqual(before);
    expect((await reads(db)).length).toBe(1);
  });

  test('is counted on the profile, with those answered, and shares from ten on', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const counted = async () => (await companyProfile(db, { ...company, industry: 'shops' }, '12', '2026-03-31')).read;
    for (let n = 0; n < 10; n += 1) {
      const { number } = await anOpenCase(db, { company, publishedOn: '2026-03-20' });
      if (n < 6) must(await markRead(situationOf(speaker, '2026-03-22'), number));
      const reply = { id: newId(), number, text: `Antwort ${n}.`, intent: 'solution' as const, promises: [] };
      if (n < 3) must(await publishReply(situationOf(speaker, '2026-03-23'), reply));
    }
    await anOpenCase(db, { company, publishedOn: '2024-01-20' });
    const { read, answered } = await counted();
    expect([read.hits, read.n, answered.hits, answered.n]).toEqual([6, 10, 3, 6]);
    expect(read.of?.share).toBe(0.6);
    expect(read.of?.low).toBeLessThan(0.6);
    expect(answered.of).toBeNull();
  });

  test('stays, with the first time, where two companies become one', async ({ db }) => {
    const [old, kept] = [await aCompany(db), await aCompany(db)];
    const { id, number } = await anOpenCase(db, { company: old });
    const speaker = await aRepresentative(db, { company: old });
    must(await markRead(situationOf(speaker, '2026-03-22'), number));
    must(await mergeCompanies(db, { from: old.slug, into: kept.slug, now: momentOn('2026-03-30') }));
    expect(await reads(db)).toMatchObject([{ caseId: id, companyId: kept.id, readAt: momentOn('2026-03-22') }]);
    expect(await sentenceOf(db, number, '2026-03-30')).toContain('gelesen am 22.03.2026');
  });
});
