import { and, eq } from 'drizzle-orm';
import { affected } from '#db/schema/index.ts';
import { inCase, type Where } from '#src/features/cases/index.ts';
import type { Act } from '#src/lib/act.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';

/** "This concerns me too." Said twice, it counts once. Refuses both sides of the case. */
export function sayAffected(act: Act, number: string): Promise<Outcome<Where>> {
  return inCase(act, number, 'sayAffected', async (tx, theCase) => {
    const { userId } = act.actor;
    if (userId === null) return refused('not-signed-in');
    const said = await tx
      .insert(affected)
      .values({ caseId: theCase.id, userId, saidAt: act.now })
      .onConflictDoNothing()
      .returning({ caseId: affected.caseId });
    return done(said.length > 0 ? { action: 'cases.sayAffected', subjectId: theCase.id } : null);
  });
}

/** Takes the own word back, also when the case has ended meanwhile. What was never said is taken back as well. */
export function takeBackAffected(act: Act, number: string): Promise<Outcome<Where>> {
  return inCase(act, number, 'takeBackAffected', async (tx, theCase) => {
    const { userId } = act.actor;
    if (userId === null) return refused('not-signed-in');
    const taken = await tx
      .delete(affected)
      .where(and(eq(affected.caseId, theCase.id), eq(affected.userId, userId)))
      .returning({ caseId: affected.caseId });
    return done(taken.length > 0 ? { action: 'cases.takeBackAffected', subjectId: theCase.id } : null);
  });
}
