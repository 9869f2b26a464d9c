import { and, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, challenges, companies, decisionAnswers, decisions, moderatorQuestions } from '#db/schema/index.ts';
import { operatorsFor } from '#src/features/moderation/index.ts';
import { lookBar } from '#src/features/moderation/rules.ts';
import type { Actor } from '#src/lib/situation.ts';

/**
 * A decision that waits for a second look, with all that the second reader has to judge, and why whoever asks may not look
 * (`bar`); null when it does not wait.
 */
export async function decisionInWaiting(db: Database, actor: Actor, id: string, now: Date) {
  const [row] = await db
    .select({
      ...{ decision: decisions, number: cases.number, title: cases.title, companyName: companies.name },
      challengeId: challenges.id,
      other: decisionAnswers,
    })
    .from(decisions)
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(companies, eq(companies.id, decisions.companyId))
    .leftJoin(challenges, or(eq(challenges.decisionId, decisions.id), eq(challenges.decisionId, decisions.appealOf)))
    .leftJoin(decisionAnswers, eq(decisionAnswers.decisionId, decisions.id))
    .where(and(eq(decisions.id, id), isNull(decisions.effectiveAt), isNull(decisions.droppedAt)));
  if (!row) return null;
  const { decidedBy: first, decidedAt } = row.decision;
  const look = { operators: await operatorsFor(db, row.decision), first, decidedAt: decidedAt.getTime() };
  return { ...row, checks: await checksOf(db, row), bar: lookBar(look, actor.userId ?? '', now.getTime()) };
}

/** What its author shows files for, before it takes effect: whoever looks a second time sees what the first one saw. */
async function checksOf(
  db: Database,
  { decision, challengeId }: { decision: typeof decisions.$inferSelect; challengeId: string | null },
) {
  const asked = await db
    .select({ id: moderatorQuestions.id })
    .from(moderatorQuestions)
    .where(
      and(eq(moderatorQuestions.examinationId, decision.examinationId ?? ''), eq(moderatorQuestions.asked, 'author')),
    );
  return [
    ...asked.map(({ id }) => ({ kind: 'question' as const, id })),
    ...(challengeId === null ? [] : [{ kind: 'challenge' as const, id: challengeId }]),
    ...(decision.appealOf === null ? [] : [{ kind: 'appeal' as const, id: decision.appealOf }]),
  ];
}
