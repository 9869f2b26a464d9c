import { getTableColumns } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Database } from './client.ts';
import { cases, tallies } from './schema/index.ts';

/** The row that was written, as a trigger calls its two versions. */
type Version = 'new' | 'old';
/** A query that gives what a written row concerns, and what of it alone: no row, where no public page shows it. */
type Concerns = (row: Version, isUpdate: boolean) => string;

/** Of every page: rarely written, or shown by pages of other companies too. */
const everything: Concerns = () => 'select null, null';
/** Of what triggers of another table keep, which note it themselves. */
const noted: Concerns = () => 'select null, null where false';
const ofCompany: Concerns = (row) => `select ${row}.company_id, null`;
/** Drafts lie in the same tables: until a case has a number, nobody else reads it. */
const publicCase = (id: string, part: 'number' | 'null') =>
  `select company_id, ${part} from cases where id = ${id} and number is not null`;
/** Pages of the company's other cases show something of it: that it is there, what it is called, how it stands. */
const ofCase: Concerns = (row) => publicCase(`${row}.case_id`, 'null');
/** Of all pages of cases only its own shows it. */
const inCase: Concerns = (row) => publicCase(`${row}.case_id`, 'number');

/** Whether an update leaves all columns as they were but these. */
const isSameBut = (table: typeof cases | typeof tallies, some: readonly string[]): string =>
  Object.keys(getTableColumns(table))
    .filter((name) => !some.includes(name))
    .map(toSnakeCase)
    .map((name) => `old.${name} is new.${name}`)
    .join(' and ');

/** What no page of a case shows of the figures. */
const details = "'details'";
/** Of a case, what only its own page shows; of figures, what no page of a case shows. */
const isOfOwnPage = isSameBut(cases, ['movedOn', 'contacts', 'waitedMinutes', 'effortDays', 'channels']);
const isOfDetails = isSameBut(tallies, ['details']);
const partIf = (isUpdate: boolean, condition: string, part: string) =>
  isUpdate ? `case when ${condition} then ${part} end` : 'null';

/** The tallies of a day in the making are on no page; all pages turn to it at once, by `tally_days`. */
const shownDay = '(select max(as_of) from tally_days)';
const ofTally: Concerns = (row, isUpdate) => `select case ${row}.kind when 'company' then ${row}.subject_id
      else 'industry:' || ${row}.subject_id end, ${partIf(isUpdate, isOfDetails, details)}
    where ${row}.as_of = ${shownDay}
  union select 'industry:' || industry, null from companies
    where ${row}.kind = 'company' and id = ${row}.subject_id and ${row}.as_of = ${shownDay}
      ${isUpdate ? `and not (${isOfDetails})` : ''}`;

/** What a row concerns stays the same as long as there is the row. */
const isSteady: ReadonlySet<Concerns> = new Set([everything, ofTally]);

/** Every table that a public page reads (tests/processes/front/tables.test.ts), and what one of its rows concerns. */
const concerns: Record<string, Concerns> = {
  cases: (row, isUpdate) => `select ${row}.company_id, ${partIf(isUpdate, isOfOwnPage, `${row}.number`)}
    where ${row}.number is not null
    union select company_id, null from named_companies where case_id = ${row}.id and ${row}.number is not null`,
  case_counts: noted,
  entries: inCase,
  replies: ofCase,
  closings: ofCase,
  reopenings: ofCase,
  tombstones: ofCase,
  promises: ofCase,
  entry_proofs: inCase,
  case_kinds: ofCase,
  kind_counts: noted,
  steps_taken: inCase,
  affected: inCase,
  drafts: inCase,
  sign_cases: inCase,
  case_reads: inCase,
  exchanges: inCase,
  company_words: ofCompany,
  complaint_contacts: ofCompany,
  imported_facts: ofCompany,
  stated_facts: ofCompany,
  // With the row whose words it keeps, and the decision.
  hidden_words: noted,
  causes: ofCompany,
  cause_cases: ofCase,
  statements: ofCompany,
  verdicts: (row) => publicCase(`(select case_id from replies where id = ${row}.reply_id)`, 'null'),
  events: inCase,
  evidence: inCase,
  signs: ofCompany,
  counted_facts: (row) => `select ${row}.company_id, ${details}`,
  named_companies: (row) => `select null, null where exists (${publicCase(`${row}.case_id`, 'null')})`,
  tallies: ofTally,
  // Made before their day is there, which says so.
  forecasts: noted,
  forecast_days: (row) => `select null, null where ${row}.sums is not null`,
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

const noting = (query: string) => `insert into changes (about, part) ${query};`;

/** The triggers by name: each row that is inserted, changed or deleted notes what it concerns, before and after. */
function triggers(): Map<string, string> {
  const made = new Map<string, string>();
  const on = (table: string, event: 'insert' | 'update' | 'delete', statement: string) => {
    const name = `changes_${table}_${event}`;
    made.set(name, `CREATE TRIGGER ${name} AFTER ${event} ON ${table} BEGIN ${statement} END`);
  };
  for (const [table, of] of Object.entries(concerns)) {
    on(table, 'insert', noting(of('new', false)));
    on(table, 'delete', noting(of('old', false)));
    on(table, 'update', noting(isSteady.has(of) ? of('new', true) : `${of('old', true)} union ${of('new', true)}`));
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
  await db.$client.batch([...dropped(found, wanted), ...wanted.values(), noting('select null, null')], 'write');
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
