import type { Database } from '#db/client.ts';
import { operationNotes } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';

async function note(db: Database, kind: 'heartbeat' | 'copy', value: string, at: Date): Promise<void> {
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

/** A copy of this name was read back and found whole. */
export function noteCopy(db: Database, name: string, at: Date): Promise<void> {
  return note(db, 'copy', name, at);
}
