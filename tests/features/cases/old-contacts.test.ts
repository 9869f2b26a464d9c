import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { events } from '#db/schema/index.ts';
import { databaseFolder } from '#tests/folder.ts';
import { migrationsBefore } from '../../lib/old-cases.ts';

test('of an old case, a call, visit or chat that gave a promise or names somebody becomes a conversation, all else stays', async () => {
  const folder = databaseFolder('old-contacts');
  const db = openDatabase({ url: `file:${join(folder, 'old.db')}` });
  await applyMigrations(db, { migrationsFolder: migrationsBefore('_contacts', folder) });
  const rows = [
    ['call-promise', 'phone', 'to-company', ''],
    ['call-named', 'phone', 'to-company', 'Frau K.'],
    ['visit-named', 'on-site', 'to-company', 'Schichtleitung'],
    ['chat-named', 'chat', 'to-company', 'Tim'],
    ['call', 'phone', 'to-company', ''],
    ['called-back', 'phone', 'from-company', 'Frau K.'],
    ['mail-named', 'email', 'to-company', 'Frau K.'],
    ['mail-promise', 'email', 'to-company', ''],
    ['event', 'phone', 'event', 'Frau K.'],
  ];
  await db.$client.batch(
    [
      "insert into cases (id, locale, created_at, status, ball, channels) values ('c', 'de', 0, 'draft', 'nobody', '[]')",
      ...rows.map((args) => ({
        sql: "insert into entries (id, channel, direction, counterpart, case_id, occurred_on, precision, position, text, recorded_at) values (?, ?, ?, ?, 'c', '2026-03-01', 'exact', 0, 'T', 0)",
        args,
      })),
      ...['call-promise', 'mail-promise'].map((id) => ({
        sql: "insert into promises (id, case_id, entry_id, text, made_on) values (?, 'c', ?, 'Rückruf', '2026-03-01')",
        args: [`${id}-p`, id],
      })),
    ],
    'write',
  );
  const mark = { field: 'mark', before: { state: 'broken', on: null }, after: { state: 'kept', on: '2026-03-09' } };
  await db.$client.execute({
    sql: "insert into events (at, action, case_id, subject_id, particulars) values (0, 'cases.markPromise', 'c', 'call-promise-p', ?)",
    args: [JSON.stringify({ about: { promise: 'Rückruf', madeOn: '2026-03-01' }, changes: [mark] })],
  });
  await migrate(db);
  const stored = await db.$client.execute('select id, direction, expects_answer, people from entries');
  expect(Object.fromEntries(stored.rows.map(({ id, direction }) => [id, direction]))).toEqual({
    'call-promise': 'conversation',
    'call-named': 'conversation',
    'visit-named': 'conversation',
    'chat-named': 'conversation',
    call: 'to-company',
    'called-back': 'from-company',
    'mail-named': 'to-company',
    'mail-promise': 'to-company',
    event: 'event',
  });
  for (const [id, , , named] of rows)
    expect(stored.rows.find((row) => row.id === id)?.people).toBe(JSON.stringify(named ? [named] : []));
  expect(stored.rows.every((row) => row.expects_answer === 1)).toBe(true);
  expect(await db.select({ particulars: events.particulars }).from(events)).toMatchObject([
    { particulars: { changes: [{ ...mark, before: { state: 'unconfirmed', on: null } }] } },
  ]);
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});
