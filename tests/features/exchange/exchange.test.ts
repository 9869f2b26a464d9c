import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, onTestFinished } from 'vitest';
import { cases, exchangeFacts, exchangeMessages, exchangeOpenings, exchanges, outbox } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import {
  askExchange,
  declineExchange,
  endExchange,
  giveFacts,
  muteExchange,
  openExchange,
  openGiven,
  unmuteExchange,
  withdraw,
} from '#src/features/exchange/commands.ts';
import { forgetOldExchanges } from '#src/features/exchange/forgetting.ts';
import { giveInput, messageInput } from '#src/features/exchange/input.ts';
import { ibanOf, mostAnHour } from '#src/features/exchange/rules.ts';
import { keepErasures, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';
import { copyOf } from '#tests/database.ts';
import { aCompany, anAuthor, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { everyWord } from '../rights/planted.ts';
import {
  aCaseWithPeople,
  anExchange,
  doubts,
  ends,
  iban,
  later,
  minutes,
  noon,
  reasonOf,
  seenBy,
  writes,
} from './exchanging.ts';

describe('whether there is an exchange', () => {
  test('is for the author alone to decide: a company asks, once', async ({ db }) => {
    const { number, author, one, other } = await aCaseWithPeople(db);
    expect(reasonOf(await writes(situationOf(one), number, 'company', 'Ihre IBAN bitte'))).toBe('no-exchange');
    must(await askExchange(situationOf(one), { number }));
    must(await askExchange(situationOf(other), { number }));
    expect(await seenBy(situationOf(author), number, 'author')).toMatchObject({
      running: null,
      asked: { by: { name: 'Miriam Okafor' }, declinedAt: null },
    });
    must(await declineExchange(situationOf(author), { number }));
    expect(reasonOf(await askExchange(situationOf(one), { number }))).toBe('exchange-declined');
    must(await openExchange(situationOf(author), { number }));
    must(await openExchange(situationOf(author), { number }));
    expect(await db.$count(exchanges)).toBe(1);
    expect(await db.$count(outbox, eq(outbox.kind, 'exchange-asked'))).toBe(1);
  });

  test('is public with its day and nothing else, and with the day of its end', async ({ db }) => {
    const { number, author, one } = await anExchange(db);
    must(await writes(situationOf(one), number, 'company', 'Danke für Ihr Vertrauen.'));
    expect((await caseFile(db, { number }, today))?.exchange).toEqual({ since: noon, until: null });
    must(await endExchange(later(author, 60), { number }));
    expect((await caseFile(db, { number }, today))?.exchange).toEqual({ since: noon, until: minutes(60) });
  });

  test('is refused while nobody speaks for the company with certainty', async ({ db }) => {
    const theCase = await anOpenCase(db);
    const { number, author } = theCase;
    expect(reasonOf(await openExchange(situationOf(author), { number }))).toBe('exchange-nobody');
    const speaker = await aRepresentative(db, { company: theCase.company });
    await doubts(db, speaker.representativeId, noon);
    expect(reasonOf(await openExchange(situationOf(author), { number }))).toBe('exchange-nobody');
    await doubts(db, speaker.representativeId, null);
    must(await openExchange(situationOf(author), { number }));
  });
});

describe('what is given', () => {
  test('is hidden until a named person opens it, who is noted, and hidden again after half an hour', async ({ db }) => {
    const { number, author, one, other, factId } = await anExchange(db);
    const value = async (of: typeof one, at: number) =>
      (await seenBy(later(of, at), number, 'company'))?.running?.facts[0]?.value;
    expect(await value(one, 1)).toBeNull();
    must(await openGiven(later(one, 1), { number, open: factId }));
    must(await openGiven(later(one, 2), { number, open: factId }));
    expect(await value(one, 2)).toBe(iban);
    expect(await value(other, 2)).toBeNull();
    expect(await value(one, 31)).toBeNull();
    must(await openGiven(later(one, 32), { number, open: factId }));
    const told = (await seenBy(later(author, 40), number, 'author'))?.running?.facts[0]?.opened;
    expect(told?.map(({ by, at }) => [by.name, at])).toEqual([
      ['Miriam Okafor', minutes(32)],
      ['Miriam Okafor', minutes(1)],
    ]);
  });

  test('is gone for the company from the moment it is withdrawn, and from the database', async ({ db }) => {
    const { number, author, one, factId } = await anExchange(db);
    must(await openGiven(later(one, 1), { number, open: factId }));
    must(await withdraw(later(author, 2), { number, side: 'author', withdraw: factId }));
    must(await withdraw(later(author, 3), { number, side: 'author', withdraw: factId }));
    expect((await seenBy(later(one, 3), number, 'company'))?.running?.facts).toEqual([]);
    expect(reasonOf(await openGiven(later(one, 3), { number, open: factId }))).toBe('not-found');
    expect(await seenBy(later(author, 3), number, 'author')).toMatchObject({
      running: { facts: [{ value: null, withdrawnAt: minutes(2), opened: [{ by: { name: 'Miriam Okafor' } }] }] },
    });
    expect(await everyWord(db)).not.toContain(iban);
  });

  test('takes the place of another of its kind; sent twice it is there once', async ({ db }) => {
    const { number, author } = await anExchange(db);
    const again = { number, facts: [{ kind: 'iban' as const, value: iban }] };
    must(await giveFacts(situationOf(author), again));
    expect(await db.$count(exchangeFacts)).toBe(1);
    const corrected = { number, facts: [{ kind: 'iban' as const, value: 'AT61 1904 3002 3457 3201' }] };
    must(await giveFacts(situationOf(author), corrected));
    const rows = await db.select().from(exchangeFacts);
    expect(rows.map(({ sealed }) => sealed && unseal(sealed)).sort()).toEqual(['', 'AT61 1904 3002 3457 3201']);
  });

  test('is checked where it has check digits, in any spelling', () => {
    for (const typed of ['DE89370400440532013000', 'de89 3704 0044 0532 0130 00', 'DE89-3704-0044-0532-0130-00'])
      expect(ibanOf(typed)).toBe(iban);
    for (const typed of ['DE88370400440532013000', 'DE8937040044053201300', `IBAN ${iban}`, `${iban} ${iban}`, 'Nein'])
      expect(ibanOf(typed), typed).toBeNull();
    const form = { number: '2026-000001', iban: 'DE88 3704', phone: 'nach 18 Uhr', 'second-email': 'lena@' };
    expect(giveInput.safeParse(form).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['second-email', 'not-an-email'],
      ['phone', 'not-a-phone'],
      ['iban', 'not-an-iban'],
    ]);
  });
});

describe('a letter', () => {
  test('lies sealed, is there once however often it is sent, and its mail says nothing of it', async ({ db }) => {
    const { number, author, one } = await anExchange(db);
    const id = newId();
    for (const _ of [1, 2]) must(await writes(situationOf(one), number, 'company', 'Stichwort Quarkstrudel', id));
    expect(await db.$count(exchangeMessages)).toBe(1);
    expect(JSON.stringify(await db.select().from(exchangeMessages))).not.toContain('Quarkstrudel');
    const mails = await db.select().from(outbox);
    expect(mails.some(({ kind }) => kind === 'exchange-to-author')).toBe(true);
    for (const { sealed } of mails) expect(unseal(sealed)).not.toMatch(/Quarkstrudel|DE89/);
    const [told] = mails.filter(({ kind }) => kind === 'exchange-to-author');
    expect(unseal(told?.sealed ?? '')).toContain(`/account/cases/${number}/exchange`);
    must(await writes(later(author, 1), number, 'author', '<b>Fett</b> https://böse.example'));
    const letters = (await seenBy(situationOf(one), number, 'company'))?.running?.letters;
    expect(letters?.map(({ text, by }) => [text, by?.name])).toEqual([
      ['Stichwort Quarkstrudel', 'Miriam Okafor'],
      ['<b>Fett</b> https://böse.example', undefined],
    ]);
  });

  test('of 50,000 characters is refused by its field, an empty one too', () => {
    const form = { number: '2026-000001', side: 'author', messageId: newId() };
    const fault = (message: string) => messageInput.safeParse({ ...form, message }).error?.issues[0]?.message;
    expect(fault('x'.repeat(50_000))).toBe('too-long');
    expect(fault(' \u3164 ')).toBe('required');
    expect(fault('Guten Tag')).toBeUndefined();
  });

  test('can be sent ten times an hour by one side, which takes nothing from the other', async ({ db }) => {
    const { number, author, one } = await anExchange(db);
    for (let n = 0; n < mostAnHour; n += 1) must(await writes(later(one, n), number, 'company', `Brief ${n}`));
    expect(reasonOf(await writes(later(one, 20), number, 'company', 'Noch einer'))).toBe('exchange-hour');
    must(await writes(later(author, 20), number, 'author', 'Genug.'));
    must(await writes(later(one, 61), number, 'company', 'Eine Stunde später'));
    // Whatever came, each was told once an hour.
    const told = (await db.select().from(outbox)).filter(({ kind }) => kind === 'exchange-to-author');
    expect(told.length).toBeLessThanOrEqual(2);
  });

  test('of a company is refused once its author wants none, until they want some again', async ({ db }) => {
    const { number, author, one } = await anExchange(db);
    must(await muteExchange(situationOf(author), { number }));
    must(await muteExchange(situationOf(author), { number }));
    expect(reasonOf(await writes(situationOf(one), number, 'company', 'Hallo?'))).toBe('exchange-muted');
    must(await writes(situationOf(author), number, 'author', 'Ich schreibe noch.'));
    must(await unmuteExchange(situationOf(author), { number }));
    must(await writes(situationOf(one), number, 'company', 'Danke.'));
  });
});

describe('nobody else', () => {
  test('reads, opens or writes: another company, a former one, somebody in doubt, a second account', async ({ db }) => {
    const { company, number, one, other, factId } = await anExchange(db);
    const elsewhere = await anExchange(db);
    const stranger = await anAuthor(db);
    await ends(db, one.representativeId, noon);
    await doubts(db, other.representativeId, noon);
    for (const person of [one, other, elsewhere.one, stranger, elsewhere.author, await aRepresentative(db)]) {
      const situation = situationOf(person);
      for (const side of ['author', 'company'] as const) {
        expect(await seenBy(situation, number, side)).toBeNull();
        expect((await writes(situation, number, side, 'Hallo')).ok).toBe(false);
        expect((await withdraw(situation, { number, side, withdraw: factId })).ok).toBe(false);
      }
      expect((await openGiven(situation, { number, open: factId })).ok).toBe(false);
      expect((await endExchange(situation, { number })).ok).toBe(false);
    }
    // By the id of a detail in another exchange nothing is opened either.
    expect(reasonOf(await openGiven(situationOf(elsewhere.one), { number: elsewhere.number, open: factId }))).toBe(
      'not-found',
    );
    expect(await db.$count(exchangeOpenings)).toBe(0);
    const fresh = await aRepresentative(db, { company });
    must(await openGiven(situationOf(fresh), { number, open: factId }));
  });

  test('reads it once the case is against another company, which begins anew', async ({ db }) => {
    const { theCase, number, author, one, factId } = await anExchange(db);
    const right = await aCompany(db);
    const speaker = await aRepresentative(db, { company: right });
    await exclusively(db, () => db.update(cases).set({ companyId: right.id }).where(eq(cases.id, theCase.id)));
    expect(await seenBy(situationOf(one), number, 'company')).toBeNull();
    expect((await openGiven(situationOf(one), { number, open: factId })).ok).toBe(false);
    expect((await seenBy(situationOf(speaker), number, 'company'))?.running).toBeNull();
    expect((await openGiven(situationOf(speaker), { number, open: factId })).ok).toBe(false);
    expect((await caseFile(db, { number }, today))?.exchange).toBeNull();
    must(await openExchange(situationOf(author), { number }));
    expect((await seenBy(situationOf(speaker), number, 'company'))?.running?.facts).toEqual([]);
    expect(await db.$count(exchangeFacts)).toBe(0);
  });

  test('reads it once the case is withdrawn', async ({ db }) => {
    const { number, author, one, factId } = await anExchange(db);
    must(await openGiven(situationOf(one), { number, open: factId }));
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    expect(await seenBy(situationOf(one), number, 'company')).toBeNull();
    expect((await openGiven(situationOf(one), { number, open: factId })).ok).toBe(false);
  });
});

describe('the end of an exchange', () => {
  test('deletes every word on both sides, and another can begin', async ({ db }) => {
    const { number, author, one } = await anExchange(db);
    must(await writes(situationOf(one), number, 'company', 'Quarkstrudel'));
    must(await endExchange(later(author, 5), { number }));
    expect(await everyWord(db)).not.toMatch(/Quarkstrudel|DE89/);
    expect(await seenBy(later(one, 6), number, 'company')).toMatchObject({ running: null, endedAt: minutes(5) });
    must(await openExchange(later(author, 7), { number }));
    expect((await seenBy(later(one, 8), number, 'company'))?.running).toMatchObject({ letters: [], facts: [] });
  });

  test('comes by itself when nothing new comes', async ({ db }) => {
    const { number, author } = await anExchange(db);
    const days = (count: number) => new Date(noon.getTime() + count * dayMilliseconds);
    expect(await forgetOldExchanges(db, days(keptDays.exchange - 1))).toBe(0);
    must(await writes({ ...situationOf(author), now: days(10) }, number, 'author', 'Quarkstrudel'));
    expect(await forgetOldExchanges(db, days(keptDays.exchange + 1))).toBe(0);
    expect(await forgetOldExchanges(db, days(keptDays.exchange + 11))).toBe(1);
    expect(await everyWord(db)).not.toMatch(/Quarkstrudel|DE89/);
  });

  test('and what was withdrawn stay so when a copy of the database is put back', async ({ db }) => {
    const [ended, withdrawn, kept] = [await anExchange(db), await anExchange(db), await anExchange(db)];
    const facts = await db.select().from(exchangeFacts);
    const factOf = async (number: string) => {
      const [row] = await db
        .select({ id: exchanges.id })
        .from(exchanges)
        .innerJoin(cases, eq(cases.id, exchanges.caseId))
        .where(eq(cases.number, number));
      return facts.find(({ exchangeId }) => exchangeId === row?.id)?.id ?? '';
    };
    const backup = await copyOf(db);
    must(await endExchange(situationOf(ended.author), { number: ended.number }));
    const taken = await factOf(withdrawn.number);
    must(await withdraw(situationOf(withdrawn.author), { number: withdrawn.number, side: 'author', withdraw: taken }));
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-exchange-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'exchange.erasures');
    await keepErasures(db, file);
    await replayErasures(backup.db, await readErasures(file), noon);
    const left = await backup.db.select().from(exchangeFacts);
    expect(left.filter(({ sealed }) => sealed !== '').map(({ id }) => id)).toEqual([await factOf(kept.number)]);
    backup.dispose();
  });
});

test('whoever gets the link of a mail forwarded stands on no side, nor does a representative in a case of their own', async ({
  db,
}) => {
  const { number, one, company } = await anExchange(db);
  const friend = await anAuthor(db);
  const own = await anOpenCase(db, { company, author: one });
  for (const side of ['author', 'company'] as const) {
    expect(await seenBy(situationOf(friend), number, side)).toBeNull();
    expect(await seenBy(situationOf(one), own.number, side)).toBeNull();
  }
});
