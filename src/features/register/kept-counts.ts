import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { caseCounts, kindCounts } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { publicStatuses, type Stamp } from '#src/features/cases/rules.ts';

/** Read from what the triggers of `cases` keep: counting 10,000 cases takes longer than the page around it. */
export const kept = prepared((db, { stamp, withTombstones }: { stamp: Stamp | undefined; withTombstones: boolean }) => {
  const listed = withTombstones ? publicStatuses : readableStatuses;
  return db
    .select({ count: sql`total(${caseCounts.n})`.mapWith(Number) })
    .from(caseCounts)
    .where(
      and(
        eq(caseCounts.subject, sql.placeholder('subject')),
        inArray(caseCounts.status, [...listed]),
        stamp && isCountedAs(stamp),
      ),
    );
});

/** Those that can be read: of a tombstone nobody is told what it was about. */
export const keptOfKind = prepared((db, of: 'company' | 'all') =>
  db
    .select({ count: sql`total(${kindCounts.n})`.mapWith(Number) })
    .from(kindCounts)
    .where(
      and(
        eq(kindCounts.kind, sql.placeholder('kind')),
        of === 'company' ? eq(kindCounts.companyId, sql.placeholder('companyId')) : undefined,
      ),
    ),
);

/** `hasStamp`, of the counts. */
function isCountedAs(stamp: Stamp): SQL | undefined {
  const isIn = (status: string, outcome: string) => and(eq(caseCounts.status, status), eq(caseCounts.outcome, outcome));
  if (stamp === 'answered') return isIn(stamp, '');
  if (stamp === 'dormant') return isIn(stamp, 'unknown');
  if (stamp === 'solved' || stamp === 'partly' || stamp === 'unsolved') return isIn('closed', stamp);
  return eq(caseCounts.status, stamp);
}
