import { and, eq, getTableColumns, getTableName, inArray, is, not, type SQL, sql } from 'drizzle-orm';
import { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import { forgetCompany } from '#src/features/companies/index.ts';
import { storing, write, writeGently } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { atFirst, nextMany } from './pace.ts';

const {
  cases,
  claims,
  companies,
  companyDomains,
  companyNames,
  factImports,
  follows,
  importedFacts,
  receivedMails,
  representatives,
} = schema;

export interface Undone {
  /** Companies that are gone, and those that stay because somebody has used them since. */
  gone: number;
  kept: string[];
  /** Names and domains that were taken back from companies that stay. */
  names: number;
  domains: number;
}

/**
 * Takes an import back: its facts go, and so do companies that it entered and nobody has used since, its brands, and its domains by
 * which nobody asks to speak. A company somebody wrote about, follows, speaks for or that an administrator worked on stays as it is.
 * Refuses not-found, and conflict: it was taken back before. Broken off it is finished by being called again.
 */
export function undoImport(db: Database, which: { id: string; now: Date }): Promise<Outcome<Undone>> {
  return storing(() => undo(db, which));
}

async function undo(db: Database, { id, now }: { id: string; now: Date }): Promise<Outcome<Undone>> {
  const [found] = await db.select().from(factImports).where(eq(factImports.id, id));
  if (!found) return refused('not-found');
  if (found.undoneAt !== null) return refused('conflict');
  const undone: Undone = { gone: 0, kept: [], names: 0, domains: 0 };
  let many = atFirst;
  for (let isMore = true; isMore; ) {
    const step = await writeGently(db, async (tx) => {
      const began = performance.now();
      const took = await undoSome(tx, { importId: id, many }, undone);
      return done({ isMore: took === many, many: nextMany(many, performance.now() - began) });
    });
    if (!step.ok) return step;
    ({ isMore, many } = step.value);
  }
  const ended = await write(db, async (tx) => {
    await tx.update(factImports).set({ undoneAt: now }).where(eq(factImports.id, id));
    await tell(tx, { now, actor: visitor }, { action: 'companies.undo-import', subjectId: id });
    return done();
  });
  return ended.ok ? done(undone) : ended;
}

type Row = typeof importedFacts.$inferSelect;

/** Answers how many records it took back. */
async function undoSome(
  tx: Transaction,
  { importId, many }: { importId: string; many: number },
  undone: Undone,
): Promise<number> {
  const rows = await tx.select().from(importedFacts).where(eq(importedFacts.importId, importId)).limit(many);
  const used = await usedOf(tx, rows);
  const records = rows.map(({ record }) => record);
  await tx
    .delete(importedFacts)
    .where(and(eq(importedFacts.importId, importId), inArray(importedFacts.record, records)));
  const unused = [...new Set(rows.filter((row) => row.isNew && !used.has(row.companyId)).map((row) => row.companyId))];
  // Another record of the same company, of this import or of another one.
  const described = await tx
    .select({ id: importedFacts.companyId })
    .from(importedFacts)
    .where(inArray(importedFacts.companyId, unused));
  const stay = new Set(described.map(({ id }) => id));
  const gone = unused.filter((id) => !stay.has(id));
  await tx.delete(companyNames).where(inArray(companyNames.companyId, gone));
  await tx.delete(companyDomains).where(inArray(companyDomains.companyId, gone));
  for (const id of gone) await forgetCompany(tx, id);
  undone.gone += gone.length;
  undone.kept.push(...rows.filter((row) => row.isNew && used.has(row.companyId)).map((row) => row.companyId));
  for (const row of rows.filter(({ companyId }) => !gone.includes(companyId))) {
    undone.names += await takeNamesBack(tx, row);
    undone.domains += await takeDomainBack(tx, row);
  }
  return rows.length;
}

async function takeNamesBack(tx: Transaction, { companyId, names }: Row): Promise<number> {
  const isBrand = and(eq(companyNames.companyId, companyId), eq(companyNames.kind, 'alias'));
  const gone = await tx
    .delete(companyNames)
    .where(and(isBrand, inArray(companyNames.key, [...names])))
    .returning();
  return gone.length;
}

/** Unless an administrator has confirmed it since, or somebody asks to speak by it. */
async function takeDomainBack(tx: Transaction, { companyId, domain }: Row): Promise<number> {
  if (domain === null) return 0;
  const ofIt = (table: typeof claims | typeof representatives) =>
    tx.select({ n: sql`1` }).from(table).where(eq(table.companyId, companyId)).limit(1);
  if ((await ofIt(claims)).length + (await ofIt(representatives)).length > 0) return 0;
  const isIt = and(eq(companyDomains.domain, domain), eq(companyDomains.companyId, companyId));
  const gone = await tx
    .delete(companyDomains)
    .where(and(isIt, eq(companyDomains.source, 'import')))
    .returning();
  return gone.length;
}

/** Where an import itself writes, and the diary: what it notes of a company stands in another table as well. */
const ofImports: ReadonlySet<string> = new Set(
  [companies, companyNames, companyDomains, importedFacts, schema.events].map((table) => getTableName(table)),
);

/** Every column of the database that names a company: a table that comes later is asked as well. */
const columns = Object.values(schema).flatMap((table) => {
  if (!is(table, SQLiteTable) || ofImports.has(getTableName(table))) return [];
  const companyId = Object.entries<unknown>(getTableColumns(table)).find(([name]) => name === 'companyId')?.[1];
  return is(companyId, SQLiteColumn) ? [{ table, column: companyId }] : [];
});

/** Companies that an import entered and that somebody has done something with since. */
async function usedOf(tx: Transaction, rows: readonly Row[]): Promise<Set<string>> {
  const entered = rows.filter(({ isNew }) => isNew);
  const ids = [...new Set(entered.map(({ companyId }) => companyId))];
  const asked: { table: SQLiteTable; column: SQLiteColumn; only?: SQL }[] = [
    ...columns,
    { table: cases, column: cases.transferredFromId },
    { table: follows, column: follows.subjectId, only: eq(follows.kind, 'company') },
    { table: receivedMails, column: receivedMails.offeredTo },
  ];
  const used = new Set<string>();
  for (const { table, column, only } of asked) {
    const found = await tx
      .selectDistinct({ id: sql<string>`${column}` })
      .from(table)
      .where(and(only, inArray(column, ids)));
    for (const { id } of found) used.add(id);
  }
  const names = entered.flatMap(({ names }) => names);
  const named = await tx
    .select({ id: companyNames.companyId })
    .from(companyNames)
    .where(
      and(inArray(companyNames.companyId, ids), eq(companyNames.kind, 'alias'), not(inArray(companyNames.key, names))),
    );
  const known = await tx
    .select({ id: companyDomains.companyId })
    .from(companyDomains)
    .where(and(inArray(companyDomains.companyId, ids), not(eq(companyDomains.source, 'import'))));
  for (const { id } of [...named, ...known]) used.add(id);
  return used;
}
