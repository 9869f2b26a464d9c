import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { cases, exchangeMutes, exchanges, users } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { askExchange, declineExchange, muteExchange, unmuteExchange } from '#src/features/exchange/commands.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { eraseAccountAt } from '#src/features/rights/commands.ts';
import { erasuresFile, keepErasures, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { addDays } from '#src/lib/dates.ts';
import { copyOf } from '#tests/database.ts';
import { anAnsweredCase, anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { anExchange } from '../exchange/exchanging.ts';
import { aPersonEverywhere, everyWord, placesIn } from './planted.ts';

const test = base.extend('file', async ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-erasures-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  return join(folder, 'aktenkundig.erasures');
});
const now = momentOn(today);

describe('the list of what was erased', () => {
  test('erases it once more from a database that was put back', async ({ db, moderator, file }) => {
    const person = await aPersonEverywhere(db);
    const stays = await anOpenCase(db, { author: await anAuthor(db) });
    const [withdrawn, removed] = [await anOpenCase(db), await anOpenCase(db)];
    const backup = await copyOf(db);
    must(await eraseAccountAt(db, { email: person.email, cases: 'withdraw', now }));
    must(await withdrawCase(situationOf(withdrawn.author), { number: withdrawn.number, reason: '' }));
    must(await removeCase(situationOf(moderator), { number: removed.number, reason: 'Erfunden.' }));
    expect(await keepErasures(db, file)).toBeGreaterThan(3);

    expect(placesIn(await everyWord(backup.db))).toContain('title');
    const replayed = await replayErasures(backup.db, await readErasures(file), now);
    expect(replayed).toEqual({ accounts: 1, cases: 1, words: 1, toDecide: [] });
    await backup.db.$client.execute("delete from outbox where kind = 'account-changed'");
    const left = await everyWord(backup.db);
    expect(placesIn(left)).toEqual([]);
    expect(left.includes(person.email)).toBe(false);
    const [untouched] = await backup.db.select().from(cases).where(eq(cases.id, stays.id));
    expect(untouched?.status).toBe('open');
    expect(await replayErasures(backup.db, await readErasures(file), now)).toEqual({
      accounts: 0,
      cases: 0,
      words: 0,
      toDecide: [],
    });
    backup.dispose();
  });

  test('mutes a company again, and has it ask no second time: what the author said last holds', async ({
    db,
    file,
  }) => {
    const { number, author, one, company, theCase } = await anExchange(db);
    const asked = await anAnsweredCase(db, { company, representative: one });
    const twice = await anExchange(db);
    must(await muteExchange(situationOf(twice.author), { number: twice.number }));
    const backup = await copyOf(db);
    must(await muteExchange(situationOf(author), { number }));
    must(await unmuteExchange(situationOf(author, addDays(today, 1)), { number }));
    must(await muteExchange(situationOf(author, addDays(today, 2)), { number }));
    must(await unmuteExchange(situationOf(twice.author, addDays(today, 1)), { number: twice.number }));
    must(await askExchange(situationOf(one), { number: asked.number }));
    must(await declineExchange(situationOf(asked.author), { number: asked.number }));
    await keepErasures(db, file);
    for (const _ of [1, 2]) await replayErasures(backup.db, await readErasures(file), now);
    const muted = await backup.db.select().from(exchangeMutes);
    const [running] = await backup.db.select().from(exchanges).where(eq(exchanges.caseId, theCase.id));
    expect(muted).toMatchObject([{ exchangeId: running?.id }]);
    expect(await askExchange({ ...situationOf(one), db: backup.db }, { number: asked.number })).toMatchObject({
      reason: 'exchange-declined',
    });
    backup.dispose();
  });

  test('names ids alone, grows, and forgets nothing that the database forgot', async ({ db, file }) => {
    const people = [await anAuthor(db), await anAuthor(db)];
    for (const { email } of people) {
      must(await eraseAccountAt(db, { email, cases: 'keep', now }));
      expect(await keepErasures(db, file)).toBe(1);
    }
    expect(await keepErasures(db, file)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(people.map(({ userId }) => `account ${userId} keep\n`).join(''));
    expect(statSync(file).mode & 0o077).toBe(0);
    await db.update(users).set({ erased: null }).where(isNotNull(users.erased));
    await keepErasures(db, file);
    expect(await readErasures(file)).toHaveLength(2);
  });

  test('lies beside the database, and passes over lines that it does not know', async ({ db, file, author }) => {
    expect(erasuresFile({ DATABASE_URL: 'file:/srv/akten/aktenkundig.db' })).toBe('/srv/akten/aktenkundig.erasures');
    expect(erasuresFile({ DATABASE_URL: 'libsql://db.example' })).toBe('data/aktenkundig.erasures');
    expect(await readErasures(file)).toEqual([]);
    const odd = ['account', `account ${author.userId}`, 'account nobody keep', `case ${author.userId} withdrawn`, '?'];
    expect(await replayErasures(db, odd, now)).toEqual({ accounts: 0, cases: 0, words: 0, toDecide: [] });
    expect(await db.$count(users, eq(users.email, author.email))).toBe(1);
  });
});
