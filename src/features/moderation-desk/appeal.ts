import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { challenges, decisionAnswers, moderatorQuestions, notices } from '#db/schema/index.ts';
import { appealStanding, openAppeals, piecesOf, piecesOfCompany } from '#src/features/moderation/index.ts';
import { isPressure } from '#src/features/moderation/lists.ts';
import { hiddenText } from '#src/features/redaction/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import { readMark } from './read-mark.ts';
import { besideOf, readNotices } from './reading.ts';

const readPieces = (db: Database, number: string | null, companySlug: string) =>
  number === null ? piecesOfCompany(db, companySlug) : piecesOf(db, number, 'moderator');

/**
 * Everything that is read before an appeal is decided: the decision against which it is, what was reported then, the words
 * that it took out, and why whoever asks may not decide (`bar`). `id`: of that decision. Null: none waits.
 */
export async function deskAppeal(db: Database, actor: Actor, id: string, now: Date) {
  const found = (await openAppeals(db)).find(({ decision }) => decision.id === id);
  const [oldest] = found?.appeals ?? [];
  if (!found || !oldest) return null;
  const { authorId } = found.parties;
  const { decision, caseNumber: number, caseTitle, companyName, companySlug, locale } = found;
  const { examinationId, pieceKind, pieceId, caseId, companyId } = decision;
  const [given, asked] = await db.batch([
    db
      .select()
      .from(notices)
      .where(eq(notices.examinationId, examinationId ?? ''))
      .orderBy(asc(notices.givenAt)),
    db
      .select()
      .from(moderatorQuestions)
      .where(eq(moderatorQuestions.examinationId, examinationId ?? ''))
      .orderBy(asc(moderatorQuestions.askedAt)),
  ]);
  const [other] = await db.select().from(decisionAnswers).where(eq(decisionAnswers.decisionId, id));
  const [heard] = await db.select({ id: challenges.id }).from(challenges).where(eq(challenges.decisionId, id));
  const { bar, dueAt } = await appealStanding(db, actor, { decision, givenAt: oldest.givenAt }, now);
  // Who has a part in the case learns here nothing that was said in private, nor what was taken out.
  const isParty = bar?.why === 'party';
  const hidden = decision.measure === 'hide' ? await hiddenText(db, { kind: pieceKind, id: pieceId }) : null;
  const isIt = (one: { kind: string; id: string }) => one.id === pieceId && one.kind === pieceKind;
  const read = isParty ? null : await readPieces(db, number, companySlug ?? '');
  const pieces = (read?.pieces ?? []).map((one) => (hidden !== null && isIt(one) ? { ...one, text: hidden } : one));
  return {
    ...{
      id,
      decision,
      number,
      title: isParty ? '' : (caseTitle ?? ''),
      companyName: companyName ?? '',
      companySlug: companySlug ?? '',
    },
    ...{
      locale: locale ?? ('de' as const),
      pieceKind,
      pieceId,
      pieces,
      summary: read?.summary ?? '',
    },
    isParty,
    mark: await readMark(db, { about: { kind: 'appeal', id }, piece: { kind: pieceKind, id: pieceId } }),
    /** What is read is in no public place any more: an entry or a reply that was hidden, or the whole case. */
    isHidden: hidden !== null || ['remove', 'not-genuine'].includes(decision.measure),
    appeals: found.appeals,
    /** What the company said against the case, and what its author showed, where that was decided: a page of its own. */
    challengeId: heard?.id ?? null,
    isToCompany: heard !== undefined || isPressure(pieceKind),
    answerOther: other?.text ?? null,
    bar,
    /** Since when the author of the case has known of it; null: nobody to tell, or it is about what a company replied. */
    toldAuthorAt: authorId !== null && pieceKind !== 'reply' ? oldest.givenAt : null,
    dueAt,
    ...(isParty ? readNotices([], []) : readNotices(given, asked)),
    ...(await besideOf(db, { caseId, companyId, but: id })),
  };
}
