import { and, eq } from 'drizzle-orm';
import { caseAssignments } from '#db/schema/index.ts';
import { inCase, type Where } from '#src/features/cases/index.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn } from './queries.ts';

/**
 * Somebody of the company takes care of a case from now on; an empty id: nobody does. Nothing of it is public, and nothing of the
 * case changes. Refuses invalid (`not-in-team`) for somebody who does not speak for the company, or not with certainty.
 */
export function assignCase(
  situation: Situation,
  { number, assignee }: { number: string; assignee: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'assign', async (tx, { id: caseId, companyId }) => {
    const found = await actingIn(tx, companyId, situation.actor);
    const member = found?.team.find(({ id }) => id === assignee) ?? null;
    // The session was read before this transaction: the right to speak may have ended in between.
    if (!found || !teamCan.assign(found.own, null)) return refused('not-allowed');
    const isThis = and(eq(caseAssignments.caseId, caseId), eq(caseAssignments.companyId, companyId));
    if (assignee === '') await tx.delete(caseAssignments).where(isThis);
    else {
      if (!member || !teamCan.assign(found.own, member))
        return refused('invalid', { field: 'assignee', reason: 'not-in-team' });
      const row = { userId: member.userId, assignedBy: found.own.id, assignedAt: situation.now };
      await tx
        .insert(caseAssignments)
        .values({ caseId, companyId, ...row })
        .onConflictDoUpdate({ target: [caseAssignments.companyId, caseAssignments.caseId], set: row });
    }
    await tell(tx, situation, { action: 'team.assign', subjectId: assignee || caseId, companyId });
    return done(null);
  });
}
