import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, companyDomains, exchangeFiles, proofLetters, proofs } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { claimFacts, provingDomains } from '#src/features/companies/index.ts';
import { withdrawAll } from '#src/features/exchange/index.ts';
import { keyedHash, newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { proofCan, whenProof } from './can.ts';
import type { ProofInput } from './input.ts';
import { prove } from './proving.ts';
import { bareCode, codeDays, documentDays, mostGuesses } from './rules.ts';
import { tellClaimant } from './telling.ts';

export type Proof = typeof proofs.$inferSelect;

/** What a person may have under way at once, for all companies together. */
const mostOpen = 5;

/**
 * Somebody with an account says how they will show that they may speak for a company. Nothing is public, and nobody speaks,
 * before it is shown. The same way asked for once more replaces the first: its record, file or letter is good for nothing then.
 * Refuses what a claim by mail refuses, and a domain that is not known to be the company's.
 */
export async function requestProof(
  situation: Situation,
  { slug, way, domain, ...person }: ProofInput,
): Promise<Outcome<{ proofId: string }>> {
  const { actor, now } = situation;
  if (actor.userId === null) return refused('not-signed-in');
  const { userId } = actor;
  if (await limited(situation.db, 'mail', userId)) return refused('too-often');
  return write(situation.db, async (tx) => {
    const [company] = await tx.select().from(companies).where(eq(companies.slug, slug));
    if (!company) return refused('not-found');
    if (!(await mayWrite(tx, userId))) return refused('not-allowed', { reason: 'may-not-write' });
    if (!proofCan.request(actor, await claimFacts(tx, actor, company, null)))
      return refused('not-allowed', { reason: 'claim-own-case' });
    const isRecord = way === 'dns' || way === 'file';
    if (isRecord && !(await domainsThatProve(tx, company.id)).includes(domain))
      return refused('invalid', { field: 'domain', reason: 'choose-one' });
    const isOpen = and(eq(proofs.userId, userId), isNull(proofs.endedAt), isNull(proofs.provedAt));
    const isSame = and(isOpen, eq(proofs.companyId, company.id), eq(proofs.way, way));
    await tx.update(proofs).set({ endedAt: now, endedBecause: 'replaced', checkAt: null }).where(isSame);
    if ((await tx.$count(proofs, isOpen)) >= mostOpen) return refused('too-often', { reason: 'proofs-open' });
    const proofId = newId();
    await tx.insert(proofs).values({
      ...{ id: proofId, companyId: company.id, userId, way, ...person, requestedAt: now },
      domain: isRecord ? domain : '',
      checkAt: firstLook(way, now),
    });
    await tell(tx, situation, { action: 'proofs.request', subjectId: proofId, companyId: company.id });
    return done({ proofId });
  });
}

/** A record may be there already; documents are awaited for so long; of a letter nothing runs before it was posted. */
function firstLook(way: Proof['way'], now: Date): Date | null {
  if (way === 'letter') return null;
  return way === 'documents' ? new Date(now.getTime() + documentDays * dayMilliseconds) : now;
}

/** Domains of a company whose record or file proves anything: no mail provider's, and none below which others have names. */
async function domainsThatProve(tx: Pick<Transaction, 'select'>, companyId: string): Promise<string[]> {
  const rows = await tx
    .select({ domain: companyDomains.domain })
    .from(companyDomains)
    .where(eq(companyDomains.companyId, companyId));
  return provingDomains(rows.map(({ domain }) => domain));
}

/** What is open and theirs. Refuses not-found to everybody else, and too-late. */
export async function ownOpen(tx: Transaction, { actor }: Situation, proofId: string): Promise<Outcome<Proof>> {
  const [proof] = await tx.select().from(proofs).where(eq(proofs.id, proofId));
  if (!proof || !proofCan.act(actor, proof)) return refused('not-found');
  return whenProof.isOpen(proof) ? done(proof) : refused('too-late', { reason: 'proof-over' });
}

/** The worker looks for the record now, and not at its next time. More than once a minute nothing is looked for. */
export function lookNow(situation: Situation, { proofId }: { proofId: string }): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const own = await ownOpen(tx, situation, proofId);
    if (!own.ok) return own;
    const { checkAt, way, companyId } = own.value;
    if (way !== 'dns' && way !== 'file') return refused('conflict');
    if (checkAt === null || checkAt.getTime() - situation.now.getTime() <= 60_000) return done();
    await tx.update(proofs).set({ checkAt: situation.now }).where(eq(proofs.id, proofId));
    await tell(tx, situation, { action: 'proofs.look', subjectId: proofId, companyId });
    return done();
  });
}

export function withdrawProof(situation: Situation, { proofId }: { proofId: string }): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const own = await ownOpen(tx, situation, proofId);
    if (!own.ok) return own;
    const ended = { endedAt: situation.now, endedBecause: 'withdrawn' as const, checkAt: null };
    await tx.update(proofs).set(ended).where(eq(proofs.id, proofId));
    const { companyId } = own.value;
    await withdrawAll(tx, eq(exchangeFiles.proofId, proofId), situation.now);
    await tell(tx, situation, { action: 'proofs.withdraw', subjectId: proofId, companyId });
    return done();
  });
}

/**
 * The code of the letter, entered by whoever asked for it. A wrong one is counted, and after the tenth the letter is good for
 * nothing. Refuses not-found, too-late, and invalid at the field.
 */
export async function enterCode(
  situation: Situation,
  { proofId, code }: { proofId: string; code: string },
): Promise<Outcome> {
  // A refusal would take back that the guess was counted.
  const entered = await write(situation.db, async (tx) => {
    const own = await ownOpen(tx, situation, proofId);
    if (!own.ok) return own;
    const proof = own.value;
    if (await isCodeOf(tx, proof, code, situation.now)) {
      const proved = await prove(tx, proof, situation.now);
      return proved.ok ? done(true) : proved;
    }
    const guesses = proof.guesses + 1;
    const isOver = guesses >= mostGuesses;
    const over = isOver ? { endedAt: situation.now, endedBecause: 'guesses' as const, checkAt: null } : {};
    await tx
      .update(proofs)
      .set({ guesses, ...over })
      .where(eq(proofs.id, proofId));
    const { companyId } = proof;
    await tell(tx, situation, { action: 'proofs.wrong-code', subjectId: proofId, companyId });
    if (isOver) await tellClaimant(tx, proof, 'guesses', situation.now);
    return done(false);
  });
  if (!entered.ok) return entered;
  return entered.value ? done() : refused('invalid', { field: 'code', reason: 'wrong-letter-code' });
}

async function isCodeOf(tx: Transaction, { id }: Proof, typed: string, now: Date): Promise<boolean> {
  const [letter] = await tx
    .select({ postedAt: proofLetters.postedAt })
    .from(proofLetters)
    .where(and(eq(proofLetters.proofId, id), eq(proofLetters.codeHash, codeHash(id, bareCode(typed)))));
  return letter?.postedAt != null && now.getTime() - letter.postedAt.getTime() <= codeDays * dayMilliseconds;
}

/** By what the code of a letter is known: for this proof alone. */
export const codeHash = (proofId: string, code: string): string => keyedHash(`proof-letter ${proofId} ${code}`);

/** What the record or the file of a proof has to name. Not secret once it stands there, and of use to nobody else. */
export const tokenOf = ({ id, domain }: Pick<Proof, 'id' | 'domain'>): string =>
  keyedHash(`proof ${id} ${domain}`).slice(0, 40);
