import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes } from '#db/schema/index.ts';
import { keyFingerprints } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { hashKeyFingerprint } from '#src/lib/secret-key.ts';

async function note(
  db: Database,
  kind: 'secret-key' | 'hash-key' | 'heartbeat' | 'copy' | 'missing-files',
  value: string,
  at: Date,
): Promise<void> {
  await exclusively(db, () =>
    db
      .insert(operationNotes)
      .values({ kind, value, at })
      .onConflictDoUpdate({ target: operationNotes.kind, set: { value, at } }),
  );
}

/** The worker lives. */
export function noteBeat(db: Database, at: Date): Promise<void> {
  return note(db, 'heartbeat', String(process.pid), at);
}

/** When the worker last said that it lives; null: never. */
export async function lastBeat(db: Database): Promise<Date | null> {
  const [beat] = await db.select().from(operationNotes).where(eq(operationNotes.kind, 'heartbeat'));
  return beat?.at ?? null;
}

/** A copy of this name was read back and found whole. */
export function noteCopy(db: Database, name: string, at: Date): Promise<void> {
  return note(db, 'copy', name, at);
}

/** The name of the last of them; null: none. */
export async function lastCopy(db: Database): Promise<string | null> {
  const [copy] = await db.select().from(operationNotes).where(eq(operationNotes.kind, 'copy'));
  return copy?.value ?? null;
}

/** So many files that the database names were whole nowhere when the last copy was made. */
export function noteMissingFiles(db: Database, many: number, at: Date): Promise<void> {
  return note(db, 'missing-files', String(many), at);
}

/** From the first start on the database knows its key. What it says already stays, right or wrong. */
export async function noteKey(db: Database, at: Date): Promise<void> {
  const isKey = eq(operationNotes.kind, 'secret-key');
  if ((await db.$count(operationNotes, isKey)) > 0) return;
  const [value] = keyFingerprints();
  await exclusively(db, () =>
    db.insert(operationNotes).values({ kind: 'secret-key', value, at }).onConflictDoNothing(),
  );
}

/** Everything is sealed under the key of now, and hashes stay under the key they have. */
export async function noteNewKey(db: Database, at: Date): Promise<void> {
  await note(db, 'hash-key', hashKeyFingerprint(), at);
  await note(db, 'secret-key', keyFingerprints()[0], at);
}
