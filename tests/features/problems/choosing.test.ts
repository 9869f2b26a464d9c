import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseKinds, cases, companies } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead } from '#src/features/cases/commands/entries.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { forgetOldDrafts } from '#src/features/drafts/expiry.ts';
import { saveKind } from '#src/features/drafts/kind.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { assignKinds } from '#src/features/problems/index.ts';
import { findCases, foundFilterOf } from '#src/features/register/found/queries.ts';
import { listCases } from '#src/features/register/queries.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anOpenCase, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSubmittedDraft, aWholeDraft, must } from '../drafts/writing.ts';

const kindIn = async (db: Database, caseId: string) => {
  const [row] = await db
    .select({ kind: caseKinds.kind, by: caseKinds.origin })
    .from(caseKinds)
    .where(eq(caseKinds.caseId, caseId));
  return row ?? null;
};
const asTelecom = (db: Database, id: string) =>
  exclusively(db, async () => {
    await db.update(companies).set({ industry: 'telecom' }).where(eq(companies.id, id));
  });
const head = { desiredOutcome: 'refund' as const, desiredText: '', disputed: null };

/** A published case of which the search knows. */
async function aReadCase(db: Database, given: Parameters<typeof anOpenCase>[1] = {}) {
  const theCase = await anOpenCase(db, given);
  await noteUnfound(db);
  return theCase;
}

describe('the kind of a case', () => {
  test('is what its author chose while writing, whatever a rule would say', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const company = await aCompany(db, { industry: 'shops' });
    const { key, link, caseId } = await aSubmittedDraft(situation, 'kind@example.org', { companyId: company.id });
    must(await saveKind(situation, key.token, 'shops-voucher'));
    must(await confirmCase(situation, { token: link, userAgent: '' }));
    expect(await kindIn(db, caseId)).toEqual({ kind: 'shops-voucher', by: 'author' });
    await assignKinds(db, momentOn(today));
    expect(await kindIn(db, caseId)).toEqual({ kind: 'shops-voucher', by: 'author' });
  });

  test('lies with the company and the number of its case, also where the version before wrote it', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const company = await aCompany(db, { industry: 'shops' });
    const { link, caseId } = await aSubmittedDraft(situation, 'placed@example.org', { companyId: company.id });
    const { number } = must(await confirmCase(situation, { token: link, userAgent: '' }));
    const isIts = eq(caseKinds.caseId, caseId);
    const placed = () =>
      db.select({ companyId: caseKinds.companyId, number: caseKinds.number }).from(caseKinds).where(isIts);
    expect(await placed()).toEqual([{ companyId: company.id, number }]);
    const before = { caseId, kind: 'shops-voucher', origin: 'rule', rules: 1, saidAt: momentOn(today) } as const;
    await exclusively(db, async () => {
      await db.delete(caseKinds).where(isIts);
      await db.insert(caseKinds).values(before);
    });
    expect(await placed()).toEqual([{ companyId: company.id, number }]);
  });

  test('is assigned by rule at publication where its author said nothing, and marked as that', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const company = await aCompany(db, { industry: 'shops' });
    const { link, caseId } = await aSubmittedDraft(situation, 'none@example.org', { companyId: company.id });
    const { number } = must(await confirmCase(situation, { token: link, userAgent: '' }));
    expect(await kindIn(db, caseId)).toEqual({ kind: 'shops-not-delivered', by: 'rule' });
    expect((await caseFile(db, { number }, today))?.kind).toEqual({ key: 'shops-not-delivered', by: 'rule' });
  });

  test('is none where its author says so, and no rule says otherwise', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const company = await aCompany(db, { industry: 'shops' });
    const { key, link, caseId } = await aSubmittedDraft(situation, 'no@example.org', { companyId: company.id });
    must(await saveKind(situation, key.token, null));
    const { number } = must(await confirmCase(situation, { token: link, userAgent: '' }));
    expect(await kindIn(db, caseId)).toEqual({ kind: '', by: 'author' });
    expect((await caseFile(db, { number }, today))?.kind).toBeNull();
  });

  test('follows what the case says as long as only a rule said it, and stays once its author did', async ({ db }) => {
    const company = await aCompany(db, { industry: 'shops' });
    const { id, number, author } = await aReadCase(db, { company });
    const situation = situationOf(author);
    const correct = (title: string, summary: string) => correctHead(situation, { number, title, summary, ...head });
    must(await correct('Gutschein wird nicht angenommen', 'Der Gutschein sei verfallen.'));
    expect(await kindIn(db, id)).toEqual({ kind: 'shops-voucher', by: 'rule' });
    must(await correct('Retoure nicht erstattet', 'Die Rücksendung kam an, das Geld nicht.'));
    expect(await kindIn(db, id)).toEqual({ kind: 'shops-refund', by: 'rule' });
    must(await chooseKind(situation, { number, kind: 'shops-charged' }));
    must(await correct('Gutschein wird nicht angenommen', 'Der Gutschein sei verfallen.'));
    expect(await kindIn(db, id)).toEqual({ kind: 'shops-charged', by: 'author' });
  });

  test('is one of its industry: another is refused, in a draft and in a case', async ({ db }) => {
    const company = await aCompany(db, { industry: 'shops' });
    const { number, author } = await anOpenCase(db, { company });
    const refusal = { ok: false, refusal: 'invalid', field: 'kindId', reason: 'choose-one' };
    expect(await chooseKind(situationOf(author), { number, kind: 'banks-cash' })).toEqual(refusal);
    const visitor = situationOfVisitor(db);
    const { token } = await aWholeDraft(visitor, { companyId: company.id });
    expect(await saveKind(visitor, token, 'banks-cash')).toEqual(refusal);
    expect(await saveKind(visitor, 'somebody-elses', 'shops-refund')).toMatchObject({ reason: 'draft-gone' });
    expect(await db.$count(caseKinds)).toBe(0);
  });

  test('is assigned anew by rule where its author chose one that the new industry does not have', async ({ db }) => {
    const company = await aCompany(db, { industry: 'shops' });
    const { id, number, author } = await aReadCase(db, { company });
    must(await chooseKind(situationOf(author), { number, kind: 'shops-refund' }));
    await asTelecom(db, company.id);
    await exclusively(db, () => db.update(cases).set({ companyId: company.id }).where(eq(cases.id, id)));
    must(
      await correctHead(situationOf(author), {
        ...{ number, title: 'Router defekt', summary: 'Der Router ist kaputt.', ...head },
      }),
    );
    expect(await kindIn(db, id)).toEqual({ kind: 'telecom-device', by: 'rule' });
  });

  test('of a case from before is assigned once, by rule', async ({ db }) => {
    const { id } = await aReadCase(db, { company: await aCompany(db, { industry: 'shops' }) });
    expect(await kindIn(db, id)).toBeNull();
    expect(await assignKinds(db, momentOn(today))).toBe(1);
    expect((await kindIn(db, id))?.by).toBe('rule');
    expect(await assignKinds(db, momentOn(today))).toBe(0);
  });

  test('goes with its draft', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const company = await aCompany(db, { industry: 'shops' });
    const { token } = await aWholeDraft(situation, { companyId: company.id });
    must(await saveKind(situation, token, 'shops-refund'));
    expect(await forgetOldDrafts(db, momentOn(addDays(today, 400)))).toBe(1);
    expect(await db.$count(caseKinds)).toBe(0);
  });
});

