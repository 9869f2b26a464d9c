import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './columns.ts';

/** How far somebody has read the events: the id of the last one. */
export const positions = sqliteTable('positions', {
  reader: text({ enum: ['followers', 'webhooks'] }).primaryKey(),
  eventId: integer().notNull(),
  movedAt: at().notNull(),
});
