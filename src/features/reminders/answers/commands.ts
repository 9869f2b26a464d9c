import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, closings, followUps, promises, replies, users, verdicts } from '#db/schema/index.ts';
import { useLink } from '#src/features/accounts/index.ts';
import {
  type CaseEvent,
  type CaseForWriting,
  extendIn,
  inCase,
  inCaseOf,
  judgeReply,
  markIn,
  reopenIn,
  type Where,
} from '#src/features/cases/index.ts';
import { representationsOf } from '#src/features/companies/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';

/**
 * "Was it kept?", answered from the mail without signing in. The link stands for the author of that case and for this
 * one question. Refuses what `useLink` and the table of the case refuse; a refusal does not use the link up.
 */
export function answerPromise(
  situation: Situation,
  { token, answer }: { token: string; answer: 'kept' | 'broken' | 'later' },
): Promise<Outcome<Where>> {
  return write(situation.db, async (tx) => {
    const link = await useLink(tx, { purpose: 'answer-promise', token, now: situation.now });
    if (!link.ok) return link;
    const { subjectId, email } = link.value;
    const [promise] = await tx
      .select({ caseId: promises.caseId })
      .from(promises)
      .where(eq(promises.id, subjectId ?? ''));
    const author = await authorOf(tx, situation, promise?.caseId, email);
    if (!author || subjectId === null) return refused('not-found', { reason: 'link-unknown' });
    return inCaseOf(tx, author.situation, author.number, 'markPromise', (_, theCase) =>
      answer === 'later'
        ? extendIn(tx, author.situation, theCase, subjectId)
        : markIn(tx, author.situation, theCase, { promiseId: subjectId, mark: answer }),
    );
  });
}

/**
 * "Does it still hold?", answered from the mail without signing in. With a `reason`, "no" opens the case again.
 * Refuses as `answerPromise`, and conflict (`not-closed`) when the case is no longer closed.
 */
export function answerClosing(
  situation: Situation,
  { token, holds, reason }: { token: string; holds: boolean; reason: string },
): Promise<Outcome<Where>> {
  return write(situation.db, async (tx) => {
    const link = await useLink(tx, { purpose: 'answer-closing', token, now: situation.now });
    if (!link.ok) return link;
    const { subjectId, email } = link.value;
    const [closing] = await tx
      .select({ caseId: closings.caseId })
      .from(closings)
      .where(eq(closings.id, subjectId ?? ''));
    const author = await authorOf(tx, situation, closing?.caseId, email);
    if (!author || subjectId === null) return refused('not-found', { reason: 'link-unknown' });
    const said = await inCaseOf(tx, author.situation, author.number, 'followUp', (_, theCase) =>
      followUpIn(tx, author.situation, theCase, { closingId: subjectId, holds }),
    );
    if (!said.ok || holds || reason === '') return said;
    return inCaseOf(tx, author.situation, author.number, 'reopen', (_, theCase) =>
      reopenIn(tx, author.situation, theCase, { id: newId(), reason }),
    );
  });
}

/**
 * The author says that there was no settlement, whatever a reply reported: not content with it. Words said about it before stay.
 * Refuses not-found for a reply that reports none.
 */
export async function denySettlement(
  situation: Situation,
  { number, replyId }: { number: string; replyId: string },
): Promise<Outcome<Where>> {
  const [reply] = await situation.db
    .select({ intent: replies.intent, boilerplate: verdicts.boilerplate, text: verdicts.text })
    .from(replies)
    .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
    .where(eq(replies.id, replyId));
  if (reply?.intent !== 'settlement') return refused('not-found');
  const { boilerplate, text } = reply;
  return judgeReply(situation, { number, replyId, content: 'no', boilerplate: boilerplate ?? false, text: text ?? '' });
}

/** The author says, signed in, whether the last outcome still holds. Refuses conflict (`not-closed`). */
export function followUp(
  situation: Situation,
  input: { number: string; closingId: string; holds: boolean },
): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'followUp', (tx, theCase) => followUpIn(tx, situation, theCase, input));
}

async function followUpIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  { closingId, holds }: { closingId: string; holds: boolean },
): Promise<Outcome<CaseEvent>> {
  const [closing] = await tx.select().from(closings).where(eq(closings.id, closingId));
  if (closing?.caseId !== theCase.id) return refused('conflict', { reason: 'not-closed-any-more' });
  const said = { holds, answeredAt: situation.now };
  await tx
    .insert(followUps)
    .values({ closingId, caseId: theCase.id, ...said })
    .onConflictDoUpdate({ target: followUps.closingId, set: said });
  return done({ action: 'cases.followUp', subjectId: closingId });
}

/** The author of a case as the one who acts, if the link was sent to them: with all they are, so that `can` decides. */
async function authorOf(
  tx: Transaction,
  situation: Situation,
  caseId: string | undefined,
  email: string,
): Promise<{ situation: Situation; number: string } | null> {
  const [row] = await tx
    .select({ number: cases.number, userId: users.id, email: users.email })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.id, caseId ?? ''));
  if (!row?.number || row.email !== email) return null;
  const represents = await representationsOf(tx, row.userId);
  return {
    situation: { ...situation, actor: { userId: row.userId, represents, isModerator: false } },
    number: row.number,
  };
}
