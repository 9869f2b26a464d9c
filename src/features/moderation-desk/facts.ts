import type { decisions, examinations, moderatorQuestions } from '#db/schema/index.ts';
import type { ExaminationFacts } from '#src/features/moderation/rules.ts';

interface Rows {
  notices: readonly { id: string }[];
  questions: readonly Pick<typeof moderatorQuestions.$inferSelect, 'asked' | 'noticeId' | 'askedAt' | 'answeredAt'>[];
  decisions: readonly Pick<typeof decisions.$inferSelect, 'effectiveAt' | 'droppedAt'>[];
}

/** The facts of an examination, from its rows. */
export function factsOf(
  { openedAt, isUrgent }: Pick<typeof examinations.$inferSelect, 'openedAt' | 'isUrgent'>,
  { notices, questions, decisions }: Rows,
): ExaminationFacts {
  return {
    openedAt: openedAt.getTime(),
    isUrgent,
    notices,
    questions: questions.map(({ asked, noticeId, askedAt, answeredAt }) => ({
      ...{ asked, noticeId, askedAt: askedAt.getTime(), answeredAt: answeredAt?.getTime() ?? null },
    })),
    decisions: decisions.map(({ effectiveAt, droppedAt }) => ({
      ...{ effectiveAt: effectiveAt?.getTime() ?? null, droppedAt: droppedAt?.getTime() ?? null },
    })),
  };
}
