import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { companies, countedFacts, events } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { nameCompany, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { aCompany, anAuthor, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const carrier = (name = 'Eilbote Paket AG', website = '') => ({ name, industry: 'parcels' as const, website });

describe('a second company that the author of a published case enters', () => {
  test('stands in the case and in the register, and nothing counts for it', async ({ db }) => {
    const { number, author } = await anOpenCase(db);
    must(await nameCompany(situationOf(author), { number, company: carrier('Eilbote Paket AG', 'eilbote.example') }));
    expect(await caseFile(db, { number }, today)).toMatchObject({ named: { slug: 'eilbote-paket-ag' } });
    const [made] = await db.select().from(companies).where(eq(companies.slug, 'eilbote-paket-ag'));
    expect(made?.createdBy).toBe(author.userId);
    expect(await db.$count(countedFacts, eq(countedFacts.companyId, made?.id ?? ''))).toBe(0);
    expect((await caseHistory(db, number))?.corrections).toMatchObject([
      { action: 'cases.nameCompany', changes: [{ before: null, after: 'Eilbote Paket AG' }] },
    ]);
    // Sent twice, it is named once.
    must(await nameCompany(situationOf(author), { number, company: carrier() }));
    expect(await db.$count(events, eq(events.action, 'cases.nameCompany'))).toBe(1);
  });

  test('is the known one when its name is the same: nothing is entered twice', async ({ db, company }) => {
    const known = await aCompany(db, { name: 'Eilbote Paket AG' });
    const { number, author } = await anOpenCase(db, { company });
    const before = await db.$count(companies);
    must(await nameCompany(situationOf(author), { number, company: carrier('EILBOTE-Paket ag') }));
    expect(await caseFile(db, { number }, today)).toMatchObject({ named: { slug: known.slug } });
    must(await takeBackNamed(situationOf(author), { number }));
    const same = await nameCompany(situationOf(author), { number, company: carrier(company.name) });
    expect(same).toMatchObject({ field: 'newName', reason: 'named-is-against' });
    expect(await db.$count(companies)).toBe(before);
  });

  test('has no website of the author’s own address, and there are at most three in a day', async ({ db }) => {
    const author = await anAuthor(db, { email: 'post@anna-privat.example' });
    const situation = situationOf(author);
    const cases = [await anOpenCase(db, { author }), await anOpenCase(db, { author })];
    const numberOf = (index: number) => cases[index]?.number ?? '';
    const own = carrier('Eilbote', 'https://www.anna-privat.example/wir');
    expect(await nameCompany(situation, { number: numberOf(0), company: own })).toMatchObject({
      field: 'newWebsite',
      reason: 'own-domain',
    });
    for (const [index, name] of ['Adler', 'Bussard', 'Condor'].entries()) {
      const number = numberOf(index % 2);
      must(await nameCompany(situation, { number, company: carrier(`${name} Versand`) }));
      must(await takeBackNamed(situation, { number }));
    }
    const fourth = { number: numberOf(1), company: carrier('Dohle Versand') };
    expect(await nameCompany(situation, fourth)).toMatchObject({ refusal: 'conflict', reason: 'entered-too-often' });
    // One that is known already goes on being named.
    must(await nameCompany(situation, { ...fourth, company: carrier('Adler Versand') }));
    const nextDay = new Date(situation.now.getTime() + 25 * 3_600_000);
    must(await takeBackNamed(situation, fourth));
    expect(await nameCompany({ ...situation, now: nextDay }, { ...fourth, number: numberOf(0) })).toMatchObject({
      ok: true,
    });
  });
});
