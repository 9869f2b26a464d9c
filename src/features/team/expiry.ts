import { lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { teamInvitations } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

/** Removes invitations, with the address they went to, some time after they are of use to nobody. */
export async function forgetOldInvitations(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays.invitations * dayMilliseconds);
  const { expiresAt, acceptedAt, revokedAt } = teamInvitations;
  const isOld = or(lt(expiresAt, before), lt(acceptedAt, before), lt(revokedAt, before));
  await exclusively(db, () => db.delete(teamInvitations).where(isOld));
}
