import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { claims, companies, companyDomains } from '#db/schema/index.ts';
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
import type { Situation } from '#src/lib/situation.ts';
import { companyCan } from '../can.ts';
import { isHint, shownDomain } from '../domains.ts';
import { namerOf } from '../outside/commands.ts';
import { speakFrom } from '../representatives/joining.ts';
import { representationIn } from '../representatives/queries.ts';
import { claimFacts } from './facts.ts';
import type { ClaimInput } from './input.ts';
import { proofOf, provingDomains } from './proof.ts';

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
    await speakFrom(tx, situation.now, { ...claim, userId, verifiedBy: claim.method, ...proof.value });
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
  const isOnlyHint = domains.some(({ domain, source }) => domain === proof.domain && isHint(source));
  return done({ verifiedAs: proof.domain, isHint: isOnlyHint });
}

/** Whoever named the person may have left since, and who works at the company does not become an outsider by it. */
async function namedProof(tx: Transaction, claim: Claim, userId: string): Promise<Outcome<Proved>> {
  const namer = await namerOf(tx, claim.namedBy);
  if (!namer) return refused('not-allowed', { reason: 'naming-ended' });
  const own = await representationIn(tx, userId, claim.companyId);
  if (own && own.firmKind === null) return refused('conflict', { reason: 'speaks-already' });
  return done({ verifiedAs: namer.verifiedAs, isHint: false });
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
