import { z } from 'astro/zod';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { unfinished } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { Typed } from './commands.ts';
import type { Owner } from './owner.ts';

const stored = z.array(z.tuple([z.string(), z.string()]));

export interface Kept {
  page: string;
  typed: Typed;
  savedAt: Date;
}

/** What was kept of a page; null when nothing was. */
export async function keptOf(db: Database, owner: Owner, page: string): Promise<Kept | null> {
  const [row] = await db
    .select()
    .from(unfinished)
    .where(and(eq(unfinished.owner, owner), eq(unfinished.form, page)));
  return row ? opened(row) : null;
}

/** Everything that was kept for somebody, for their export. */
export async function allKept(db: Database, owner: Owner): Promise<Kept[]> {
  const rows = await db.select().from(unfinished).where(eq(unfinished.owner, owner)).orderBy(asc(unfinished.form));
  return rows.map(opened);
}

function opened(row: typeof unfinished.$inferSelect): Kept {
  return { page: row.form, typed: stored.parse(JSON.parse(unseal(row.fields))), savedAt: row.savedAt };
}
