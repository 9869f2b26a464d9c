import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { actions, digestItems, events, outbox, positions } from '#db/schema/index.ts';
import { databaseFolder } from '#tests/folder.ts';
import { root } from '../source.ts';
import { fillOld, oldAudit, oldRevisions } from './old-rows.ts';

/** The last migration before there were events. */
const lastOld = 4;

const folder = databaseFolder('old');
const db: Database = openDatabase({ url: `file:${join(folder, 'old.db')}` });

/** A database as it was: only the first migrations. */
async function migrateOld() {
  const migrationsFolder = join(folder, 'migrations');
  cpSync(join(root, 'db/migrations'), migrationsFolder, { recursive: true });
  const journal = join(migrationsFolder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, lastOld + 1) }));
  await applyMigrations(db, { migrationsFolder });
}

const idOf = (action: string, subject: string) =>
  oldAudit.findIndex(([one, of]) => one === action && of === subject) + 1;

beforeAll(async () => {
  await migrateOld();
  await fillOld(db);
  await migrate(db);
});
afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

const eventAt = async (moment: number) =>
  db
    .select()
    .from(events)
    .where(eq(events.at, new Date(moment)))
    .orderBy(asc(events.id));
const particularsAt = async (moment: number) => (await eventAt(moment)).map(({ particulars }) => particulars);

