import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect } from 'vitest';
import { ofCase } from '#src/features/rights/held/case.ts';
import { ofPerson } from '#src/features/rights/held/person.ts';
import { test } from '#tests/test.ts';
import { allTables } from './planted.ts';

/** Tables that hold nothing about anybody, and why. */
const ofNobody = {
  company_names: 'how companies are called',
  company_changes: 'how companies were called',
  company_domains: 'domains of companies',
  company_public_contacts: 'telephone numbers and addresses that companies publish themselves',
  fact_imports: 'which records of companies were taken over from others',
  imported_facts: 'what public collections say of companies',
  company_addresses: 'where companies get their post',
  case_counters: 'the last number given',
  tallies: 'sums over the cases of a company',
  case_counts: 'how many cases there are in each state',
  kind_counts: 'how many cases of a company there are of each kind',
  day_moments: 'sums over the cases of all companies of an industry',
  tally_days: 'days that were counted',
  forecasts: 'what is expected of cases at a company, by kind',
  forecast_days: 'sums over the cases of all companies, and how well forecasts did',
  operation_notes: 'marks of the machine: the key, the worker, the last copy',
  decision_answers: 'a letter about a decision in its other language, to whom is said nowhere',
  denied_words:
    'marks of words that a decision took from a company: by them the same ones are known again, and nothing else',
  decision_letters: 'hashes of the links of letters, by decision and notice',
  told_weeks: 'weeks of which companies were told',
  positions: 'how far the news were read',
  log_leaves: 'what happened, by number of a case and address of a company; of words only hashes',
  log_tiles: 'hashes of leaves',
  search_terms: 'words without who said them, gone with the last case that has them',
  search_endings: 'the same words, their letters from behind',
  log_salts: 'what the hash of a text can be found by, gone with the text',
  evidence_leftovers: 'ids of files that are gone, until their blobs are too',
  changes: 'which company public pages have to be made anew for',
  site_days: 'counts of the whole site',
  rate_limits: 'counters under a keyed hash, gone after a week at most',
};

const held = [...ofPerson, ...ofCase];
const namesOf = (table: SQLiteTable) => getTableName(table);

/** How a column is called that tells of a person, a mailbox or a case. */
const tells =
  /^(owner|actor|email|mailbox|sealed|subjectId|toHash|emailHash)$|(user|author|recipient|case|reply|closing|representative|contact)Id$|(by|By)$|[eE]mail/;
/** Ids of rows that are of nobody, by table and column. */
const harmless = new Set([
  // How a representation was proved, not by whom.
  'representatives.verifiedBy',
  // Which side said it.
  'cases.firstAnswerBy',
  'cause_cases.saidBy',
  'stated_facts.saidBy',
  'counted_facts.firstAnswerBy',
  // A company or an industry.
  'tallies.subjectId',
  // By which decision.
  'entries.hiddenBy',
  'replies.hiddenBy',
  'closings.hiddenBy',
  'reopenings.hiddenBy',
  // The worker that has a mail.
  'outbox.takenBy',
]);

/** Ids of rows that are no person's. */
const ofRows = new Set([
  'companyId',
  'transferredFromId',
  'entryId',
  'signId',
  'decisionId',
  'examinationId',
  'noticeId',
  'appealOf',
]);

/** Columns that refer to a table which holds something about people, or whose name says so. */
function tellingColumns(table: SQLiteTable): string[] {
  const columns = Object.entries(getTableColumns(table));
  const referring = getTableConfig(table).foreignKeys.flatMap((key) => {
    const { columns: own, foreignTable } = key.reference();
    return own.length > 0 && namesOf(foreignTable) in ofNobody ? [] : own.map(({ name }) => name);
  });
  return columns
    .filter(([key, { name }]) => tells.test(key) || (referring.includes(name) && !key.endsWith('companyId')))
    .map(([key]) => key)
    .filter((key) => !ofRows.has(key) && !harmless.has(`${namesOf(table)}.${key}`));
}

describe('every table of the schema', () => {
  test('is in the real database as it is here', async ({ db }) => {
    const { rows } = await db.$client.execute(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\'",
    );
    // What full-text search keeps of `search_documents` and `company_names`, which triggers hold to them.
    const isIndex = (name: string) => /^search_(index|names)(_|$)/.test(name);
    const names = rows.map(({ name }) => String(name)).filter((name) => !isIndex(name));
    expect(names.sort()).toEqual(allTables.map(namesOf).sort());
  });

  test('holds something about a person, and says what of it is handed out and erased, or says why not', () => {
    const named = new Set([...held.map(({ table }) => namesOf(table)), ...Object.keys(ofNobody)]);
    expect(allTables.map(namesOf).filter((name) => !named.has(name))).toEqual([]);
    const both = Object.keys(ofNobody).filter((name) => held.some(({ table }) => namesOf(table) === name));
    expect(both).toEqual([]);
  });

  test.for(allTables.map((table) => [namesOf(table), table] as const))(
    '%s names each column that tells of a person',
    ([name, table]) => {
      const telling = tellingColumns(table);
      if (name in ofNobody) return expect(telling).toEqual([]);
      const named = held
        .filter((one) => namesOf(one.table) === name)
        .flatMap(({ named, sealed = [] }) => [...named, ...sealed]);
      expect(telling.filter((column) => !named.includes(column))).toEqual([]);
    },
  );

  test('has the columns that are said to be sealed or hidden', () => {
    const wrong = held.flatMap(({ table, sealed = [], hidden = [], named }) =>
      [...sealed, ...hidden, ...named].filter((column) => !(column in getTableColumns(table))),
    );
    expect(wrong).toEqual([]);
  });
});
