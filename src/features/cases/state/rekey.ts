import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies } from '#db/schema/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { done } from '#src/lib/outcome.ts';
import { refreshCase, searchKeyOf } from './refresh.ts';

/** Cases read and compared at once. */
const atOnce = 200;

/**
 * Brings what the register's search looks in up to date, case by case, after the rule for it or the name of a company
 * has changed. `companyId`: only the cases of this one.
 */
export async function rekeyCases(
  db: Database,
  now: Date,
  { companyId, isStopping = () => false }: { companyId?: string; isStopping?: () => boolean } = {},
): Promise<void> {
  for (let after = ''; !isStopping(); ) {
    const rows = await db
      .select({
        id: cases.id,
        title: cases.title,
        summary: cases.summary,
        companyName: companies.name,
        stored: cases.searchKey,
      })
      .from(cases)
      .leftJoin(companies, eq(companies.id, cases.companyId))
      .where(and(isNotNull(cases.number), gt(cases.id, after), companyId ? eq(cases.companyId, companyId) : undefined))
      .orderBy(asc(cases.id))
      .limit(atOnce);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await giveWay();
    for (const { id, stored, ...theCase } of rows) {
      if (stored === searchKeyOf(theCase)) continue;
      await writeGently(db, async (tx) => {
        await refreshCase(tx, id, dayOf(now));
        return done();
      });
    }
  }
}
