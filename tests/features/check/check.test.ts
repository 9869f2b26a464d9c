import { readdirSync, readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, companyDomains } from '#db/schema/index.ts';
import { askedIn, readAsked } from '#src/features/check/asked.ts';
import { type Checked, casesToday, check } from '#src/features/check/queries.ts';
import { certainty, saidOf, standOf } from '#src/features/check/words.ts';
import { addPublicContact } from '#src/features/companies/public-contacts.ts';
import { importRecords } from '#src/features/public-facts/commands.ts';
import { figuresOf } from '#src/features/rankings/order/rules.ts';
import { listCases } from '#src/features/register/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anAnsweredCase, anOpenCase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aRecord } from '../public-facts/records.ts';
import { aged, companyOf } from '../rankings/counted.ts';

const asks = (db: Database, typed: string, chosen: string | null = null) => check(db, readAsked(typed), chosen);
const said = ({ one, others, alike }: Checked) => [
  one?.slug ?? null,
  others.map(({ slug }) => slug),
  alike.map(({ domain, how }) => `${domain} ${how}`),
];
const linked = (typed: string) => {
  const asked = readAsked(typed);
  return asked.kind === 'link' ? asked.link : null;
};

describe('what was pasted', () => {
  test.each([
    ['https://www.Fernruf.de/kauf?utm_source=mail&gclid=1#x', 'fernruf.de'],
    ['fernruf.de', 'fernruf.de'],
    ['shop.fernruf.de/angebot', 'fernruf.de'],
    ['HTTP://FERNRUF.DE:8080/', 'fernruf.de'],
    ['Schau mal: https://fernruf.de/p/1 – toll', 'fernruf.de'],
    ['<https://fernruf.de>', 'fernruf.de'],
    ['https://fernruf.de.', 'fernruf.de'],
    ['https://fernruf.de@evil.com/', 'evil.com'],
    ['https://fernruf.de.evil.com/login', 'evil.com'],
    ['https://xn--mnchen-3ya.de/', 'xn--mnchen-3ya.de'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['fern\u200bruf.de', 'fernruf.de'],
    ['https://www.google.com/url?sa=t&url=https%3A%2F%2Ffernruf.de%2F&usg=1', 'fernruf.de'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Ffernruf.de%2F', 'fernruf.de'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'google.com'],
    ['https://firma.github.io/x', 'firma.github.io'],
    ['http://127.0.0.1:4321/metrics', null],
    ['http://[::1]/', null],
    ['http://localhost/', null],
  ])('%s is read as a link to %s', (typed, domain) => {
    expect(linked(typed)?.domain).toBe(domain);
  });

  test('says where it only leads elsewhere, and who sells on a marketplace', () => {
    expect(linked('https://bit.ly/3xYz')).toMatchObject({ isShort: true });
    expect(linked('https://www.google.de/url?url=https://fernruf.de')).toMatchObject({ through: 'www.google.de' });
    expect(linked('https://www.amazon.de/dp/B0?tag=x')).toMatchObject({ market: 'Amazon', seller: null });
    expect(linked('https://www.ebay.de/usr/lampen_nord')).toMatchObject({ market: 'eBay', seller: 'lampen nord' });
    expect(linked('https://amazon.de.evil.com/')).toMatchObject({ market: null });
    // A small Cyrillic e.
    expect(linked('https://fеrnruf.de')).toMatchObject({ shown: 'xn--frnruf-3of.de', looksLike: 'fеrnruf.de' });
    expect(linked('müller.de')).toMatchObject({ shown: 'müller.de', looksLike: null });
  });

  test.each([
    ['0221 / 98 76-54', 'phone', 'phone:49221987654'],
    ['+49 (0) 221 987654', 'phone', 'phone:49221987654'],
    ['tel: 0049221987654', 'phone', 'phone:49221987654'],
    ['+49 0221 987654', 'phone', 'phone:49221987654'],
    ['0041 044 1234567', 'phone', 'phone:41441234567'],
    ['490123', 'phone', 'phone:490123'],
    ['Service@Fernruf.de', 'mail', 'email:service@fernruf.de'],
    ['mailto:service@fernruf.de?subject=x', 'mail', 'email:service@fernruf.de'],
  ])('%s is read as %s', (typed, kind, key) => {
    expect(readAsked(typed)).toMatchObject({ kind, key });
  });

  test.each(['1&1', 'H&M', 'Dr. Oetker', '2026-000417', 'javascript:alert(1)', 'a.b', "' OR 1=1 --", '"" NEAR *'])(
    '%s is a name',
    (typed) => {
      expect(readAsked(typed)).toEqual({ kind: 'name', words: expect.any(String) });
    },
  );

  test('is read whatever it is, and refused where it is too long', async ({ db }) => {
    const pieces = fc.constantFrom(
      'https://',
      'http://[',
      '@',
      '.de',
      '%',
      '\u202e',
      '+49',
      '&url=',
      'ü',
      '\0',
      "'",
      '*"',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string())).map((all) => all.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { asked, fault } = askedIn(new URLSearchParams({ q: text }));
        if (!fault) await check(db, asked, null);
      }),
      { numRuns: 300 },
    );
    const of = (q: string) => askedIn(new URLSearchParams({ q })).fault;
    expect(of(`https://fernruf.de/?utm=${'x'.repeat(1500)}`)).toBeUndefined();
    expect(of(`https://fernruf.de/?utm=${'x'.repeat(3000)}`)).toMatch(/^too-long-by:/);
    expect(of('wort '.repeat(40))).toMatch(/^too-long-by:/);
  });

  test('is never opened: nothing here can ask a server', () => {
    const folder = new URL('../../../src/features/check/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      expect(text, name).not.toMatch(/\bfetch\(|outgoing|undici|node:(?:dns|http|net|tls)|set:html/);
    }
  });
});

