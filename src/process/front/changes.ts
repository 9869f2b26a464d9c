import type { EventEmitter } from 'node:events';
import { type Database, openDatabase } from '#db/client.ts';
import { oneConnection } from '#db/kept-statements.ts';
import { faultOf, log } from '#src/lib/log.ts';

/** Milliseconds. The loop stands still meanwhile; an answer of which nobody knows whether it is fresh is made anew. */
const busyTimeout = 100;

/** Milliseconds between two questions to a database server: so late a page is told what was written through another process. */
const pollPause = 100;
/** Milliseconds after which an answer of the server is too old to vouch for a page. */
const oldest = 1000;

const partMark = '#';

/** The name by which a page says that it shows of a company only what concerns all its pages, and this part. */
export const partOf = (about: string, part: string): string => `${about}${partMark}${part}`;

/** What was written since this process looks, to tables that public pages read. Positions only grow. */
export interface Changes {
  /**
   * Looks: some microseconds. False where nobody knows; throws when the database does not answer. What it found may be believed
   * for as long as nothing new is read from a socket, and not for a whole turn of the loop.
   */
  look: () => boolean;
  position: () => number;
  /** Whether nothing of what is named was written after a position; null: nothing at all. */
  isQuiet: (about: ReadonlySet<string> | null, since: number) => boolean;
  /** A form is being answered, which may write: whoever sent it sees next what became of it. */
  isWriting: (answer: EventEmitter) => void;
  close: () => void;
}

interface Change {
  id: number;
  about: string | null;
  part: string | null;
}

/** Cases that are remembered with their last change: some megabytes. */
const mostParts = 20_000;

/** Takes notice of changes in their order. */
function notebook() {
  let lastId = 0;
  let position = 0;
  let ofEveryPage = 0;
  /** Of a company or an industry, by whatever part; of all of it; and of a part alone. */
  const [last, whole, parts] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];

  const note = (about: string | null, part: string | null) => {
    position += 1;
    if (about === null) {
      ofEveryPage = position;
      return;
    }
    last.set(about, position);
    if (part === null) whole.set(about, position);
    else parts.set(partOf(about, part), position);
    // There are as many as cases: what is forgotten of them may have changed.
    if (parts.size <= mostParts) return;
    parts.clear();
    ofEveryPage = position;
  };

  return {
    lastId: () => lastId,
    /** What was written from the last known change on, that one first. */
    read: (rows: readonly Change[]) => {
      // The row that was read last is gone: nobody asked for long, or the file is another one.
      if (rows[0]?.id !== lastId) note(null, null);
      for (const { id, about, part } of rows) {
        if (id === lastId) continue;
        note(about, part);
        lastId = id;
      }
      if (rows.length === 0) lastId = 0;
    },
    position: () => position,
    isQuiet: (about: ReadonlySet<string> | null, since: number) => {
      if (since >= position) return true;
      if (about === null || since < ofEveryPage) return false;
      for (const name of about) {
        const [of] = name.split(partMark, 1);
        const changed = of === undefined || of === name ? last.get(name) : latest(whole.get(of), parts.get(name));
        if ((changed ?? 0) > since) return false;
      }
      return true;
    },
  };
}

const latest = (...positions: readonly (number | undefined)[]) => Math.max(...positions.map((one) => one ?? 0));

const newerOnes = 'SELECT id, about, part FROM changes WHERE id >= ? ORDER BY id';

/** Follows the changes of a database, whoever writes them. */
export function followChanges(url: string, authToken?: string): Changes {
  return url.startsWith('file:') ? followFile(url) : followServer(openDatabase({ url, authToken }));
}

/** Over a connection that never writes: exactly fresh. */
function followFile(url: string): Changes {
  const { connection, close } = oneConnection(url, busyTimeout);
  // Moves when another connection has committed, to whatever table; costs a look into memory that the processes share.
  const version = connection.prepare('PRAGMA data_version').raw(true);
  const newer = connection.prepare(newerOnes).raw(true);
  const { lastId, read, position, isQuiet } = notebook();
  let seen: unknown;
  return {
    look: () => {
      const [now] = valuesOf(version.get());
      if (now !== seen) {
        read(newer.all(lastId()).map(valuesOf).map(changeOf));
        seen = now;
      }
      return true;
    },
    position,
    isQuiet,
    isWriting: () => undefined,
    close,
  };
}

/**
 * Asks a database server again and again, the replica beside this process if there is one. What this process writes is seen at once,
 * what others write as soon as the server tells: a page is at most so much older.
 */
function followServer(db: Database): Changes {
  const { lastId, read, position, isQuiet } = notebook();
  let isClosed = false;
  let writing = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  const ask = async () => {
    const began = performance.now();
    try {
      const { rows } = await db.$client.execute({ sql: newerOnes, args: [lastId()] });
      read(rows.map(({ id, about, part }) => changeOf([id, about, part])));
      askedAt = began;
    } catch (error) {
      if (!isClosed) log.warn(faultOf(error), 'nobody knows what was written: pages are made anew');
    }
    if (!isClosed) setTimeout(ask, pollPause).unref();
  };
  void ask();
  return {
    look: () => writing === 0 && askedAt > wroteAt && performance.now() - askedAt < oldest,
    position,
    isQuiet,
    isWriting: (answer) => {
      writing += 1;
      answer.once('close', () => {
        writing -= 1;
        wroteAt = performance.now();
      });
    },
    close: () => {
      isClosed = true;
      db.$client.close();
    },
  };
}

const changeOf = ([id, about, part]: readonly unknown[]): Change => ({
  id: Number(id),
  about: about === null ? null : String(about),
  part: part === null ? null : String(part),
});

function valuesOf(row: unknown): unknown[] {
  if (!Array.isArray(row)) throw new Error('The database answered without a row');
  return row;
}
