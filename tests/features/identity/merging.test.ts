import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import {
  cases,
  companies,
  companyNames,
  contactAddresses,
  countedFacts,
  events,
  examinations,
  follows,
  namedCompanies,
  promises,
  replies,
  representatives,
  tallies,
} from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { createCompany, renameCompany, setContact } from '#src/features/companies/commands.ts';
import { companyRecord } from '#src/features/companies/profile/queries.ts';
import { companyBySlug, findCompanies, movedTo } from '#src/features/companies/queries.ts';
import { follow } from '#src/features/following/commands.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { contactsOf } from '#src/features/notifications/contacts.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import { decidedPressure } from '#src/features/pressure/queries.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { aCompany, anAnsweredCase, anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aPromiseIn } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aNotice, notify } from '../moderation/noticing.ts';
import { aReport, decides } from '../pressure/reporting.ts';

const now = momentOn(today);

describe('merging two companies', () => {
  test('moves everything, counts anew, and leaves a trace', async ({ db }) => {
    const into = await aCompany(db, { name: 'Fernruf & Partner', industry: 'telecom' });
    const from = await aCompany(db, { name: 'Fernruf Partnerschaft', industry: 'shops', aliases: ['FRP'] });
    await anOpenCase(db, { company: into });
    for (let index = 0; index < 30; index += 1) await anOpenCase(db, { company: from });
    const answered = await anAnsweredCase(db, { company: from });
    const promiseId = await aPromiseIn(db, answered.id, { dueOn: today });
    const third = await anOpenCase(db);
    await exclusively(db, () =>
      db.insert(namedCompanies).values([
        { caseId: third.id, companyId: from.id, namedAt: now },
        { caseId: answered.id, companyId: into.id, namedAt: now },
      ]),
    );
    const [one, both] = [await anAuthor(db), await anAuthor(db)];
    for (const person of [one, both]) must(await follow(situationOf(person), { kind: 'company', of: from.slug }));
    must(await follow(situationOf(both), { kind: 'company', of: into.slug }));
    await keepTallies(db, today);

    expect(must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }))).toEqual({ cases: 31 });

    expect(await companyBySlug(db, from.slug)).toBeNull();
    expect(await movedTo(db, from.slug)).toBe(into.slug);
    expect(await companyRecord(db, into.slug)).toMatchObject({
      name: 'Fernruf & Partner',
      aliases: expect.arrayContaining(['Fernruf Partnerschaft', 'FRP']),
      changes: [{ kind: 'merged', formerName: 'Fernruf Partnerschaft', on: today }],
      claim: { representatives: [{ name: 'Miriam Okafor' }] },
    });
    expect(await findCompanies(db, 'frp', 8)).toMatchObject([{ id: into.id }]);
    for (const table of [
      cases,
      countedFacts,
      companyNames,
      representatives,
      replies,
      promises,
      namedCompanies,
      events,
    ]) {
      const left = await db.select().from(table).where(eq(table.companyId, from.id));
      expect(left).toEqual([]);
    }
    expect(await db.select().from(namedCompanies)).toMatchObject([{ caseId: third.id, companyId: into.id }]);
    expect(await db.select().from(follows)).toHaveLength(2);
    const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId));
    expect(promise?.companyId).toBe(into.id);
    expect(await db.select().from(tallies).where(eq(tallies.subjectId, from.id))).toEqual([]);
    const counted = await readTallies(db, { industry: 'telecom', months: 'all' });
    expect(counted.companies.find(({ companyId }) => companyId === into.id)?.cases).toBe(32);
    const perIndustry = await db
      .select({ industry: tallies.subjectId, cases: tallies.cases })
      .from(tallies)
      .where(and(eq(tallies.kind, 'industry'), eq(tallies.months, 'all')));
    expect(new Map(perIndustry.map(({ industry, cases }) => [industry, cases]))).toEqual(
      new Map([
        ['telecom', 32],
        ['shops', 1],
      ]),
    );
    expect(await checkCases(db, now)).toEqual([]);
    expect(await keepTallies(db, today)).toEqual([]);
  });

  test('takes along what was reported and decided about it', async ({ db, moderator }) => {
    const [into, from] = [await aCompany(db), await aCompany(db)];
    const { number, id, author } = await anOpenCase(db, { company: from });
    must(await notify(db, aNotice({ kind: 'case', id })));
    const report = aReport(number);
    must(await reportPressure(situationOf(author), report));
    must(await decides(situationOf(moderator), report.id, 'not-confirmed'));
    must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
    expect(await decidedPressure(db, into.id)).toHaveLength(1);
    expect(await db.select().from(examinations)).toMatchObject([{ companyId: into.id }]);
  });

  test('is the same when it was ended in between and is done again', async ({ db }) => {
    const [into, from] = [await aCompany(db), await aCompany(db)];
    const { id } = await anOpenCase(db, { company: from });
    await anOpenCase(db, { company: from });
    await exclusively(db, () => db.update(cases).set({ companyId: into.id }).where(eq(cases.id, id)));
    must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
    expect(await checkCases(db, now)).toEqual(await checkCases(db, now));
    expect((await db.select().from(cases)).map(({ companyId }) => companyId)).toEqual([into.id, into.id]);
    expect(await mergeCompanies(db, { from: from.slug, into: into.slug, now })).toEqual(refused('not-found'));
  });

  test.for([
    [['alt@konzern.example', 'neu@konzern.example'], 'neu@konzern.example'],
    [['alt@konzern.example', null], 'alt@konzern.example'],
  ] as const)('leaves one address at which the company is told: %j', async ([[old, kept], told], { db }) => {
    const [into, from] = [await aCompany(db), await aCompany(db)];
    const { id, number } = await anOpenCase(db, { company: from });
    must(await setContact(db, { company: from.slug, email: old, now }));
    if (kept) must(await setContact(db, { company: into.slug, email: kept, now }));
    must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
    const active = await db.select().from(contactAddresses).where(isNull(contactAddresses.endedAt));
    expect(active.map(({ companyId, sealed }) => [companyId, unseal(sealed)])).toEqual([[into.id, told]]);
    const contact = (await contactsOf(db, [{ id, companyId: into.id }])).get(id);
    expect(unseal(contact?.sealed ?? ''), number).toBe(told);
  });

  test('refuses a company and itself; an old address is given to nobody else', async ({ db }) => {
    const [into, from] = [await aCompany(db), await aCompany(db, { name: 'Alt' })];
    const itself = await mergeCompanies(db, { from: into.slug, into: into.slug, now });
    expect(itself).toEqual(refused('conflict'));
    must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
    await exclusively(db, () => db.delete(companyNames).where(eq(companyNames.name, 'Alt')));
    const made = await write(db, async (tx) =>
      done(await createCompany(tx, { name: 'Alt', industry: 'shops', website: null, createdBy: null, now })),
    );
    expect(must(made).slug).toBe('alt-2');
  });
});

