import { and, eq } from 'drizzle-orm';
import { affected, cases } from '#db/schema/index.ts';
import { caseCan, inCase, visibleCases, type Where } from '#src/features/cases/index.ts';
import { type Act, visitor } from '#src/lib/act.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
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
export function takeBackAffected(act: Act, number: string): Promise<Outcome<{ number: string }>> {
  return write(act.db, async (tx) => {
    const { userId } = act.actor;
    if (!caseCan.takeBackAffected(act.actor) || userId === null) return refused('not-signed-in');
    const [theCase] = await tx
      .select({ id: cases.id, companyId: cases.companyId })
      .from(cases)
      .where(and(eq(cases.number, number), visibleCases(visitor)));
    if (!theCase) return refused('not-found');
    await tx.delete(affected).where(and(eq(affected.caseId, theCase.id), eq(affected.userId, userId)));
    const { id, companyId } = theCase;
    await tell(tx, act, {
      action: 'cases.takeBackAffected',
      subjectId: id,
      caseId: id,
      ...(companyId !== null && { companyId }),
    });
    return done({ number });
  });
}
