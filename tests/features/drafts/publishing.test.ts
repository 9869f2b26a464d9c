import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { caseCounters, cases, companies, companyDomains, outbox, sessions, users } from '#db/schema/index.ts';
import { saveCompany, saveStory } from '#src/features/drafts/commands.ts';
import { removeEntry } from '#src/features/drafts/entries.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken, publishedCase } from '#src/features/drafts/queries.ts';
import { renewLink, resumeDraft, sendResumeLink, submitDraft } from '#src/features/drafts/submit.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { anOpenCase, aRepresentative, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSubmittedDraft, aWholeDraft, draftCount, linkCount, linkInMail, mailsOf, must } from './writing.ts';

const email = 'anna@mail.example';
const userAgent = 'test';

describe('asking for publication', () => {
  test('sends one mail, however often the button is pressed', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    await Promise.all([1, 2, 3].map(async () => must(await submitDraft(situation, key, { email }))));
    expect(await mailsOf(db, 'confirm-case')).toBe(1);
    const [row] = await db.select().from(cases);
    expect(row).toMatchObject({ status: 'unconfirmed', number: null, publishedAt: null });
  });

  test('again, on purpose, sends another one', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { key } = await aSubmittedDraft(situation, email);
    must(await submitDraft(situation, key, { email }));
    expect(await mailsOf(db, 'confirm-case')).toBe(2);
  });

  test('is refused while a step is missing', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token, version } = await aWholeDraft(situation);
    const [entry] = (await draftByToken(db, token))?.entries ?? [];
    const key = { token, version: must(await removeEntry(situation, { token, version }, entry?.id ?? '')).version };
    expect(await submitDraft(situation, key, { email })).toMatchObject({
      refusal: 'invalid',
      reason: 'draft-incomplete',
    });
  });

  test('is refused under the name of the company, also when the company was chosen last', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token, version } = await aWholeDraft(situation);
    const named = await saveCompany(
      situation,
      { token, version },
      { name: 'REGALFREUND', industry: 'shops', website: '' },
    );
    const key = { token, version: must(named).version };
    expect(await submitDraft(situation, key, { email })).toMatchObject({
      refusal: 'invalid',
      reason: 'draft-incomplete',
    });
  });

  test('is refused when the text was changed in another window: the author has not seen what would be public', async ({
    db,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    must(await saveStory(situation, key, { title: 'Anders', summary: 'Ganz anders' }));
    expect(await submitDraft(situation, key, { email })).toMatchObject({ refusal: 'conflict' });
  });

  test('stores no address in plain text', async ({ db }) => {
    await aSubmittedDraft(situationOfVisitor(db), email);
    const dump = await db.$client.execute('select * from drafts');
    expect(JSON.stringify(dump.rows)).not.toContain('anna');
  });

  test('refuses a website at the domain of the author’s own mail', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { website: 'https://www.faxwerk.de/kontakt' });
    expect(await submitDraft(situation, key, { email: 'ich@post.faxwerk.de' })).toMatchObject({
      field: 'email',
      reason: 'own-domain',
    });
    must(await submitDraft(situation, key, { email }));
  });
});

