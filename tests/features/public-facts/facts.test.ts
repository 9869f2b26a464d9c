import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyDomains, companyNames, outbox, representatives, statedFacts } from '#db/schema/index.ts';
import { readAsked } from '#src/features/check/asked.ts';
import { check } from '#src/features/check/queries.ts';
import { addDomain } from '#src/features/companies/commands.ts';
import { addPublicContact, removePublicContact } from '#src/features/companies/public-contacts.ts';
import { companyBySlug, findCompanies } from '#src/features/companies/queries.ts';
import { setComplaintContact } from '#src/features/companies/word/commands.ts';
import { importRecords, rehearseImport } from '#src/features/public-facts/commands.ts';
import { factStatements, factsAtDesk, factsOf, waitingFacts } from '#src/features/public-facts/queries.ts';
import { decideFact, putRight, putRightAsModerator, stateFact } from '#src/features/public-facts/stating.ts';
import { undoImport } from '#src/features/public-facts/undo.ts';
import { refused } from '#src/lib/outcome.ts';
import { aModerator, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aRecord } from './records.ts';

const now = momentOn(today);
const decided = { asNew: new Set<string>(), same: new Map<string, string>() };
const factsIn = async (db: Database, slug: string) =>
  factsOf(...(await db.batch(factStatements(db, (await companyBySlug(db, slug))?.id ?? ''))));
const slug = 'lampenladen-nord-gmbh';
const lamps = (given: object = {}) => aRecord({ slug: 'lampenladen', name: 'Lampenladen Nord GmbH', ...given });
const take = async (db: Database, records: ReturnType<typeof aRecord>[], asOf = today) =>
  must(await importRecords(db, { records, asOf, decided, now }));

test('no import in whatever order changes what somebody put right, and of two copies the newer one holds', async ({
  db,
}) => {
  let place = 0;
  const days = ['2026-01-05', '2026-03-05', '2026-05-05', '2026-08-05'];
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ import: fc.nat(3), phone: fc.nat(3), address: fc.nat(3) }) },
    fc.record({ correct: fc.constantFrom('phone', 'address', 'website'), to: fc.nat(3) }),
    fc.constant('undo' as const),
  );
  const phone = (n: number) => (n === 0 ? '' : `+49 30 123456${n}`);
  const address = (n: number) => (n === 0 ? '' : `Straße ${n}\n10115 Berlin`);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      place += 1;
      const name = `Versand ${'abcdefghij'[place % 10]}${'klmnopqrst'[Math.floor(place / 10) % 10]} Wurzelwerk GmbH`;
      const record = { slug: `versand-${place}`, name, web: '' };
      const first = await take(db, [aRecord({ ...record, phone: phone(1), address: address(1) })], '2026-01-01');
      const at = first.became[0];
      const company = at && 'verdict' in at && (await findCompanies(db, name, 1))[0];
      if (!company) throw new Error('not entered');
      const corrected = new Map<string, string>();
      let [newest, copy] = ['2026-01-01', { phone: phone(1), address: address(1) }];
      let imports = [first.id];
      for (const one of steps) {
        if (one === 'undo') {
          // What somebody has put right is used: only then the company is still there.
          if (corrected.size === 0) continue;
          for (const id of imports) await undoImport(db, { id, now });
          [imports, newest, copy] = [[], '', { phone: '', address: '' }];
        } else if ('import' in one) {
          const asOf = days[one.import] ?? today;
          const says = { phone: phone(one.phone), address: address(one.address) };
          imports.push((await take(db, [aRecord({ ...record, ...says })], asOf)).id);
          // A number that comes with no address is the company's own.
          if (asOf >= newest) [newest, copy] = [asOf, says];
        } else {
          const text = {
            phone: phone,
            address: address,
            website: (n: number) => (n === 0 ? '' : `https://w${n}.example/`),
          };
          const said = text[one.correct](one.to);
          must(await putRight(db, { company: company.slug, about: one.correct, text: said, source: '', now }));
          corrected.set(one.correct, said);
        }
        const facts = await factsIn(db, company.slug);
        expect(facts.phone?.text ?? '').toBe(corrected.get('phone') ?? copy.phone);
        expect(facts.address?.text ?? '').toBe(corrected.get('address') ?? copy.address);
        expect(facts.website?.text ?? '').toBe(corrected.get('website') ?? '');
      }
    }),
    { numRuns: 10 },
  );
});

