import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { teamRoles, users } from '#db/schema/index.ts';
import { representativeById } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn, teamIn } from './queries.ts';
import { isLastOwner, type Role } from './rules.ts';

/**
 * Whoever manages the team gives somebody who works there a role, or gives up their own. Refuses not-allowed; conflict
 * (`last-owner`): somebody has to manage it.
 */
export function giveRole(
  situation: Situation,
  { representativeId, role }: { representativeId: string; role: Role },
): Promise<Outcome> {
  const { actor, now } = situation;
  return write(situation.db, async (tx) => {
    const other = await representativeById(tx, representativeId);
    const found = other && (await actingIn(tx, other.companyId, actor));
    const given = found?.team.find(({ id }) => id === representativeId);
    if (!other || !found || !given) return refused('not-found');
    if (!teamCan.giveRole(found.own, given)) return refused('not-allowed');
    if (given.role === role) return done();
    if (role === 'agent' && isLastOwner(found.team, given)) return refused('conflict', { reason: 'last-owner' });
    await keepOwners(tx, other.companyId, now);
    await setRole(tx, { representativeId, role, givenBy: found.own.id, now });
    const { companyId, companyName } = other;
    await tell(tx, situation, { action: 'team.give-role', subjectId: representativeId, companyId });
    const [user] = await tx
      .select({ to: users.email, locale: users.locale })
      .from(users)
      .where(eq(users.id, given.userId));
    if (user && given.userId !== actor.userId) {
      const url = absolute(paths.team(user.locale, other.companySlug));
      const dedupeKey = `team-role:${representativeId}:${now.getTime()}`;
      await queueMail(tx, { ...user, mail: { kind: 'team-role', url, companyName, role }, dedupeKey, now });
    }
    return done();
  });
}

/** Whoever manages a team because they have been there longest does so by a row of their own, before others are given the role. */
export async function keepOwners(tx: Transaction, companyId: string, now: Date): Promise<void> {
  for (const { id, role } of await teamIn(tx, companyId))
    if (role === 'owner')
      await tx
        .insert(teamRoles)
        .values({ representativeId: id, role, givenAt: now, givenBy: null })
        .onConflictDoNothing();
}

export async function setRole(
  tx: Transaction,
  { representativeId, role, givenBy, now }: { representativeId: string; role: Role; givenBy: string; now: Date },
): Promise<void> {
  const row = { role, givenBy, givenAt: now };
  await tx
    .insert(teamRoles)
    .values({ representativeId, ...row })
    .onConflictDoUpdate({ target: teamRoles.representativeId, set: row });
}
