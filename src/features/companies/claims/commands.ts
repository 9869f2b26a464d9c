import { and, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, claims, companies, companyDomains, representatives, users } from '#db/schema/index.ts';
import {
  createLink,
  findOrCreateUser,
  isLinkOpen,
  mayWrite,
  type SessionCookie,
  startSession,
  useLink,
} from '#src/features/accounts/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { shareOf } from '#src/lib/networks.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { type ClaimFacts, companyCan } from '../can.ts';
import { shownDomain } from '../domains.ts';
import { namerOf } from '../outside/commands.ts';
import { recordRepresentative } from '../recorded.ts';
import { type Doubt, tellOfNewcomer } from '../representatives/doubts.ts';
import { representationIn } from '../representatives/queries.ts';
import type { ClaimInput } from './input.ts';
import { mailboxHash, proofOf, provingDomains } from './proof.ts';

/** A working day: the mail may wait in a shared mailbox overnight. */
const claimMinutes = 24 * 60;

/**
 * Somebody says they speak for a company. A mail to their address there lets them prove it; until then nothing is
 * public. Refuses an address that is not at one of the company's own domains, and people who are its customers here.
 */
export async function requestClaim(
  situation: Situation,
  { ip, ...input }: ClaimInput & { ip: string },
): Promise<Outcome> {
  if (await limited(situation.db, 'mail', ip)) return refused('too-often');
  // By mailbox and network: nobody can use up what others may have sent to it.
  const isSpent = await limited(situation.db, 'mailbox', `claim-company ${mailboxOf(input.email)} ${shareOf(ip)}`);
  return write(situation.db, async (tx) => {
    const [company] = await tx.select().from(companies).where(eq(companies.slug, input.slug));
    if (!company) return refused('not-found');
    const facts = await claimFacts(tx, situation.actor, company, null);
    if (!companyCan.claim(facts)) return refused('not-allowed', { reason: 'claim-own-case' });
    const domains = (await domainsOf(tx, company.id)).map(({ domain }) => domain);
    const proof = proofOf(input.email, domains);
    if ('fault' in proof) {
      // The sentence names what would be taken: `claim-foreign-domain:firma.de, firma.com`.
      const expected = provingDomains(domains).map(shownDomain).join(', ');
      return refused('invalid', { field: 'email', reason: `${proof.fault}:${expected}` });
    }

    if (isSpent) return openClaim(tx, situation, company.id, input.email);

    const claimId = newId();
    const { firstName, lastName, jobTitle, email } = input;
    await tx.insert(claims).values({
      id: claimId,
      companyId: company.id,
      method: 'email-domain',
      email,
      firstName,
      lastName,
      jobTitle,
      requestedAt: situation.now,
    });
    const token = await createLink(tx, {
      purpose: 'claim-company',
      email,
      subjectId: claimId,
      now: situation.now,
      validMinutes: claimMinutes,
    });
    const url = absolute(paths.link(situation.locale, 'claim-company', token));
    await queueMail(tx, {
      mail: { kind: 'claim-company', url },
      to: email,
      locale: situation.locale,
      dedupeKey: `claim-company:${claimId}`,
      now: situation.now,
    });
    await tell(tx, situation, { action: 'companies.request-claim', subjectId: claimId, companyId: company.id });
    return done();
  });
}

/** Instead of one more mail: the claim of the last one can still be proved. Refuses too-often when there is none. */
async function openClaim(tx: Transaction, { now }: Situation, companyId: string, email: string): Promise<Outcome> {
  const isThis = and(eq(claims.companyId, companyId), eq(claims.email, email), isNull(claims.provedAt));
  const subjectIds = (await tx.select({ id: claims.id }).from(claims).where(isThis)).map(({ id }) => id);
  const isOpen = await isLinkOpen(tx, { purpose: 'claim-company', email, now, minutesLeft: 60, subjectIds });
  return isOpen ? done() : refused('too-often');
}

/**
 * The button behind the mail's link: makes the person a representative and signs them in. Proving it again with
 * another name or title replaces the earlier representation. By a domain that an author named it is no proof yet: the
 * person waits for an administrator's look, and so does whoever was refused or in doubt before, by whatever domain. Whose
 * right to write was ended speaks for nobody more.
 */
export async function proveClaim(
  situation: Situation,
  { token, userAgent, cookies = null }: { token: string; userAgent: string; cookies?: string | null },
): Promise<Outcome<{ cookie: SessionCookie; companyName: string }>> {
  return write(situation.db, async (tx) => {
    const used = await useLink(tx, { purpose: 'claim-company', token, now: situation.now });
    if (!used.ok) return used;
    const [row] = await tx
      .select({ claim: claims, company: companies })
      .from(claims)
      .innerJoin(companies, eq(companies.id, claims.companyId))
      .where(eq(claims.id, used.value.subjectId ?? ''));
    if (!row) return refused('not-found', { reason: 'link-unknown' });
    const { claim, company } = row;

    const userId = await findOrCreateUser(tx, { email: claim.email, locale: situation.locale, now: situation.now });
    // Name and job title of a representative are public.
    if (!(await mayWrite(tx, userId))) return refused('not-allowed', { reason: 'may-not-write' });
    const facts = await claimFacts(tx, situation.actor, company, claim.email);
    if (!companyCan.claim(facts)) return refused('not-allowed', { reason: 'claim-own-case' });
    const proof = claim.method === 'named' ? await namedProof(tx, claim, userId) : await domainProof(tx, claim);
    if (!proof.ok) return proof;

    await tx.update(claims).set({ provedAt: situation.now }).where(eq(claims.id, claim.id));
    const { representativeId, isNew } = await represent(tx, {
      ...claim,
      userId,
      ...proof.value,
      now: situation.now,
    });
    if (isNew) {
      const newcomer = { id: representativeId, userId, companyId: company.id, companyName: company.name };
      await tellOfNewcomer(tx, { ...newcomer, now: situation.now });
    }
    const claimant = { now: situation.now, actor: { userId } };
    await tell(tx, claimant, { action: 'companies.prove-claim', subjectId: representativeId, companyId: company.id });
    await recordRepresentative(tx, representativeId, 'company.claimed', situation.now);
    const cookie = await startSession(tx, { userId, userAgent, cookies, now: situation.now });
    return done({ cookie, companyName: company.name });
  });
}

