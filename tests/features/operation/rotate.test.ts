import { eq, getTableName } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { operationNotes, users } from '#db/schema/index.ts';
import { signIn } from '#src/features/accounts/commands.ts';
import { hashPassword, isPassword } from '#src/features/accounts/passwords.ts';
import { logKeyInUse } from '#src/features/log/note.ts';
import { noteKey } from '#src/features/operation/notes.ts';
import { rotateKeys, sealedColumns, stored } from '#src/features/operation/rotate.ts';
import { hashKeyInUse, keyedHash, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { anAuthor, freshDatabase, momentOn, situationOfVisitor } from '#tests/factories.ts';
import { allTables, aPersonEverywhere, everyWord, placesIn } from '../rights/planted.ts';

const first = process.env.SECRET_KEY ?? '';
const second = 'another-key-of-the-same-site-for-tests-0001';

/** From now on the site has the second key; the first one is still set. */
function changeKey() {
  const kept = { HASH_KEY: hashKeyInUse(), LOG_KEY: logKeyInUse().toString('base64') };
  Object.assign(process.env, { SECRET_KEY: second, SECRET_KEYS_BEFORE: first, ...kept });
}

const forget = (...names: string[]) => {
  for (const name of names) delete process.env[name];
};

beforeEach(() => {
  process.env.SECRET_KEY = first;
});
afterEach(() => {
  process.env.SECRET_KEY = first;
  forget('SECRET_KEYS_BEFORE', 'HASH_KEY', 'LOG_KEY');
});

describe('after SECRET_KEY was changed', () => {
  test('what was sealed and hashed before is read and found, and once sealed anew without the former key too', async () => {
    const { db, dispose } = await freshDatabase();
    await noteKey(db, momentOn('2026-03-01'));
    await aPersonEverywhere(db);
    const before = placesIn(await everyWord(db));
    const hash = keyedHash('anna@mail.example');

    changeKey();
    expect(placesIn(await everyWord(db))).toEqual(before);
    expect(keyedHash('anna@mail.example')).toBe(hash);
    const { anew, unread } = await rotateKeys(db, momentOn('2026-03-02'));
    expect([anew > 10, [...unread]]).toEqual([true, []]);

    forget('SECRET_KEYS_BEFORE');
    expect(placesIn(await everyWord(db))).toEqual(before);
    expect(keyedHash('anna@mail.example')).toBe(hash);
    expect((await rotateKeys(db, momentOn('2026-03-02'))).anew).toBe(0);
    dispose();
  });

  test('no column that holds something sealed is forgotten', async () => {
    const { db, dispose } = await freshDatabase();
    await aPersonEverywhere(db);
    const mark = seal('').split('.')[0] ?? '';
    const known = new Set(sealedColumns.map(({ table, column }) => `${getTableName(table)} ${stored(column.name)}`));
    for (const table of allTables) {
      const { rows, columns } = await db.$client.execute(`select * from ${getTableName(table)}`);
      for (const name of columns) {
        const isSealed = rows.some((row) => String(row[name]).startsWith(`${mark}.`));
        if (isSealed) expect(known, 'sealedColumns').toContain(`${getTableName(table)} ${name}`);
      }
    }
    dispose();
  });

  test('it goes on where it was broken off', async () => {
    const { db, dispose } = await freshDatabase();
    await noteKey(db, momentOn('2026-03-01'));
    await aPersonEverywhere(db);
    changeKey();
    let pieces = 0;
    const some = await rotateKeys(db, momentOn('2026-03-02'), () => ++pieces > 6);
    const rest = await rotateKeys(db, momentOn('2026-03-02'));
    expect([some.anew > 0, rest.anew > 0]).toEqual([true, true]);
    forget('SECRET_KEYS_BEFORE');
    expect((await rotateKeys(db, momentOn('2026-03-02'))).anew).toBe(0);
    dispose();
  });

  test('a database says when a key is another one, and when the key of its hashes was forgotten', async () => {
    const { db, url, dispose } = await freshDatabase();
    await noteKey(db, momentOn('2026-03-01'));
    changeKey();
    await rotateKeys(db, momentOn('2026-03-02'));
    const noted = () => db.select({ kind: operationNotes.kind }).from(operationNotes);
    expect(await noted()).toEqual(expect.arrayContaining([{ kind: 'secret-key' }, { kind: 'hash-key' }]));
    const anew = async () => {
      const other = openDatabase({ url });
      const fault = await keyFault(other);
      other.$client.close();
      return fault;
    };
    forget('SECRET_KEYS_BEFORE');
    expect(await anew()).toBeNull();
    forget('HASH_KEY');
    expect(await anew()).toContain('HASH_KEY');
    process.env.SECRET_KEY = first;
    expect(await anew()).toContain('SECRET_KEY');
    dispose();
  });
});

describe('a password', () => {
  test('is of no use to whoever has the database alone, and survives another key', async () => {
    const stored = await hashPassword('Kranich-Laterne-77');
    expect(stored).not.toContain('argon2');
    expect(unseal(stored)).toContain('$argon2id$');
    changeKey();
    expect(await isPassword(stored, 'Kranich-Laterne-77')).toBe(true);
    expect(await isPassword(stored, 'Kranich-Laterne-78')).toBe(false);
  });

  test('that was kept before there was a seal still signs in, and is sealed with everything else', async () => {
    const { db, dispose } = await freshDatabase();
    const author = await anAuthor(db, { email: 'hanna@mail.example' });
    const bare = unseal(await hashPassword('Kranich-Laterne-77'));
    await exclusively(db, () => db.update(users).set({ passwordHash: bare }).where(eq(users.id, author.userId)));
    const form = { email: 'hanna@mail.example', password: 'Kranich-Laterne-77', returnTo: null };
    const from = { ip: '192.0.2.1', userAgent: '', device: null };
    const enter = () => signIn(situationOfVisitor(db), { ...form, from });
    expect((await enter()).ok).toBe(true);
    await rotateKeys(db, momentOn('2026-03-02'));
    const [row] = await db.select().from(users).where(eq(users.id, author.userId));
    expect(row?.passwordHash).not.toContain('argon2');
    expect((await enter()).ok).toBe(true);
    dispose();
  });
});
