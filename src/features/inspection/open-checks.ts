import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, cases, challenges, decisions, examinations, moderatorQuestions } from '#db/schema/index.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import type { Actor } from '#src/lib/situation.ts';
import { inspectionCan } from './can.ts';
import { findCheck } from './find.ts';

/**
 * What is being checked of an own case and its author can say or show something to, the oldest first: they need not look for
 * the mail. Reports of pressure have a page of their own.
 */
export async function openChecks(db: Database, actor: Actor, number: string, now: Date): Promise<Check[]> {
  const isCase = eq(cases.number, number);
  const [challenged, asked, appealed] = await db.batch([
    db
      .select({ id: challenges.id })
      .from(challenges)
      .innerJoin(cases, eq(cases.id, challenges.caseId))
      .where(isCase)
      .orderBy(asc(challenges.openedAt)),
    db
      .select({ id: moderatorQuestions.id })
      .from(moderatorQuestions)
      .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
      .innerJoin(cases, eq(cases.id, examinations.caseId))
      .where(
        and(
          isCase,
          eq(moderatorQuestions.asked, 'author'),
          ne(examinations.pieceKind, 'reply'),
          isNull(examinations.closedAt),
        ),
      )
      .orderBy(asc(moderatorQuestions.askedAt)),
    db
      .selectDistinct({ id: decisions.id })
      .from(appeals)
      .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
      .innerJoin(cases, eq(cases.id, decisions.caseId))
      .where(isCase),
  ]);
  const checks: Check[] = [
    ...challenged.map(({ id }) => ({ kind: 'challenge' as const, id })),
    ...asked.map(({ id }) => ({ kind: 'question' as const, id })),
    ...appealed.map(({ id }) => ({ kind: 'appeal' as const, id })),
  ];
  const open: Check[] = [];
  for (const check of checks) {
    const found = await findCheck(db, check, now);
    if (found?.isOpen && inspectionCan.show(actor, found)) open.push(check);
  }
  return open;
}
