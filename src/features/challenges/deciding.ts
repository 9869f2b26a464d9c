import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { challenges } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import {
  type Decided,
  decideIn,
  mayDecideHere,
  ownGround,
  unopened,
  unopenedFiles,
} from '#src/features/moderation/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { challengeCan } from './can.ts';
import { told } from './commands.ts';
import { type Found, findChallenge } from './find.ts';
import { type ChallengeResult, measureOf } from './lists.ts';
import { answerEnds, resultsNow } from './rules.ts';

const hasUnopened = async (tx: Transaction, { actor }: Situation, id: string) =>
  (await unopenedFiles(tx, { challengeId: id }, actor)) > 0;

async function forModerator(tx: Transaction, situation: Situation, id: string): Promise<Outcome<Found>> {
  if (situation.actor.userId === null) return refused('not-signed-in');
  if (!challengeCan.forwardProof(situation.actor)) return refused('not-allowed');
  const found = await findChallenge(tx, id, situation.now);
  if (!found) return refused('not-found');
  const { caseId, companyId } = found.challenge;
  return (await mayDecideHere(tx, situation.actor, { caseId, companyId })) ? done(found) : refused('not-allowed');
}

/**
 * Passes on to the company what shows that there was business with it, in a moderator's own words, without a name. Refuses:
 * not-signed-in, not-found, not-allowed, too-late (no proof to pass on, passed on already, decided), conflict (`files-unopened`), invalid (no words;
 * the author's address in them, `names-author`).
 */
export function forwardProof(
  situation: Situation,
  { id, text }: { id: string; text: string },
): Promise<Outcome<string>> {
  return write(situation.db, async (tx) => {
    const found = await forModerator(tx, situation, id);
    if (!found.ok) return found;
    const { challenge, author, theCase, state } = found.value;
    if (state !== 'proved') return refused('too-late');
    if (await hasUnopened(tx, situation, id)) return unopened;
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    if (author && text.toLowerCase().includes(author.email.toLowerCase()))
      return refused('invalid', { field: 'text', reason: 'names-author' });
    const { now } = situation;
    const forwarded = { forwardedSealed: seal(text), forwardedAt: now, forwardedBy: situation.actor.userId };
    await tx.update(challenges).set(forwarded).where(eq(challenges.id, id));
    const number = theCase.number ?? '';
    const until = dayOf(new Date(answerEnds(now.getTime())));
    for (const { email: to, locale } of await representativeContacts(tx, challenge.companyId)) {
      const url = absolute(paths.deskChallenge(locale, number));
      const mail = { kind: 'challenge-forwarded' as const, url, number, until };
      await queueMail(tx, { mail, to, locale, dedupeKey: `challenge:${id}:forwarded:${to}`, now });
    }
    return told(tx, situation, 'moderation.forwardProof', found.value);
  });
}

export interface ChallengeDecision {
  id: string;
  /** Of the form: the same form sent twice is one decision. */
  decisionId?: string;
  result: ChallengeResult;
  rule: string;
  facts: string;
  reason: string;
  statement?: string;
  answer?: string;
  answerOther?: string | undefined;
}

/**
 * A moderator decides a challenge, with reasons, by `decideIn`: removing takes two looks, since the company asked for it.
 * Refuses: as `decideIn`; conflict (`not-yet`): those who are to be heard have days left, (`files-unopened`): this moderator
 * has not opened all that the author shows; too-late: decided, or the case ended.
 */
export function decideChallenge(situation: Situation, input: ChallengeDecision): Promise<Outcome<Decided>> {
  return write(situation.db, (tx) => decideChallengeIn(tx, situation, input));
}

/** As `decideChallenge`, in a transaction that runs. */
export async function decideChallengeIn(
  tx: Transaction,
  situation: Situation,
  { id, result, decisionId = newId(), ...words }: ChallengeDecision,
): Promise<Outcome<Decided>> {
  const found = await forModerator(tx, situation, id);
  if (!found.ok) return found;
  const { challenge, facts, state } = found.value;
  const isSent = challenge.decisionId === decisionId;
  if (!isSent) {
    if (state === 'decided' || state === 'ended') return refused('too-late');
    if (state === 'second-look') return refused('conflict', { reason: 'second-look' });
    if (!resultsNow(facts, state).includes(result)) return refused('conflict', { reason: 'not-yet' });
    if (await hasUnopened(tx, situation, id)) return unopened;
  }
  const piece = { kind: 'case' as const, id: challenge.caseId };
  const decided = await decideIn(tx, situation, {
    ...{ id: decisionId, kind: 'challenge', piece, measure: measureOf[result], passage: '', ...ownGround, ...words },
  });
  if (!decided.ok || isSent) return decided;
  await tx.update(challenges).set({ decisionId }).where(eq(challenges.id, id));
  return decided;
}
