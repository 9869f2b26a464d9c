import { and, eq, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import { deleteMails } from './letters/accept.ts';

const atOnce = 50;

/** Deletes mails that were left out, or that nobody looked at, for as long as `keptDays` says. Says how many. */
export async function forgetOldLetters(db: Database, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const isOld = or(
    and(eq(receivedMails.state, 'dropped'), lt(receivedMails.decidedAt, before(keptDays.droppedLetters))),
    and(eq(receivedMails.kind, 'bounce'), lt(receivedMails.decidedAt, before(keptDays.droppedLetters))),
    and(eq(receivedMails.state, 'waiting'), lt(receivedMails.receivedAt, before(keptDays.waitingLetters))),
  );
  let forgotten = 0;
  for (;;) {
    const outcome = await writeGently(db, async (tx) => {
      const old = await tx
        .select({ id: receivedMails.id, caseId: receivedMails.caseId })
        .from(receivedMails)
        .where(isOld)
        .limit(atOnce);
      for (const { id, caseId } of old) await deleteMails(tx, caseId, [id]);
      return done(old.length);
    });
    if (!outcome.ok || outcome.value === 0) return forgotten;
    forgotten += outcome.value;
  }
}
