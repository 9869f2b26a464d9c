import { and, eq, isNull } from 'drizzle-orm';
import { examinations, moderatorQuestions } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { moderationCan } from './can.ts';
import { writerOf } from './pieces.ts';
import { mayDecideHere } from './who.ts';

/**
 * A moderator asks the writer of a piece something before deciding. They have seven days; the piece stays as it is.
 * Refuses: not-found, not-allowed, too-late (decided), conflict (asked before and not answered, or nobody is there to ask),
 * invalid (no words).
 */
export function askAuthor(
  situation: Situation,
  { examinationId, text }: { examinationId: string; text: string },
): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    const { actor, now } = situation;
    if (!moderationCan.ask(actor)) return refused('not-allowed');
    const [examination] = await tx.select().from(examinations).where(eq(examinations.id, examinationId));
    if (!examination) return refused('not-found');
    if (!(await mayDecideHere(tx, actor, examination))) return refused('not-allowed');
    if (examination.closedAt !== null) return refused('too-late');
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const isOpen = and(
      eq(moderatorQuestions.examinationId, examinationId),
      eq(moderatorQuestions.asked, 'author'),
      isNull(moderatorQuestions.answeredAt),
    );
    if ((await tx.$count(moderatorQuestions, isOpen)) > 0) return refused('conflict', { reason: 'asked' });
    const { pieceKind: kind, pieceId, caseId } = examination;
    const writer = await writerOf(tx, { kind, id: pieceId });
    if (!writer) return refused('conflict', { reason: 'nobody-to-ask' });
    const id = newId();
    const question = { id, examinationId, asked: 'author' as const, sealed: seal(text) };
    await tx.insert(moderatorQuestions).values({ ...question, askedBy: actor.userId, askedAt: now });
    await queueMail(tx, {
      mail: { kind: 'author-asked', url: absolute(paths.moderatorQuestion(writer.locale, id)) },
      to: writer.email,
      locale: writer.locale,
      dedupeKey: `question:${id}`,
      now,
    });
    await tell(tx, situation, { action: 'moderation.ask', subjectId: id, ...(caseId && { caseId }) });
    return done({ id });
  });
}

/**
 * Who wrote the piece answers; only moderators read it. Late answers are taken while nothing is decided.
 * Refuses: not-found (also for somebody else's), too-late (answered, decided), invalid.
 */
export function answerQuestion(
  situation: Situation,
  { id, text }: { id: string; text: string },
): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    if (situation.actor.userId === null) return refused('not-signed-in');
    const [row] = await tx
      .select()
      .from(moderatorQuestions)
      .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
      .where(and(eq(moderatorQuestions.id, id), eq(moderatorQuestions.asked, 'author')));
    if (!row) return refused('not-found');
    const { moderator_questions: question, examinations: examination } = row;
    const writer = await writerOf(tx, { kind: examination.pieceKind, id: examination.pieceId });
    if (!moderationCan.answer(situation.actor, { authorId: writer?.id ?? null })) return refused('not-found');
    if (question.answeredAt !== null || examination.closedAt !== null) return refused('too-late');
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const answer = { answeredAt: situation.now, answerSealed: seal(text) };
    await tx.update(moderatorQuestions).set(answer).where(eq(moderatorQuestions.id, id));
    await tell(tx, situation, {
      action: 'moderation.answer',
      subjectId: id,
      ...(examination.caseId && { caseId: examination.caseId }),
    });
    return done({ id });
  });
}
