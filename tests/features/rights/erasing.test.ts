import { readFileSync } from 'node:fs';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, outbox, representatives, tombstones, users } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { eraseAccount, eraseAccountAt } from '#src/features/rights/commands.ts';
import { initials } from '#src/features/rights/rules.ts';
import { wipeCaseNow } from '#src/features/rights/wiping.ts';
import { refused } from '#src/lib/outcome.ts';
import { aModerator, anAnsweredCase, anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSession } from '../accounts/changing.ts';
import { must } from '../drafts/writing.ts';
import { aPersonEverywhere, everyWord, type Planted, placesIn } from './planted.ts';

const email = /quittengelee(-neu)?@/;

async function erase(db: Database, person: Planted, choice: 'keep' | 'withdraw'): Promise<void> {
  const situation = situationOf(person);
  const { sessionId } = await aSession(db, situation);
  const moment = { ...situation, now: new Date(situation.now.getTime() + 1000) };
  await db.$client.execute({ sql: 'update sessions set proved_at = ?', args: [situation.now.getTime()] });
  must(await eraseAccount(moment, { sessionId, cases: choice }));
}

/** The bytes of the file of the database and of those beside it. */
async function bytesOf(db: Database): Promise<string> {
  const [row] = (await db.$client.execute('PRAGMA database_list')).rows;
  const file = String(row?.file);
  const [checkpoint] = (await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)')).rows;
  expect(checkpoint?.busy).toBe(0);
  return [file, `${file}-wal`].map((path) => readFileSync(path).toString('latin1')).join('');
}

/** The goodbye is on its way to them: the one thing in which their address may stand. */
const withoutGoodbye = async (db: Database) => {
  const goodbye = await db.select().from(outbox).where(eq(outbox.kind, 'account-changed'));
  expect(goodbye).toHaveLength(1);
  expect(goodbye[0]).toMatchObject({ status: 'queued', toHash: '' });
  await db.$client.execute("delete from outbox where kind = 'account-changed'");
};

describe('who erases their account and withdraws their cases', () => {
  test('leaves no word in any table, nor in the bytes of the file', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    const before = placesIn(await everyWord(db));
    expect(before).toEqual(
      expect.arrayContaining(['oldTitle', 'entry', 'digest', 'mail', 'typed', 'draft', 'claimer']),
    );
    expect(before.length).toBeGreaterThan(25);
    expect(placesIn(await bytesOf(db))).toEqual(expect.arrayContaining(['oldTitle', 'entry', 'reply', 'claimer']));
    await db.$client.execute("delete from outbox where kind = 'account-changed'");

    await erase(db, person, 'withdraw');
    await withoutGoodbye(db);
    expect(placesIn(await everyWord(db))).toEqual([]);
    expect((await everyWord(db)).match(email)).toBeNull();
    const bytes = await bytesOf(db);
    expect(placesIn(bytes)).toEqual([]);
    expect(bytes.match(email)).toBeNull();
  });

  test('leaves tombstones that count as the cases did', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    const counted = async () => {
      const rows = await db
        .select()
        .from(countedFacts)
        .where(isNull(countedFacts.supersededOn))
        .orderBy(countedFacts.caseId);
      return rows.map(({ state: _, endedOn: __, recordedOn: ___, ...rest }) => rest);
    };
    const before = await counted();
    await erase(db, person, 'withdraw');
    expect(await counted()).toEqual(before);
    const own = await db.select().from(cases).where(eq(cases.authorId, person.userId));
    expect(new Set(own.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    expect(own).toHaveLength(3);
    expect(await checkCases(db, momentOn(today))).toEqual([]);
  });
});