describe('rows from before there were events', () => {
  test('are all there: every act under its id, every revision as one event', async () => {
    const rows = await db.select().from(events).orderBy(asc(events.id));
    const told = oldAudit.filter(([action]) => action.startsWith('follows.told')).length;
    // Beside an act of the same moment the first revision is that act.
    const alone = oldRevisions.length - new Set(oldRevisions.map(([, , , , at]) => at).filter((at) => at < 900)).size;
    expect(rows).toHaveLength(oldAudit.length - told + alone);
    expect(rows.filter(({ particulars }) => particulars)).toHaveLength(oldRevisions.length);
    for (const [index, [action, subjectId, userId]] of oldAudit.entries()) {
      if (subjectId === 'followers') continue;
      expect(rows.find(({ id }) => id === index + 1)).toMatchObject({
        at: new Date(index + 1),
        subjectId,
        actor: action === 'mails.stop' ? 'fan' : userId,
      });
    }
    expect(rows.filter(({ action }) => !actions.some((one) => one === action))).toEqual([]);
  });

  test('say which case and which company they are about', async () => {
    const rows = await db.select().from(events);
    const of = (action: string, subject: string) => {
      const row = rows.find(({ id }) => id === idOf(action, subject));
      return [row?.caseId, row?.companyId];
    };
    for (const [action, subject] of oldAudit.filter(([one]) => one.startsWith('cases.') || one === 'issue-dossier')) {
      expect(of(action, subject), `${action} ${subject}`).toEqual(['c', 'firm']);
    }
    expect(of('drafts.start', 'draft')).toEqual(['draft', null]);
    expect(of('follows.follow', 'c')).toEqual(['c', null]);
    expect(of('follows.follow', 'firm')).toEqual([null, 'firm']);
    expect(of('follows.follow', 'shops')).toEqual([null, null]);
    expect(of('contacts.refused', 'contact')).toEqual(['c', null]);
    expect(of('mail.failed', 'mail')).toEqual(['c', null]);
    for (const [action, subject] of oldAudit.filter(([one]) => one.startsWith('companies.'))) {
      expect(of(action, subject), action).toEqual([null, 'firm']);
    }
  });

  test('of the public history are facts, where they can be read back', async () => {
    const was = (field: string, before: unknown, after: unknown) => ({ field, before, after });
    expect(await particularsAt(7)).toEqual([
      {
        about: { entryOn: '2026-03-02' },
        changes: [
          was(
            'day',
            { occurredOn: '2026-03-02', occurredUntil: null, precision: 'approximate' },
            { occurredOn: '2026-03-03', occurredUntil: null, precision: 'exact' },
          ),
          was('time', null, '14:05'),
          was('channel', 'email', 'phone'),
          was('direction', 'from-company', 'to-company'),
          was('thirdParty', '', 'Paketdienst'),
          was('contacts', 3, 1),
          was('waitedMinutes', 12, 0),
          was('spentCents', 0, 450),
          was('handOvers', 0, 2),
          was('automaticReceipt', false, true),
          was('promise', { text: 'Rückruf', dueOn: '2026-03-09' }, { text: 'Rückruf', dueOn: '2026-03-10' }),
          was('text', 'Alt.', 'Neu.'),
        ],
      },
    ]);
    expect(await particularsAt(9)).toEqual([
      { changes: [was('title', 'Alter "Titel"', 'Neuer Titel')] },
      { changes: [was('summary', 'Alt\nmit Zeilen', 'Neu')] },
      { changes: [was('desiredOutcome', null, 'refund')] },
      { changes: [was('desiredText', '', 'Geld')] },
    ]);
    // It said "broken", also of a promise whose day had merely passed: nobody knows which, so nobody is accused.
    const mark = (before: string, after: string) =>
      was('mark', { state: before, on: null }, { state: after, on: null });
    expect(await particularsAt(10)).toEqual([
      { about: { promise: 'Geld zurück', madeOn: '2026-03-05' }, changes: [mark('unconfirmed', 'kept')] },
    ]);
    expect(await particularsAt(11)).toEqual([
      { about: { promise: 'Rückruf', madeOn: '2026-03-03' }, changes: [was('dueOn', '2026-03-09', '2026-03-10')] },
    ]);
    expect(await particularsAt(15)).toEqual([
      {
        changes: [
          was('content', 'no', 'partly'),
          was('boilerplate', true, false),
          was('words', 'Kein Wort\ndazu.', 'Nun doch.'),
        ],
      },
    ]);
    expect(await eventAt(15)).toMatchObject([{ action: 'cases.changeVerdict', subjectId: 'r' }]);
    expect(await particularsAt(901)).toEqual([{ changes: [was('boilerplate', false, true)] }]);
    const period = (until: string) => ({ occurredOn: '2026-03-01', occurredUntil: until, precision: 'period' });
    expect(await particularsAt(902)).toEqual([
      { about: { entryOn: '2026-03-01' }, changes: [was('day', period('2026-03-02'), period('2026-03-04'))] },
    ]);
    expect(await particularsAt(904)).toEqual([
      { about: { promise: 'Rückruf', madeOn: '2026-03-03' }, changes: [mark('open', 'kept')] },
    ]);
    expect(await eventAt(905)).toMatchObject([
      {
        action: 'cases.correctEntry',
        caseId: 'c',
        companyId: 'firm',
        subjectId: 'e',
        actor: 'author',
        particulars: { about: { entryOn: '2026-03-03' }, changes: [was('text', 'Alt.', 'Neu.')] },
      },
    ]);
  });

  test('of which the facts cannot be told keep their words', async () => {
    for (const [moment, before, after] of [
      [14, 'Mahnbescheid, 28.03.2026', ''],
      [903, '2026-03-03 · phone · to-company · Herr Unbekannt\nEins.', '2026-03-03 · phone · to-company\nEins.'],
      [906, 'a', 'b'],
    ] as const) {
      expect(await particularsAt(moment)).toMatchObject([{ changes: [{ field: 'oldWords', before, after }] }]);
    }
  });

  test('leave the followers where they were, and no old table', async () => {
    expect(await db.select().from(positions)).toEqual([{ reader: 'followers', eventId: 28, movedAt: new Date(29) }]);
    const { rows } = await db.$client.execute(
      "select name from sqlite_master where type = 'table' and (name like 'old_%' or name in ('audit', 'revisions'))",
    );
    expect(rows).toEqual([]);
  });

  test('of mails say which case and which contact address they are about', async () => {
    const mails = await db.select().from(outbox).orderBy(asc(outbox.dedupeKey));
    expect(mails.map(({ dedupeKey, caseId, contactId }) => [dedupeKey.split(':')[0], caseId, contactId])).toEqual([
      ['case-live', 'c', null],
      ['case', 'c', null],
      ['contact', 'c', 'contact'],
      ['follows', 'c', null],
      ['reply-published', 'c', null],
      ['sign-in', null, null],
    ]);
    expect((await db.select().from(digestItems)).map(({ caseId }) => caseId)).toEqual(['c', 'c']);
  });
});
