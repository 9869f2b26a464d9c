import { and, eq } from 'drizzle-orm';
import { affected, cases } from '#db/schema/index.ts';
import { inCase, type Where } from '#src/features/cases/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import type { Situation } from '#src/lib/situation.ts';

/** "This concerns me too." Said twice, it counts once, also from two accounts at one mailbox. Refuses both sides of the case. */
export function sayAffected(situation: Situation, number: string): Promise<Outcome<Where>> {
  return inCase(situation, number, 'sayAffected', async (tx, theCase) => {
    const { userId } = situation.actor;
    if (userId === null) return refused('not-signed-in');
    const [again] = await tx
      .select({ userId: affected.userId })
      .from(affected)
      .where(and(eq(affected.caseId, theCase.id), isSamePerson(affected.userId, userId)));
    if (again) return done(null);
    const [own] = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.id, theCase.id), isSamePerson(cases.authorId, userId)));
    if (own) return refused('not-allowed');
    const said = await tx
      .insert(affected)
      .values({ caseId: theCase.id, userId, saidAt: situation.now })
      .onConflictDoNothing()
      .returning({ caseId: affected.caseId });
    return done(said.length > 0 ? { action: 'cases.sayAffected', subjectId: theCase.id } : null);
  });
}

/** Takes the own word back, also when the case has ended meanwhile. What was never said is taken back as well. */
export function takeBackAffected(situation: Situation, number: string): Promise<Outcome<Where>> {
  return inCase(situation, number, 'takeBackAffected', async (tx, theCase) => {
    const { userId } = situation.actor;
    if (userId === null) return refused('not-signed-in');
    const taken = await tx
      .delete(affected)
      .where(and(eq(affected.caseId, theCase.id), isSamePerson(affected.userId, userId)))
      .returning({ caseId: affected.caseId });
    return done(taken.length > 0 ? { action: 'cases.takeBackAffected', subjectId: theCase.id } : null);
  });
}
