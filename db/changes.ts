import type { Database } from './client.ts';

/** The row that was written, as a trigger calls its two versions. */
type Version = 'new' | 'old';
/** A query that gives what a written row concerns: no row, where no public page shows it. */
type Concerns = (row: Version) => string;

/** Of every page: rarely written, or shown by pages of other companies too. */
const everything: Concerns = () => 'select null';
/** Of what triggers of another table keep, which note it themselves. */
const noted: Concerns = () => 'select null where false';
/** Drafts lie in the same tables: until a case has a number, nobody else reads it. */
const publicCase = (id: string) => `select company_id from cases where id = ${id} and number is not null`;
/** The tallies of a day in the making are on no page; all pages turn to it at once, by `tally_days`. */
const shownDay = '(select max(as_of) from tally_days)';
const ofTally: Concerns = (
  row,
) => `select case ${row}.kind when 'company' then ${row}.subject_id else 'industry:' || ${row}.subject_id end
    where ${row}.as_of = ${shownDay}
  union select 'industry:' || industry from companies
    where ${row}.kind = 'company' and id = ${row}.subject_id and ${row}.as_of = ${shownDay}`;
const ofCase: Concerns = (row) => publicCase(`${row}.case_id`);

/** What a row concerns stays the same as long as there is the row. */
const isSteady: ReadonlySet<Concerns> = new Set([everything, ofTally]);

/** Every table that a public page reads (tests/pages/front/changes.test.ts), and what one of its rows concerns. */
const concerns: Record<string, Concerns> = {
  cases: (row) => `select ${row}.company_id where ${row}.number is not null
    union select company_id from named_companies where case_id = ${row}.id and ${row}.number is not null`,
  case_counts: noted,
  entries: ofCase,
  replies: ofCase,
  closings: ofCase,
  reopenings: ofCase,
  tombstones: ofCase,
  promises: ofCase,
  entry_proofs: ofCase,
  case_kinds: ofCase,
  kind_counts: noted,
  steps_taken: ofCase,
  affected: ofCase,
  drafts: ofCase,
  sign_cases: ofCase,
  case_reads: ofCase,
  exchanges: ofCase,
  company_words: (row) => `select ${row}.company_id`,
  complaint_contacts: (row) => `select ${row}.company_id`,
  imported_facts: (row) => `select ${row}.company_id`,
  stated_facts: (row) => `select ${row}.company_id`,
  // With the row whose words it keeps, and the decision.
  hidden_words: noted,
  causes: (row) => `select ${row}.company_id`,
  cause_cases: ofCase,
  statements: (row) => `select ${row}.company_id`,
  verdicts: (row) => publicCase(`(select case_id from replies where id = ${row}.reply_id)`),
  events: ofCase,
  evidence: ofCase,
  signs: (row) => `select ${row}.company_id`,
  counted_facts: (row) => `select ${row}.company_id`,
  named_companies: (row) => `select null where exists (${ofCase(row)})`,
  tallies: ofTally,
  // Made before their day is there, which says so.
  forecasts: noted,
  forecast_days: (row) => `select null where ${row}.sums is not null`,
  day_moments: everything,
  companies: everything,
  company_names: everything,
  // By them a mail proves something.
  company_domains: everything,
  // By them a telephone number says which company it is; what it publishes itself is nothing that somebody only says.
  company_public_contacts: everything,
  company_changes: everything,
  representatives: everything,
  appeals: everything,
  blackened_reasons: everything,
  challenges: everything,
  decisions: everything,
  examinations: everything,
  tally_days: everything,
  site_days: everything,
};

const noting = (query: string) => `insert into changes (about) ${query};`;

/** The triggers by name: each row that is inserted, changed or deleted notes what it concerns, before and after. */
function triggers(): Map<string, string> {
  const made = new Map<string, string>();
  const on = (table: string, event: 'insert' | 'update' | 'delete', statement: string) => {
    const name = `changes_${table}_${event}`;
    made.set(name, `CREATE TRIGGER ${name} AFTER ${event} ON ${table} BEGIN ${statement} END`);
  };
  for (const [table, of] of Object.entries(concerns)) {
    on(table, 'insert', noting(of('new')));
    on(table, 'delete', noting(of('old')));
    on(table, 'update', noting(isSteady.has(of) ? of('new') : `${of('old')} union ${of('new')}`));
  }
  return made;
}

/**
 * Makes the triggers as this version wants them, and tells every page when there is a difference. Not in a migration: a
 * table that a later one makes anew loses its triggers, and cannot be renamed while others name it.
 */
export async function keepChangeTriggers(db: Database): Promise<void> {
  const wanted = triggers();
  const found = await foundTriggers(db);
  const isSame = found.size === wanted.size && [...wanted].every(([name, words]) => found.get(name) === words);
  if (isSame) return;
  await db.$client.batch([...dropped(found, wanted), ...wanted.values(), noting('select null')], 'write');
}

/** Takes the triggers away for the time of a migration. */
export async function dropChangeTriggers(db: Database): Promise<void> {
  const found = await foundTriggers(db);
  if (found.size > 0) await db.$client.batch(dropped(found), 'write');
}

/** Another process that starts at the same moment may have been quicker. */
const dropped = (...named: readonly ReadonlyMap<string, string>[]) =>
  named.flatMap((names) => [...names.keys()]).map((name) => `DROP TRIGGER IF EXISTS ${name}`);

async function foundTriggers(db: Database): Promise<Map<string, string>> {
  const rows = await db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'changes\\_%' ESCAPE '\\'`,
  );
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}