type Claim = typeof claims.$inferSelect;
type Proved = { verifiedAs: string; isHint: boolean };

/** The company may have lost the domain since the mail was sent. */
async function domainProof(tx: Transaction, { companyId, email }: Claim): Promise<Outcome<Proved>> {
  const domains = await domainsOf(tx, companyId);
  const proof = proofOf(
    email,
    domains.map(({ domain }) => domain),
  );
  if ('fault' in proof) return refused('not-allowed', { reason: proof.fault });
  const isHint = domains.some(({ domain, source }) => domain === proof.domain && source === 'author');
  return done({ verifiedAs: proof.domain, isHint });
}

/** Whoever named the person may have left since, and who works at the company does not become an outsider by it. */
async function namedProof(tx: Transaction, claim: Claim, userId: string): Promise<Outcome<Proved>> {
  const namer = await namerOf(tx, claim.namedBy);
  if (!namer) return refused('not-allowed', { reason: 'naming-ended' });
  const own = await representationIn(tx, userId, claim.companyId);
  if (own && own.firmKind === null) return refused('conflict', { reason: 'speaks-already' });
  return done({ verifiedAs: namer.verifiedAs, isHint: false });
}

async function represent(
  tx: Transaction,
  proved: Pick<
    Claim,
    'companyId' | 'email' | 'method' | 'firstName' | 'lastName' | 'jobTitle' | 'firm' | 'firmKind' | 'namedBy'
  > & {
    userId: string;
    verifiedAs: string;
    /** The domain is one that an author named. */
    isHint: boolean;
    now: Date;
  },
): Promise<{ representativeId: string; isNew: boolean }> {
  const { userId, companyId, email, firstName, lastName, jobTitle, firm, firmKind, namedBy, verifiedAs, isHint, now } =
    proved;
  const earlier = await doubtFrom(tx, proved);
  const replaced = await tx
    .update(representatives)
    .set({ endedAt: now, replacedAt: now })
    .where(
      and(
        eq(representatives.userId, userId),
        eq(representatives.companyId, companyId),
        isNull(representatives.endedAt),
      ),
    )
    .returning({ id: representatives.id });
  const hint = isHint && replaced.length === 0 ? { since: now, because: 'author-domain' as const } : null;
  const id = newId();
  await tx.insert(representatives).values({
    id,
    userId,
    companyId,
    firstName,
    lastName,
    jobTitle,
    mailboxHash: mailboxHash(email),
    firm,
    firmKind,
    namedBy,
    verifiedBy: proved.method,
    verifiedAs,
    verifiedAt: now,
    checkingSince: (earlier ?? hint)?.since ?? null,
    checkingBecause: (earlier ?? hint)?.because ?? null,
  });
  return { representativeId: id, isNew: replaced.length === 0 };
}

/**
 * What speaks against somebody from the last time they spoke for the company: proving it once more takes no doubt away,
 * nor does ending it and coming back. Whoever was refused is looked at again, also under another account of one mailbox.
 */
async function doubtFrom(
  tx: Transaction,
  { userId, companyId, email, now }: { userId: string; companyId: string; email: string; now: Date },
): Promise<{ since: Date; because: Doubt | null } | null> {
  const [last] = await tx
    .select()
    .from(representatives)
    .where(
      and(
        or(isSamePerson(representatives.userId, userId), eq(representatives.mailboxHash, mailboxHash(email))),
        eq(representatives.companyId, companyId),
      ),
    )
    .orderBy(desc(representatives.verifiedAt), isNotNull(representatives.endedAt))
    .limit(1);
  if (!last) return null;
  if (last.refusedAt !== null) return { since: now, because: 'refused-before' };
  if (last.checkingSince === null) return null;
  return { since: last.endedAt === null ? last.checkingSince : now, because: last.checkingBecause };
}

async function domainsOf(
  tx: Transaction,
  companyId: string,
): Promise<Pick<typeof companyDomains.$inferSelect, 'domain' | 'source'>[]> {
  return tx
    .select({ domain: companyDomains.domain, source: companyDomains.source })
    .from(companyDomains)
    .where(eq(companyDomains.companyId, companyId));
}

/**
 * By person, not by account: the same mailbox under another spelling is nobody else. `email`: only once it is proved, or
 * the answer would tell who has written a case.
 */
async function claimFacts(
  tx: Transaction,
  actor: Actor,
  company: { id: string; createdBy: string | null },
  email: string | null,
): Promise<ClaimFacts> {
  const people = await tx
    .select({ id: users.id })
    .from(users)
    .where(or(email === null ? undefined : eq(users.mailbox, mailboxOf(email)), isSamePerson(users.id, actor.userId)));
  const ids = people.map(({ id }) => id);
  // Asks the table itself: the cases know the companies, not the other way round, and withdrawn cases count too.
  const [own] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.companyId, company.id), inArray(cases.authorId, ids)))
    .limit(1);
  return {
    hasEntered: company.createdBy !== null && ids.includes(company.createdBy),
    hasComplained: own !== undefined,
  };
}
