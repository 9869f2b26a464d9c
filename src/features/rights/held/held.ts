import type { SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** Whose data are asked for. `email`: as it is stored. */
export interface Person {
  userId: string;
  email: string;
}

/** What becomes of the rows when the person is erased: `deleted`, or otherwise, and how. */
export type OnErasure = 'deleted' | { otherwise: string };

/** A table that holds something about a person or about a case of theirs. */
export interface Held<About> {
  table: SQLiteTable;
  /** Name of its file in the export. */
  file: string;
  /** Which rows. */
  rows: (about: About) => SQL | undefined;
  /** Columns of its own that name a person, a mailbox or a case: a test knows them all. */
  named: readonly string[];
  /** Columns that are opened for the export. */
  sealed?: readonly string[];
  /** Where in the archive it lies instead, as files and not as a list. */
  asFiles?: string;
  /** Columns that are not handed out: what opens something, other people, and what only finds rows. */
  hidden?: readonly string[];
  erased: OnErasure;
}

/** What an entry says of rows that keep nothing but an id. */
export const asId = { otherwise: 'only the id of a closed account, which leads to nobody' };
