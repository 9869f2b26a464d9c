import { expect } from 'vitest';
import { listCompanies } from '#src/features/companies/list.ts';
import { companyRecord } from '#src/features/companies/profile/queries.ts';
import { aCompany, aRepresentative } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('companies stand in alphabetical order, umlauts and small letters in their place', async ({ db }) => {
  for (const name of ['Zählwerk', 'Ökostrom', 'dm', 'Ostertal', 'Dreiphasen']) await aCompany(db, { name });
  const { rows, total, pages } = await listCompanies(db, { industry: null, q: '', page: 1 });
  expect(rows.map((row) => row.name)).toEqual(['dm', 'Dreiphasen', 'Ökostrom', 'Ostertal', 'Zählwerk']);
  expect([total, pages]).toEqual([5, 1]);
});

test('an industry and a search narrow the list; the counts of the other industries stay', async ({ db }) => {
  await aCompany(db, { name: 'Nordstrom', industry: 'energy', aliases: ['Kieler Licht'] });
  await aCompany(db, { name: 'Nordpost', industry: 'parcels' });
  const found = await listCompanies(db, { industry: 'energy', q: 'nord', page: 1 });
  expect(found.rows.map((row) => row.name)).toEqual(['Nordstrom']);
  expect([...found.perIndustry].sort()).toEqual([
    ['energy', 1],
    ['parcels', 1],
  ]);
  expect((await listCompanies(db, { industry: null, q: 'kieler', page: 1 })).rows).toHaveLength(1);
  expect(await listCompanies(db, { industry: 'travel', q: '%', page: 1 })).toMatchObject({
    rows: [],
    total: 0,
    pages: 1,
  });
  expect(await listCompanies(db, { industry: null, q: '🙂', page: 1 })).toMatchObject({ rows: [], total: 0 });
  expect((await listCompanies(db, { industry: null, q: '', page: 99 })).rows).toEqual([]);
});

test('a company is claimed while somebody speaks for it', async ({ db, company, representative }) => {
  await aRepresentative(db, { company, firstName: 'Jana', lastName: 'Petersen', jobTitle: 'Kundendienst' });
  const silent = await aCompany(db, { name: 'Wattwurm' });
  const { rows } = await listCompanies(db, { industry: null, q: '', page: 1 });
  expect(rows.map((row) => [row.name, row.isClaimed])).toEqual([
    ['Nordlicht Möbel GmbH', true],
    ['Wattwurm', false],
  ]);
  expect(representative.companyId).toBe(company.id);
  expect(await companyRecord(db, company.slug)).toMatchObject({
    claim: {
      since: '2025-06-01',
      verifiedAs: 'nordlicht-moebel.example',
      representatives: [{ name: 'Miriam Okafor' }, { name: 'Jana Petersen', jobTitle: 'Kundendienst' }],
    },
  });
  expect((await companyRecord(db, silent.slug))?.claim).toBeNull();
  expect(await companyRecord(db, 'gibt-es-nicht')).toBeNull();
});