describe('by its kind', () => {
  test('a case is listed, found and counted; a withdrawn one is not', async ({ db }) => {
    const company = await aCompany(db, { industry: 'shops' });
    const [one, other, gone] = [
      await aReadCase(db, { company }),
      await aReadCase(db, { company }),
      await aReadCase(db, { company }),
    ];
    for (const { number, author } of [one, gone]) {
      must(await chooseKind(situationOf(author), { number, kind: 'shops-voucher' }));
    }
    must(await chooseKind(situationOf(other.author), { number: other.number, kind: 'shops-price' }));
    must(await withdrawCase(situationOf(gone.author), { number: gone.number, reason: '' }));
    const listed = await listCases(db, { kind: 'shops-voucher' }, today);
    expect(listed.rows.map(({ number }) => number)).toEqual([one.number]);
    expect(listed.total).toBe(1);
    const ofCompany = await casesOfCompany(
      db,
      { companyId: company.id, kind: 'shops-voucher', withTombstones: true },
      today,
    );
    expect(ofCompany.rows.map(({ number }) => number)).toEqual([one.number]);
    expect(ofCompany.kinds).toMatchObject({
      all: 2,
      kinds: [{ cases: 1 }, { cases: 1 }],
      without: 0,
      byRule: 0,
    });
    const { title } = must({ ok: true, value: await caseFile(db, { number: one.number }, today) }) ?? { title: '' };
    const found = await findCases(db, title, foundFilterOf(new URLSearchParams('kind=shops-price')), today);
    expect(found.rows.map(({ number }) => number)).toEqual([other.number]);
    expect(found.kinds.map(({ value }) => value.key).sort()).toEqual(['shops-price', 'shops-voucher']);
  });
});
