import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { challenges, representatives } from '#db/schema/index.ts';
import { type CaseEvent, type CaseForWriting, caseCan, inCase, type Where } from '#src/features/cases/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { challengeCan } from './can.ts';
import { type Found, findChallenge } from './find.ts';
import type { Claim } from './lists.ts';
import { recordChallenge } from './record.ts';
import { isRunning, proofEnds } from './rules.ts';

export interface ChallengeInput {
  /** Given when the form was shown: sent twice, it is said once. */
  id: string;
  number: string;
  claim: Claim;
  /** Why the company says so; the author gets to read it. */
  text: string;
}

/**
 * A company says that a case is no customer's of it, or meant for another company (BGH, VI ZR 1244/20). The case stays and
 * counts; its author is asked for proof. Once for each case and company. Refuses, besides what `inCase` does: conflict
 * (`challenged`, `identity-checking`), invalid (no words).
 */
export function challengeCase(situation: Situation, input: ChallengeInput): Promise<Outcome<Where>> {
  const { id, number, claim, text } = input;
  const challenge = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    const { id: caseId, companyId, companyName, author } = theCase;
    const speaker = await speakerOf(tx, situation, companyId);
    if (!speaker.ok) return speaker;
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const isOfThem = and(eq(challenges.caseId, caseId), eq(challenges.companyId, companyId));
    if ((await tx.$count(challenges, isOfThem)) > 0) return refused('conflict', { reason: 'challenged' });
    await tx.insert(challenges).values({
      ...{ id, caseId, companyId, representativeId: speaker.value, claim },
      ...{ sealed: seal(text), openedAt: situation.now },
    });
    const { locale, email } = author;
    const until = dayOf(new Date(proofEnds(situation.now.getTime())));
    await queueMail(tx, {
      mail: { kind: 'challenge-asked', url: absolute(paths.challenge(locale, id)), number, companyName, until },
      ...{ to: email, locale, dedupeKey: `challenge:${id}:asked`, now: situation.now },
    });
    await recordChallenge(tx, { number, companyId, claim, at: situation.now });
    return done({ action: 'moderation.challenge', subjectId: id });
  };
  return inCase(situation, number, 'challenge', challenge, async (tx, { id: caseId }) => {
    return (await tx.$count(challenges, and(eq(challenges.id, id), eq(challenges.caseId, caseId)))) > 0;
  });
}

/** Who speaks for the company and whose identity is not being checked: an author is put to work by it. */
async function speakerOf(tx: Transaction, { actor }: Situation, companyId: string): Promise<Outcome<string>> {
  const id = actor.represents.find((one) => one.companyId === companyId)?.representativeId ?? '';
  const [speaker] = await tx
    .select({ id: representatives.id, checkingSince: representatives.checkingSince })
    .from(representatives)
    .where(and(eq(representatives.id, id), isNull(representatives.endedAt)));
  if (!speaker) return refused('not-allowed');
  return speaker.checkingSince === null ? done(speaker.id) : refused('conflict', { reason: 'identity-checking' });
}

interface Said {
  id: string;
  text: string;
}

/**
 * The author says by what it can be seen that there was business with the company; moderators alone read it. Late words are
 * taken while nothing is decided, also beside files that were deposited before. Refuses: not-signed-in, not-found (also somebody
 * else's), too-late (said, decided), invalid.
 */
export function proveCase(situation: Situation, { id, text }: Said): Promise<Outcome<Said['id']>> {
  return write(situation.db, async (tx) => {
    if (situation.actor.userId === null) return refused('not-signed-in');
    const found = await findChallenge(tx, id, situation.now);
    if (!found || !challengeCan.prove(situation.actor, found.theCase)) return refused('not-found');
    const { challenge, state } = found;
    if (challenge.proofSealed !== null || !isRunning(state) || state === 'second-look') return refused('too-late');
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const proof = { proofSealed: seal(text), provedAt: challenge.provedAt ?? situation.now };
    await tx.update(challenges).set(proof).where(eq(challenges.id, id));
    return told(tx, situation, 'moderation.proveCase', found);
  });
}

/** A file that shows it has come: that is a proof, too, without a word. */
export async function proofCame(tx: Transaction, { id, at }: { id: string; at: Date }): Promise<void> {
  const found = await findChallenge(tx, id, at);
  if (!found || found.challenge.provedAt !== null || found.state === 'second-look' || !isRunning(found.state)) return;
  await tx.update(challenges).set({ provedAt: at }).where(eq(challenges.id, id));
  const { challenge, theCase } = found;
  const actor = { userId: theCase.authorId };
  const { caseId, companyId } = challenge;
  await tell(tx, { now: at, actor }, { action: 'moderation.proveCase', subjectId: id, caseId, companyId });
}

/** The last of those files is gone again, nothing was said in words, and nothing of it passed on: then nothing is proved. */
export async function proofWent(tx: Transaction, id: string): Promise<void> {
  const isUnsaid = and(isNull(challenges.proofSealed), isNull(challenges.forwardedAt), isNull(challenges.decisionId));
  await tx
    .update(challenges)
    .set({ provedAt: null })
    .where(and(eq(challenges.id, id), isUnsaid));
}

/**
 * What the company says to the proof, in the words in which a moderator passed it on. Refuses: not-signed-in, not-found (also
 * for who does not speak for it), not-allowed (no longer), conflict (`identity-checking`), too-late (said, nothing passed on, decided), invalid.
 */
export function answerChallenge(situation: Situation, { id, text }: Said): Promise<Outcome<Said['id']>> {
  return write(situation.db, async (tx) => {
    if (situation.actor.userId === null) return refused('not-signed-in');
    const found = await findChallenge(tx, id, situation.now);
    const parties = found && { ...found.theCase, companyId: found.challenge.companyId, namedId: null };
    if (!found || !parties || !caseCan.challenge(situation.actor, parties)) return refused('not-found');
    const speaker = await speakerOf(tx, situation, found.challenge.companyId);
    if (!speaker.ok) return speaker;
    const { challenge, state } = found;
    const isAsked = challenge.forwardedAt !== null && challenge.answeredAt === null;
    if (!isAsked || !isRunning(state) || state === 'second-look') return refused('too-late');
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const answer = { answerSealed: seal(text), answeredAt: situation.now };
    await tx.update(challenges).set(answer).where(eq(challenges.id, id));
    return told(tx, situation, 'moderation.answerChallenge', found);
  });
}

/** Writes down that it happened. */
export async function told(
  tx: Transaction,
  situation: Situation,
  action: 'moderation.proveCase' | 'moderation.answerChallenge' | 'moderation.forwardProof',
  { challenge: { id, caseId, companyId } }: Found,
): Promise<Outcome<string>> {
  await tell(tx, situation, { action, subjectId: id, caseId, companyId });
  return done(id);
}
