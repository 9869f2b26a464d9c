import { channel } from 'node:diagnostics_channel';
// The global one is a getter, which was asked for at each statement: nearly a hundredth of a command.
import { performance } from 'node:perf_hooks';
import { type Client, createClient } from '@libsql/client';
import { ConnectionPool, Sqlite3Client } from '@libsql/client/sqlite3';
import { rowsWith } from './rows.ts';

/** Milliseconds a connection waits for another process' write: without it a second writer fails at once. */
const busyTimeout = 5000;

/** How many different statements a connection keeps. The site has fewer; lists of ids of many lengths would grow for ever. */
const mostKept = 400;

/** As many connections as `createClient` opens unless told otherwise. */
const mostConnections = 20;

/** Milliseconds for which one statement may keep the whole process waiting without being noted. */
const slowFrom = 100;

/** Told of each slower one: its words, without what was bound to them, and milliseconds. By name, as the pages have a copy of this file. */
export const slowStatementChannel = 'aktenkundig.slow-statement';
const slow = channel(slowStatementChannel);

function timed<T>(statement: string, task: () => T): T {
  const began = performance.now();
  try {
    return task();
  } finally {
    const milliseconds = performance.now() - began;
    if (milliseconds >= slowFrom)
      slow.publish({ statement: statement.slice(0, 500), milliseconds: Math.round(milliseconds) });
  }
}

type Connection = ReturnType<ConnectionPool['acquireSync']>;
type Statement = ReturnType<Connection['prepare']>;

/**
 * A client for a database file that prepares each statement once per connection. The library prepares anew for each
 * execution and asks twice for the names of the columns: that was half of the time of reading a case.
 */
export function fileClient(url: string): Client {
  // What the library checks about the address and the file, it checks here once.
  createClient({ url, timeout: busyTimeout }).close();
  return new Sqlite3Client(new KeepingPool(pathOf(url), { timeout: busyTimeout }, mostConnections), 'number');
}

/** One more connection to a database file, outside the client, for short reads that nobody waits for. */
export function oneConnection(url: string, timeout: number): { connection: Connection; close: () => void } {
  const pool = new ConnectionPool(pathOf(url), { timeout }, 1);
  return { connection: pool.acquireSync(), close: () => pool.close() };
}

/** The path in the address of a database file. */
export function pathOf(url: string): string {
  return decodeURIComponent(url.replace(/^file:(\/\/(localhost)?(?=\/))?/, ''));
}

class KeepingPool extends ConnectionPool {
  readonly #known = new WeakSet<Connection>();
  /** A statement of theirs had to wait too long, and is in the middle of its work until it is forgotten. */
  readonly #stuck = new WeakSet<Connection>();

  override acquireSync(forTransaction?: boolean): Connection {
    const connection = super.acquireSync(forTransaction);
    if (!this.#known.has(connection)) {
      this.#known.add(connection);
      // What is deleted or overwritten does not lie on in what the file has freed: words that their author took back.
      connection.exec('PRAGMA secure_delete = ON');
      // What was acknowledged survives the machine too, and not only the process: each commit waits for the disk (decision 091).
      connection.exec('PRAGMA synchronous = FULL');
      // What a savepoint keeps of pages for its rollback is no file of its own.
      connection.exec('PRAGMA temp_store = MEMORY');
      // 3 MB of pages in place of 2: a profile of 4,000 cases reads more than 2 MB, and without it everything anew each time.
      connection.exec('PRAGMA cache_size = -3000');
      keepStatements(connection, () => this.#stuck.add(connection));
    }
    return connection;
  }

  override release(connection: Connection): void {
    // SQLite commits nothing there any more, not even what only reads.
    if (this.#stuck.has(connection)) connection.close();
    super.release(connection);
  }
}

/**
 * Whether a statement answers `select *` or `returning *`: another process may have added a column since it was prepared.
 * In parentheses it does no harm: what such a query answers is named around it.
 */
function isOfAllColumns(sql: string): boolean {
  let outside = sql.replace(/'[^']*'/g, "''");
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)/g, ' ');
  }
  return /(select|distinct|returning|,|\.)\s*\*/i.test(outside);
}

/** Has `prepare` answer with the statement of the same words that was used before, the longest unused forgotten. */
function keepStatements(connection: Connection, isStuck: () => void): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Kept>();
  const prepareOnce = (sql: string) => {
    const known = kept.get(sql);
    if (!known && isOfAllColumns(sql)) return new Kept(sql, prepare(sql), isStuck);
    const statement = known ?? new Kept(sql, prepare(sql), isStuck);
    kept.delete(sql);
    kept.set(sql, statement);
    if (kept.size > mostKept) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return statement;
  };
  // `prepare` is generic in what it binds; the library's client never names that.
  Object.defineProperty(connection, 'prepare', { value: prepareOnce });
}

/** What the library's client catches for each execution of a statement that answers no rows; made once, it costs nothing. */
const answersNothing = new Error('The statement answers no rows');

/** A statement as the library's client uses it, without what it would ask anew for each execution. */
class Kept {
  readonly #sql: string;
  readonly #statement: Statement;
  readonly #isStuck: () => void;
  readonly #isAnswering: boolean;
  readonly #columns: ReturnType<Statement['columns']>;
  readonly #row: ReturnType<typeof rowsWith>;

  /** `isStuck`: is told when another process wrote for longer than this statement waits. */
  constructor(sql: string, statement: Statement, isStuck: () => void) {
    this.#sql = sql;
    this.#isStuck = isStuck;
    this.#statement = statement.safeIntegers(true);
    this.#isAnswering = statement.reader;
    if (this.#isAnswering) statement.raw(true);
    this.#columns = statement.columns();
    this.#row = rowsWith(this.#columns.map(({ name }) => name));
  }

  safeIntegers(): this {
    return this;
  }

  raw(): this {
    if (!this.#isAnswering) throw answersNothing;
    return this;
  }

  columns() {
    return this.#columns;
  }

  /** The client makes a row of each with `map`: ours are rows already. */
  all(args: object) {
    const rows = this.#done(() => this.#statement.all(args)).map((read) => this.#row(Array.isArray(read) ? read : []));
    return { map: () => rows };
  }

  run(args: object) {
    return this.#done(() => this.#statement.run(args));
  }

  #done<T>(task: () => T): T {
    try {
      return timed(this.#sql, task);
    } catch (error) {
      if (error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code))) this.#isStuck();
      throw error;
    }
  }
}
