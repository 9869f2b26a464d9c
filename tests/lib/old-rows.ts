import type { Database } from '#db/client.ts';

// A database from before there were events: a case with one of everything that an event can be about.

async function insert(db: Database, table: string, rows: readonly Record<string, string | number | null>[]) {
  for (const row of rows) {
    const names = Object.keys(row);
    const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
    await db.$client.execute({ sql, args: Object.values(row) });
  }
}

const entryDefaults = { position: 1, recorded_at: 1, case_id: 'c', precision: 'exact', channel: 'phone' };

/** A case with one of everything that an event can be about. */
async function aCase(db: Database) {
  await insert(
    db,
    'users',
    ['author', 'speaker', 'fan'].map((id) => ({ id, email: `${id}@mail.example`, locale: 'de', created_at: 1 })),
  );
  await insert(db, 'companies', [{ id: 'firm', slug: 'firma', name: 'Firma', industry: 'shops', created_at: 1 }]);
  await insert(db, 'representatives', [
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
  ]);
  await insert(db, 'claims', [
    {
      id: 'claim',
      company_id: 'firm',
      method: 'email-domain',
      email: 'mira@firma.example',
      first_name: 'Mira',
      last_name: 'Ott',
      job_title: 'Chefin',
      requested_at: 1,
    },
  ]);
  await insert(db, 'cases', [
    {
      id: 'c',
      number: '2026-000001',
      author_id: 'author',
      company_id: 'firm',
      locale: 'de',
      created_at: 1,
      published_at: 1,
      status: 'open',
      ball: 'company',
    },
    { id: 'draft', locale: 'de', created_at: 1, status: 'draft', ball: 'nobody' },
  ]);
  await insert(db, 'entries', [
    {
      ...entryDefaults,
      id: 'e',
      occurred_on: '2026-03-03',
      direction: 'to-company',
      counterpart: 'Frau K.',
      third_party: 'Paketdienst',
      text: 'Neu.',
    },
    { ...entryDefaults, id: 'e2', occurred_on: '2026-03-04', direction: 'to-company', text: 'Nachgetragen.' },
  ]);
  await insert(db, 'replies', [{ id: 'r', case_id: 'c', kind: 'reply', text: 'Gern.', published_at: 5 }]);
  await insert(db, 'promises', [
    { id: 'e-p', case_id: 'c', entry_id: 'e', text: 'Rückruf', made_on: '2026-03-03', due_on: '2026-03-10' },
    { id: 'p2', case_id: 'c', reply_id: 'r', text: 'Geld zurück', made_on: '2026-03-05' },
  ]);
  await insert(db, 'closings', [{ id: 'closing', case_id: 'c', outcome: 'solved', closed_at: 30 }]);
  await insert(db, 'steps_taken', [
    { id: 'step', case_id: 'c', step: 'complaint', taken_on: '2026-03-03', recorded_at: 1 },
  ]);
  await insert(db, 'contact_addresses', [
    { id: 'contact', company_id: 'firm', case_id: 'c', sealed: '', source: 'author', added_at: 1 },
  ]);
}

