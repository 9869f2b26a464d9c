import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes } from '#db/schema/index.ts';
import { keyedHash, keyFingerprints } from './crypto.ts';

/** What was found for a database of this process. */
const known = new WeakMap<Database, string | null>();

/** What a database keeps of the key of `keyedHash`. */
export const hashKeyFingerprint = () => keyedHash('the key of hashes');

/**
 * That SECRET_KEY is not the one under which this database is sealed, nor one of those of before: what would be written now
 * nobody could read later. Or that HASH_KEY is another, with which nothing is found. Null for the right ones, and where the
 * database does not say yet.
 */
export async function keyFault(db: Database): Promise<string | null> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const notes = await db
    .select()
    .from(operationNotes)
    .where(inArray(operationNotes.kind, ['secret-key', 'hash-key']));
  const fault = faultIn(new Map(notes.map(({ kind, value }) => [kind, value])));
  known.set(db, fault);
  return fault;
}

function faultIn(notes: ReadonlyMap<string, string>): string | null {
  const sealedUnder = notes.get('secret-key');
  if (sealedUnder !== undefined && !keyFingerprints().includes(sealedUnder)) {
    return 'SECRET_KEY is not the key under which this database was sealed';
  }
  const hashedUnder = notes.get('hash-key');
  return hashedUnder === undefined || hashedUnder === hashKeyFingerprint()
    ? null
    : 'HASH_KEY is not the key under which this database keeps its hashes';
}