test('an import says what it left alone and why, in a rehearsal as well', async ({ db }) => {
  await take(db, [lamps()]);
  must(await putRight(db, { company: slug, about: 'phone', text: '', source: '', now }));
  const records = [lamps({ phone: '+49 30 7654321' })];
  const left = [{ left: [{ what: 'phone', because: 'put-right' }] }];
  expect(await rehearseImport(db, { records, asOf: today, decided, now })).toMatchObject(left);
  expect((await take(db, records)).became).toMatchObject(left);
  const older = await take(db, [lamps({ phone: '+49 30 1112223' })], '2020-01-01');
  expect(older.became).toMatchObject([{ changed: false, left: [{ because: 'newer', asOf: today }] }]);
});

test('a rehearsal says of every record what the import then does with it', async ({ db }) => {
  const records = [
    lamps(),
    lamps({ slug: 'twin', web: 'https://www.lampenladen.de/' }),
    aRecord({ slug: 'brand', name: 'Leuchten Süd', runs: ['Lampenladen Nord'], web: '' }),
    aRecord({ slug: 'thief', name: 'Ganz Anders', web: 'https://lampenladen.de' }),
    aRecord({ slug: 'typo', name: 'Lampen hier', web: 'https://lampenlaben.de' }),
    aRecord({ slug: 'form', name: 'Lampenladen Nord AG', web: '' }),
    { name: 'x', value: 3 },
  ];
  const rehearsed = await rehearseImport(db, { records, asOf: today, decided, now });
  const { became } = await take(db, records);
  const told = (all: typeof became) =>
    all.map((one) => ('skipped' in one ? one.skipped : { ...one.verdict, companyId: '' }));
  expect(told(rehearsed)).toEqual(told(became));
  expect(told(became).map((one) => (typeof one === 'string' ? one : 'why' in one ? one.why : one.is))).toEqual([
    ...['new', 'known', 'brand-of-another', 'domain-of-another', 'looks-like', 'looks-like', 'unreadable'],
  ]);
});

test('what is no company is left out, and of two records of one name the second', async ({ db }) => {
  const brands = Array.from({ length: 100_000 }, (_, n) => `Marke ${n}`);
  const { became } = await take(db, [
    lamps(),
    lamps({ name: 'Ganz Anders GmbH', web: 'https://ganz-anders.de' }),
    lamps({ slug: 'link', name: 'evil.example/kaufen', web: '' }),
    lamps({ slug: 'bell', name: 'Gut\u0007\u001b[31m GmbH', web: '' }),
    lamps({ slug: 'bidi', name: 'Links\u202ezxE HbmG', web: '' }),
    lamps({ slug: 'brands', name: 'Viele Marken GmbH', runs: brands, web: '' }),
  ]);
  expect(became.map((one) => ('skipped' in one ? one.skipped : one.verdict.is))).toEqual([
    ...['new', 'twice', 'no-name', 'no-name', 'no-name', 'unreadable'],
  ]);
});

