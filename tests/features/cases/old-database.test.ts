import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { listCases } from '#src/features/register/queries.ts';
import { momentOn } from '#tests/factories.ts';
import { databaseFolder } from '#tests/folder.ts';
import { migrationsBefore, oldCases, oldCounts } from '../../lib/old-cases.ts';

// What stood in a database before conversations, people and promises had columns of their own.

const folder = databaseFolder('old-database');
const db = openDatabase({ url: `file:${join(folder, 'old.db')}` });
const day = '2026-04-20';
const rowsOf = async (table: string) =>
  Number((await db.$client.execute(`select count(*) n from ${table}`)).rows[0]?.n);

beforeAll(async () => {
  await applyMigrations(db, { migrationsFolder: migrationsBefore('_contacts', folder) });
  await db.$client.batch([...oldCases()], 'write');
  await migrate(db);
});
afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a database from before the record was rebuilt', () => {
  test('keeps every case, entry, promise, reply, verdict, closing, follow and draft', async () => {
    for (const [table, many] of Object.entries(oldCounts)) expect(await rowsOf(table), table).toBe(many);
    expect((await db.$client.execute('pragma foreign_key_check')).rows).toEqual([]);
    const [draft] = (await db.$client.execute('select token_hash, case_id from draft_keys')).rows;
    expect(draft).toMatchObject({ token_hash: 'draft-hash', case_id: 'draft' });
  });

  test('names as people whoever was named as a counterpart, and calls a conversation only what was one', async () => {
    const file = await caseFile(db, { number: '2026-000001' }, day);
    expect(file?.entries.map(({ id, people, direction }) => [id, people, direction])).toEqual([
      ['call', ['Frau K., Kundendienst'], 'conversation'],
      ['queue', [], 'to-company'],
      ['letter', ['Herr "B"; Büro'], 'to-company'],
      ['call-back', [], 'from-company'],
    ]);
  });

  test.for(['2026-000001', '2026-000002', '2026-000003'])('is read by every page: %s', async (number) => {
    const file = await caseFile(db, { number }, day);
    expect(file).toMatchObject({ number, title: `Fall ${number}` });
    expect(await caseHistory(db, number)).not.toBeNull();
    expect((await listCases(db, {}, day)).rows.map((row) => row.number)).toContain(number);
  });

  test('tells promises, replies, verdicts and endings as they were', async () => {
    const answered = await caseFile(db, { number: '2026-000002' }, day);
    expect(answered?.thread).toMatchObject([
      {
        kind: 'reply',
        signedName: 'Mira Ott',
        signer: null,
        text: 'Gern.',
        verdict: { content: 'partly', text: 'Na ja.' },
      },
      { kind: 'answer', text: 'Danke.' },
    ]);
    expect(answered?.promises).toMatchObject([{ text: 'Geld zurück', keptOn: '2026-03-20', reportedKeptOn: null }]);
    expect((await caseFile(db, { number: '2026-000001' }, day))?.promises).toMatchObject([
      { text: 'Rückruf', dueOn: '2026-03-10', keptOn: null, brokenOn: null },
    ]);
    expect(await caseFile(db, { number: '2026-000003' }, day)).toMatchObject({
      state: { status: 'closed', outcome: 'solved' },
      closings: [{ outcome: 'solved', words: 'Erledigt.' }],
    });
  });

  test('states of the cases are those that today’s rules give, once they were computed anew', async () => {
    await checkCases(db, momentOn(day));
    expect(await checkCases(db, momentOn(day))).toEqual([]);
  });
});