describe('renaming a company', () => {
  test('keeps its address, finds it by both names, and says what it was called', async ({ db }) => {
    const company = await aCompany(db, { name: 'Fernruf' });
    must(await renameCompany(db, { company: company.slug, name: 'Weitruf', now }));
    expect(await companyRecord(db, company.slug)).toMatchObject({
      name: 'Weitruf',
      aliases: ['Fernruf'],
      changes: [{ kind: 'renamed', formerName: 'Fernruf' }],
    });
    expect(await findCompanies(db, 'fernruf', 8)).toMatchObject([{ name: 'Weitruf', alias: 'Fernruf' }]);
    must(await renameCompany(db, { company: company.slug, name: 'WEITRUF', now }));
    must(await renameCompany(db, { company: company.slug, name: 'Fernruf', now }));
    expect(await companyRecord(db, company.slug)).toMatchObject({ name: 'Fernruf', aliases: ['WEITRUF'] });
  });

  test('refuses the name of another company, and none', async ({ db }) => {
    const company = await aCompany(db, { name: 'Fernruf' });
    await aCompany(db, { name: 'Strom & Söhne' });
    const rename = (slug: string, name: string) => renameCompany(db, { company: slug, name, now });
    expect(await rename(company.slug, 'Strom und Sohne GmbH')).toEqual(refused('conflict'));
    expect(await rename(company.slug, '…')).toEqual(refused('invalid'));
    expect(await rename('nirgends', 'Neu')).toEqual(refused('not-found'));
    expect(await db.select().from(companies).where(isNull(companies.createdBy))).toHaveLength(2);
  });
});
