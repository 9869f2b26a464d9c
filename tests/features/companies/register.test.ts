import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyDomains } from '#db/schema/index.ts';
import { createCompany } from '#src/features/companies/commands.ts';
import { companyDomain, isFreeMail } from '#src/features/companies/domains.ts';
import { companyBySlug, findCompanies } from '#src/features/companies/queries.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { aCompany, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

async function enter(db: Database, name: string, website: string | null = null) {
  const entered = await write(db, async (tx) =>
    done(await createCompany(tx, { name, industry: 'shops', website, createdBy: null, now: momentOn(today) })),
  );
  if (!entered.ok) throw new Error(entered.refusal);
  return entered.value;
}

describe('findCompanies', () => {
  test('finds by any part of the name or an alias, in any case and spelling', async ({ db }) => {
    await aCompany(db, { name: 'Strom & Söhne GmbH', aliases: ['Göttinger Stromkontor'] });
    const names = async (typed: string) => (await findCompanies(db, typed, 8)).map((company) => company.name);
    for (const typed of ['STROM', 'soehne', 'söhne', 'Strom und Söhne', 'kontor', 'Söhne Strom', 'gmbh']) {
      expect(await names(typed), typed).toEqual(['Strom & Söhne GmbH']);
    }
    for (const typed of ['Sohne', 'strom+sohne', 'Strom & Sohne AG', 'stromsöhne', 'str0m', 'strom-soehne.de']) {
      expect(await names(typed), typed).toEqual(['Strom & Söhne GmbH']);
    }
    for (const typed of ['', '%', '_', 'wattwurm', '🙂', 'strom wattwurm'])
      expect(await names(typed), typed).toEqual([]);
  });

  test('puts the whole name first, then its beginning, then the beginning of a word, then the middle of one', async ({
    db,
  }) => {
    for (const name of ['Paketpost', 'Die Post', 'Postwerk', 'Post']) await aCompany(db, { name });
    const found = await findCompanies(db, 'post', 8);
    expect(found.map((company) => company.name)).toEqual(['Post', 'Postwerk', 'Die Post', 'Paketpost']);
  });

  test('names the alias by which a company was found, and each company once', async ({ db }) => {
    await aCompany(db, { name: 'Telekontor', aliases: ['Tele-K', 'Telekontor Süd'] });
    expect(await findCompanies(db, 'telekontor', 8)).toMatchObject([{ name: 'Telekontor', alias: null }]);
    expect(await findCompanies(db, 'süd', 8)).toMatchObject([{ name: 'Telekontor', alias: 'Telekontor Süd' }]);
  });

  test('finds letters without a decomposition, abbreviations with and without dots, and internet addresses', async ({
    db,
  }) => {
    await aCompany(db, { name: 'Ørsted N.E.W. Łódź AG', domain: 'nordwind.example' });
    const typings = ['orsted', 'oersted', 'Ørsted', 'lodz', 'NEW', 'n.e.w.', 'N E W', 'https://www.nordwind.example/x'];
    for (const typed of typings) expect(await findCompanies(db, typed, 8), typed).toHaveLength(1);
    await aCompany(db, { name: 'Mobil Süd' });
    expect(await findCompanies(db, 'MobiI', 8)).toMatchObject([{ name: 'Mobil Süd' }]);
  });

  test('offers similar names only when asked for, and only when no name holds every word', async ({ db }) => {
    await aCompany(db, { name: 'Fernruf Partner' });
    expect(await findCompanies(db, 'Fernruf Nord', 8)).toEqual([]);
    expect(await findCompanies(db, 'Fernruf Nord', 8, { orSimilar: true })).toMatchObject([
      { name: 'Fernruf Partner', isSimilar: true, alias: null },
    ]);
    await aCompany(db, { name: 'Fernruf Nord' });
    expect(await findCompanies(db, 'Fernruf Nord', 8, { orSimilar: true })).toMatchObject([
      { name: 'Fernruf Nord', isSimilar: false },
    ]);
  });

  test('offers a company whose name was mistyped by one letter before others that share a word', async ({ db }) => {
    await aCompany(db, { name: 'Kabelkater GmbH', city: 'Kassel' });
    await aCompany(db, { name: 'Nordfunk Partner' });
    for (const typed of ['Kabelkatr', 'Kabelkaetr GmbH', 'Kabelkatre'])
      expect((await findCompanies(db, typed, 8, { orSimilar: true }))[0], typed).toMatchObject({
        name: 'Kabelkater GmbH',
        city: 'Kassel',
        isSimilar: true,
      });
    expect(await findCompanies(db, 'Kabelkatr', 8), 'only when asked for').toEqual([]);
    const both = await findCompanies(db, 'Kabelkatr Partner', 8, { orSimilar: true });
    expect(both.map(({ name }) => name)).toEqual(['Kabelkater GmbH', 'Nordfunk Partner']);
    expect(await findCompanies(db, 'Kabelkiste', 8, { orSimilar: true }), 'that is another name').toEqual([]);
  });

  test('answers with no more than asked for', async ({ db }) => {
    for (let index = 0; index < 12; index += 1) await aCompany(db, { name: `Nordwerk ${index}` });
    expect(await findCompanies(db, 'nordwerk', 8)).toHaveLength(8);
    expect(await findCompanies(db, 'nordwerk', -1)).toHaveLength(1);
  });
});

