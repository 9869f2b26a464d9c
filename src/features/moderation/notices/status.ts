import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  cases,
  companies,
  decisionLetters,
  decisions,
  examinations,
  moderatorQuestions,
  notices,
} from '#db/schema/index.ts';
import { sha256, unseal } from '#src/lib/crypto.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';
import { decisionToken } from '../address.ts';
import { moderationCan } from '../can.ts';
import { answersOf } from '../decisions/languages.ts';
import { writerOf } from '../pieces.ts';
import { type ListedPiece, piecesOf } from '../queries.ts';
import { type ExaminationFacts, examinationState, questionEnds } from '../rules.ts';
import { openNotice } from '../sealed.ts';

/** The facts on which the state of examinations depends, by id; for the desk, and for the status of a notice. */
async function examinationFacts(db: Database, id: string): Promise<ExaminationFacts | null> {
  const [heads, given, asked, made] = await db.batch([
    db.select().from(examinations).where(eq(examinations.id, id)),
    db.select({ id: notices.id }).from(notices).where(eq(notices.examinationId, id)),
    db.select().from(moderatorQuestions).where(eq(moderatorQuestions.examinationId, id)),
    db.select().from(decisions).where(eq(decisions.examinationId, id)),
  ]);
  const [head] = heads;
  if (!head) return null;
  return {
    openedAt: head.openedAt.getTime(),
    isUrgent: head.isUrgent,
    notices: given,
    questions: asked.map((one) => ({
      ...{ asked: one.asked, noticeId: one.noticeId },
      ...{ askedAt: one.askedAt.getTime(), answeredAt: one.answeredAt?.getTime() ?? null },
    })),
    decisions: made.map((one) => ({
      ...{ effectiveAt: one.effectiveAt?.getTime() ?? null, droppedAt: one.droppedAt?.getTime() ?? null },
    })),
  };
}

/** What the status page says to whoever has the link of a notice. Null: there is no such link. */
export async function noticeStatus(db: Database, token: string, now: Date) {
  const [row] = await db
    .select({ notice: notices, examination: examinations, caseNumber: cases.number, companyName: companies.name })
    .from(notices)
    .innerJoin(examinations, eq(examinations.id, notices.examinationId))
    .innerJoin(companies, eq(companies.id, examinations.companyId))
    .leftJoin(cases, eq(cases.id, examinations.caseId))
    .where(eq(notices.tokenHash, sha256(token)));
  if (!row) return null;
  const { notice, examination, caseNumber, companyName } = row;
  const facts = await examinationFacts(db, examination.id);
  if (!facts) return null;
  // A removal for another notice ends this examination too, and is not its own decision.
  const isCase = eq(decisions.caseId, examination.caseId ?? '');
  const [decision] = await db
    .select()
    .from(decisions)
    .where(
      and(
        isNotNull(decisions.effectiveAt),
        examination.closedAt === null
          ? sql`false`
          : sql`(${eq(decisions.examinationId, examination.id)} or (${isCase} and ${eq(decisions.effectiveAt, examination.closedAt)}))`,
      ),
    );
  const about = { caseNumber, companyName, appealed: null };
  const answer = decision && (await answersOf(db, decision, about))(notice.locale);
  const words = openNotice(notice.sealed);
  const letter = decision === undefined ? null : await letterTo(db, decision.id, notice);
  // An address in a form proves nothing: by its link somebody may appeal, once, and read what they wrote then.
  const isByMail = letter !== null && words.email !== '';
  const link = decision && letter === notice.id && !isByMail ? decisionToken(decision.id, letter) : null;
  const question = facts.questions.find(({ noticeId }) => noticeId === notice.id) ?? null;
  const { state, dueAt } = examinationState(facts, now.getTime());
  return {
    number: notice.number,
    givenAt: notice.givenAt,
    pieceKind: examination.pieceKind,
    caseNumber,
    companyName,
    explanation: words.explanation,
    state: examination.closedAt === null ? state : ('decided' as const),
    dueAt: new Date(dueAt),
    decision: decision
      ? {
          ...{ number: decision.number, reason: decision.reason, measure: decision.measure },
          ...{ answer: answer?.text ?? '', answerLocale: notice.locale, blackenedAt: answer?.blackenedAt ?? null },
        }
      : null,
    /** What opens the decision and an appeal, where no address was given; else the mail has it (`isByMail`). */
    link,
    isByMail,
    /** Until when a question to whoever gave it can be answered; null: none was asked. */
    answerUntil: question && new Date(questionEnds({ askedAt: question.askedAt, answeredAt: null })),
    /** The words that are meant, until it is decided: then they may be black. */
    passage: examination.closedAt === null ? words.passage : '',
    /** Asked, not answered, and still in time. */
    mayAnswer:
      question !== null &&
      question.answeredAt === null &&
      examination.closedAt === null &&
      questionEnds(question) > now.getTime(),
  };
}

/** The notice of the letter that went to whoever gave this one: of several of one mailbox one got it. */
async function letterTo(
  db: Database,
  decisionId: string,
  { id, notifierKey }: { id: string; notifierKey: string },
): Promise<string | null> {
  const [told] = await db
    .select({ noticeId: notices.id })
    .from(decisionLetters)
    .innerJoin(notices, eq(notices.id, decisionLetters.noticeId))
    .where(and(eq(decisionLetters.decisionId, decisionId), inArray(decisionLetters.appellant, [id, notifierKey])));
  return told?.noticeId ?? null;
}

/** The piece that a question is about as it reads today; null once it does not any more. */
async function pieceOf(
  db: Database,
  number: string | null,
  { pieceKind, pieceId }: Pick<typeof examinations.$inferSelect, 'pieceKind' | 'pieceId'>,
): Promise<ListedPiece | null> {
  const found = number === null ? null : await piecesOf(db, number);
  return found?.pieces.find(({ kind, id }) => kind === pieceKind && id === pieceId) ?? null;
}

/** A question of a moderator, for whoever wrote the piece. Null: there is none, or it is somebody else's. */
export async function questionFor(db: Database, actor: Actor, id: string) {
  if (actor.userId === visitor.userId) return null;
  const [row] = await db
    .select({ question: moderatorQuestions, examination: examinations, number: cases.number })
    .from(moderatorQuestions)
    .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
    .leftJoin(cases, eq(cases.id, examinations.caseId))
    .where(and(eq(moderatorQuestions.id, id), eq(moderatorQuestions.asked, 'author')));
  if (!row) return null;
  const { question, examination, number } = row;
  const writer = await writerOf(db, { kind: examination.pieceKind, id: examination.pieceId });
  if (!moderationCan.answer(actor, { authorId: writer?.id ?? null })) return null;
  return {
    id,
    number,
    pieceKind: examination.pieceKind,
    piece: await pieceOf(db, number, examination),
    text: question.sealed === null ? '' : unseal(question.sealed),
    until: new Date(questionEnds({ askedAt: question.askedAt.getTime(), answeredAt: null })),
    isAnswered: question.answeredAt !== null,
    isClosed: examination.closedAt !== null,
  };
}
