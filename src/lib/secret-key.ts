import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes } from '#db/schema/index.ts';
import { keyedHash } from './crypto.ts';

/** What was found for a database of this process. */
const known = new WeakMap<Database, string | null>();

/** What a database keeps of its key. */
export const keyFingerprint = () => keyedHash('the key of this database');

/**
 * That SECRET_KEY is not the one under which this database is sealed: what would be written now nobody could read later. Null
 * for the right one, and where the database does not say yet.
 */
export async function keyFault(db: Database): Promise<string | null> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const [note] = await db.select().from(operationNotes).where(eq(operationNotes.kind, 'secret-key'));
  const fault =
    note === undefined || note.value === keyFingerprint()
      ? null
      : 'SECRET_KEY is not the key under which this database was sealed';
  known.set(db, fault);
  return fault;
}
