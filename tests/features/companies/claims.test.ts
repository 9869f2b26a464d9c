import { eq } from 'drizzle-orm';
import providers from 'email-providers/all.json' with { type: 'json' };
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { claims, companies, companyDomains, links, outbox, representatives, users } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { readSession } from '#src/features/accounts/sessions.ts';
import { proveClaim, requestClaim } from '#src/features/companies/claims/commands.ts';
import { forgetOldClaims } from '#src/features/companies/claims/expiry.ts';
import { claimInput } from '#src/features/companies/claims/input.ts';
import { proofOf } from '#src/features/companies/claims/proof.ts';
import { claimableCompany } from '#src/features/companies/claims/queries.ts';
import { registrableDomain } from '#src/features/companies/domains.ts';
import {
  publicRepresentatives,
  representationsOf,
  representativeById,
  representativeContacts,
} from '#src/features/companies/representatives/queries.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done, refused } from '#src/lib/outcome.ts';
import {
  anAuthor,
  anOpenCase,
  type Company,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const person = { firstName: 'Jana', lastName: 'Petersen-Oduya', jobTitle: 'Leiterin Kundenservice', ip: '203.0.113.7' };
const userAgent = 'Mozilla/5.0 Firefox/140.0';

const request = (db: Database, company: Company, email: string) =>
  requestClaim(situationOfVisitor(db), { ...person, slug: company.slug, email });

/** The token of a link that proves the newest claim: the one in the mail is sealed. */
async function tokenOf(db: Database, email: string): Promise<string> {
  const [claim] = await db.select().from(claims).where(eq(claims.email, email));
  const made = await write(db, async (tx) =>
    done(
      await createLink(tx, {
        purpose: 'claim-company',
        email,
        subjectId: claim?.id ?? null,
        now: momentOn(today),
        validMinutes: 60,
      }),
    ),
  );
  if (!made.ok) throw new Error('no link');
  return made.value;
}

test('the mail at the company proves the claim, and only the button does', async ({ db, company }) => {
  const email = 'jana@nordlicht-moebel.example';
  expect(await request(db, company, email)).toEqual(done());
  expect(await db.select({ kind: outbox.kind }).from(outbox)).toEqual([{ kind: 'claim-company' }]);
  expect(await db.select().from(users)).toEqual([]);
  expect(await publicRepresentatives(db, company.id)).toEqual([]);

  const token = await tokenOf(db, email);
  const proved = await proveClaim(situationOfVisitor(db), { token, userAgent });
  if (!proved.ok) throw new Error(proved.reason);
  const { name, value } = proved.value.cookie;
  const session = await readSession(db, `${name}=${value}`, momentOn(today));
  expect(await representationsOf(db, session?.userId ?? '')).toHaveLength(1);
  expect(await representativeContacts(db, company.id)).toMatchObject([{ email, locale: 'de' }]);
  expect(await publicRepresentatives(db, company.id)).toMatchObject([
    {
      firstName: 'Jana',
      lastName: 'Petersen-Oduya',
      jobTitle: 'Leiterin Kundenservice',
      verifiedBy: 'email-domain',
      verifiedAs: 'nordlicht-moebel.example',
    },
  ]);
  expect(await proveClaim(situationOfVisitor(db), { token, userAgent })).toEqual(
    refused('too-late', { reason: 'link-used' }),
  );
});

test('what is public of a representative is not the address', async ({ db, company, representative }) => {
  const shown = JSON.stringify(await publicRepresentatives(db, company.id));
  expect(shown).not.toContain('@');
  expect(shown).not.toContain(representative.userId);
});

test('an address elsewhere is refused with the domains that would be taken', async ({ db, company }) => {
  for (const [email, fault] of [
    ['jana@anders.example', 'claim-foreign-domain'],
    ['jana@kunden.nordlicht-moebel.example', 'claim-foreign-domain'],
    ['jana@smail.nordlicht-moebel.example', 'claim-foreign-domain'],
    ['jana@nordlicht-moebel.example.evil.example', 'claim-foreign-domain'],
    ['jana@xnordlicht-moebel.example', 'claim-foreign-domain'],
    ['jana@gmx.de', 'claim-free-mail'],
  ] as const) {
    expect(await request(db, company, email)).toEqual(
      refused('invalid', { field: 'email', reason: `${fault}:nordlicht-moebel.example` }),
    );
  }
  expect(await db.select().from(claims)).toEqual([]);
  expect(await db.select().from(outbox)).toEqual([]);
  expect(await db.select().from(links)).toEqual([]);
});

test('a subdomain of the company is the company', async ({ db, company }) => {
  expect(await request(db, company, 'jana@service.nordlicht-moebel.example')).toEqual(done());
});

test('a company without a known domain cannot be claimed by mail', async ({ db, company }) => {
  await exclusively(db, () => db.delete(companyDomains));
  expect(await claimableCompany(db, company.slug)).toMatchObject({ domains: [] });
  expect(await request(db, company, 'jana@nordlicht-moebel.example')).toEqual(
    refused('invalid', { field: 'email', reason: 'claim-no-domain:' }),
  );
});

test('a domain taken from the company meanwhile proves nothing any more', async ({ db, company }) => {
  const email = 'jana@nordlicht-moebel.example';
  await request(db, company, email);
  const token = await tokenOf(db, email);
  await exclusively(db, () => db.delete(companyDomains));
  expect(await proveClaim(situationOfVisitor(db), { token, userAgent })).toEqual(
    refused('not-allowed', { reason: 'claim-no-domain' }),
  );
  expect(await db.select().from(users)).toEqual([]);
});

test('who has a case against a company cannot speak for it, not even with a second account', async ({
  db,
  author,
  company,
}) => {
  await anOpenCase(db, { author, company });
  const own = refused('not-allowed', { reason: 'claim-own-case' });
  const input = { ...person, slug: company.slug, email: 'hanna@nordlicht-moebel.example' };
  expect(await requestClaim(situationOf(author), input)).toEqual(own);
  // Asked for in another browser, opened in the one where the author is signed in.
  expect(await requestClaim(situationOfVisitor(db), input)).toEqual(done());
  const token = await tokenOf(db, input.email);
  expect(await proveClaim(situationOf(author), { token, userAgent })).toEqual(own);
});

test('who wrote a case from an address at the company cannot claim it either', async ({ db, company }) => {
  const insider = await anAuthor(db, { email: 'hanna@nordlicht-moebel.example' });
  await anOpenCase(db, { author: insider, company });
  expect(await request(db, company, insider.email)).toEqual(done());
  const token = await tokenOf(db, insider.email);
  expect(await proveClaim(situationOfVisitor(db), { token, userAgent })).toEqual(
    refused('not-allowed', { reason: 'claim-own-case' }),
  );
  expect(await db.select().from(representatives)).toEqual([]);
});

test('who entered a company cannot speak for it', async ({ db, author, company }) => {
  await exclusively(db, () => db.update(companies).set({ createdBy: author.userId }));
  const input = { ...person, slug: company.slug, email: 'hanna@nordlicht-moebel.example' };
  expect(await requestClaim(situationOf(author), input)).toEqual(refused('not-allowed', { reason: 'claim-own-case' }));
});

test('proving it again replaces name and title, and leaves one representation', async ({ db, company }) => {
  const email = 'jana@nordlicht-moebel.example';
  await request(db, company, email);
  await proveClaim(situationOfVisitor(db), { token: await tokenOf(db, email), userAgent });
  await exclusively(db, () => db.delete(claims));
  await requestClaim(situationOfVisitor(db), { ...person, jobTitle: 'Vorständin', slug: company.slug, email });
  await proveClaim(situationOfVisitor(db), { token: await tokenOf(db, email), userAgent });
  expect(await publicRepresentatives(db, company.id)).toMatchObject([{ jobTitle: 'Vorständin' }]);
  expect(await db.select().from(representatives)).toHaveLength(2);
});

test('only the representative ends the representation, and then speaks no more', async ({
  db,
  author,
  representative,
}) => {
  const { representativeId, companyId } = representative;
  expect(await endRepresentation(situationOf(author), { representativeId })).toEqual(refused('not-allowed'));
  expect(await endRepresentation(situationOf(representative), { representativeId })).toEqual(done());
  expect(await representationsOf(db, representative.userId)).toEqual([]);
  expect(await representativeContacts(db, companyId)).toEqual([]);
  expect(await representativeById(db, representativeId)).toBeNull();
  expect(await endRepresentation(situationOf(representative), { representativeId })).toEqual(refused('not-found'));
});

test('a name is one line of words', () => {
  const fault = (given: object) => {
    const typed = { slug: 'x', firstName: 'Jana', lastName: 'Oduya', jobTitle: 'Leitung', email: 'j@firma.example' };
    return claimInput.safeParse({ ...typed, ...given }).error?.issues[0]?.message;
  };
  expect(fault({ firstName: '  Jana\r\nMaria\u0000 ' })).toBeUndefined();
  expect(fault({ firstName: null })).toBe('required');
  expect(fault({ lastName: ' \u0000 ' })).toBe('required');
  expect(fault({ lastName: '—' })).toBe('not-a-name');
  expect(fault({ jobTitle: 'x'.repeat(100_000) })).toBe('too-long');
});

test('nobody signs for a company under the name of this site', () => {
  const fault = (given: object) => {
    const typed = { slug: 'x', firstName: 'Jana', lastName: 'Oduya', jobTitle: 'Leitung', email: 'j@firma.example' };
    return claimInput.safeParse({ ...typed, ...given }).error?.issues[0]?.message;
  };
  for (const name of [
    'Aktenkundig',
    'Aktenkundlg Moderation',
    'Αktenkundig',
    'Akten-kundig',
    'Moderation (aktenkundig.example)',
  ]) {
    expect(fault({ firstName: name }), name).toBe('name-is-site');
    expect(fault({ jobTitle: name }), name).toBe('name-is-site');
  }
  expect(fault({ jobTitle: 'Moderatorin der Kundenforen' })).toBeUndefined();
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
const suffix = fc.constantFrom('de', 'com', 'co.uk', 'com.au', 'example', 'github.io', 'blogspot.com');
const domain = fc.tuple(name, suffix).map((parts) => parts.join('.'));
const subdomains = fc.array(name, { maxLength: 3 }).map((parts) => parts.map((part) => `${part}.`).join(''));

test('no address at a mail provider ever passes, not even if the company has the domain', () => {
  fc.assert(
    fc.property(name, fc.constantFrom(...providers), subdomains, domain, (local, provider, below, own) => {
      expect(proofOf(`${local}@${provider}`, [provider, own])).toHaveProperty('fault');
      expect(proofOf(`${local}@${below}${provider}`, [own, provider])).toHaveProperty('fault');
    }),
  );
});

test('no address at another registrable domain ever passes', () => {
  fc.assert(
    fc.property(name, subdomains, domain, fc.array(domain, { maxLength: 4 }), (local, below, host, own) => {
      const proof = proofOf(`${local}@${below}${host}`, own);
      const isOwn = own.some((one) => registrableDomain(one) === registrableDomain(host));
      expect('domain' in proof).toBe(isOwn);
    }),
  );
});

test('a bare public suffix is nobody’s domain, and two customers of one host are two companies', () => {
  for (const host of ['co.uk', 'github.io', 'de', '127.0.0.1', 'blogspot.com']) {
    expect(proofOf(`jana@${host}`, [host])).toHaveProperty('fault');
  }
  expect(proofOf('jana@user.example', ['user.example'])).toEqual({ domain: 'user.example' });
  expect(proofOf('jana@evil.github.io', ['firma.github.io'])).toEqual({ fault: 'claim-foreign-domain' });
  expect(proofOf('jana@firma.github.io', ['firma.github.io'])).toEqual({ domain: 'firma.github.io' });
});

test('a domain with umlauts is the same in both its forms', () => {
  expect(proofOf('jana@xn--mbel-5qa.example', ['möbel.example'])).toEqual({ domain: 'xn--mbel-5qa.example' });
});

test('a claim that nobody proves is forgotten after 30 days, a proved one stays', async ({ db, company }) => {
  const [proved, unproved] = ['jana@nordlicht-moebel.example', 'somebody@nordlicht-moebel.example'];
  await request(db, company, proved);
  await request(db, company, unproved);
  await proveClaim(situationOfVisitor(db), { token: await tokenOf(db, proved), userAgent });
  const emails = async () => (await db.select({ email: claims.email }).from(claims)).map((claim) => claim.email);
  await forgetOldClaims(db, momentOn(addDays(today, 30)));
  expect(await emails()).toHaveLength(2);
  await forgetOldClaims(db, momentOn(addDays(today, 31)));
  expect(await emails()).toEqual([proved]);
});
