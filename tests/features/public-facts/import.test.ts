import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  companies,
  companyDomains,
  companyNames,
  contactAddresses,
  factImports,
  importedFacts,
} from '#db/schema/index.ts';
import { knownDomains } from '#src/features/companies/claims/known.ts';
import { companyBySlug, findCompanies } from '#src/features/companies/queries.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { type Became, importRecords, rehearseImport } from '#src/features/public-facts/commands.ts';
import { factStatements, factsOf } from '#src/features/public-facts/queries.ts';
import { type Found, most, recordsIn, TooMuch } from '#src/features/public-facts/reading.ts';
import { postalAddress, telephone } from '#src/features/public-facts/rules.ts';
import { undoImport } from '#src/features/public-facts/undo.ts';
import { refused } from '#src/lib/outcome.ts';
import { aCompany, anOpenCase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aRecord } from './records.ts';

const now = momentOn(today);
const publicFacts = async (db: Database, id: string) => factsOf(...(await db.batch(factStatements(db, id))));
const nothing = { asNew: new Set<string>(), same: new Map<string, string>() };
const take = async (db: Database, records: Found[], decided = nothing, asOf = today) =>
  must(await importRecords(db, { records, asOf, decided, now }));
const idOf = async (db: Database, slug: string) => (await companyBySlug(db, slug))?.id ?? '';
const verdicts = (became: readonly Became[]) =>
  became.map((one) => ('skipped' in one ? one.skipped : 'why' in one.verdict ? one.verdict.why : one.verdict.is));
const everything = async (db: Database) => [
  await db.select().from(companies),
  await db.select().from(companyNames),
  await db.select().from(companyDomains),
];

