import { oneConnection } from '#db/kept-statements.ts';

/** Milliseconds. The loop stands still meanwhile; an answer of which nobody knows whether it is fresh is made anew. */
const busyTimeout = 100;

/** What was written since this process looks, to tables that public pages read. Positions only grow. */
export interface Changes {
  /**
   * Looks: some microseconds. For each request, and not once in a turn of the loop: what is asked in the phase of `setImmediate`
   * would be believed by what arrives afterwards. Throws when the database does not answer.
   */
  look: () => void;
  position: () => number;
  /** Whether nothing of what is named was written after a position; null: nothing at all. */
  isQuiet: (about: ReadonlySet<string> | null, since: number) => boolean;
  close: () => void;
}

/** Follows the changes of a database file, whoever writes them, over a connection that never writes. */
export function followChanges(url: string): Changes {
  const { connection, close } = oneConnection(url, busyTimeout);
  // Moves when another connection has committed, to whatever table; costs a look into memory that the processes share.
  const version = connection.prepare('PRAGMA data_version').raw(true);
  const newer = connection.prepare('SELECT id, about FROM changes WHERE id >= ? ORDER BY id').raw(true);

  let seen: unknown;
  let lastId = 0;
  let position = 0;
  let ofEveryPage = 0;
  const last = new Map<string, number>();

  const note = (about: string | null) => {
    position += 1;
    if (about === null) {
      ofEveryPage = position;
      return;
    }
    last.set(about, position);
    // With `priors:energy` changes `priors` too: those of whatever industry.
    const [kind = '', ofKind] = about.split(':');
    if (ofKind !== undefined) last.set(kind, position);
  };

  const read = () => {
    const rows = newer
      .all(lastId)
      .map(valuesOf)
      .map(([id, about]) => ({ id: Number(id), about: about === null ? null : String(about) }));
    // The row that was read last is gone: nobody asked for long, or the file is another one.
    if (rows[0]?.id !== lastId) note(null);
    for (const { id, about } of rows) {
      if (id === lastId) continue;
      note(about);
      lastId = id;
    }
    if (rows.length === 0) lastId = 0;
  };

  return {
    look: () => {
      const [now] = valuesOf(version.get());
      if (now !== seen) {
        read();
        seen = now;
      }
    },
    position: () => position,
    isQuiet: (about, since) => {
      if (about === null) return since >= position;
      if (since < ofEveryPage) return false;
      for (const name of about) if ((last.get(name) ?? 0) > since) return false;
      return true;
    },
    close,
  };
}

function valuesOf(row: unknown): unknown[] {
  if (!Array.isArray(row)) throw new Error('The database answered without a row');
  return row;
}
