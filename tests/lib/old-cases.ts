import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';

// A database of the last schema before contacts, people and promises had columns of their own: three public cases and a draft.

const journalOf = z.object({ entries: z.array(z.looseObject({ tag: z.string() })) }).loose();

/** The migrations before the one whose name ends so, in a folder of their own. */
export function migrationsBefore(name: string, folder: string): string {
  const migrations = join(folder, 'migrations');
  cpSync('db/migrations', migrations, { recursive: true });
  const file = join(migrations, 'meta/_journal.json');
  const journal = journalOf.parse(JSON.parse(readFileSync(file, 'utf8')));
  const at = journal.entries.findIndex(({ tag }) => tag.endsWith(name));
  if (at < 1) throw new Error(`no migration before ${name}`);
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
  return migrations;
}

type Row = Readonly<Record<string, string | number | null>>;

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const common = { author_id: 'author', company_id: 'firm', locale: 'de', industry: 'shops', pen_name: 'Regalfrau' };
const published = { created_at: at('2026-03-01'), submitted_at: at('2026-03-02'), published_at: at('2026-03-02') };
const aCase = (id: string, number: string, more: Row): Row => ({
  id,
  number,
  title: `Fall ${number}`,
  summary: 'Der Schrank kam nie.',
  published_on: '2026-03-02',
  ...common,
  ...published,
  ...more,
});
const anEntry = (id: string, position: number, more: Row): Row => ({
  id,
  position,
  case_id: 'open',
  occurred_on: '2026-03-01',
  precision: 'exact',
  channel: 'phone',
  direction: 'to-company',
  text: 'Angerufen.',
  recorded_at: at('2026-03-01'),
  ...more,
});

const rows: Readonly<Record<string, readonly Row[]>> = {
  users: ['author', 'speaker', 'fan'].map((id) => ({ id, email: `${id}@mail.example`, locale: 'de', created_at: 1 })),
  companies: [{ id: 'firm', slug: 'firma', name: 'Firma', industry: 'shops', created_at: 1 }],
  representatives: [
    {
      id: 'rep',
      user_id: 'speaker',
      company_id: 'firm',
      first_name: 'Mira',
      last_name: 'Ott',
      job_title: 'Chefin',
      verified_by: 'email-domain',
      verified_as: 'firma.example',
      verified_at: 1,
    },
  ],
  cases: [
    aCase('open', '2026-000001', { status: 'open', ball: 'company' }),
    aCase('answered', '2026-000002', { status: 'answered', ball: 'author', first_reply_on: '2026-03-05' }),
    aCase('closed', '2026-000003', { status: 'closed', ball: 'nobody', outcome: 'solved', closed_on: '2026-04-01' }),
    { ...common, id: 'draft', author_id: null, status: 'draft', ball: 'nobody', created_at: 1 },
  ],
  entries: [
    anEntry('call', 1, { counterpart: 'Frau K., Kundendienst' }),
    anEntry('queue', 2, { waited_minutes: 40 }),
    anEntry('letter', 3, { channel: 'letter', counterpart: 'Herr "B"; Büro' }),
    anEntry('call-back', 4, { direction: 'from-company' }),
    anEntry('of-answered', 1, { case_id: 'answered' }),
    anEntry('of-closed', 1, { case_id: 'closed' }),
    anEntry('of-draft', 1, { case_id: 'draft', counterpart: 'Tim' }),
  ],
  replies: [
    {
      id: 'reply',
      case_id: 'answered',
      kind: 'reply',
      representative_id: 'rep',
      signed_name: 'Mira Ott',
      signed_job_title: 'Chefin',
      signed_company: 'Firma',
      intent: 'solution',
      text: 'Gern.',
      published_at: at('2026-03-05'),
    },
    { id: 'answer', case_id: 'answered', kind: 'answer', text: 'Danke.', published_at: at('2026-03-06') },
  ],
  promises: [
    { id: 'p1', case_id: 'open', entry_id: 'call', text: 'Rückruf', made_on: '2026-03-01', due_on: '2026-03-10' },
    {
      id: 'p2',
      case_id: 'answered',
      reply_id: 'reply',
      text: 'Geld zurück',
      made_on: '2026-03-05',
      kept_on: '2026-03-20',
      marked_at: at('2026-03-21'),
    },
  ],
  verdicts: [{ reply_id: 'reply', content: 'partly', boilerplate: 0, text: 'Na ja.', given_at: at('2026-03-06') }],
  closings: [{ id: 'closing', case_id: 'closed', outcome: 'solved', words: 'Erledigt.', closed_at: at('2026-04-01') }],
  follows: [
    { user_id: 'fan', kind: 'case', subject_id: 'open', since: 1 },
    { user_id: 'fan', kind: 'company', subject_id: 'firm', since: 1 },
  ],
  drafts: [{ case_id: 'draft', token_hash: 'draft-hash', saved_at: 1, email: 'entwurf@mail.example' }],
};

/** How many rows of each table there are. */
export const oldCounts = Object.fromEntries(Object.entries(rows).map(([table, some]) => [table, some.length]));

/** The statements that fill such a database. */
export function oldCases() {
  return Object.entries(rows).flatMap(([table, some]) =>
    some.map((row) => {
      const names = Object.keys(row);
      const places = names.map(() => '?').join(', ');
      return { sql: `insert into ${table} (${names.join(', ')}) values (${places})`, args: Object.values(row) };
    }),
  );
}
