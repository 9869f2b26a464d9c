import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { namedCompanies, outbox } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { saveCompany, saveNamed } from '#src/features/drafts/commands.ts';
import { alsoNamedCompany, nobodyElse } from '#src/features/drafts/company.ts';
import { forgetOldDrafts } from '#src/features/drafts/expiry.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aWholeDraft, draftCount, linkInMail, must } from './writing.ts';

const email = 'anna@mail.example';

async function published(situation: Situation, key: Awaited<ReturnType<typeof aWholeDraft>>, from = email) {
  must(await submitDraft(situation, key, { email: from }));
  return confirmCase(situation, { token: await linkInMail(situation.db, 'confirm-case'), userAgent: 'test' });
}

const sentTo = async (db: Database, kind: string) =>
  (await db.select().from(outbox).where(eq(outbox.kind, kind))).map(({ sealed }) => JSON.parse(unseal(sealed)).to);

describe('a second company, named while the case is written', () => {
  test('is told when the case is published, and stands there from the start: no change of the case', async ({
    db,
    representative,
    company,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const saved = must(await saveNamed(situation, key, { id: company.id }));
    expect(await draftByToken(db, key.token)).toMatchObject({ named: { name: company.name } });
    expect(await sentTo(db, 'company-named')).toEqual([]);
    const { number } = must(await published(situation, { ...key, version: saved.version }));
    expect(await sentTo(db, 'company-named')).toEqual([representative.email]);
    expect(await sentTo(db, 'case-published')).toEqual([]);
    expect(await caseFile(db, { number }, today)).toMatchObject({ named: { name: company.name } });
    expect((await caseHistory(db, number))?.corrections).toEqual([]);
  });

  test('can be another one or none, and is not named any more once the case is against it', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const { token, ...key } = await aWholeDraft(situation);
    let { version } = key;
    const name = async (id: string | null) => {
      ({ version } = must(await saveNamed(situation, { token, version }, id === null ? null : { id })));
      return (await draftByToken(db, token))?.named?.id ?? null;
    };
    const other = await aCompany(db);
    expect(await name(other.id)).toBe(other.id);
    expect(await name(company.id)).toBe(company.id);
    expect(await name(null)).toBeNull();
    expect(await name(company.id)).toBe(company.id);
    must(await saveCompany(situation, { token, version }, { id: company.id }));
    expect(await draftByToken(db, token)).toMatchObject({ company: { id: company.id }, named: null });
  });

  test('is not named when a company that is entered anew turns out to be the same', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { website: 'https://neue-firma.example' });
    const same = await aCompany(db, { name: 'Neue Firma' });
    const { version } = must(await saveNamed(situation, key, { id: same.id }));
    const { number } = must(await published(situation, { ...key, version }));
    expect(await caseFile(db, { number }, today)).toMatchObject({ company: { id: same.id }, named: null });
    expect(await sentTo(db, 'company-named')).toEqual([]);
  });

  test('is never that of the case, an unknown one, or one for which the author speaks', async ({
    db,
    company,
    representative,
  }) => {
    const situation = situationOfVisitor(db);
    const against = await aCompany(db);
    const key = await aWholeDraft(situation, { companyId: against.id });
    expect(await saveNamed(situation, key, { id: against.id })).toMatchObject({ reason: 'named-is-against' });
    expect(await saveNamed(situation, key, { id: 'x' })).toMatchObject({ reason: 'named-unknown' });
    const speaking = situationOf(representative);
    expect(await saveNamed(speaking, key, { id: company.id })).toMatchObject({ reason: 'named-is-own' });
    const { version } = must(await saveNamed(situation, key, { id: company.id }));
    expect(await published(situation, { ...key, version }, representative.email)).toMatchObject({
      reason: 'own-named',
    });
    expect(await published(speaking, { ...key, version: version + 1 })).toMatchObject({ reason: 'own-named' });
  });

  test('is found as the company of the case is: by its tile, its whole name, else in a list', async ({
    db,
    company,
  }) => {
    const form = (alsoName: string, alsoChoice = '') => alsoNamedCompany(db, { alsoName, alsoChoice });
    expect(await form('')).toEqual({ ok: true, value: null });
    expect(await form('', nobodyElse)).toEqual({ ok: true, value: null });
    expect(await form('nordlicht möbel gmbh')).toEqual({ ok: true, value: { id: company.id } });
    expect(await form('', company.slug)).toEqual({ ok: true, value: { id: company.id } });
    expect(await form('Nordlicht')).toEqual({ ok: true, value: { search: 'Nordlicht' } });
    expect(await form('', 'gibt-es-nicht')).toMatchObject({ field: 'alsoName', reason: 'choose-company' });
  });

  test('is forgotten with the draft', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    must(await saveNamed(situation, await aWholeDraft(situation), { id: company.id }));
    expect(await forgetOldDrafts(db, momentOn('2026-12-01'))).toBe(1);
    expect([await draftCount(db), await db.$count(namedCompanies)]).toEqual([0, 0]);
  });
});
