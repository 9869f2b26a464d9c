import { and, eq, isNotNull } from 'drizzle-orm';
import { companies, deskDoors, secondFactors } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn } from './queries.ts';

/**
 * Whoever manages the team wants a second factor of everybody who answers, or no longer. From the next request on the desk is shut
 * to those who have none; they are told how to set one up. Refuses not-allowed; conflict (`own-factor-first`).
 */
export function requireFactor(
  situation: Situation,
  { slug, isNeeded }: { slug: string; isNeeded: boolean },
): Promise<Outcome> {
  const { actor, now } = situation;
  return write(situation.db, async (tx) => {
    const [company] = await tx.select().from(companies).where(eq(companies.slug, slug));
    const found = company && (await actingIn(tx, company.id, actor));
    if (!company || !found) return refused('not-found');
    if (!teamCan.requireFactor(found.own)) return refused('not-allowed');
    const { id: companyId, name: companyName } = company;
    if (!isNeeded) {
      const dropped = await tx.delete(deskDoors).where(eq(deskDoors.companyId, companyId)).returning();
      if (dropped.length > 0)
        await tell(tx, situation, { action: 'team.drop-factor', subjectId: companyId, companyId });
      return done();
    }
    const own = and(eq(secondFactors.userId, found.own.userId), isNotNull(secondFactors.since));
    if ((await tx.$count(secondFactors, own)) === 0) return refused('conflict', { reason: 'own-factor-first' });
    const [set] = await tx
      .insert(deskDoors)
      .values({ companyId, since: now, setBy: found.own.id })
      .onConflictDoNothing()
      .returning();
    if (!set) return done();
    await tell(tx, situation, { action: 'team.require-factor', subjectId: companyId, companyId });
    for (const { email: to, locale, userId } of await representativeContacts(tx, companyId)) {
      if (userId === actor.userId) continue;
      const url = absolute(paths.secondFactor(locale));
      const mail = { kind: 'team-changed' as const, what: 'factor' as const, url, companyName, who: '' };
      await queueMail(tx, { mail, to, locale, dedupeKey: `team-factor:${companyId}:${userId}:${now.getTime()}`, now });
    }
    return done();
  });
}
