import type { ColumnBuilderBase, HasGenerated } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';

/** A moment, stored as milliseconds since 1970. */
export const at = () => integer({ mode: 'timestamp_ms' });

/** A calendar day `YYYY-MM-DD` in Europe/Berlin. */
export const day = () => text();

/** Language of a text or of a person. */
export const locale = () => text({ enum: ['de', 'en'] });

export const flag = () => integer({ mode: 'boolean' });

/**
 * A column that `refreshCase` derives from the facts of a case: for the types it is generated, so that no other insert or
 * update can name it. A check over all writes finds those that bring it along in an object.
 */
export function derived<Column extends ColumnBuilderBase>(column: Column): HasGenerated<Column, { type: 'always' }>;
export function derived(column: unknown): unknown {
  return column;
}
