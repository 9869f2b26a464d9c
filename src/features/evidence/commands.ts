import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, evidence, evidenceLeftovers, evidenceUploads } from '#db/schema/index.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import type { Check } from './lists.ts';
import { roomFault, shownName } from './rules.ts';
import { type Blobs, unavailableOr } from './store/blobs.ts';
import { blobName, newDataKey, pieceSize, piecesOf, putSealed } from './store/sealed.ts';

/** What a file is for: an entry of its case, or what moderators check. Then nobody but they and its author ever see it. */
export type Place = { entryId: string } | { check: Check };

/** A file that somebody hands in. Whether they may is known to who asks. */
export type FileFor = Place & { caseId: string; name: string };

/** `bytes`: how long it is; null where that is not known yet. */
export type NewFile = FileFor & { bytes: number | null };

/** An upload and how far it is. */
export type Begun = Place & { id: string; caseId: string; dataKey: string; pieces: number };

const refusedFile = (reason: string): Refused => refused('invalid', { field: 'files', reason });

/** The columns of an upload that say what it is for. */
const columnsOf = (place: Place) =>
  'check' in place
    ? { entryId: null, checkKind: place.check.kind, checkId: place.check.id }
    : { entryId: place.entryId, checkKind: null, checkId: null };

const placeOf = (file: Place): Place => ('check' in file ? { check: file.check } : { entryId: file.entryId });

/** Rows of a table that are for the same. */
function isAt(columns: { entryId?: SQLiteColumn; checkId?: SQLiteColumn }, place: Place): SQL {
  const [column, id] = 'check' in place ? [columns.checkId, place.check.id] : [columns.entryId, place.entryId];
  return column ? sql`${column} = ${id}` : sql`false`;
}

/** What is there for the same, and in bytes of all files of its case; `without`: one that is not counted. */
export async function roomIn(
  tx: Transaction,
  file: Place & { caseId: string },
  without = '',
): Promise<{ files: number; bytes: number }> {
  const { caseId } = file;
  const counted = { files: 0, bytes: 0 };
  const kept = and(eq(evidence.caseId, caseId), isNull(evidence.goneAt));
  const coming = and(
    eq(evidenceUploads.caseId, caseId),
    ne(evidenceUploads.state, 'refused'),
    ne(evidenceUploads.id, without),
  );
  for (const [table, columns, rows] of [
    [evidence, { entryId: evidence.entryId }, kept],
    [evidenceUploads, { entryId: evidenceUploads.entryId, checkId: evidenceUploads.checkId }, coming],
    [checkFiles, { checkId: checkFiles.checkId }, eq(checkFiles.caseId, caseId)],
  ] as const) {
    const here = sql<number>`count(*) filter (where ${isAt(columns, file)})`;
    const all = sql<number>`coalesce(sum(${table.bytes}), 0)`;
    const [found] = await tx.select({ files: here, bytes: all }).from(table).where(rows);
    counted.files += found?.files ?? 0;
    counted.bytes += found?.bytes ?? 0;
  }
  return counted;
}

/**
 * Makes room for a file. One of the same name and length that was cut off at the same place goes on where it was. Refuses (invalid)
 * `file-too-large`, `file-too-many` and `case-full`.
 */
export async function beginUpload(tx: Transaction, file: NewFile, now: Date): Promise<Outcome<Begun>> {
  const { caseId, bytes } = file;
  const name = shownName(file.name);
  const place = placeOf(file);
  if (bytes !== null) {
    if (bytes <= 0) return refusedFile('file-empty');
    const cutOff = await cutOffUpload(tx, { ...place, caseId, name, bytes });
    if (cutOff) return done({ ...cutOff, ...place });
  }
  const fault = roomFault(await roomIn(tx, file), bytes ?? 0);
  if (fault) return refusedFile(fault);
  const begun = { id: newId(), caseId, dataKey: newDataKey() };
  await tx.insert(evidenceUploads).values({
    ...{ ...begun, ...columnsOf(place) },
    name: seal(name),
    bytes: bytes ?? 0,
    state: 'arriving',
    touchedAt: now,
  });
  return done({ ...begun, ...place, pieces: 0 });
}

async function cutOffUpload(tx: Transaction, file: FileFor & { bytes: number }) {
  const { caseId, name, bytes } = file;
  const rows = await tx
    .select()
    .from(evidenceUploads)
    .where(
      and(
        eq(evidenceUploads.caseId, caseId),
        isAt(evidenceUploads, file),
        eq(evidenceUploads.bytes, bytes),
        eq(evidenceUploads.state, 'arriving'),
      ),
    );
  const row = rows.find((one) => unseal(one.name) === name);
  return row ? { id: row.id, caseId, dataKey: row.dataKey, pieces: row.pieces } : null;
}

/** What came of a piece. */
export interface Arrived {
  /** How many are stored. */
  pieces: number;
  isWhole: boolean;
}

/**
 * Stores one piece of a file, each of `pieceSize` but the last. One that is there already changes nothing, so that whoever lost the
 * line can send it again. Refuses: not-found, conflict (`piece-missing`: one before it), invalid (another length than was said),
 * unavailable. Whose upload it is asks the caller.
 */
export async function takePiece(
  { db, blobs }: { db: Database; blobs: Blobs },
  { id, at, bytes }: { id: string; at: number; bytes: Uint8Array },
  now: Date,
): Promise<Outcome<Arrived>> {
  const [row] = await db.select().from(evidenceUploads).where(eq(evidenceUploads.id, id));
  if (!row) return refused('not-found');
  const all = piecesOf(row.bytes);
  if (row.state !== 'arriving' || at < row.pieces) return done({ pieces: row.pieces, isWhole: row.pieces === all });
  if (at > row.pieces) return refused('conflict', { reason: 'piece-missing' });
  const due = at === all - 1 ? row.bytes - at * pieceSize : pieceSize;
  if (at >= all || bytes.length !== due) return refused('invalid', { reason: 'file-cut-off' });
  try {
    await putSealed(blobs, { name: blobName.piece(id, at), dataKey: row.dataKey }, bytes);
  } catch (error) {
    return unavailableOr(error) ?? refused('unavailable', { reason: 'no-room-for-files' });
  }
  const isWhole = at + 1 === all;
  const came = { pieces: at + 1, touchedAt: now, ...(isWhole && { state: 'received' as const, depositedAt: now }) };
  return write(db, async (tx) => {
    const isNext = and(eq(evidenceUploads.id, id), eq(evidenceUploads.pieces, at));
    const { rowsAffected } = await tx.update(evidenceUploads).set(came).where(isNext);
    // Its author deleted it meanwhile, or sent the piece twice at once.
    if (rowsAffected === 0) await leaveBlobsOfNobody(tx, id, now);
    return done({ pieces: at + 1, isWhole });
  });
}

async function leaveBlobsOfNobody(tx: Transaction, id: string, now: Date): Promise<void> {
  const [upload] = await tx.select({ id: evidenceUploads.id }).from(evidenceUploads).where(eq(evidenceUploads.id, id));
  if (!upload) await leaveBlobs(tx, [id], now);
}

/** The worker is to delete the blobs of these files, once the transaction that took their rows holds. */
export async function leaveBlobs(tx: Transaction, ids: readonly string[], since: Date): Promise<void> {
  if (ids.length === 0) return;
  const rows = ids.map((id) => ({ id, since }));
  await tx.insert(evidenceLeftovers).values(rows).onConflictDoNothing();
}

/** An upload goes, whatever is there of it. */
export async function dropUpload(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.delete(evidenceUploads).where(eq(evidenceUploads.id, id));
  await leaveBlobs(tx, [id], now);
}
