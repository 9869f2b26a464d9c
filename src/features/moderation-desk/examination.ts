import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, decisions, examinations, moderatorQuestions, notices } from '#db/schema/index.ts';
import { mayDecideHere, piecesOf, piecesOfCompany } from '#src/features/moderation/index.ts';
import { type Bar, examinationState } from '#src/features/moderation/rules.ts';
import type { Actor } from '#src/lib/situation.ts';
import { factsOf } from './facts.ts';
import { readMark } from './read-mark.ts';
import { besideOf, readNotices } from './reading.ts';

/** Everything a moderator reads before deciding; null when there is no such examination. */
export async function deskExamination(db: Database, actor: Actor, id: string, now: Date) {
  const [heads, given, asked, made] = await db.batch([
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
  ]);
  const [head] = heads;
  if (!head) return null;
  const { examination, number, title, locale, companyName, companySlug } = head;
  const found = number === null ? await piecesOfCompany(db, companySlug) : await piecesOf(db, number);
  const { state, dueAt } = examinationState(
    factsOf(examination, { notices: given, questions: asked, decisions: made }),
    now.getTime(),
  );
  const { caseId, companyId } = examination;
  const isParty = !(await mayDecideHere(db, actor, { caseId, companyId }));
  const { pieceKind: kind, pieceId } = examination;
  const mark = await readMark(db, { about: { kind: 'notice' }, piece: { kind, id: pieceId } });
  return {
    ...{ id, number, title: title ?? '', locale: locale ?? 'de', companyName, companySlug },
    ...{ pieceKind: examination.pieceKind, pieceId: examination.pieceId, isUrgent: examination.isUrgent },
    ...{ isClosed: examination.closedAt !== null, openedAt: examination.openedAt, state, dueAt: new Date(dueAt) },
    mark,
    summary: found?.summary ?? '',
    pieces: found?.pieces ?? [],
    // Who has a part in it learns here neither who reported it nor what was said in private.
    ...(isParty ? readNotices([], []) : readNotices(given, asked)),
    notifierCount: new Set(given.map(({ notifierKey }) => notifierKey)).size,
    decisions: made,
    bar: isParty ? ({ why: 'party' } satisfies Bar) : null,
    ...(await besideOf(db, { caseId, companyId, but: id })),
  };
}
