import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { caseAssignments } from '#db/schema/index.ts';
import { type CaseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn } from './queries.ts';
import type { Member } from './rules.ts';

/**
 * Somebody of the company takes care of a case from now on; an empty id: nobody does. Nothing of it is public, and nothing of the
 * case changes. Refuses invalid (`not-in-team`) for somebody who does not speak for the company, or not with certainty.
 */
export function assignCase(
  situation: Situation,
  { number, assignee }: { number: string; assignee: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'assign', async (tx, theCase) => {
    const { id: caseId, companyId } = theCase;
    const found = await actingIn(tx, companyId, situation.actor);
    const member = found?.team.find(({ id }) => id === assignee) ?? null;
    // The session was read before this transaction: the right to speak may have ended in between.
    if (!found || !teamCan.assign(found.own, null)) return refused('not-allowed');
    const isThis = and(eq(caseAssignments.caseId, caseId), eq(caseAssignments.companyId, companyId));
    if (assignee === '') await tx.delete(caseAssignments).where(isThis);
    else {
      if (!member || !teamCan.assign(found.own, member))
        return refused('invalid', { field: 'assignee', reason: 'not-in-team' });
      const [before] = await tx.select({ userId: caseAssignments.userId }).from(caseAssignments).where(isThis);
      const row = { userId: member.userId, assignedBy: found.own.id, assignedAt: situation.now };
      await tx
        .insert(caseAssignments)
        .values({ caseId, companyId, ...row })
        .onConflictDoUpdate({ target: [caseAssignments.companyId, caseAssignments.caseId], set: row });
      if (before?.userId !== member.userId) await tellAssigned(tx, situation, theCase, { member, by: found.own });
    }
    await tell(tx, situation, { action: 'team.assign', subjectId: assignee || caseId, companyId });
    return done(null);
  });
}

/** Whoever takes a case themselves knows it. Handed to and fro, they are told once an hour. */
async function tellAssigned(
  tx: Transaction,
  { now }: Situation,
  { id: caseId, companyId, companyName, number, title }: CaseForWriting,
  { member, by }: { member: Member; by: Member },
): Promise<void> {
  if (member.userId === by.userId) return;
  const contact = (await representativeContacts(tx, companyId)).find(({ userId }) => userId === member.userId);
  if (!contact) return;
  const { userId, email: to, locale } = contact;
  const url = absolute(paths.deskCase(locale, number));
  const hour = Math.floor(now.getTime() / 3_600_000);
  await notify(tx, {
    ...{ userId, to, locale, caseId, now },
    mail: { kind: 'case-assigned', url, number, title, companyName, who: by.name },
    dedupeKey: `case-assigned:${caseId}:${userId}:${hour}`,
  });
}
