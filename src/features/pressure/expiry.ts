import { and, eq, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { appeals, cases, decisions, pressureReports, withdrawalReasons } from '#db/schema/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';

const wordless = { sealed: '', askedSealed: null, answerSealed: null, linkHash: null };

/** Decisions about a report, and an appeal against one of them that waits. */
const decided = (more = sql``) =>
  sql`exists (select 1 from ${decisions} d where d.piece_id = ${pressureReports.id} and d.piece_kind = ${pressureReports.kind}${more})`;
const isAppealed = decided(sql` and exists (select 1 from ${appeals} a where a.decision_id = d.id)
  and not exists (select 1 from ${decisions} n where n.appeal_of = d.id and n.effective_at is not null)`);

/** Deletes the words of reports that were decided long enough ago, and those of reasons to withdraw (`keptDays`). */
export async function forgetOldPressure(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const cutoff = before(keptDays.pressure).getTime();
  await writeStep(db, async (tx) => {
    await tx
      .update(pressureReports)
      .set(wordless)
      .where(
        and(
          ne(pressureReports.sealed, ''),
          decided(),
          sql`not ${decided(sql` and d.effective_at >= ${cutoff}`)}`,
          sql`not ${isAppealed}`,
        ),
      );
    await tx
      .update(withdrawalReasons)
      .set({ sealed: null })
      .where(and(isNotNull(withdrawalReasons.sealed), lt(withdrawalReasons.saidAt, before(keptDays.withdrawalWords))));
    return done();
  });
}

/** Somebody goes: what was not decided is gone with them, of the rest their words. That something was decided stays. */
export async function leavePressure(tx: Transaction, userId: string): Promise<void> {
  const isTheirs = eq(pressureReports.authorId, userId);
  await tx.delete(pressureReports).where(and(isTheirs, sql`not ${decided()}`));
  await tx.update(pressureReports).set(wordless).where(isTheirs);
  await tx
    .delete(withdrawalReasons)
    .where(sql`${withdrawalReasons.caseId} in (select ${cases.id} from ${cases} where ${cases.authorId} = ${userId})`);
}
