import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, representatives, users } from '#db/schema/index.ts';
import { queueMail, takeBackFromSpeaker } from '#src/features/notifications/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Representative, representativeContacts } from './queries.ts';

/**
 * From now on everything the person ever wrote for the company says that they no longer speak for it, and the others who do
 * are told. `by`: who ended it, themselves where it is their own user id; null: an administrator.
 */
export async function endAnyRepresentation(
  tx: Transaction,
  { id, userId, companyId }: Pick<Representative, 'id' | 'userId' | 'companyId'>,
  now: Date,
  by: string | null,
): Promise<void> {
  const isOfPerson = and(eq(representatives.userId, userId), eq(representatives.companyId, companyId));
  await tx.update(representatives).set({ replacedAt: null }).where(isOfPerson);
  const [ended] = await tx.update(representatives).set({ endedAt: now }).where(eq(representatives.id, id)).returning();
  if (!ended) return;
  await takeBackFromSpeaker(tx, ended);
  await tellTheOthers(tx, ended, now, by);
}

/** Whoever was removed is told too; whoever did it is not. */
async function tellTheOthers(
  tx: Transaction,
  { id, userId, companyId, firstName, lastName }: typeof representatives.$inferSelect,
  now: Date,
  by: string | null,
): Promise<void> {
  const [company] = await tx.select().from(companies).where(eq(companies.id, companyId));
  if (!company) return;
  const others = await representativeContacts(tx, companyId);
  const [ended] = await tx
    .select({ userId: users.id, email: users.email, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId));
  const what = by === userId ? ('left' as const) : ('removed' as const);
  const about = { companyName: company.name, who: `${firstName} ${lastName}`.trim() };
  for (const { email: to, locale, userId: toId } of [...others, ...(ended ? [ended] : [])]) {
    if (toId === by) continue;
    const url = absolute(toId === userId ? paths.desk(locale) : paths.team(locale, company.slug));
    const mail = { kind: 'team-changed' as const, what, url, ...about };
    await queueMail(tx, { mail, to, locale, dedupeKey: `team-${what}:${id}:${toId}`, now });
  }
}
