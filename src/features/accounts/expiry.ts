import { lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { links, sessions } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { longestDays } from './sessions.ts';

/** So long a link that no longer works is still known, so that its page can say why. */
const linkDays = 30;

/** Removes sessions whose time is over and links that ended long ago: both hold traces of people. */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  const linkEnd = new Date(now.getTime() - linkDays * dayMilliseconds);
  const sessionEnd = new Date(now.getTime() - longestDays * dayMilliseconds);
  await exclusively(db, () =>
    db.batch([
      db
        .delete(sessions)
        .where(or(lt(sessions.expiresAt, Math.floor(now.getTime() / 1000)), lt(sessions.createdAt, sessionEnd))),
      db.delete(links).where(lt(links.expiresAt, linkEnd)),
    ]),
  );
}
