import { and, like, lt, notInArray, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { addressChanges, events, factorResets, links, sessions } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

/** What stays known of an account: who was appointed, and that it was closed. */
const lasting = ['accounts.appoint', 'accounts.close'] as const;

/**
 * Removes what holds traces of people and is needed no more: sessions whose time is over, links that ended long ago, wishes
 * for another address, how a lost second factor was taken away, and who signed in when.
 */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const isOfAccount = and(like(events.action, 'accounts.%'), notInArray(events.action, [...lasting]));
  await exclusively(db, () =>
    db.batch([
      db
        .delete(sessions)
        .where(
          or(
            lt(sessions.expiresAt, Math.floor(now.getTime() / 1000)),
            lt(sessions.createdAt, before(keptDays.session)),
          ),
        ),
      db.delete(links).where(lt(links.expiresAt, before(keptDays.links))),
      db.delete(addressChanges).where(lt(addressChanges.askedAt, before(keptDays.addressChanges))),
      db.delete(factorResets).where(lt(factorResets.endsAt, before(keptDays.factorResets))),
      db.delete(events).where(and(isOfAccount, lt(events.at, before(keptDays.accountEvents)))),
    ]),
  );
}