describe('who erases their account and leaves their cases', () => {
  test('leaves what is public without their name, and nothing else', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    await db.$client.execute("delete from outbox where kind = 'account-changed'");
    await erase(db, person, 'keep');
    await withoutGoodbye(db);
    const published = ['answer', 'closing', 'entry', 'person', 'reopening', 'reply', 'second', 'summary', 'third'];
    const history = ['oldEntry', 'oldSummary', 'oldTitle', 'oldWish'];
    expect(placesIn(await everyWord(db))).toEqual([...published, ...history, 'title', 'verdict', 'wish'].sort());
    expect((await everyWord(db)).match(email)).toBeNull();
    expect(placesIn(await bytesOf(db))).not.toContain('pen');
    expect(await caseFile(db, { number: person.number }, today)).toMatchObject({
      penName: 'Ehemaliges Mitglied',
      place: '',
    });
    expect(await checkCases(db, momentOn(today))).toEqual([]);
  });

  test('leaves their replies to the company, under initials and title', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    await erase(db, person, 'keep');
    const [one] = await db.select().from(representatives).where(eq(representatives.userId, person.userId));
    expect(one).toMatchObject({ firstName: 'X.-Y.', lastName: 'Q.', jobTitle: 'Leitung Kundendienst' });
    expect(one?.endedAt).not.toBeNull();
    const signed = await db.query.replies.findFirst({ where: (row) => eq(row.representativeId, one?.id ?? '') });
    expect(signed).toMatchObject({ signedName: 'X.-Y. Q.', text: 'Das haben wir geprüft.' });
  });

  test('gets no mail any more, and can come again as somebody new', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    await erase(db, person, 'keep');
    const waiting = await db
      .select()
      .from(outbox)
      .where(and(ne(outbox.sealed, ''), ne(outbox.kind, 'account-changed')));
    const contacts = waiting.filter(({ contactId }) => contactId !== null);
    expect((await everyWord(db)).match(/quittengelee@/g) ?? []).toHaveLength(1);
    expect(contacts.length).toBeGreaterThan(0);
    const again = await anAuthor(db, { email: person.email });
    expect(again.userId).not.toBe(person.userId);
  });
});

describe('an erasure', () => {
  test('needs a password or code of the last ten minutes', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    const later = { ...situation, now: new Date(situation.now.getTime() + 11 * 60_000) };
    const first = refused('not-allowed', { reason: 'prove-first' });
    expect(await eraseAccount(later, { sessionId, cases: 'withdraw' })).toEqual(first);
    expect(await db.$count(users, eq(users.email, author.email))).toBe(1);
  });

  test('touches nothing of anybody else', async ({ db, author }) => {
    const other = await anAnsweredCase(db);
    const before = await caseFile(db, { number: other.number }, today);
    await anOpenCase(db, { author });
    must(await eraseAccountAt(db, { email: author.email, cases: 'withdraw', now: momentOn(today) }));
    expect(await caseFile(db, { number: other.number }, today)).toEqual(before);
    expect(await eraseAccountAt(db, { email: author.email, cases: 'keep', now: momentOn(today) })).toMatchObject({
      refusal: 'not-found',
    });
  });

  test('of the words of a case needs that it has ended, and keeps the reason of a removal', async ({ db }) => {
    const { number, id } = await anAnsweredCase(db, { title: 'Ein Name steht im Titel' });
    expect(await wipeCaseNow(db, number, momentOn(today))).toMatchObject({ refusal: 'not-found' });
    must(await removeCase(situationOf(await aModerator(db)), { number, reason: 'Nennt eine Privatperson.' }));
    must(await wipeCaseNow(db, number, momentOn(today)));
    expect(await everyWord(db)).not.toContain('Ein Name steht im Titel');
    const [stone] = await db.select().from(tombstones).where(eq(tombstones.caseId, id));
    expect(stone).toMatchObject({ reason: 'Nennt eine Privatperson.', erasedAt: momentOn(today) });
  });

  test.each([
    ['Miriam', 'M.'],
    ['Ana-Lena', 'A.-L.'],
    ['von der Heide', 'V.D.H.'],
    ['Özge', 'Ö.'],
    ['', ''],
  ])('shortens %s to %s', (name, short) => expect(initials(name)).toBe(short));
});