describe('createCompany', () => {
  test('enters a company once, whatever the spelling and the legal form', async ({ db }) => {
    const first = await enter(db, 'Möbelhaus Quittenhof');
    for (const name of ['MÖBELHAUS  QUITTENHOF', 'Moebelhaus Quittenhof', 'Möbelhaus Quittenhof GmbH & Co. KG']) {
      expect(await enter(db, name), name).toEqual(first);
    }
  });

  test('enters no second company that only looks like the first', async ({ db }) => {
    const first = await enter(db, 'Telekontor');
    for (const name of ['Tele\u200bkontor', 'Теlекоntоr', 'ΤELEKONTOR', 'Telekontor\u3164 AG']) {
      expect(await enter(db, name), name).toEqual(first);
    }
    const other = await enter(db, 'Газпром');
    expect(await enter(db, 'ГАЗПРОМ')).toEqual(other);
  });

  test('enters none that was entered before under a look-alike, another joiner or another spelling', async ({ db }) => {
    const first = await enter(db, 'Sauerst0ff MobiI & Söhne');
    for (const name of ['Sauerstoff Mobil und Soehne', 'SAUERSTOFF MOBIL + SOHNE GmbH']) {
      expect(await enter(db, name), name).toEqual(first);
    }
    expect((await enter(db, 'Ørsted N.E.W. Łódź AG')).slug).toBe('orsted-n-e-w-lodz-ag');
  });

  test('takes companies with different legal forms for different ones', async ({ db }) => {
    expect(await enter(db, 'Dreiphasen GmbH')).not.toEqual(await enter(db, 'Dreiphasen AG'));
  });

  test('knows a company by its alias', async ({ db }) => {
    const known = await aCompany(db, { name: 'Paketfuchs', aliases: ['PF Logistik'] });
    expect(await enter(db, 'pf logistik')).toEqual({ id: known.id, slug: 'paketfuchs' });
  });

  test('gives each company an address of its own', async ({ db }) => {
    const slugs = [await enter(db, 'A+B'), await enter(db, 'A & B!'), await enter(db, 'Ä B'), await enter(db, '東京')];
    expect(slugs.map((company) => company.slug)).toEqual(['a-b', 'a-b', 'ae-b', 'x']);
    expect((await enter(db, '大阪')).slug).toBe('x-2');
    expect(await companyBySlug(db, 'x-2')).toMatchObject({ name: '大阪' });
    expect(await companyBySlug(db, 'gibt-es-nicht')).toBeNull();
  });

  test('takes the domain from the website, and leaves it with the company that has it', async ({ db }) => {
    const first = await enter(db, 'Wattwurm', 'https://www.kunden.wattwurm.example/kontakt?x=1');
    await enter(db, 'Andere Firma', 'wattwurm.example');
    expect(await db.select().from(companyDomains).where(eq(companyDomains.domain, 'wattwurm.example'))).toMatchObject([
      { companyId: first.id, source: 'author' },
    ]);
  });

  test('takes no domain that proves nothing', async ({ db }) => {
    for (const [index, website] of ['gmx.de', 'github.io', 'co.uk', '127.0.0.1', 'keine', ''].entries()) {
      await enter(db, `Ohne Domäne ${index}`, website);
    }
    expect(await db.select().from(companyDomains)).toEqual([]);
  });
});

test('a domain of a company is registrable and not one of a mail provider', () => {
  expect(companyDomain('Kundendienst@mail.firma.co.uk')).toBe('firma.co.uk');
  expect(companyDomain('https://laden.github.io')).toBe('laden.github.io');
  expect([companyDomain('ich@posteo.de'), companyDomain('http://[::1]/'), companyDomain('')]).toEqual([
    null,
    null,
    null,
  ]);
  expect([isFreeMail('GMX.de'), isFreeMail('firma.de')]).toEqual([true, false]);
  // Every customer of these has a name below the same domain, or an address that anybody gets.
  for (const shared of ['firma.onmicrosoft.com', 'firma.zendesk.com', 'firma@duck.com', 'a@relay.firefox.com'])
    expect(companyDomain(shared), shared).toBeNull();
});
