import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { claims, companyDomains, representatives, users } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { proveClaim, requestClaim } from '#src/features/companies/claims/commands.ts';
import { waitingForLook } from '#src/features/companies/representatives/doubts.ts';
import { decideIdentity } from '#src/features/identity/commands.ts';
import { eraseAccount } from '#src/features/rights/commands.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import {
  aCompany,
  anAuthor,
  anOpenCase,
  type Company,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSession } from '../accounts/changing.ts';
import { must } from '../drafts/writing.ts';

const now = momentOn(today);
const name = { firstName: 'Igor', lastName: 'Falsch', jobTitle: 'Vorstand' };

/** Claims a company at its domain and proves it; what came of it. */
async function claim(db: Database, { slug, domain }: Company, local: string, about = name) {
  const email = `${local}@${domain}`;
  must(await requestClaim(situationOfVisitor(db), { ...about, ip: '203.0.113.9', slug, email }));
  const [asked] = await db.select().from(claims).where(eq(claims.email, email));
  const link = { purpose: 'claim-company' as const, email, subjectId: asked?.id ?? null, now, validMinutes: 60 };
  const token = must(await write(db, async (tx) => done(await createLink(tx, link))));
  return proveClaim(situationOfVisitor(db), { token, userAgent: '' });
}

const source = (db: Database, as: 'author' | 'administrator') =>
  exclusively(db, () => db.update(companyDomains).set({ source: as }));

/** Somebody claimed a company, was looked at and refused, the day before. */
async function afterRefusal(db: Database): Promise<Company> {
  const company = await aCompany(db);
  await source(db, 'author');
  must(await claim(db, company, 'igor'));
  const [waiting] = await waitingForLook(db);
  const note = 'Der Betrieb kennt ihn nicht.';
  must(await decideIdentity(db, { representativeId: waiting?.id ?? '', approved: false, note, now }));
  await exclusively(db, () =>
    db.update(representatives).set({ verifiedAt: sql`${representatives.verifiedAt} - 86400000` }),
  );
  return company;
}

describe('who was refused for a company', () => {
  test.for(['igor', 'igor+neu'])('is known again at %s, though the domain proves', async (local, { db }) => {
    const company = await afterRefusal(db);
    await source(db, 'administrator');
    await exclusively(db, () => db.delete(claims));
    must(await claim(db, company, local, { ...name, firstName: 'Ilja', lastName: 'Richtig' }));
    expect(await waitingForLook(db)).toMatchObject([
      {
        because: 'refused-before',
        refusedBefore: [{ sameBy: 'mailbox', at: now, because: 'author-domain', note: 'Der Betrieb kennt ihn nicht.' }],
      },
    ]);
  });

  test('is known again once the account is closed and opened anew, of which no address is left', async ({ db }) => {
    const company = await afterRefusal(db);
    const [user] = await db.select().from(users);
    const person = {
      db,
      userId: user?.id ?? '',
      actor: { userId: user?.id ?? '', represents: [], isModerator: false },
    };
    const session = await aSession(db, situationOf(person));
    must(await eraseAccount(situationOf(person), { ...session, cases: 'keep' }));
    expect(await db.$count(claims)).toBe(0);
    expect(JSON.stringify([await db.select().from(representatives), await db.select().from(users)])).not.toContain('@');
    await source(db, 'administrator');
    must(await claim(db, company, 'igor'));
    expect(await waitingForLook(db)).toMatchObject([
      { because: 'refused-before', refusedBefore: [{ sameBy: 'mailbox', companySlug: company.slug }] },
    ]);
  });

  test('is shown as a fact beside the same name at another company, which decides nothing', async ({ db }) => {
    await afterRefusal(db);
    const other = await aCompany(db);
    await source(db, 'author');
    must(await claim(db, other, 'chef', { ...name, firstName: 'IGOR' }));
    expect(await waitingForLook(db)).toMatchObject([{ because: 'author-domain', refusedBefore: [{ sameBy: 'name' }] }]);
    const third = await aCompany(db);
    await source(db, 'author');
    must(await claim(db, third, 'erna', { ...name, firstName: 'Erna' }));
    const waiting = await waitingForLook(db);
    expect(waiting.find(({ companySlug }) => companySlug === third.slug)?.refusedBefore).toEqual([]);
  });

  test('and a colleague at the same domain is not taken for them', async ({ db }) => {
    const company = await afterRefusal(db);
    await source(db, 'administrator');
    must(await claim(db, company, 'erna', { ...name, firstName: 'Erna' }));
    expect(await waitingForLook(db)).toEqual([]);
  });
});

test('nobody answers their own complaint from another spelling of their mailbox, and only the proof says why', async ({
  db,
}) => {
  const company = await aCompany(db);
  const author = await anAuthor(db, { email: `eva@${company.domain}` });
  await anOpenCase(db, { author, company });
  // Asking alone answers alike for everybody: else it would tell who has written a case.
  expect(await claim(db, company, 'eva+arbeit')).toEqual(refused('not-allowed', { reason: 'claim-own-case' }));
  const signedIn = await requestClaim(situationOf(author), {
    ...name,
    ip: '203.0.113.9',
    slug: company.slug,
    email: `erna@${company.domain}`,
  });
  expect(signedIn).toEqual(refused('not-allowed', { reason: 'claim-own-case' }));
});