describe('the company that is meant', () => {
  test('is found by name, brand, domain, mail and number, and each of several is offered', async ({ db }) => {
    const one = await aCompany(db, { name: 'Fernruf GmbH', domain: 'fernruf.de', aliases: ['Ferno Mobil'] });
    const other = await aCompany(db, { name: 'Fernruf AG', domain: 'fernruf.ch' });
    await addPublicContact(db, { company: one.slug, typed: '0221 987654', now: momentOn(today) });
    for (const typed of [
      'fernruf gmbh',
      'Ferno Mobil',
      'https://kauf.fernruf.de/?a',
      'hilfe@fernruf.de',
      '+49 221 987654',
      'http://FERNRUF.de',
    ])
      expect((await asks(db, typed)).one?.slug, typed).toBe(one.slug);
    const [meant, others] = said(await asks(db, 'Fernruf'));
    expect([meant, [...(others ?? [])].sort()]).toEqual([null, [other.slug, one.slug].sort()]);
    expect((await asks(db, 'Fernruf', other.slug)).one).toMatchObject({ slug: other.slug, by: { is: 'chosen' } });
    // A link that passes off another address, or another name, as this company.
    for (const typed of ['https://evil.com', 'Evil', '0221 555555'])
      expect((await asks(db, typed, one.slug)).one, typed).toBeNull();
    expect(said(await asks(db, 'jemand@gmail.com'))).toEqual([null, [], []]);
    expect(said(await asks(db, '0221 987655'))).toEqual([null, [], []]);
    expect(said(await asks(db, '%'))).toEqual([null, [], []]);
  });

  test('is asked back where its name is mistyped by one letter', async ({ db }) => {
    await aCompany(db, { name: 'Kabelkater' });
    expect(said(await asks(db, 'Kabelkatr'))).toEqual([null, ['kabelkater'], []]);
  });

  test('is never the one that an address only looks like', async ({ db }) => {
    const umlauts = domainToASCII('müller-möbel.de');
    await aCompany(db, { name: 'Fernruf GmbH', domain: 'fernruf.de' });
    await aCompany(db, { name: 'Müller Möbel', domain: umlauts });
    await aCompany(db, { name: 'Ost', domain: 'ost.de' });
    for (const [typed, alike] of [
      ['fernruf.com', 'fernruf.de ending'],
      ['https://fermruf.de', 'fernruf.de letters'],
      ['fernnruf.de', 'fernruf.de letters'],
      ['fenrruf.de', 'fernruf.de letters'],
      ['fеrnruf.de', 'fernruf.de letters'],
      ['femruf.de', 'fernruf.de letters'],
      ['fernruf-kundenservice.de', 'fernruf.de inside'],
      ['meinfernruf.shop', 'fernruf.de inside'],
      ['https://fernruf.de.evil.com/login', 'fernruf.de inside'],
      ['mueller-moebel.de', `${umlauts} letters`],
    ] as const)
      expect(said(await asks(db, typed)), typed).toEqual([null, [], [alike]]);
    for (const typed of ['ist.de', 'ganz-anders.de', 'shop.de', 'de.evil.com'])
      expect(said(await asks(db, typed)), typed).toEqual([null, [], []]);
  });

  test('is nobody in whose name somebody only gave the address of a market or a network', async ({ db }) => {
    const one = await aCompany(db, { name: 'Lampen Lorenz' });
    const name = (domain: string, source: 'author' | 'administrator') =>
      exclusively(db, () =>
        db.insert(companyDomains).values({ domain, companyId: one.id, source, addedAt: momentOn(today) }),
      );
    for (const domain of ['ebay.de', 'facebook.com']) await name(domain, 'author');
    for (const typed of ['https://www.ebay.de/itm/1234', 'https://www.ebay.com', 'https://www.facebook.com/kerzenshop'])
      expect(said(await asks(db, typed)), typed).toEqual([null, [], []]);
    await name('ebay.at', 'administrator');
    expect((await asks(db, 'https://www.ebay.at')).one?.slug).toBe(one.slug);
  });

  test('is said to be the one of others’ records where nobody there confirmed it', async ({ db }) => {
    const records = [aRecord({ slug: 'lampenladen', name: 'Lampenladen GmbH' })];
    const decided = { asNew: new Set<string>(), same: new Map<string, string>() };
    must(await importRecords(db, { records, asOf: today, decided, now: momentOn(today) }));
    expect((await asks(db, 'lampenladen.de')).one?.by).toEqual({ is: 'domain', source: 'import' });
    expect((await asks(db, 'lampenladem.de')).alike).toMatchObject([{ domain: 'lampenladen.de', isHint: true }]);
    expect((await asks(db, '0561 4455660')).one?.by).toEqual({ is: 'record' });
    expect((await asks(db, 'datenschutz@lampenladen.de')).one?.by).toEqual({ is: 'domain', source: 'import' });
  });
});

