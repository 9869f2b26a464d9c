import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { markChange } from '#src/features/cases/index.ts';
import { tell } from '#src/lib/events.ts';
import { today, visitor } from '#src/lib/situation.ts';

// What a representative said of a promise stands as the word of the company, and softens "broken". It stands only while
// nobody doubts that they speak for it.

/** The identity of a representative is being checked: what they said of promises is set aside. */
export async function holdReports(tx: Transaction, representativeId: string): Promise<void> {
  await tx
    .update(promises)
    .set({ heldKeptOn: promises.reportedKeptOn, reportedKeptOn: null })
    .where(and(eq(promises.reportedBy, representativeId), isNotNull(promises.reportedKeptOn)));
}

/** They do speak for it: what was set aside holds again. */
export async function restoreReports(tx: Transaction, representativeId: string): Promise<void> {
  await tx
    .update(promises)
    .set({ reportedKeptOn: promises.heldKeptOn, heldKeptOn: null })
    .where(and(eq(promises.reportedBy, representativeId), isNotNull(promises.heldKeptOn)));
}

/** They never spoke for it: what they said of promises is taken back, in the public history. */
export async function endReports(tx: Transaction, representativeId: string, now: Date): Promise<void> {
  const isOurs = eq(promises.reportedBy, representativeId);
  // Reported before there was anything to set aside.
  await tx
    .update(promises)
    .set({ heldKeptOn: promises.reportedKeptOn })
    .where(and(isOurs, isNull(promises.heldKeptOn)));
  const said = await tx
    .select()
    .from(promises)
    .where(and(isOurs, isNotNull(promises.heldKeptOn)));
  const nothing = { reportedKeptOn: null, reportedAt: null, reportedBy: null, reportedFileAt: null, heldKeptOn: null };
  for (const promise of said) {
    await tx.update(promises).set(nothing).where(eq(promises.id, promise.id));
    const before = { ...promise, reportedKeptOn: promise.heldKeptOn };
    const changes = markChange(before, { ...promise, ...nothing }, today({ now }));
    if (changes.length === 0) continue;
    const about = { promise: promise.text, madeOn: promise.madeOn };
    await tell(
      tx,
      { now, actor: visitor },
      {
        action: 'cases.reportPromise',
        subjectId: promise.id,
        caseId: promise.caseId,
        particulars: { about, changes },
      },
    );
  }
}
