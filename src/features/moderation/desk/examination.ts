import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  cases,
  companies,
  decisions,
  examinations,
  moderatorQuestions,
  notices,
  signCases,
  signs,
} from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { type ListedPiece, piecesOf } from '../queries.ts';
import { examinationState, questionEnds } from '../rules.ts';
import { openNotice } from '../sealed.ts';
import { factsOf } from './facts.ts';

/** Of a flood the first are read; their number stands beside them. */
const mostNotices = 12;
const mostEarlier = 8;

/** Everything a moderator reads before deciding; null when there is no such examination. Two round trips. */
export async function deskExamination(db: Database, id: string, now: Date) {
  const own = sql`(select company_id from ${examinations} where id = ${id})`;
  const ownCase = sql`(select case_id from ${examinations} where id = ${id})`;
  const [heads, given, asked, made, earlier, raised, beside] = await db.batch([
    db
      .select({
        ...{ examination: examinations, number: cases.number, title: cases.title, locale: cases.locale },
        ...{ companyName: companies.name, companySlug: companies.slug },
      })
      .from(examinations)
      .innerJoin(companies, eq(companies.id, examinations.companyId))
      .leftJoin(cases, eq(cases.id, examinations.caseId))
      .where(eq(examinations.id, id)),
    db.select().from(notices).where(eq(notices.examinationId, id)).orderBy(asc(notices.givenAt), asc(notices.number)),
    db
      .select()
      .from(moderatorQuestions)
      .where(eq(moderatorQuestions.examinationId, id))
      .orderBy(asc(moderatorQuestions.askedAt)),
    db.select().from(decisions).where(eq(decisions.examinationId, id)).orderBy(asc(decisions.decidedAt)),
    db
      .select({
        ...{ number: decisions.number, measure: decisions.measure, pieceKind: decisions.pieceKind },
        ...{ reason: decisions.reason, effectiveAt: decisions.effectiveAt, caseNumber: cases.number },
      })
      .from(decisions)
      .leftJoin(cases, eq(cases.id, decisions.caseId))
      .where(and(eq(decisions.companyId, own), isNotNull(decisions.effectiveAt), ne(decisions.kind, 'before-records')))
      .orderBy(desc(decisions.effectiveAt))
      .limit(mostEarlier),
    db
      .select({ id: signs.id, kind: signs.kind, day: signs.day, figures: signs.figures })
      .from(signs)
      .innerJoin(signCases, eq(signCases.signId, signs.id))
      .where(and(eq(signCases.caseId, ownCase), isNull(signs.decidedAt))),
    db
      .select({ id: examinations.id, pieceKind: examinations.pieceKind })
      .from(examinations)
      .where(and(eq(examinations.caseId, ownCase), isNull(examinations.closedAt), ne(examinations.id, id))),
  ]);
  const [head] = heads;
  if (!head) return null;
  const { examination, number, title, locale, companyName, companySlug } = head;
  const found = number === null ? null : await piecesOf(db, number);
  const { state, dueAt } = examinationState(
    factsOf(examination, { notices: given, questions: asked, decisions: made }),
    now.getTime(),
  );
  const pieces: ListedPiece[] = found?.pieces ?? [
    ...(examination.pieceKind === 'company-name'
      ? [{ kind: 'company-name' as const, id: examination.pieceId, day: null, at: null, text: companyName }]
      : []),
  ];
  return {
    ...{ id, number, title: title ?? '', locale: locale ?? 'de', companyName, companySlug },
    ...{ pieceKind: examination.pieceKind, pieceId: examination.pieceId, isUrgent: examination.isUrgent },
    ...{ isClosed: examination.closedAt !== null, openedAt: examination.openedAt, state, dueAt: new Date(dueAt) },
    summary: found?.summary ?? '',
    pieces,
    noticeCount: given.length,
    notifierCount: new Set(given.map(({ notifierKey }) => notifierKey)).size,
    notices: given.slice(0, mostNotices).map((notice) => ({ ...notice, ...openNotice(notice.sealed) })),
    questions: asked.map((one) => ({
      ...{ id: one.id, asked: one.asked, noticeId: one.noticeId, askedAt: one.askedAt, answeredAt: one.answeredAt },
      text: one.sealed === null ? '' : unseal(one.sealed),
      answer: one.answerSealed === null ? '' : unseal(one.answerSealed),
      until: new Date(questionEnds({ askedAt: one.askedAt.getTime(), answeredAt: null })),
    })),
    decisions: made,
    earlier: earlier.flatMap(({ effectiveAt, ...one }) => (effectiveAt ? [{ ...one, effectiveAt }] : [])),
    signs: raised,
    beside,
  };
}

export type DeskExamination = NonNullable<Awaited<ReturnType<typeof deskExamination>>>;

/** A decision that waits for a second look, with all that the second reader has to judge; null when it does not wait. */
export async function decisionInWaiting(db: Database, id: string) {
  const [row] = await db
    .select({ decision: decisions, number: cases.number, title: cases.title, companyName: companies.name })
    .from(decisions)
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(companies, eq(companies.id, decisions.companyId))
    .where(and(eq(decisions.id, id), isNull(decisions.effectiveAt), isNull(decisions.droppedAt)));
  return row ?? null;
}