describe('the link in the mail', () => {
  test('publishes: number, author, account, session, mails to the author and to who speaks for the company', async ({
    db,
    company,
    representative,
  }) => {
    const situation = situationOfVisitor(db);
    const { link, caseId, key } = await aSubmittedDraft(situation, email, { companyId: company.id });
    const published = must(await confirmCase(situation, { token: link, userAgent }));
    expect(published).toMatchObject({ number: '2026-000001', title: 'Das Regal kam nie an' });
    const [row] = await db.select().from(cases).where(eq(cases.id, caseId));
    expect(row).toMatchObject({ status: 'open', ball: 'company', publishedOn: '2026-03-30', number: '2026-000001' });
    const [user] = await db.select().from(users).where(eq(users.email, email));
    expect(row?.authorId).toBe(user?.id);
    expect(await db.$count(sessions, eq(sessions.userId, user?.id ?? ''))).toBe(1);
    expect(await draftByToken(db, key.token)).toBeNull();
    expect(await publishedCase(db, caseId)).toEqual({ number: '2026-000001', title: 'Das Regal kam nie an' });
    const mails = await db.select().from(outbox);
    const sentTo = (kind: string) =>
      mails.filter((mail) => mail.kind === kind).map((mail) => JSON.parse(unseal(mail.sealed)).to);
    expect(sentTo('case-live')).toEqual([email]);
    expect(sentTo('case-published')).toEqual([representative.email]);
  });

  test('pressed twice at once publishes once', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { link } = await aSubmittedDraft(situation, email);
    const both = await Promise.all([1, 2].map(() => confirmCase(situation, { token: link, userAgent })));
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'too-late', reason: 'link-used' });
    expect(await mailsOf(db, 'case-live')).toBe(1);
    expect(await db.$count(sessions)).toBe(1);
  });

  test('of two mails works once: the second says that it is done', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { key, link } = await aSubmittedDraft(situation, email);
    must(await submitDraft(situation, key, { email }));
    must(await confirmCase(situation, { token: link, userAgent }));
    const second = await linkInMail(db, 'confirm-case');
    expect(await confirmCase(situation, { token: second, userAgent })).toMatchObject({ reason: 'link-used' });
  });

  test('does not work once another address was given', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { key, link } = await aSubmittedDraft(situation, 'typo@mail.example');
    must(await submitDraft(situation, key, { email }));
    expect(await confirmCase(situation, { token: link, userAgent })).toMatchObject({ reason: 'link-replaced' });
    expect(await db.$count(users, eq(users.email, 'typo@mail.example'))).toBe(0);
  });

  test('says when it is unknown or too old', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { link } = await aSubmittedDraft(situation, email);
    expect(await confirmCase(situation, { token: 'nonsense', userAgent })).toMatchObject({ refusal: 'not-found' });
    expect(await confirmCase(situationOfVisitor(db, '2026-05-01'), { token: link, userAgent })).toMatchObject({
      refusal: 'too-late',
      reason: 'link-expired',
    });
  });

  test('refuses a representative of the company, and leaves nothing behind', async ({
    db,
    company,
    representative,
  }) => {
    const situation = situationOfVisitor(db);
    const { link, caseId } = await aSubmittedDraft(situation, representative.email, { companyId: company.id });
    expect(await confirmCase(situation, { token: link, userAgent })).toMatchObject({
      refusal: 'not-allowed',
      reason: 'own-company',
    });
    expect(await publishedCase(db, caseId)).toBeNull();
    expect(await db.$count(caseCounters)).toBe(0);
    expect(await mailsOf(db, 'case-live')).toBe(0);
  });

  test('enters the new company with its domain, or finds the one that is known by now', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const { link } = await aSubmittedDraft(situation, email, { website: 'neuefirma.de' });
    must(await confirmCase(situation, { token: link, userAgent }));
    const [entered] = await db.select().from(companies).where(eq(companies.name, 'Neue Firma'));
    const [domain] = await db.select().from(companyDomains).where(eq(companyDomains.domain, 'neuefirma.de'));
    expect(domain?.companyId).toBe(entered?.id);

    const { key } = await aSubmittedDraft(situation, email);
    const known = { name: company.name.toUpperCase(), industry: 'shops' as const, website: '' };
    const { version } = must(await saveCompany(situation, key, known));
    must(await submitDraft(situation, { ...key, version }, { email }));
    must(await confirmCase(situation, { token: await linkInMail(db, 'confirm-case'), userAgent }));
    expect(await db.$count(cases, eq(cases.companyId, company.id))).toBe(1);
  });

  test('of many cases at once: numbers without holes or doubles, counted by the German year', async ({
    db,
    company,
  }) => {
    await anOpenCase(db, { company, publishedOn: '2026-02-01' });
    const situation = situationOfVisitor(db);
    const links: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      links.push((await aSubmittedDraft(situation, `person${index}@mail.example`, { companyId: company.id })).link);
    }
    const outcomes = await Promise.all(
      [...links, ...links].map((token) => confirmCase(situation, { token, userAgent })),
    );
    const numbers = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.number] : []));
    expect(numbers.sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `2026-${String(index + 2).padStart(6, '0')}`),
    );
  });

  test('on New Year’s Eve in London is next year’s in Germany', async ({ db }) => {
    const situation = { ...situationOfVisitor(db), now: new Date('2026-12-31T23:30:00Z') };
    const { link } = await aSubmittedDraft(situation, email);
    expect(must(await confirmCase(situation, { token: link, userAgent })).number).toBe('2027-000001');
  });
});

describe('continuing later', () => {
  test('opens the draft in another browser; the first one goes on too', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    must(await sendResumeLink(situation, key.token, { email, occasion: newId() }));
    const { token } = must(await resumeDraft(situation, { token: await linkInMail(db, 'resume-draft') }));
    const there = await draftByToken(db, token);
    expect(there?.caseId).toBe((await draftByToken(db, key.token))?.caseId);
  });

  test('sends one mail for one press of the button', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = await aWholeDraft(situation);
    const form = { email, occasion: newId() };
    await Promise.all([1, 2].map(async () => must(await sendResumeLink(situation, token, form))));
    expect(await mailsOf(db, 'resume-draft')).toBe(1);
  });

  test('works once; a new link goes to the same address, and to none when the draft is published', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { key, link: confirmation } = await aSubmittedDraft(situation, email);
    must(await sendResumeLink(situation, key.token, { email, occasion: newId() }));
    const token = await linkInMail(db, 'resume-draft');
    must(await resumeDraft(situation, { token }));
    expect(await resumeDraft(situation, { token })).toMatchObject({ refusal: 'too-late', reason: 'link-used' });
    const renewal = { purpose: 'resume-draft' as const, token };
    expect(must(await renewLink(situation, renewal))).toEqual({ email });
    must(await renewLink(situation, renewal));
    expect(await mailsOf(db, 'resume-draft')).toBe(2);
    must(await confirmCase(situation, { token: confirmation, userAgent }));
    expect(await renewLink(situation, renewal)).toMatchObject({ refusal: 'not-found', reason: 'draft-gone' });
    expect(await draftCount(db)).toBe(0);
    expect(await linkCount(db)).toBeGreaterThan(0);
  });
});

test('who speaks for the company publishes nothing against it, not even with a private address', async ({ db }) => {
  const representative = await aRepresentative(db);
  const { companyId } = representative;
  const { link } = await aSubmittedDraft(situationOfVisitor(db), email, { companyId });
  const pressed = await confirmCase(situationOf(representative), { token: link, userAgent });
  expect(pressed).toMatchObject({ refusal: 'not-allowed', reason: 'own-company' });
  // The refusal has not used the link up: somebody else at the same desk may be its author.
  expect(await confirmCase(situationOfVisitor(db), { token: link, userAgent })).toMatchObject({ ok: true });
});
