import { and, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  appeals,
  challenges,
  decisionAnswers,
  decisionLetters,
  decisions,
  examinations,
  moderatorQuestions,
  notices,
  tombstones,
} from '#db/schema/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { type Kept, keptDays } from '#src/lib/retention.ts';

/** Stands for what was found, where that was kept long enough. A decision always says something. */
const forgotten = '–';

const newer = (of: SQL) =>
  sql`exists (select 1 from ${decisions} n where n.appeal_of = ${of} and n.effective_at is not null)`;
const waits = sql`exists (select 1 from ${appeals} a where a.decision_id = d.id) and not ${newer(sql`d.id`)}`;
/** A decision about something that is younger than that, or that is not through: a second look or an appeal is awaited. */
const isUnsettled = (about: SQL, cutoff: number) => sql`exists (select 1 from ${decisions} d where ${about} and
  (d.effective_at >= ${cutoff} or (d.effective_at is null and d.dropped_at is null) or (${waits})))`;

/**
 * Deletes the private words of what was decided long enough ago (`keptDays`), counted from the last decision about it. What
 * is counted and what is public stays: kinds, days, measures and reasons.
 */
export async function forgetOldModeration(db: Database, now: Date): Promise<void> {
  const before = (kept: Kept) => now.getTime() - keptDays[kept] * dayMilliseconds;
  const ofPiece = sql`d.piece_kind = ${examinations.pieceKind} and d.piece_id = ${examinations.pieceId}`;
  /** Examinations that ended before, and nothing about their piece is younger. */
  const ended = (kept: Kept) => sql`(select ${examinations.id} from ${examinations}
    where ${examinations.closedAt} < ${before(kept)} and not ${isUnsettled(ofPiece, before(kept))})`;
  await writeStep(db, async (tx) => {
    await tx
      .update(notices)
      // Nobody is told apart by it any more.
      .set({ sealed: '', notifierKey: sql`${notices.id}` })
      .where(and(ne(notices.sealed, ''), sql`${notices.examinationId} in ${ended('notices')}`));
    const isForgotten = sql`(select ${notices.id} from ${notices} where ${notices.sealed} = '')`;
    for (const table of [appeals, decisionLetters]) {
      await tx
        .update(table)
        .set({ appellant: sql`${table.noticeId}` })
        .where(sql`${table.noticeId} in ${isForgotten} and ${table.appellant} <> ${table.noticeId}`);
    }
    await tx
      .update(moderatorQuestions)
      .set({ sealed: null, answerSealed: null })
      .where(
        and(
          or(isNotNull(moderatorQuestions.sealed), isNotNull(moderatorQuestions.answerSealed)),
          sql`${moderatorQuestions.examinationId} in ${ended('questions')}`,
        ),
      );
    const ofCase = sql`d.case_id = ${challenges.caseId}`;
    const isOver = sql`exists (select 1 from ${tombstones} t where t.case_id = ${challenges.caseId} and t.ended_at < ${before('proofs')})`;
    const isDecided = sql`exists (select 1 from ${decisions} d where d.id = ${challenges.decisionId} and d.effective_at < ${before('proofs')})`;
    await tx
      .update(challenges)
      .set({ sealed: '', proofSealed: null, forwardedSealed: null, answerSealed: null })
      .where(
        and(
          ne(challenges.sealed, ''),
          sql`(${isDecided} or ${isOver})`,
          sql`not ${isUnsettled(ofCase, before('proofs'))}`,
        ),
      );
    await tx
      .update(appeals)
      .set({ sealed: '' })
      .where(
        and(
          ne(appeals.sealed, ''),
          sql`exists (select 1 from ${decisions} n where n.appeal_of = ${appeals.decisionId} and n.effective_at < ${before('appeals')})`,
        ),
      );
    const madeBefore = sql`coalesce(${decisions.effectiveAt}, ${decisions.droppedAt}) < ${before('letters')}`;
    const isWaiting = sql`exists (select 1 from ${appeals} where ${appeals.decisionId} = ${decisions.id})
      and not ${newer(sql`${decisions.id}`)}`;
    await tx
      .update(decisions)
      .set({ facts: forgotten, statement: '', answer: '' })
      .where(and(ne(decisions.facts, forgotten), madeBefore, sql`not (${isWaiting})`));
    const isForgottenLetter = sql`(select ${decisions.id} from ${decisions} where ${decisions.facts} = ${forgotten})`;
    await tx.delete(decisionAnswers).where(sql`${decisionAnswers.decisionId} in ${isForgottenLetter}`);
    return done();
  });
}
