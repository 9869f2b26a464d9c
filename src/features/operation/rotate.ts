import { and, asc, getTableName, gt, ne, not, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { seal, sealPrefix, unseal } from '#src/lib/crypto.ts';
import { writeStep } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { noteNewKey } from './notes.ts';

interface Sealed {
  table: SQLiteTable;
  column: SQLiteColumn;
}

const sealedIn = (table: SQLiteTable, ...columns: SQLiteColumn[]): Sealed[] =>
  columns.map((column) => ({ table, column }));

/** Every column that holds something sealed; a test looks through a whole database for one that is missing. */
export const sealedColumns: readonly Sealed[] = [
  ...sealedIn(t.users, t.users.passwordHash),
  ...sealedIn(t.secondFactors, t.secondFactors.secret),
  ...sealedIn(t.factorResets, t.factorResets.checked),
  ...sealedIn(t.addressChanges, t.addressChanges.newEmail),
  ...sealedIn(t.links, t.links.email),
  ...sealedIn(t.blackenedWords, t.blackenedWords.sealed),
  ...sealedIn(
    t.challenges,
    t.challenges.sealed,
    t.challenges.proofSealed,
    t.challenges.forwardedSealed,
    t.challenges.answerSealed,
  ),
  ...sealedIn(t.deskNotes, t.deskNotes.sealed),
  ...sealedIn(t.exchangeMessages, t.exchangeMessages.sealed),
  ...sealedIn(t.exchangeFacts, t.exchangeFacts.sealed),
  ...sealedIn(t.exchangeFiles, t.exchangeFiles.name, t.exchangeFiles.dataKey),
  ...sealedIn(t.drafts, t.drafts.email),
  ...sealedIn(t.caseAddresses, t.caseAddresses.sealed),
  ...sealedIn(t.receivedMails, t.receivedMails.envelope, t.receivedMails.read),
  ...sealedIn(t.receivedParts, t.receivedParts.sealed),
  ...sealedIn(t.unfinished, t.unfinished.fields),
  ...sealedIn(t.outbox, t.outbox.sealed),
  ...sealedIn(t.contactAddresses, t.contactAddresses.sealed),
  ...sealedIn(t.digestItems, t.digestItems.sealed),
  ...sealedIn(t.notices, t.notices.sealed),
  ...sealedIn(t.moderatorQuestions, t.moderatorQuestions.sealed, t.moderatorQuestions.answerSealed),
  ...sealedIn(t.hiddenWords, t.hiddenWords.sealed),
  ...sealedIn(t.appeals, t.appeals.sealed),
  ...sealedIn(
    t.pressureReports,
    t.pressureReports.sealed,
    t.pressureReports.askedSealed,
    t.pressureReports.answerSealed,
  ),
  ...sealedIn(t.withdrawalReasons, t.withdrawalReasons.sealed),
  // Of files the keys of their blobs, and so no blob.
  ...sealedIn(t.evidenceUploads, t.evidenceUploads.name, t.evidenceUploads.dataKey),
  ...sealedIn(t.evidence, t.evidence.name, t.evidence.dataKey, t.evidence.masks),
  ...sealedIn(t.checkFiles, t.checkFiles.name, t.checkFiles.dataKey),
  ...sealedIn(t.inspections, t.inspections.fileName),
  ...sealedIn(t.webhooks, t.webhooks.sealed, t.webhooks.sealedSecret, t.webhooks.sealedOldSecret),
];

/** As a database calls a column: what is set in an update goes without its table. */
export const stored = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows of one transaction: a few milliseconds in which nobody else writes. */
const atOnce = 100;

export interface Rotated {
  anew: number;
  /** What no known key opens, by column: it stays as it is. */
  unread: Map<string, number>;
}

/**
 * Seals everything anew under the SECRET_KEY of now, piece by piece, while the site runs. What is done is done: broken off, it
 * goes on where it was. What none of the keys opens stays and is counted. In the end the database knows the key of now.
 */
export async function rotateKeys(db: Database, now: Date, isStopping = () => false): Promise<Rotated> {
  const rotated: Rotated = { anew: 0, unread: new Map() };
  for (const sealed of sealedColumns) await sealColumn(db, sealed, rotated, isStopping);
  if (isStopping()) return rotated;
  await writeStep(db, async (tx) => {
    await tell(tx, { now, actor: visitor }, { action: 'operation.rotate-keys', subjectId: sealPrefix() });
    return done();
  });
  await noteNewKey(db, now);
  return rotated;
}

async function sealColumn(db: Database, { table, column }: Sealed, rotated: Rotated, isStopping: () => boolean) {
  const rowid = sql<number>`${table}.rowid`;
  const isOld = and(ne(column, ''), not(sql`substr(${column}, 1, ${sealPrefix().length}) = ${sealPrefix()}`));
  for (let after = 0; !isStopping(); ) {
    const rows = await db
      .select({ rowid, value: sql<string>`${column}` })
      .from(table)
      .where(and(gt(rowid, after), isOld))
      .orderBy(asc(rowid))
      .limit(atOnce);
    const last = rows.at(-1);
    if (!last) return;
    after = last.rowid;
    const opened = rows.map(({ rowid: id, value }) => ({ id, value, text: textOf(value) }));
    await writeStep(db, async (tx) => {
      for (const { id, value, text } of opened) {
        if (text === null) continue;
        // Somebody may have changed it since it was read: then it is sealed anew already.
        const name = sql.identifier(stored(column.name));
        await tx.run(sql`update ${table} set ${name} = ${seal(text)} where rowid = ${id} and ${name} = ${value}`);
        rotated.anew += 1;
      }
      return done();
    });
    const unread = opened.filter(({ text }) => text === null).length;
    const name = `${getTableName(table)}.${stored(column.name)}`;
    if (unread > 0) rotated.unread.set(name, (rotated.unread.get(name) ?? 0) + unread);
  }
}

/** A password was kept without a seal once. Null for what no key opens. */
function textOf(value: string): string | null {
  if (value.startsWith('$argon2')) return value;
  try {
    return unseal(value);
  } catch {
    return null;
  }
}
