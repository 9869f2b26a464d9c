import { asc, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyNames } from '#db/schema/index.ts';
import { findCompanies } from '#src/features/companies/queries.ts';
import { hasOldNames, rekeyNames } from '#src/features/companies/rekey.ts';
import { exclusively } from '#src/lib/database.ts';
import { aCompany } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const never = () => false;

async function anOldName(db: Database, companyId: string, name: string, key: string, kind: 'name' | 'alias') {
  await exclusively(db, () => db.insert(companyNames).values({ companyId, name, key, kind }));
}

test('names from before are found again once they are written anew; two that become one are one', async ({ db }) => {
  const { id } = await aCompany(db, { name: 'Weg' });
  await exclusively(db, () => db.delete(companyNames));
  await anOldName(db, id, 'Strom & Söhne', 'strom soehne', 'name');
  await anOldName(db, id, 'Strom Sohne', 'strom sohne', 'alias');
  await anOldName(db, id, 'N.E.W.', 'n e w', 'alias');
  expect(await findCompanies(db, 'Strom+Sohne AG', 8)).toEqual([]);
  expect(await hasOldNames(db)).toBe(true);
  await rekeyNames(db, never);
  expect(await hasOldNames(db)).toBe(false);
  expect(await findCompanies(db, 'new', 8)).toHaveLength(1);
  expect(await findCompanies(db, 'Strom & Söhne AG', 8)).toHaveLength(1);
  const names = await db.select({ name: companyNames.name }).from(companyNames).orderBy(asc(companyNames.key));
  expect(names.map(({ name }) => name)).toEqual(['N.E.W.', 'Strom & Söhne']);
});

test('a thousand old names are written anew in steps, and one that is stopped goes on where it was', async ({ db }) => {
  const { id } = await aCompany(db);
  await exclusively(db, () =>
    db.run(sql`
      with recursive many(n) as (select 1 union all select n + 1 from many where n < 1000)
      insert into company_names (company_id, key, name, kind) select ${id}, 'nummer ' || n, 'Nummer ' || n, 'alias' from many`),
  );
  let steps = 0;
  await rekeyNames(db, () => ++steps > 2);
  expect(await hasOldNames(db)).toBe(true);
  await rekeyNames(db, never);
  expect(await hasOldNames(db)).toBe(false);
});
