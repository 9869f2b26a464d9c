import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { companies, countedFacts, namedCompanies, outbox } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { saveNamed } from '#src/features/drafts/commands.ts';
import { alsoNamedCompany, newCompany } from '#src/features/drafts/company.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aWholeDraft, linkInMail, must } from './writing.ts';

const carrier = { name: 'Eilbote Paket AG', industry: 'parcels' as const, website: 'eilbote.example' };

async function published(situation: Situation, key: Awaited<ReturnType<typeof aWholeDraft>>) {
  must(await submitDraft(situation, key, { email: 'anna@mail.example' }));
  return must(
    await confirmCase(situation, { token: await linkInMail(situation.db, 'confirm-case'), userAgent: 'test' }),
  );
}

describe('a second company that is in no register', () => {
  test('stands in the preview, and is entered when the case is published: it is told nothing and nothing counts for it', async ({
    db,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const before = await db.$count(companies);
    const { version, caseId } = must(await saveNamed(situation, key, carrier));
    expect(await draftByToken(db, key.token)).toMatchObject({ named: { id: null, ...carrier } });
    expect(await caseFile(db, { caseId }, today, 'draft-holder')).toMatchObject({
      named: { name: carrier.name, slug: '' },
    });
    expect(await db.$count(companies)).toBe(before);

    const { number } = await published(situation, { ...key, version });
    const file = await caseFile(db, { number }, today);
    expect(file?.named).toMatchObject({ name: carrier.name, slug: 'eilbote-paket-ag' });
    const [made] = await db.select().from(companies).where(eq(companies.slug, 'eilbote-paket-ag'));
    expect(made).toMatchObject({ industry: 'parcels', createdBy: expect.any(String) });
    expect(await db.$count(countedFacts, eq(countedFacts.companyId, made?.id ?? ''))).toBe(0);
    const kinds = (await db.select({ kind: outbox.kind }).from(outbox)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.endsWith('-named'))).toEqual([]);
  });

  test('is the known one when somebody entered it meanwhile under a name that is the same', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const { version } = must(await saveNamed(situation, key, carrier));
    const known = await aCompany(db, { name: 'Eilbote-Paket A.G.' });
    const before = await db.$count(companies);
    const { number } = await published(situation, { ...key, version });
    expect(await caseFile(db, { number }, today)).toMatchObject({ named: { name: known.name, slug: known.slug } });
    expect(await db.$count(companies)).toBe(before);
  });

  test('is never the one that the case is against, whether that is known or new itself', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { website: 'https://neue-firma.example' });
    const same = { ...carrier, name: 'Neue Firma GmbH' };
    expect(await saveNamed(situation, key, same)).toMatchObject({ field: 'newName', reason: 'named-is-against' });

    const { version } = must(await saveNamed(situation, key, { ...carrier, name: 'Alte Firma' }));
    await aCompany(db, { name: 'Neue Firma', aliases: ['Alte Firma'] });
    const { number } = await published(situation, { ...key, version });
    expect(await caseFile(db, { number }, today)).toMatchObject({ company: { name: 'Neue Firma' }, named: null });
  });

  test('has no website of the author’s own address', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const { version } = must(await saveNamed(situation, key, { ...carrier, website: 'www.anna-privat.example' }));
    const refused = await submitDraft(situation, { ...key, version }, { email: 'post@anna-privat.example' });
    expect(refused).toMatchObject({ field: 'email', reason: 'own-domain' });
  });

  test('can become a known one, another new one or none, and a form sent twice changes once', async ({
    db,
    company,
  }) => {
    const situation = situationOfVisitor(db);
    const { token, ...key } = await aWholeDraft(situation);
    let { version } = key;
    const save = async (chosen: Parameters<typeof saveNamed>[2]) => {
      const again = version;
      ({ version } = must(await saveNamed(situation, { token, version }, chosen)));
      expect(must(await saveNamed(situation, { token, version: again }, chosen)).version).toBe(version);
      return (await draftByToken(db, token))?.named ?? null;
    };
    expect(await save(carrier)).toMatchObject({ id: null, name: carrier.name });
    expect(await save({ ...carrier, name: 'Eilpost' })).toMatchObject({ id: null, name: 'Eilpost' });
    expect(await save({ id: company.id })).toMatchObject({ id: company.id });
    expect(await save(carrier)).toMatchObject({ id: null });
    expect(await db.$count(namedCompanies)).toBe(0);
    expect(await save(null)).toBeNull();
  });

  test('is asked for with the same fields and refused for the same reasons as the first', async ({ db, company }) => {
    const form = (given: Record<string, string>) =>
      alsoNamedCompany(db, {
        alsoName: '',
        alsoChoice: newCompany,
        newName: 'Eilbote',
        newIndustry: 'parcels',
        newWebsite: '',
        ...given,
      });
    expect(await form({})).toEqual({ ok: true, value: { name: 'Eilbote', industry: 'parcels', website: '' } });
    expect(await form({ newName: '' })).toMatchObject({ field: 'newName', reason: 'required' });
    expect(await form({ newIndustry: '' })).toMatchObject({ field: 'newIndustry', reason: 'choose-one' });
    expect(await form({ newWebsite: 'bei mir' })).toMatchObject({ field: 'newWebsite', reason: 'not-a-website' });
    expect(await form({ newName: company.name.toUpperCase() })).toMatchObject({
      field: 'newName',
      reason: `company-known:${company.name}`,
    });
  });
});
