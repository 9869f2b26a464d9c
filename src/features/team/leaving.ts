import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { caseAssignments, representatives, teamInvitations } from '#db/schema/index.ts';
import {
  endAnyRepresentation,
  type Representative,
  recordRepresentative,
  representativeById,
} from '#src/features/companies/index.ts';
import { takeBackMail } from '#src/features/notifications/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn, memberIn } from './queries.ts';
import { keepOwners } from './roles.ts';
import { isLastOwner, type Member } from './rules.ts';

/**
 * Somebody stops speaking for a company, or whoever manages the team ends it for them. What they wrote stays signed with their name and
 * title of that day. Their cases go to `heirId`, or to nobody; their invitations are taken back; everybody is told. Refuses
 * not-found, not-allowed; conflict: `last-owner`, whoever goes has to leave somebody who manages the team.
 */
export function endRepresentation(
  situation: Situation,
  { representativeId, heirId = '' }: { representativeId: string; heirId?: string },
): Promise<Outcome> {
  const { actor, now } = situation;
  return write(situation.db, async (tx) => {
    const ended = await representativeById(tx, representativeId);
    if (!ended) return refused('not-found');
    // One's own can be ended at a shut door, too.
    const isOwn = ended.userId === actor.userId;
    const found = await (isOwn ? memberIn(tx, ended.companyId, actor.userId) : actingIn(tx, ended.companyId, actor));
    const member = found?.team.find(({ id }) => id === representativeId);
    if (!found || !member || !teamCan.end(found.own, member)) return refused('not-allowed');
    if (isLastOwner(found.team, member)) return refused('conflict', { reason: 'last-owner' });
    const heir = found.team.find(({ id }) => id === heirId);
    if (heirId !== '' && (!heir || heir.id === member.id || !teamCan.assign(found.own, heir)))
      return refused('invalid', { field: 'heirId', reason: 'not-in-team' });
    await keepOwners(tx, ended.companyId, now);
    await handOver(tx, situation, member, ended.companyId, { own: found.own, heir: heir ?? null });
    await takeInvitationsBack(tx, ended, now);
    await endAnyRepresentation(tx, ended, now, actor.userId);
    const { companyId } = ended;
    await recordRepresentative(tx, representativeId, 'company.claim-ended', now);
    await tell(tx, situation, { action: 'companies.end-representation', subjectId: representativeId, companyId });
    if (found.own.id !== member.id)
      await tell(tx, situation, { action: 'team.remove', subjectId: representativeId, companyId });
    return done();
  });
}

async function handOver(
  tx: Transaction,
  situation: Situation,
  { userId }: Member,
  companyId: string,
  { own, heir }: { own: Member; heir: Member | null },
): Promise<void> {
  const isTheirs = and(eq(caseAssignments.userId, userId), eq(caseAssignments.companyId, companyId));
  if (heir === null) {
    await tx.delete(caseAssignments).where(isTheirs);
    return;
  }
  const handed = { userId: heir.userId, assignedBy: own.id, assignedAt: situation.now };
  const moved = await tx.update(caseAssignments).set(handed).where(isTheirs).returning();
  if (moved.length > 0) await tell(tx, situation, { action: 'team.hand-over', subjectId: heir.id, companyId });
}

async function takeInvitationsBack(tx: Transaction, { userId, companyId }: Representative, now: Date): Promise<void> {
  const open = await tx
    .select({ id: teamInvitations.id })
    .from(teamInvitations)
    .innerJoin(representatives, eq(representatives.id, teamInvitations.invitedBy))
    .where(
      and(
        eq(representatives.userId, userId),
        eq(teamInvitations.companyId, companyId),
        isNull(teamInvitations.acceptedAt),
        isNull(teamInvitations.revokedAt),
      ),
    );
  for (const { id } of open) {
    await tx.update(teamInvitations).set({ revokedAt: now }).where(eq(teamInvitations.id, id));
    await takeBackMail(tx, `team-invited:${id}`);
  }
}