describe('records of others', () => {
  test('enter companies with their brands, a domain as a hint, and no address for mails', async ({ db }) => {
    const records = [
      aRecord({ slug: 'lampenladen', name: 'Lampenladen Nord GmbH', runs: ['Leuchtturm24', 'Leuchtturm24 '] }),
    ];
    expect(verdicts(await rehearseImport(db, { records, decided: nothing, asOf: today, now }))).toEqual(['new']);
    expect(await db.select().from(companies)).toEqual([]);
    const { became } = await take(db, records);
    expect(verdicts(became)).toEqual(['new']);
    const id = await idOf(db, 'lampenladen-nord-gmbh');
    expect(await findCompanies(db, 'leuchtturm24', 8)).toMatchObject([{ id, industry: 'shops', city: null }]);
    expect(await findCompanies(db, 'https://www.lampenladen.de/kasse', 8)).toMatchObject([{ id }]);
    expect(await knownDomains(db, id)).toEqual(new Set());
    expect(await db.select().from(contactAddresses)).toEqual([]);
    expect(await publicFacts(db, id)).toMatchObject({
      address: {
        text: 'Kundenservice\nAm Speicher 4\n34117 Kassel\nDeutschland',
        said: { is: 'collection', on: today },
      },
      arbitration: null,
    });
    const before = await everything(db);
    expect(verdicts((await take(db, records)).became)).toEqual(['again']);
    expect(await everything(db)).toEqual(before);
  });

  test('never change a company that is there, and wait for a person where it is not certain', async ({ db }) => {
    const known = await aCompany(db, { name: 'Fernruf GmbH', domain: 'fernruf.de', aliases: ['Ferno'] });
    const before = await everything(db);
    const { became } = await take(db, [
      aRecord({ slug: 'fernruf', name: 'Fernruf GmbH' }),
      aRecord({ slug: 'thief', name: 'Räuber UG', web: 'https://fernruf.de' }),
      aRecord({ slug: 'other', name: 'Fernruf', web: 'https://fernruf-angebote.com' }),
      aRecord({ slug: 'form', name: 'Fernruf AG', web: '' }),
      aRecord({ slug: 'brand', name: 'Ganz Anders GmbH', runs: ['Ferno'], web: '' }),
      aRecord({ slug: 'typo', name: 'Telefonladen Süd', web: 'https://fermruf.de' }),
      aRecord({ slug: 'cyrillic', name: 'Nochmal Anders', web: 'https://fеrnruf.de' }),
    ]);
    expect(verdicts(became)).toEqual([
      'known',
      'domain-of-another',
      'other-domain',
      'looks-like',
      'brand-of-another',
      'looks-like',
      'looks-like',
    ]);
    expect(await everything(db)).toEqual(before);
    const decided = { asNew: new Set(['typo']), same: new Map([['other', known.slug]]) };
    const records = [
      aRecord({ slug: 'typo', name: 'Telefonladen Süd', web: 'https://fermruf.de' }),
      aRecord({ slug: 'other', name: 'Fernruf Angebote', web: 'https://fernruf.de' }),
    ];
    expect(verdicts((await take(db, records, decided)).became)).toEqual(['new', 'known']);
    expect(await findCompanies(db, 'Fernruf Angebote', 1)).toMatchObject([{ id: known.id }]);
  });

  test('take nobody else’s house, page or brand for the company’s own', async ({ db }) => {
    await take(db, [
      aRecord({ slug: 'page', name: 'Bobs Lädchen', web: 'https://www.facebook.com/bobs' }),
      aRecord({ slug: 'one', name: 'Alpha Möbel', web: '', runs: ['Beta Möbel', 'https://evil.example', '<b>x</b>'] }),
      aRecord({ slug: 'two', name: 'Beta Möbel', web: '' }),
    ]);
    expect(await db.select().from(companyDomains)).toEqual([]);
    expect(await findCompanies(db, 'Beta Möbel', 8)).toMatchObject([{ slug: 'beta-moebel', alias: null }]);
    expect((await db.select().from(companyNames)).map(({ name }) => name).sort()).toEqual([
      'Alpha Möbel',
      'Beta Möbel',
      'Bobs Lädchen',
    ]);
    const address = 'c/o KANZLEI Rechtsanwaltsgesellschaft mbH\nRing 54\n50672 Köln';
    expect(postalAddress(address)).toBe('');
    expect(telephone({ address, phone: '+49 221 2221830' })).toBe('');
    expect(postalAddress('Firma GmbH\nDatenschutz\nz. Hd. Frau Muster\nWeg 1\n12345 Ort')).toBe(
      'Firma GmbH\nWeg 1\n12345 Ort',
    );
  });

  test('leave out what cannot be a company here, whatever stands in it', async ({ db }) => {
    const { became } = await take(db, [
      { name: 'companies/x.json', value: null },
      { name: 'companies/y.json', value: { slug: '../../etc', name: 'Böse GmbH' } },
      aRecord({ slug: 'html', name: '<script>alert(1)</script>' }),
      aRecord({ slug: 'blank', name: '\u3164 \u200b' }),
      aRecord({ slug: 'abroad', name: 'Fjord AS', 'relevant-countries': ['no'] }),
      aRecord({ slug: 'parish', name: 'Gemeinde', categories: ['church'] }),
      aRecord({ slug: 'bot', name: 'Gesammelt GmbH', quality: 'scraped' }),
      aRecord({ slug: 'formula', name: '=HYPERLINK("x")', web: 'javascript:alert(1)', phone: '=1+1' }),
    ]);
    expect(verdicts(became)).toEqual([
      ...['unreadable', 'unreadable', 'no-name', 'no-name', 'elsewhere', 'no-customers', 'unverified', 'new'],
    ]);
    expect(await db.select().from(importedFacts)).toMatchObject([{ record: 'formula', website: '', phone: '' }]);
  });

  test('are read from a list, from lines, and out of a ZIP that does not burst', async ({ task: _task }) => {
    const folder = mkdtempSync(join(tmpdir(), 'records-'));
    const file = (name: string, bytes: string | Uint8Array) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const values = [1, 2].map((n) => aRecord({ slug: `firma-${n}`, name: `Firma ${n}` }).value);
    const isBoth = (found: Found[]) => expect(found.map(({ value }) => value)).toEqual(values);
    isBoth(await recordsIn(file('list.json', JSON.stringify(values))));
    isBoth(await recordsIn(file('lines.jsonl', values.map((value) => JSON.stringify(value)).join('\n'))));
    const zipped = Object.fromEntries(
      values.map((value, n) => [`data-master/companies/${n}.json`, strToU8(JSON.stringify(value))]),
    );
    isBoth(await recordsIn(file('data.zip', zipSync({ ...zipped, 'data-master/package.json': strToU8('{}') }))));
    const long = { 'companies/long.json': new Uint8Array(most.record + 1) };
    expect(await recordsIn(file('long.zip', zipSync(long)))).toEqual([{ name: 'companies/long.json', value: null }]);
    const bomb = new Uint8Array(most.all / 2 + 1);
    await expect(
      recordsIn(file('bomb.zip', zipSync({ 'companies/a.json': bomb, 'companies/b.json': bomb }))),
    ).rejects.toThrow(TooMuch);
  });
});

