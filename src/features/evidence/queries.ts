import { and, asc, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, evidence, evidenceUploads } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { Check, EvidenceKind, EvidenceRefusal } from './lists.ts';
import { masksOf } from './masks.ts';
import type { Masks } from './rules.ts';
import { piecesOf } from './store/sealed.ts';

/** What everybody may know of a file at an entry. */
export interface PublicEvidence {
  id: string;
  entryId: string;
  kind: EvidenceKind;
  bytes: number;
  /** Of the original, lower case and hexadecimal. */
  sha256: string;
  /** Pictures of its pages; 0: words, or a sound. */
  pages: number;
  depositedAt: Date;
  /** Number of the copy that everybody sees; null: it is private. */
  copyPublic: number | null;
  /** When its author deleted it; null: it is there. */
  goneAt: Date | null;
}

/** Columns of `PublicEvidence`, for whoever fetches it along with a case. */
export const publicColumns = {
  id: true,
  entryId: true,
  kind: true,
  bytes: true,
  sha256: true,
  pages: true,
  depositedAt: true,
  copyPublic: true,
  goneAt: true,
} as const;

/** A file for its author. */
export interface OwnFile extends PublicEvidence {
  caseId: string;
  name: string;
  type: string;
  masks: Masks;
  copyWanted: number;
  copyMade: number;
  publishedAt: Date | null;
}

/** A file that is on its way, for its author. */
export interface OwnUpload {
  id: string;
  caseId: string;
  /** '': it is for a check. */
  entryId: string;
  name: string;
  state: 'arriving' | 'received' | 'checking' | 'refused';
  reason: EvidenceRefusal | null;
  bytes: number;
  /** How many of its pieces are there, of how many. */
  pieces: number;
  ofPieces: number;
}

const ownFile = (row: typeof evidence.$inferSelect): OwnFile => {
  const { dataKey: _key, pieces: _pieces, ...shown } = row;
  return { ...shown, name: row.name === '' ? '' : unseal(row.name), masks: masksOf(row) };
};

const ownUpload = ({ dataKey: _key, ...row }: typeof evidenceUploads.$inferSelect): OwnUpload => ({
  ...row,
  entryId: row.entryId ?? '',
  name: unseal(row.name),
  ofPieces: piecesOf(row.bytes),
});

/** Everything that was deposited with a case, for its author. */
export async function evidenceOf(
  db: Database | Transaction,
  caseId: string,
): Promise<{ files: OwnFile[]; uploads: OwnUpload[] }> {
  const files = await db
    .select()
    .from(evidence)
    .where(eq(evidence.caseId, caseId))
    .orderBy(asc(evidence.depositedAt), asc(evidence.id));
  const uploads = await db
    .select()
    .from(evidenceUploads)
    .where(and(eq(evidenceUploads.caseId, caseId), isNotNull(evidenceUploads.entryId)))
    .orderBy(asc(evidenceUploads.touchedAt), asc(evidenceUploads.id));
  return { files: files.map(ownFile), uploads: uploads.map(ownUpload) };
}

/** A file that an author shows for a check. */
export interface CheckFile {
  id: string;
  name: string;
  kind: EvidenceKind;
  bytes: number;
  pages: number;
  depositedAt: Date;
}

/** What was deposited for a check, in its order, and what is on its way. Who may know of it asks the caller. */
export async function checkFilesOf(
  db: Database | Transaction,
  { kind, id }: Check,
): Promise<{ files: CheckFile[]; uploads: OwnUpload[] }> {
  const files = await db
    .select()
    .from(checkFiles)
    .where(and(eq(checkFiles.checkKind, kind), eq(checkFiles.checkId, id)))
    .orderBy(asc(checkFiles.depositedAt), asc(checkFiles.id));
  const uploads = await db
    .select()
    .from(evidenceUploads)
    .where(and(eq(evidenceUploads.checkKind, kind), eq(evidenceUploads.checkId, id)))
    .orderBy(asc(evidenceUploads.touchedAt), asc(evidenceUploads.id));
  return {
    files: files.map((row) => ({
      ...{ id: row.id, name: unseal(row.name), kind: row.kind, bytes: row.bytes, pages: row.pages },
      depositedAt: row.depositedAt,
    })),
    uploads: uploads.map(ownUpload),
  };
}

/** How far an upload is; null when it is gone, or has become evidence. */
export async function uploadOf(db: Database, id: string): Promise<OwnUpload | null> {
  const [row] = await db.select().from(evidenceUploads).where(eq(evidenceUploads.id, id));
  return row ? ownUpload(row) : null;
}

/** What opens the blobs of a file that is there, with its key: only for whoever hands them out. */
export async function storedFile(db: Database | Transaction, id: string) {
  const columns = getTableColumns(evidence);
  const isThere = and(eq(evidence.id, id), isNull(evidence.goneAt));
  const [row] = await db.select(columns).from(evidence).where(isThere);
  return row ?? null;
}

/** Rows of all files of a case that are there, in the order in which they came: only for whoever hands them out. */
export function keptFiles(db: Database, caseId: string): Promise<(typeof evidence.$inferSelect)[]> {
  const there = and(eq(evidence.caseId, caseId), isNull(evidence.goneAt));
  return db.select().from(evidence).where(there).orderBy(asc(evidence.depositedAt), asc(evidence.id));
}

/** The same of a file that was deposited for a check. */
export async function storedCheckFile(db: Database | Transaction, id: string) {
  const [row] = await db.select().from(checkFiles).where(eq(checkFiles.id, id));
  return row ?? null;
}
