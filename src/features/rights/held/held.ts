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
  /** Columns that are not handed out: what opens something, other people, and what only finds rows. */
  hidden?: readonly string[];
  erased: OnErasure;
}

/** What an entry says of rows that keep nothing but an id. */
export const asId = { otherwise: 'only the id of a closed account, which leads to nobody' };

/** Tables that hold nothing about anybody, and why. */
export const ofNobody = {
  company_names: 'how companies are called',
  company_changes: 'how companies were called',
  company_domains: 'domains of companies',
  case_counters: 'the last number given',
  tallies: 'sums over the cases of a company',
  tally_days: 'days that were counted',
  positions: 'how far the news were read',
  rate_limits: 'counters under a keyed hash, gone after a week at most',
} as const satisfies Record<string, string>;
