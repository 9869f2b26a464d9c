import { and, asc, type Column, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { preparedWrite, slots } from '#db/prepared.ts';
import { caseKinds, cases, searchDocuments } from '#db/schema/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { kindsOf } from './lists.ts';
import { kindByRule, rulesVersion } from './terms.ts';

type Reader = Pick<Database | Transaction, 'select'>;

const known = {
  caseId: cases.id,
  locale: cases.locale,
  industry: cases.industry,
  title: searchDocuments.title,
  told: searchDocuments.told,
  kind: caseKinds.kind,
  origin: caseKinds.origin,
  rules: caseKinds.rules,
};

const readable = (db: Reader) =>
  db
    .select(known)
    .from(searchDocuments)
    .innerJoin(cases, eq(cases.id, searchDocuments.caseId))
    .leftJoin(caseKinds, eq(caseKinds.caseId, searchDocuments.caseId))
    .$dynamic();

type Known = Awaited<ReturnType<typeof readable>>[number];

/**
 * Assigns a kind by rule to a case that can be read, from the words by which it is found, in the transaction that noted them. What its author said stays, unless the case came to an industry that has no such kind. A case that can no
 * longer be read keeps what it had: it counts on.
 */
export async function recordKind(
  tx: Transaction,
  { caseId, title, told, locale, industry, ...now }: Known,
  at: Date,
): Promise<void> {
  if (now.origin === 'author' && (now.kind === '' || kindsOf(industry).some(({ key }) => key === now.kind))) return;
  const kind = kindByRule({ title, told }, { locale, industry });
  if (now.origin === 'rule' && now.kind === kind && now.rules === rulesVersion) return;
  await put(tx, { caseId, kind, origin: 'rule', saidAt: at });
}

async function put(tx: Transaction, said: Omit<typeof caseKinds.$inferInsert, 'rules'>): Promise<void> {
  await keepKind(tx, { ...said, rules: rulesVersion });
}

const keepKind = preparedWrite((db) => {
  const row = slots<typeof caseKinds>(['caseId', 'kind', 'origin', 'rules', 'saidAt']);
  // Given at once: else a trigger adds it, and both indexes are written twice.
  const ofCase = (column: Column) =>
    sql`(select ${column} from ${cases} where ${cases.id} = ${sql.placeholder('caseId')})`;
  const values = { ...row, companyId: ofCase(cases.companyId), number: ofCase(cases.number) };
  return db.insert(caseKinds).values(values).onConflictDoUpdate({ target: caseKinds.caseId, set: row });
});

/** The author says what kind it is; null: none of them. Whether it is one of the industry asks the caller. */
export async function sayKind(tx: Transaction, caseId: string, kind: string | null, now: Date): Promise<void> {
  await put(tx, { caseId, kind: kind ?? '', origin: 'author', saidAt: now });
}

const atOnce = 100;

/**
 * Assigns kinds by rule to the cases that have none yet, and anew where an earlier rule was asked. In steps, none of which is
 * long; ended in between, it goes on where it was. Answers how many were looked at.
 */
export async function assignKinds(
  db: Database,
  now: Date,
  isStopping = () => false,
  writing = writeGently,
): Promise<number> {
  const isDue = or(isNull(caseKinds.caseId), and(eq(caseKinds.origin, 'rule'), lt(caseKinds.rules, rulesVersion)));
  let looked = 0;
  for (let step = atOnce; step === atOnce && !isStopping(); looked += step) {
    const written = await writing(db, async (tx) => {
      const rows = await readable(tx).where(isDue).orderBy(asc(searchDocuments.id)).limit(atOnce);
      for (const row of rows) await recordKind(tx, row, now);
      return done(rows.length);
    });
    step = written.ok ? written.value : 0;
  }
  return looked;
}
