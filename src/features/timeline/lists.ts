/** The closed lists of an entry, in the order people see them. Interface words: `case.*` in src/i18n. */
export const channels = [
  'phone',
  'email',
  'letter',
  'fax',
  'chat',
  'social',
  'form',
  'app',
  'on-site',
  'technician',
  'other',
] as const;
export type Channel = (typeof channels)[number];

/** `conversation`: both spoke. `attempt`: nobody was reached. `event`: nobody's message. */
export const directions = ['to-company', 'from-company', 'conversation', 'attempt', 'event'] as const;
export type Direction = (typeof directions)[number];

/**
 * `part` (of a month or a year), `month`, `season`, `year`: on some day of these; `unknown`: only its place is known.
 */
export const precisions = ['exact', 'approximate', 'period', 'part', 'month', 'season', 'year', 'unknown'] as const;
export type Precision = (typeof precisions)[number];

/** What the fields of the promises of an entry begin with, row by row. */
export const promiseRows = ['promise', 'promise2', 'promise3', 'promise4', 'promise5'] as const;
export type PromiseRow = (typeof promiseRows)[number];