/** [action, subject, user], each a moment later than the one before. */
export const oldAudit: readonly (readonly [string, string, string | null])[] = [
  ['drafts.start', 'draft', null],
  ['cases.publish', 'c', 'author'],
  ['follows.told 2', 'followers', null],
  ['cases.reply', 'r', 'speaker'],
  ['cases.judge', 'r', 'author'],
  ['cases.addEntry', 'e2', 'author'],
  ['cases.correctEntry', 'e', 'author'],
  ['cases.correctEntry', 'e2', 'author'],
  ['cases.correct', 'c', 'author'],
  ['cases.markPromise', 'p2', 'author'],
  ['cases.extendPromise', 'e-p', 'author'],
  ['cases.recordStep', 'gone', 'author'],
  ['cases.recordStep', 'step', 'author'],
  ['cases.takeStepBack', 'gone', 'author'],
  ['cases.judge', 'r', 'author'],
  ['cases.followUp', 'closing', 'author'],
  ['cases.close', 'c', 'author'],
  ['issue-dossier', 'c', null],
  ['follows.follow', 'c', 'fan'],
  ['follows.follow', 'firm', 'fan'],
  ['follows.follow', 'shops', 'fan'],
  ['contacts.refused', 'contact', null],
  ['mail.failed', 'mail', null],
  ['mails.stop', 'fan', null],
  ['companies.request-claim', 'claim', null],
  ['companies.prove-claim', 'rep', 'speaker'],
  ['companies.add-domain', 'firm', null],
  ['accounts.sign-in', 'fan', 'fan'],
  ['follows.told 28', 'followers', null],
];
/** [field, entry, before, after, moment]: beside an audit row of the same moment, or at one of their own (over 900). */
export const oldRevisions: readonly (readonly [string, string | null, string, string, number])[] = [
  [
    'entry',
    'e',
    '2026-03-02 · ca. · email · from-company · Frau K. · × 3 · 12 min · Rückruf, 2026-03-09\nAlt.',
    '2026-03-03 · 14:05 · phone · to-company · Frau K. · Paketdienst · 4.50 € · → 2 · auto · Rückruf, 2026-03-10\nNeu.',
    7,
  ],
  ['title', null, 'Alter "Titel"', 'Neuer Titel', 9],
  ['summary', null, 'Alt\nmit Zeilen', 'Neu', 9],
  ['desiredOutcome', null, '', 'refund', 9],
  ['desiredText', null, '', 'Geld', 9],
  ['promise', null, 'broken', 'kept', 10],
  ['promise-due', 'e', '2026-03-09', '2026-03-10', 11],
  ['step', null, 'Mahnbescheid, 28.03.2026', '', 14],
  ['verdict', null, 'no\nboilerplate\nKein Wort\ndazu.', 'partly\nNun doch.', 15],
  ['verdict', null, 'partly', 'partly\nboilerplate', 901],
  [
    'entry',
    'e',
    '2026-03-01 – 2026-03-02 · letter · to-company\nEins.',
    '2026-03-01 – 2026-03-04 · letter · to-company\nEins.',
    902,
  ],
  [
    'entry',
    'e',
    '2026-03-03 · phone · to-company · Herr Unbekannt\nEins.',
    '2026-03-03 · phone · to-company\nEins.',
    903,
  ],
  ['promise', 'e', 'open', 'kept', 904],
  ['text', 'e', 'Alt.', 'Neu.', 905],
  ['nobody-knows', null, 'a', 'b', 906],
];

/** Fills an old database with all of it. */
export async function fillOld(db: Database): Promise<void> {
  await aCase(db);
  await insert(
    db,
    'audit',
    oldAudit.map(([action, subject_id, user_id], index) => ({
      id: index + 1,
      at: index + 1,
      action,
      subject_id,
      user_id,
    })),
  );
  await insert(
    db,
    'revisions',
    oldRevisions.map(([field, entry_id, before, after, revised_at], index) => ({
      id: `rev-${String(index).padStart(2, '0')}`,
      case_id: 'c',
      entry_id,
      field,
      before,
      after,
      revised_at,
    })),
  );
  const keys = [
    'case:c:case-published:a@b',
    'follows:c:2:fan',
    'contact:contact:c:published',
    'case-live:c',
    'reply-published:r',
    'sign-in:x',
  ];
  await insert(
    db,
    'outbox',
    keys.map((dedupe_key, index) => ({
      id: index === 0 ? 'mail' : `mail-${index}`,
      dedupe_key,
      kind: 'x',
      locale: 'de',
      sealed: '',
      status: 'sent',
      not_before: 1,
      created_at: 1,
    })),
  );
  await insert(
    db,
    'digest_items',
    keys.slice(0, 2).map((dedupe_key) => ({ dedupe_key, user_id: 'fan', kind: 'x', sealed: '', created_at: 1 })),
  );
}
