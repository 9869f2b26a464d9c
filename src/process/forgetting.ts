import type { Database } from '#db/client.ts';
import { forgetExpired } from '#src/features/accounts/expiry.ts';
import { forgetOldClaims } from '#src/features/companies/claims/expiry.ts';
import { forgetOldDrafts } from '#src/features/drafts/expiry.ts';
import { forgetUnfinishedFiles } from '#src/features/evidence/forgetting.ts';
import { forgetOldExchanges } from '#src/features/exchange/forgetting.ts';
import { forgetOldLetters } from '#src/features/inbox/expiry.ts';
import { forgetInspected } from '#src/features/inspection/expiry.ts';
import { forgetOldPrograms } from '#src/features/integrations/expiry.ts';
import { forgetOldModeration } from '#src/features/moderation/expiry.ts';
import { forgetOldMails } from '#src/features/notifications/commands.ts';
import { forgetOldPressure } from '#src/features/pressure/expiry.ts';
import { forgetOldProofs } from '#src/features/proofs/expiry.ts';
import { wipeEnded } from '#src/features/rights/wiping.ts';
import { forgetOldInvitations } from '#src/features/team/expiry.ts';
import { forgetOldCounters } from '#src/lib/limits.ts';

/**
 * Deletes whatever has been kept for as long as `keptDays` says, and nothing before. Digests are forgotten where they are
 * sent. Answers how many drafts went, and of how many ended cases the words.
 */
export async function forgetOld(db: Database, now: Date): Promise<{ drafts: number; wiped: number }> {
  const drafts = await forgetOldDrafts(db, now);
  await forgetExpired(db, now);
  await forgetOldClaims(db, now);
  await forgetOldProofs(db, now);
  await forgetOldInvitations(db, now);
  await forgetOldCounters(db);
  await forgetOldMails(db, now);
  await forgetOldLetters(db, now);
  await forgetOldPrograms(db, now);
  await forgetUnfinishedFiles(db, now);
  await forgetOldExchanges(db, now);
  await forgetInspected(db, now);
  await forgetOldModeration(db, now);
  await forgetOldPressure(db, now);
  const wiped = await wipeEnded(db, now);
  // The write-ahead log holds pages as they were before. It cannot be emptied while somebody reads: then the next day does.
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
  return { drafts, wiped };
}
