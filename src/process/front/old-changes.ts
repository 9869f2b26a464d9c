import { lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';

/** A process of the site that finds the last change it read gone makes every page anew, so these are many. */
const keptChanges = 10_000;

/** Forgets all changes but the newest. */
export async function forgetOldChanges(db: Database): Promise<void> {
  const newest = sql`(select max(${changes.id}) from ${changes})`;
  await exclusively(db, () => db.delete(changes).where(lte(changes.id, sql`${newest} - ${keptChanges}`)));
}
