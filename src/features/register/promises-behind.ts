import { and, desc, eq, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import type { PromiseState } from '#src/features/timeline/promises/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { type ListedPromise, listedPromise, rangesOf, readableRows } from './promises.ts';

/** Where a promise stands in the list by the day on which it was made. */
export interface PromisePlace {
  madeOn: Day;
  id: string;
}

/**
 * Promises of a company in cases that can be read, the latest made first, at most so many behind a place: that stays where it is,
 * whatever is promised, kept or withdrawn while a list is read in pieces. One round trip.
 */
export async function promisesBehind(
  db: Database,
  companyId: string,
  { state, after, most }: { state: PromiseState | undefined; after: PromisePlace | undefined; most: number },
  today: Day,
): Promise<ListedPromise[]> {
  const found = db
    .select({ id: promises.id })
    .from(promises)
    .where(
      and(
        eq(promises.companyId, companyId),
        eq(promises.readable, true),
        state && or(...rangesOf(state, today)),
        after && sql`(${promises.madeOn}, ${promises.id}) < (${after.madeOn}, ${after.id})`,
      ),
    )
    .orderBy(desc(promises.madeOn), desc(promises.id))
    .limit(most);
  const rows = await readableRows(db, sql`${promises.id} in (${found})`).orderBy(
    desc(promises.madeOn),
    desc(promises.id),
  );
  return rows.map((row) => listedPromise(row, today));
}
