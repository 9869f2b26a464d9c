import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { claims, companyDomains, events, outbox, representatives } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { proveClaim, requestClaim } from '#src/features/companies/claims/commands.ts';
import { addDomain, setContact } from '#src/features/companies/commands.ts';
import { shownDomain } from '#src/features/companies/domains.ts';
import { companyRecord } from '#src/features/companies/profile/queries.ts';
import { waitingForLook } from '#src/features/companies/representatives/doubts.ts';
import { representationsOf, representativeContacts } from '#src/features/companies/representatives/queries.ts';
import { decideIdentity, endByAdministrator, objectByLink, objectTo } from '#src/features/identity/commands.ts';
import { moveDomain, removeDomain } from '#src/features/identity/domains.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done, refused } from '#src/lib/outcome.ts';
import type { LinkPurpose } from '#src/lib/paths.ts';
import {
  aCompany,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const now = momentOn(today);
const later = addDays(today, 1);

async function aLink(db: Database, purpose: LinkPurpose, email: string, subjectId: string | null) {
  const link = { purpose, email, subjectId, now, validMinutes: 60 };
  return must(await write(db, async (tx) => done(await createLink(tx, link))));
}

/** Claims a company by mail at its domain; the person as they are afterwards. */
async function claim(db: Database, company: Company, local = 'chef') {
  const email = `${local}@${company.domain}`;
  const about = { firstName: 'Igor', lastName: 'Falsch', jobTitle: 'Vorstandsvorsitzender', ip: '203.0.113.9' };
  must(await requestClaim(situationOfVisitor(db), { ...about, slug: company.slug, email }));
  const [asked] = await db.select().from(claims).where(eq(claims.email, email));
  const token = await aLink(db, 'claim-company', email, asked?.id ?? null);
  must(await proveClaim(situationOfVisitor(db), { token, userAgent: '' }));
  const [row] = await db.select().from(representatives).where(eq(representatives.verifiedAt, now));
  if (!row) throw new Error('nobody speaks');
  const represents = await representationsOf(db, row.userId);
  return { db, id: row.id, actor: { userId: row.userId, represents, isModerator: false } };
}

const domainFrom = (db: Database, source: 'author' | 'administrator') =>
  exclusively(db, () => db.update(companyDomains).set({ source }));

/** The person may claim once more, some time later. */
async function again(db: Database, source: 'author' | 'administrator') {
  await domainFrom(db, source);
  await exclusively(db, () => db.delete(claims));
  const earlier = sql`${representatives.verifiedAt} - 86400000`;
  await exclusively(db, () => db.update(representatives).set({ verifiedAt: earlier }));
}

const reply = (number: string) => ({
  id: newId(),
  number,
  text: 'Wir erstatten alles.',
  intent: 'solution' as const,
  promises: [{ text: 'Erstattung', dueOn: addDays(today, 3) }],
});

const kindsOf = async (db: Database) => (await db.select({ kind: outbox.kind }).from(outbox)).map(({ kind }) => kind);

describe('a domain that an author named', () => {
  test('proves nothing: the profile says that the identity is being checked, and mails go to nobody', async ({
    db,
  }) => {
    const company = await aCompany(db);
    await domainFrom(db, 'author');
    const { id } = await claim(db, company);
    expect(await companyRecord(db, company.slug)).toMatchObject({
      claim: null,
      checked: [{ name: 'Igor Falsch', jobTitle: 'Vorstandsvorsitzender' }],
    });
    expect(await representativeContacts(db, company.id)).toEqual([]);
    expect(await waitingForLook(db)).toMatchObject([{ id, because: 'author-domain', companySlug: company.slug }]);
  });

  test('lets somebody reply, with that said beside it, and the reply counts for nothing', async ({ db }) => {
    const { number, company } = await anOpenCase(db);
    await domainFrom(db, 'author');
    const person = await claim(db, company);
    must(await publishReply(situationOf(person), reply(number)));
    const file = await caseFile(db, { number }, today);
    expect(file?.thread).toMatchObject([{ signer: 'checking' }]);
    expect(file?.state).toMatchObject({ status: 'open', ball: 'company', firstReplyOn: null, firstAnswerOn: null });
  });

  test('once an administrator approved, what was written counts from its day', async ({ db }) => {
    const { number, company, publishedOn } = await anOpenCase(db, { publishedOn: addDays(today, -2) });
    await domainFrom(db, 'author');
    const person = await claim(db, company);
    must(await publishReply(situationOf(person), reply(number)));
    must(await decideIdentity(db, { representativeId: person.id, approved: true, now: momentOn(later) }));
    expect(await caseFile(db, { number }, later)).toMatchObject({
      thread: [{ signer: null }],
      state: { status: 'answered', ball: 'author', firstReplyOn: today, firstAnswerOn: today, publishedOn },
    });
    expect(await companyRecord(db, company.slug)).toMatchObject({ claim: { since: today }, checked: [] });
    expect(await kindsOf(db)).toContain('identity-approved');
    expect(await decideIdentity(db, { representativeId: person.id, approved: true, now })).toEqual(
      refused('not-found'),
    );
  });

  test('refused, what was written stays, says so, and never counts', async ({ db }) => {
    const { number, company } = await anOpenCase(db);
    await domainFrom(db, 'author');
    const person = await claim(db, company);
    must(await publishReply(situationOf(person), reply(number)));
    must(await decideIdentity(db, { representativeId: person.id, approved: false, now }));
    expect(await caseFile(db, { number }, today)).toMatchObject({
      thread: [{ signer: 'refused', text: 'Wir erstatten alles.' }],
      state: { status: 'open', firstReplyOn: null },
    });
    expect(await publishReply(situationOf(person), reply(number))).toEqual(refused('not-allowed'));
    expect(await companyRecord(db, company.slug)).toMatchObject({ claim: null, checked: [] });
  });

  test('proving it once more takes no doubt away', async ({ db }) => {
    const company = await aCompany(db);
    await domainFrom(db, 'author');
    await claim(db, company);
    await again(db, 'author');
    await claim(db, company);
    expect(await waitingForLook(db)).toHaveLength(1);
  });

  test.for(['author', 'administrator'] as const)(
    'lets a refused person claim again only into the queue, also once it is one of the %s',
    async (source, { db }) => {
      const company = await aCompany(db);
      await domainFrom(db, 'author');
      const { id } = await claim(db, company);
      must(await decideIdentity(db, { representativeId: id, approved: false, now }));
      await again(db, source);
      const second = await claim(db, company);
      expect(await waitingForLook(db)).toMatchObject([{ id: second.id, because: 'refused-before' }]);
      expect(await representativeContacts(db, company.id)).toEqual([]);
      must(await decideIdentity(db, { representativeId: second.id, approved: true, now }));
      await again(db, source);
      await claim(db, company);
      expect(await waitingForLook(db), 'after an approval').toEqual([]);
    },
  );

  test('takes no doubt away from somebody who ended it and came back', async ({ db }) => {
    const company = await aCompany(db);
    await domainFrom(db, 'author');
    const person = await claim(db, company);
    must(await endRepresentation(situationOf(person), { representativeId: person.id }));
    await again(db, 'administrator');
    await claim(db, company);
    expect(await waitingForLook(db)).toMatchObject([{ because: 'author-domain' }]);
  });

  test('proves at once when the register or an administrator says it too', async ({ db }) => {
    const company = await aCompany(db);
    await domainFrom(db, 'author');
    must(await addDomain(db, { company: company.slug, domain: company.domain, now }));
    await claim(db, company);
    expect(await waitingForLook(db)).toEqual([]);
    expect(await companyRecord(db, company.slug)).toMatchObject({ claim: { since: today } });
  });
});

describe('a domain', () => {
  test('comes back to the company whose it is, and who spoke by it elsewhere is checked', async ({ db }) => {
    const real = await aCompany(db, { name: 'Echte Werke' });
    const { number, company: invented } = await anOpenCase(db);
    const impostor = await aRepresentative(db, { company: invented });
    await anAnsweredCase(db, { company: invented, representative: impostor });
    must(await publishReply(situationOf(impostor), reply(number)));
    const { domain } = invented;
    expect(await moveDomain(db, { domain, to: 'nirgends', now })).toEqual(refused('not-found'));
    expect(must(await moveDomain(db, { domain, to: real.slug, now }))).toEqual({ checked: 1 });
    expect(await waitingForLook(db)).toMatchObject([{ because: 'domain-moved' }]);
    expect((await caseFile(db, { number }, today))?.state.firstReplyOn).toBeNull();
    const owner = await claim(db, { ...real, domain });
    expect(owner.actor.represents).toMatchObject([{ companyId: real.id }]);
    expect(await companyRecord(db, real.slug)).toMatchObject({ claim: { verifiedAs: domain } });
  });

  test('is taken away, and proves nothing any more', async ({ db }) => {
    const person = await aRepresentative(db);
    const [domain] = await db.select().from(companyDomains);
    expect(must(await removeDomain(db, { domain: domain?.domain ?? '', now }))).toEqual({ checked: 1 });
    expect(await removeDomain(db, { domain: domain?.domain ?? '', now })).toEqual(refused('not-found'));
    expect(await waitingForLook(db)).toMatchObject([{ id: person.representativeId }]);
  });

  test('with letters that could be taken for others is shown in ASCII', () => {
    const ascii = (typed: string) => new URL(`https://${typed}`).hostname;
    expect(shownDomain('xn--mbel-5qa.example')).toBe('möbel.example');
    expect(shownDomain(ascii('пример.рф'))).toBe('пример.рф');
    for (const fake of ['fеrnruf.example', 'сосо.example', 'pаypal.de', 'fernruſ-ı.example']) {
      if (ascii(fake).includes('xn--')) expect(shownDomain(ascii(fake)), fake).toMatch(/^xn--/);
    }
  });
});

describe('somebody new', () => {
  test('is told to those who already speak and to the address that the administration entered, each once', async ({
    db,
  }) => {
    const company = await aCompany(db);
    await aRepresentative(db, { company });
    must(await setContact(db, { company: company.slug, email: 'post@konzern.example', now }));
    await claim(db, company, 'praktikant');
    expect((await kindsOf(db)).filter((kind) => kind === 'new-representative')).toHaveLength(2);
  });

  test('is checked after an objection, and what they wrote counts no more until it is decided', async ({ db }) => {
    const { number, company } = await anOpenCase(db);
    const chief = await aRepresentative(db, { company });
    const trainee = await claim(db, company, 'praktikant');
    must(await publishReply(situationOf(trainee), reply(number)));
    expect((await caseFile(db, { number }, today))?.state.firstReplyOn).toBe(today);
    must(await objectTo(situationOf(chief), { representativeId: trainee.id }));
    expect((await caseFile(db, { number }, today))?.state.firstReplyOn).toBeNull();
    expect(await waitingForLook(db)).toMatchObject([{ id: trainee.id, because: 'objection' }]);
    const again = await objectTo(situationOf(chief), { representativeId: trainee.id });
    expect(again).toEqual(refused('conflict', { reason: 'already-checked' }));
  });

  test('is objected to only by those who spoke before, and by none whose identity is in doubt', async ({ db }) => {
    const company = await aCompany(db);
    const chief = await aRepresentative(db, { company });
    const trainee = await aRepresentative(db, { company, verifiedOn: later });
    const stranger = await aRepresentative(db);
    const reader = await anAuthor(db);
    const against = { representativeId: trainee.representativeId };
    for (const person of [stranger, reader, trainee]) {
      expect(await objectTo(situationOf(person), against)).toEqual(refused('not-allowed'));
    }
    expect(await objectTo(situationOfVisitor(db), against)).toEqual(refused('not-allowed'));
    const back = { representativeId: chief.representativeId };
    expect(await objectTo(situationOf(trainee), back), 'against an older one').toEqual(refused('not-allowed'));
    expect(await objectTo(situationOf(chief), { representativeId: 'nobody' })).toEqual(refused('not-found'));
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: now, checkingBecause: 'objection' })
        .where(eq(representatives.id, chief.representativeId)),
    );
    expect(await objectTo(situationOf(chief), against), 'in doubt').toEqual(refused('not-allowed'));
  });

  test('is objected to from the mail, without signing in, once', async ({ db }) => {
    const company = await aCompany(db);
    const trainee = await aRepresentative(db, { company });
    const token = await aLink(db, 'object', 'post@konzern.example', trainee.representativeId);
    must(await objectByLink(situationOfVisitor(db), { token }));
    expect(await waitingForLook(db)).toHaveLength(1);
    expect(await objectByLink(situationOfVisitor(db), { token })).toMatchObject({ refusal: 'too-late' });
    expect(await objectByLink(situationOfVisitor(db), { token: 'x' })).toMatchObject({ refusal: 'not-found' });
    expect((await db.select().from(events)).map(({ action }) => action)).toContain('companies.object');
  });
});

test('who speaks no more still stands under what they wrote, which says so and counts', async ({ db }) => {
  const { number, representative } = await anAnsweredCase(db);
  const before = (await caseFile(db, { number }, today))?.state;
  must(await endByAdministrator(db, { representativeId: representative.representativeId, now }));
  expect(await caseFile(db, { number }, today)).toMatchObject({ thread: [{ signer: 'ended' }], state: before });
  const { representativeId } = representative;
  expect(await endByAdministrator(db, { representativeId, now })).toEqual(refused('not-found'));
  expect(await endRepresentation(situationOf(representative), { representativeId })).toEqual(refused('not-found'));
});