test('a share is called as certain as its range is narrow', () => {
  const of = (low: number, high: number) => certainty({ low, high, share: (low + high) / 2 });
  expect([of(0.5, 0.65), of(0.4, 0.75), of(0.2, 0.8)]).toEqual(['sure', 'about', 'vague']);
});

test('every overdue case is counted, as the filter of the profile lists them', async ({ db }) => {
  const company = await aCompany(db);
  for (const days of [15, 20, 30, 40, 50, 60]) await anOpenCase(db, { company, publishedOn: addDays(today, -days) });
  const { number } = await anOpenCase(db, { company, publishedOn: addDays(today, -70) });
  // By another way, so that it waits for no answer, and for a reply still.
  const answered: object = { firstAnswerOn: addDays(today, -2), firstAnswerBy: 'author' };
  await exclusively(db, () => db.update(cases).set(answered).where(eq(cases.number, number)));
  await anOpenCase(db, { company, publishedOn: addDays(today, -14) });
  await anAnsweredCase(db, { company, publishedOn: addDays(today, -30), repliedOn: addDays(today, -25) });
  await anOpenCase(db, { publishedOn: addDays(today, -50) });
  const { total, overdue } = await casesToday(db, company.id, today);
  const listed = await listCases(db, { companyId: company.id, stamp: 'overdue' }, today);
  expect([total, overdue.total, listed.total, listed.rows.length]).toEqual([9, 7, 7, 7]);
});

describe.each(['de', 'en'] as const)('what is said of a company (%s)', (locale) => {
  const t = translator(locale);
  const said = (old: number, young: number) => {
    const facts = [...Array.from({ length: old }, () => aged(60)), ...Array.from({ length: young }, () => aged(3))];
    const tally = companyOf(facts);
    const prior = { a: 1, b: 1 };
    return saidOf(t, locale, { tally, figures: figuresOf(tally, { solved: prior, promises: prior }) });
  };

  test('asks nothing that the word for its precision would answer: that stands by the range', () => {
    for (const { label, share, words } of said(60, 0)) {
      expect(label).not.toContain('?');
      if (share) expect(words).toMatch(/^[^(]*\d[^(]* \([^(]*\d+: (?:ziemlich genau|fairly precise)\)\.$/);
    }
    expect(said(60, 0)[0]?.words).toMatch(/ 0 (?:von|of) 100 .*\((?:Spanne 0 bis|range 0 to) /);
  });

  test('names all cases behind a share of answers, those that still wait, too, as the profile does', () => {
    const [answers, solves] = said(12, 30);
    expect(answers?.basis).toMatch(/^(?:aus|from) 42 .*(?:noch wartend|still waiting)$/);
    expect(solves?.basis).toMatch(/^(?:aus|from) 12 .* 30 /);
  });

  test('says of how many there are too few', () => {
    expect(said(9, 30)[0]).toMatchObject({ share: null, basis: null });
    expect(said(9, 30)[0]?.words).toMatch(/(?:Erst 9 Fälle sind|Only 9 cases are) .*14/);
  });

  test('names the first day that does not count any more', () => {
    expect(standOf(t, locale, '2026-12-01')).toMatch(/(?:nach dem 1\. Dezember|after 1 December) 2025/);
  });
});