describe('whoever speaks for a company', () => {
  test('is believed at once where the register sees it, and else by a moderator who looks', async ({ db }) => {
    await take(db, [lamps({ runs: ['Leuchtturm24'] })]);
    const company = (await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' };
    const speaker = await aRepresentative(db, { company: { ...company, domain: 'lampenladen.de' } });
    const own = situationOf(speaker);
    const state = (about: string, text: string, source = '') =>
      stateFact(own, { speakingAs: speaker.representativeId, about, text, source });
    const imprint = 'https://lampenladen.de/impressum';

    expect(await state('website', 'lampenladen.de')).toEqual(
      refused('invalid', { field: 'source', reason: 'fact-source' }),
    );
    must(await addDomain(db, { company: slug, domain: 'lampenladen.de', now }));
    expect(must(await state('website', 'shop.lampenladen.de'))).toEqual({ isShown: true });
    const said = { is: 'company', isDecided: false };
    expect(await factsIn(db, slug)).toMatchObject({ website: { text: 'https://shop.lampenladen.de/', said } });
    expect(await state('address', 'Nur eine Zeile', imprint)).toMatchObject({ ok: false, field: 'text' });
    expect(await state('phone', '0900 1234567', imprint)).toMatchObject({ ok: false, reason: 'contact-costly' });

    expect(must(await state('address', 'Neuer Weg 1\n34117 Kassel', imprint))).toEqual({ isShown: false });
    must(await state('address', 'Neuer Weg 2\n34117 Kassel', imprint));
    must(await state('brand:leuchtturm24', '', imprint));
    must(await state('arbitration-no', '', imprint));
    expect((await factsIn(db, slug)).address?.said.is).toBe('collection');
    const waiting = await waitingFacts(db);
    expect(waiting.map(({ what, text }) => [what, text])).toEqual([
      ['address', 'Neuer Weg 2\n34117 Kassel'],
      ['brand', ''],
      ['arbitration', 'no'],
    ]);

    const moderator = situationOf(await aModerator(db));
    const [first, brand, arbitration] = waiting.map(({ id }) => id);
    const decide = (factId = '', holds = true, reason = '') => decideFact(moderator, { factId, holds, reason });
    expect(await decideFact(own, { factId: first ?? '', holds: true, reason: '' })).toEqual(refused('not-found'));
    expect(await decide(arbitration, false)).toMatchObject({ ok: false, field: 'reason' });
    must(await decide(arbitration, false, 'Auf der Seite steht nichts davon.'));
    must(await decide(first));
    must(await decide(brand));
    expect(await decide(first)).toEqual(refused('not-found'));
    expect(await factsIn(db, slug)).toMatchObject({
      address: { text: 'Neuer Weg 2\n34117 Kassel', said: { is: 'company', source: imprint, isDecided: true } },
      arbitration: null,
    });
    expect(await db.$count(outbox, eq(outbox.kind, 'fact-decided'))).toBe(3);
    await take(db, [lamps({ slug: 'copy', runs: ['Leuchtturm24'] })]);
    expect(await findCompanies(db, 'Leuchtturm24', 8)).toEqual([]);
    expect((await factsAtDesk(db, company.id)).said.map(({ result }) => result)).toContain('refused');

    // Of somebody who never spoke for it only stays what a moderator has seen.
    await db.update(representatives).set({ refusedAt: now }).where(eq(representatives.id, speaker.representativeId));
    expect(await factsIn(db, slug)).toMatchObject({
      address: { text: 'Neuer Weg 2\n34117 Kassel' },
      website: { said: { is: 'collection' } },
    });
  });

  test('has nobody led by a link, by hidden signs or by what is known no more', async ({ db }) => {
    await take(db, [lamps()]);
    const company = (await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' };
    const speaker = await aRepresentative(db, { company: { ...company, domain: 'lampenladen.de' } });
    const state = (about: string, text: string, source = '') =>
      stateFact(situationOf(speaker), { speakingAs: speaker.representativeId, about, text, source });
    must(await addDomain(db, { company: slug, domain: 'lampenladen.de', now }));
    must(await addPublicContact(db, { company: slug, typed: '0561 998877', now }));

    // Only what is the company's own is shown before somebody has looked, its page as well.
    for (const source of [
      'https://bank.example/',
      'https://lampenladen.de@bank.example/',
      'https://bank.example\\@lampenladen.de/',
    ])
      expect(must(await state('phone', '0561 998877', source)), source).toEqual({ isShown: false });
    expect((await factsIn(db, slug)).phone?.said.is).toBe('collection');
    expect(must(await state('phone', '0561 998877', 'https://hilfe.lampenladen.de/'))).toEqual({ isShown: true });
    expect(must(await state('website', 'lampenladen.de'))).toEqual({ isShown: true });

    must(await state('arbitration-yes', 'Stelle\u202e f\u200b\u00fcr\u0007 Handel', 'https://lampenladen.de/'));
    expect((await waitingFacts(db)).map(({ text }) => text)).toContain('yes\nStelle f\u00fcr Handel');

    const own = { is: 'company', isDecided: false };
    expect(await factsIn(db, slug)).toMatchObject({ phone: { said: own }, website: { said: own } });
    must(await removePublicContact(db, { company: slug, typed: '0561 998877', now }));
    await db.delete(companyDomains);
    const collection = { is: 'collection' };
    expect(await factsIn(db, slug)).toMatchObject({ phone: { said: collection }, website: { said: collection } });
  });

  test('takes with them what they said when they turn out never to have spoken for it', async ({ db }) => {
    await take(db, [lamps()]);
    const company = (await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' };
    const speaker = await aRepresentative(db, { company: { ...company, domain: 'lampenladen.de' } });
    const imprint = 'https://lampenladen.de/impressum';
    const state = (about: string, text: string, source = '') =>
      stateFact(situationOf(speaker), { speakingAs: speaker.representativeId, about, text, source });
    must(await state('address', 'Neuer Weg 1\n34117 Kassel', imprint));
    const [waiting] = await waitingFacts(db);
    const moderator = situationOf(await aModerator(db));
    must(await decideFact(moderator, { factId: waiting?.id ?? '', holds: true, reason: '' }));
    must(await putRight(db, { company: slug, about: 'phone', text: '0561 112233', source: '', now }));
    must(await addPublicContact(db, { company: slug, typed: '0561 998877', now }));
    expect(must(await state('phone', '0561 998877'))).toEqual({ isShown: true });
    await db.update(representatives).set({ refusedAt: now }).where(eq(representatives.id, speaker.representativeId));

    // The page was seen; that the company said it is not so.
    expect(await factsIn(db, slug)).toMatchObject({
      address: { text: 'Neuer Weg 1\n34117 Kassel', said: { is: 'moderation', source: imprint } },
      phone: { text: '0561 112233', said: { is: 'moderation' } },
    });
    const { one } = await check(db, readAsked('0561 112233'), null);
    expect(one?.by).toEqual({ is: 'put-right' });
  });

  test('is not asked where a moderator puts right what somebody reported', async ({ db }) => {
    await take(db, [lamps()]);
    const moderator = situationOf(await aModerator(db));
    const put = (about: string, text: string) =>
      putRightAsModerator(moderator, { company: slug, about, text, source: 'https://lampenladen.de/impressum' });
    must(await put('domain:lampenladen.de', ''));
    must(await put('phone', '0561 998877'));
    expect(await db.select().from(companyDomains)).toEqual([]);
    expect(await factsIn(db, slug)).toMatchObject({ phone: { text: '0561 998877', said: { is: 'moderation' } } });
    expect(await put('domain:lampenladen.de', '')).toMatchObject({ ok: false, field: 'about' });
    const mine = await anOpenCase(db, {
      company: { ...((await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' }), domain: 'lampenladen.de' },
    });
    const author = { ...moderator, actor: { ...moderator.actor, userId: mine.author.userId } };
    expect(
      await putRightAsModerator(author, { company: slug, about: 'phone', text: '', source: 'https://a.de' }),
    ).toEqual(refused('not-found'));
    expect(await db.$count(statedFacts)).toBe(2);
    expect(await db.select().from(companyNames)).toHaveLength(1);
  });
});

test('a number is found by what the company says of itself, and no more by what was put right', async ({ db }) => {
  await take(db, [lamps()]);
  const company = (await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' };
  const found = async (number: string) => (await check(db, readAsked(number), null)).one?.by ?? null;
  expect(await found('0561 4455660')).toEqual({ is: 'record' });
  must(await putRight(db, { company: slug, about: 'phone', text: '0561 998877', source: '', now }));
  expect(await found('0561 4455660')).toBeNull();
  expect(await found('+49 561 998877')).toEqual({ is: 'put-right' });
  const speaker = await aRepresentative(db, { company: { ...company, domain: 'lampenladen.de' } });
  const set = { speakingAs: speaker.representativeId, address: '', phone: '(0561) 33 22 11' };
  must(await setComplaintContact(situationOf(speaker), set));
  expect(await found('0049561332211')).toMatchObject({ is: 'own-word', by: expect.any(String) });
  await db.update(representatives).set({ checkingSince: now, checkingBecause: 'objection' });
  expect(await found('0049561332211')).toBeNull();
});