describe('an import is taken back', () => {
  test('but for what somebody has used since, and only once', async ({ db }) => {
    const there = await aCompany(db, { name: 'Schon Da', domain: 'schon-da.de' });
    const before = await everything(db);
    const { id } = await take(db, [
      aRecord({ slug: 'schon-da', name: 'Schon Da', runs: ['Marke Eins'] }),
      aRecord({ slug: 'alone', name: 'Niemand schreibt GmbH', runs: ['Marke Zwei'] }),
      aRecord({ slug: 'written', name: 'Jemand schreibt GmbH' }),
      aRecord({ slug: 'joined', name: 'Wird verschmolzen GmbH' }),
    ]);
    const written = await idOf(db, 'jemand-schreibt-gmbh');
    await anOpenCase(db, { company: { id: written, slug: 'jemand-schreibt-gmbh', name: '', domain: '' } });
    must(await mergeCompanies(db, { from: 'wird-verschmolzen-gmbh', into: there.slug, now }));

    expect(must(await undoImport(db, { id, now }))).toMatchObject({ gone: 1, kept: [written] });
    expect(await undoImport(db, { id, now })).toEqual(refused('conflict'));
    expect(await undoImport(db, { id: 'none', now })).toEqual(refused('not-found'));
    expect(await db.select().from(importedFacts)).toEqual([]);
    expect(await companyBySlug(db, 'niemand-schreibt-gmbh')).toBeNull();
    expect(await findCompanies(db, 'Marke', 8)).toEqual([]);
    expect(await companyBySlug(db, there.slug)).toMatchObject({ name: 'Schon Da' });
    expect(await companyBySlug(db, 'jemand-schreibt-gmbh')).not.toBeNull();
    const [found] = await db.select().from(companyDomains).where(eq(companyDomains.domain, 'schon-da.de'));
    expect(found).toEqual(before[2]?.[0]);
    expect(await db.select().from(factImports)).toMatchObject([{ id, undoneAt: now }]);
  });
});

test('a company that goes is looked for by an index wherever one can be named', async ({ db }) => {
  const plan = async (query: string) =>
    (await db.all<{ detail: string }>(sql.raw(`explain query plan ${query}`))).map(({ detail }) => detail);
  expect((await plan(`delete from companies where id = 'x'`)).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  const columns = await db.all<{ name: string; col: string }>(sql`
    select s.name, c.name as col from sqlite_schema s, pragma_table_info(s.name) c
    where s.type = 'table' and c.name in ('company_id', 'transferred_from_id', 'offered_to')`);
  expect(columns.length).toBeGreaterThan(30);
  const scanned: string[] = [];
  // The diary is not asked, and words are found by their letters.
  for (const { name, col } of columns.filter(({ name }) => name !== 'events' && name !== 'search_names'))
    if (
      (await plan(`select distinct ${col} from ${name} where ${col} in ('x', 'y')`)).some((step) =>
        /^SCAN \w+(?! USING)/.test(step),
      )
    )
      scanned.push(`${name}.${col}`);
  expect(scanned).toEqual([]);
});
