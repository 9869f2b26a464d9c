import { and, inArray, lt, ne, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens, webhookMessages } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

/** Rows that one statement deletes: a worker that writes for long keeps everybody waiting. */
const atOnce = 2000;

/** Deletes the log of webhooks and tokens that open nothing any more, when they were kept for as long as `keptDays` says. */
export async function forgetOldPrograms(db: Database, now: Date): Promise<void> {
  const before = (kept: 'webhookMessages' | 'endedTokens') =>
    new Date(now.getTime() - keptDays[kept] * dayMilliseconds);
  const isOld = and(lt(webhookMessages.createdAt, before('webhookMessages')), ne(webhookMessages.status, 'queued'));
  for (let gone = atOnce; gone === atOnce; ) {
    const some = db.select({ id: webhookMessages.id }).from(webhookMessages).where(isOld).limit(atOnce);
    const deleted = await exclusively(db, () => db.delete(webhookMessages).where(inArray(webhookMessages.id, some)));
    gone = deleted.rowsAffected;
  }
  const cutoff = before('endedTokens');
  await exclusively(db, () =>
    db.delete(apiTokens).where(or(lt(apiTokens.endedAt, cutoff), lt(apiTokens.expiresAt, cutoff))),
  );
}
