import { integer, text } from 'drizzle-orm/sqlite-core';

/** A moment, stored as milliseconds since 1970. */
export const at = () => integer({ mode: 'timestamp_ms' });

/** A calendar day `YYYY-MM-DD` in Europe/Berlin. */
export const day = () => text();

/** Language of a text or of a person. */
export const locale = () => text({ enum: ['de', 'en'] });

export const flag = () => integer({ mode: 'boolean' });
