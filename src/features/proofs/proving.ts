import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, companyDomains, proofs, users } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { claimFacts, isHint, representativeById, speakFrom } from '#src/features/companies/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { proofCan } from './can.ts';
import type { Proof } from './commands.ts';
import { untilWatched } from './rules.ts';
import { tellClaimant } from './telling.ts';

/**
 * It was shown: the person speaks for the company, and everybody who does is told. By a domain that is a hint they wait for
 * an administrator's look, as by a mail. Refuses where something has changed since they asked: the domain is not the company's
 * any more, they have complained about it, or may not write.
 */
export async function prove(tx: Transaction, proof: Proof, now: Date): Promise<Outcome<{ representativeId: string }>> {
  const { userId, companyId, domain, way } = proof;
  const [company] = await tx.select().from(companies).where(eq(companies.id, companyId));
  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (!company || !user) return refused('not-found');
  if (!(await mayWrite(tx, userId))) return refused('not-allowed', { reason: 'may-not-write' });
  if (!proofCan.request({ userId }, await claimFacts(tx, { userId }, company, user.email)))
    return refused('not-allowed', { reason: 'claim-own-case' });
  const isOwn = and(eq(companyDomains.companyId, companyId), eq(companyDomains.domain, domain));
  const [known] = domain === '' ? [] : await tx.select().from(companyDomains).where(isOwn);
  if (domain !== '' && !known) return refused('not-allowed', { reason: 'claim-foreign-domain' });
  const { firstName, lastName, jobTitle } = proof;
  const representativeId = await speakFrom(tx, now, {
    ...{ userId, companyId, firstName, lastName, jobTitle, email: user.email },
    ...{ verifiedBy: way, verifiedAs: domain, isHint: known !== undefined && isHint(known.source) },
  });
  const watched = domain === '' ? null : new Date(now.getTime() + untilWatched(false));
  // A letter and documents are done with; a record has to stay.
  await tx
    .update(proofs)
    .set({ provedAt: now, seenAt: now, fault: '', representativeId, checkAt: watched })
    .where(eq(proofs.id, proof.id));
  const speaks = await representativeById(tx, representativeId);
  await tellClaimant(tx, proof, speaks?.isChecked ? 'waiting' : 'proved', now);
  return done({ representativeId });
}
