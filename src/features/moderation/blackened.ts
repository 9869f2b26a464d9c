import { sql } from 'drizzle-orm';
import { blackenedReasons, decisions } from '#db/schema/index.ts';

type Field = (typeof blackenedReasons.$inferSelect)['field'];

/** In a query of decisions: when a later decision last blackened something in these parts of what it says; null: nothing. */
export const blackenedAt = (...fields: readonly Field[]) =>
  // Names of columns are written out: drizzle leaves their table away where a query has one table, and both have an `id`.
  sql<Date | null>`(select max(b.blackened_at) from ${blackenedReasons} b
    where b.decision_id = ${decisions}.id and b.field in ${fields})`.mapWith(blackenedReasons.blackenedAt);
