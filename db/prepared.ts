import type { ResultSet } from '@libsql/client';
import {
  type Column,
  DrizzleQueryError,
  is,
  Param,
  Placeholder,
  type Query,
  QueryPromise,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { LRUCache } from 'lru-cache';
import { type Board, board, type Database, type Transaction } from './client.ts';
import { type Row, readQuickly } from './reading-rows.ts';

/** What differs from call to call, by the names of the `sql.placeholder`s of a query. */
type Values = object;

/** Whom a query is asked: a database, or a transaction. */
type Asked = Database | Transaction;

interface Prepared<Result> {
  getQuery(): Query;
  execute(values?: Record<string, unknown>): Promise<Result>;
  mapResult(response: unknown, isFromBatch?: boolean): unknown;
}
type Builder<Result> = PromiseLike<Result> & { prepare(): Prepared<Result> };

/** Of one query so many shapes are kept, the longest unused forgotten: a list has some dozens of filters. */
const mostShapes = 100;

/**
 * A query of public pages or of a command: put together by drizzle once for each shape, not at every call, and its rows read by
 * what was found out about its columns then. Both were a third of what a page costs, and half of what a command does. A value
 * that can be anything is a `sql.placeholder`; what makes other words of the query, and what hardly ever changes, is its shape:
 * filters, the day. Where drizzle knows the column (`slots`, the values of an insert) it is given as the column has it, else as
 * the database does.
 */
export function prepared<Shape extends readonly unknown[], Result>(
  build: (db: Board, ...shape: Shape) => Builder<Result>,
  isAlike = false,
): (db: Asked, values: Values, ...shape: Shape) => Reading<Result> {
  const shapes = new LRUCache<string, Ready<Result>>({ max: mostShapes });
  return (db, values, ...shape) => {
    const key = shape.length === 0 ? '' : JSON.stringify(shape);
    let query = shapes.get(key);
    if (!query) {
      query = ready(build(board, ...shape), isAlike);
      shapes.set(key, query);
    }
    return new Reading(db, query, values);
  };
}

/** So many signs of long answers are kept to be compared with: some megabytes. */
const mostAlike = 4_000_000;

/**
 * As `prepared`, for a long answer that says the same for a day: it is compared, sign by sign, with the last one to the same
 * values, and where nothing differs the same rows are handed out again, which nobody may change. So what is worked out of them
 * can be kept beside them, in a WeakMap, and is never older than they are. The database puts all rows into one text: handing
 * over each value costs more than finding it. Columns hold words and whole numbers (JSON of SQLite rounds others).
 */
export function preparedAlike<Shape extends readonly unknown[], Row>(
  build: (db: Board, ...shape: Shape) => Builder<Row[]>,
): (db: Asked, values: Values, ...shape: Shape) => Reading<readonly Row[]> {
  return prepared<Shape, readonly Row[]>(build, true);
}

/** As `prepared`, for what a command writes: nobody but a transaction is asked, which has its turn in the queue of writers. */
export function preparedWrite<Shape extends readonly unknown[], Result>(
  build: (db: Board, ...shape: Shape) => Builder<Result>,
): (tx: Transaction, values: Values, ...shape: Shape) => Reading<Result> {
  return prepared(build);
}

/** One `sql.placeholder` for each of these columns, of its own name: for the values of an insert and what an update sets. */
export function slots<Table extends SQLiteTable>(names: readonly string[]): Table['$inferInsert'];
export function slots(names: readonly string[]): Record<string, Placeholder> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
}

/** Inserts a row, put together once for each set of columns that is given. */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
): (tx: Transaction, row: Table['$inferInsert']) => Reading<ResultSet> {
  const insert = preparedWrite((db, names: readonly string[]) => db.insert(table).values(slots<Table>(names)));
  return (tx, row) => insert(tx, row, namesIn(row));
}

/** Whether a column is one of some ids; of one id the index is asked directly. With the values and the shape of `askedIds`. */
export function isAmong(column: Column, isOne: boolean): SQL {
  const ids = sql.placeholder('ids');
  return isOne ? sql`${column} = ${ids}` : sql`${column} in (select value from json_each(${ids}))`;
}

/** What a query with `isAmong` is asked with. */
export function askedIds(ids: readonly string[]): { values: { ids: string }; isOne: boolean } {
  const [only] = ids;
  const isOne = only !== undefined && ids.length === 1;
  return { values: { ids: isOne ? only : JSON.stringify(ids) }, isOne };
}

/** The columns that a row brings along. */
export function namesIn(row: object): string[] {
  return Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** A query that was put together, and where in what is bound its values go. */
interface Ready<Result> {
  sql: string;
  bound: readonly Bound[];
  /** What the client's answer to these values says. */
  read: (answer: unknown, values: Values) => Result;
}
type Bound = { name: string; encode: ((value: unknown) => unknown) | null } | { value: unknown };

function ready<Result>(builder: Builder<Result>, isAlike: boolean): Ready<Result> {
  const query = builder.prepare();
  readQuickly(query);
  const { sql: words, params } = query.getQuery();
  const [read, bound] = [readerOf(query), params.map(boundOf)];
  return isAlike ? { sql: inOneText(words, query), bound, read: readIfOther(read) } : { sql: words, bound, read };
}

/** The same rows as one text. */
function inOneText(words: string, query: object): string {
  const fields: readonly unknown[] = Reflect.get(query, 'fields');
  const columns = fields.map((_, at) => `c${at}`).join();
  return `with answer(${columns}) as (${words}) select json_group_array(json_array(${columns})) as answer from answer`;
}

/** Reads an answer only where it says something else than the last one to the same values. */
function readIfOther<Result>(read: (answer: unknown) => Result): (answer: unknown, values: Values) => Result {
  const kept = new LRUCache<string, { said: string; result: Result }>({ maxSize: mostAlike });
  return (answer, values) => {
    const said = String(rowsIn(answer)[0]?.[0]);
    const asked = JSON.stringify(values);
    const known = kept.get(asked);
    if (known?.said === said) return known.result;
    const result = read({ rows: JSON.parse(said) });
    kept.set(asked, { said, result }, { size: said.length + asked.length });
    return result;
  };
}

function rowsIn(answer: unknown): readonly Row[] {
  return Array.isArray(answer) ? answer : Reflect.get(Object(answer), 'rows');
}

function readerOf<Result>(query: Prepared<Result>): (answer: unknown) => Result;
function readerOf(query: Prepared<unknown>) {
  return (answer: unknown) => query.mapResult(answer, true);
}

function boundOf(param: unknown): Bound {
  if (is(param, Placeholder)) return { name: param.name, encode: null };
  if (!is(param, Param) || !is(param.value, Placeholder)) return { value: param };
  const { encoder } = param;
  return { name: param.value.name, encode: (value) => encoder.mapToDriverValue(value) };
}

function filled(bound: readonly Bound[], values: Values): unknown[] {
  return bound.map((one) => {
    if ('value' in one) return one.value;
    const value: unknown = Reflect.get(values, one.name);
    if (value === undefined) throw new Error(`the query lacks a value for ${one.name}`);
    return one.encode === null || value === null ? value : one.encode(value);
  });
}

interface Executor {
  execute(statement: { sql: string; args: unknown[] }): Promise<unknown>;
  batch(statements: { sql: string; args: unknown[] }[]): Promise<unknown[]>;
}

/** Of a transaction drizzle shows only itself. */
function executorOf(db: Asked): Executor {
  const executor = '$client' in db ? db.$client : Reflect.get(Reflect.get(db, 'session'), 'tx');
  return executor;
}

/** A prepared query with its values: to be awaited, or put into a `db.batch` or `together` with others. */
export class Reading<Result> extends QueryPromise<Result> {
  /** As drizzle tells the type of what a query of a batch answers. */
  declare readonly _: { readonly dialect: 'sqlite'; readonly result: Result };
  readonly #db: Asked;
  readonly #query: Ready<Result>;
  readonly #values: Values;

  constructor(db: Asked, query: Ready<Result>, values: Values) {
    super();
    this.#db = db;
    this.#query = query;
    this.#values = values;
  }

  override async execute(): Promise<Result> {
    const statement = this.toStatement();
    try {
      return this.read(await executorOf(this.#db).execute(statement));
    } catch (error) {
      throw asDrizzle(error, statement);
    }
  }

  toStatement(): { sql: string; args: unknown[] } {
    return { sql: this.#query.sql, args: filled(this.#query.bound, this.#values) };
  }

  /** What the client's answer says. */
  read(answer: unknown): Result {
    return this.#query.read(answer, this.#values);
  }

  toSQL(): { sql: string; params: unknown[] } {
    const { sql: words, args } = this.toStatement();
    return { sql: words, params: args };
  }

  /** What drizzle asks of each query of a batch. */
  _prepare() {
    return { getQuery: () => this.toSQL(), mapResult: (answer: unknown) => this.read(answer) };
  }
}

type Results<Readings extends readonly Reading<unknown>[]> = {
  [At in keyof Readings]: Readings[At] extends Reading<infer Result> ? Result : never;
};

/** As `db.batch`, in a transaction too: several queries in one round trip. */
export async function together<const Readings extends readonly Reading<unknown>[]>(
  db: Asked,
  readings: Readings,
): Promise<Results<Readings>>;
export async function together(db: Asked, readings: readonly Reading<unknown>[]): Promise<unknown[]> {
  const statements = readings.map((one) => one.toStatement());
  const answers = await executorOf(db).batch(statements);
  return readings.map((one, at) => one.read(answers[at]));
}

/** As `together`, of those queries of rows that are to be asked; the others answer none. */
export async function togetherIf<const Readings extends readonly Reading<unknown[]>[]>(
  db: Asked,
  readings: Readings,
  isAsked: (at: number) => boolean,
): Promise<Results<Readings>>;
export async function togetherIf(
  db: Asked,
  readings: readonly Reading<unknown[]>[],
  isAsked: (at: number) => boolean,
): Promise<unknown[]> {
  const asked = readings.filter((_, at) => isAsked(at));
  const answers = asked.length === 0 ? [] : await together(db, asked);
  return readings.map((_, at) => (isAsked(at) ? answers.shift() : []));
}

/** A statement about the transaction itself, of which there is nothing to put together. */
export async function say(tx: Transaction, words: string): Promise<void> {
  const statement = { sql: words, args: [] };
  try {
    await executorOf(tx).execute(statement);
  } catch (error) {
    throw asDrizzle(error, statement);
  }
}

/** As drizzle says it of a query that it asks itself. */
function asDrizzle(error: unknown, { sql: words, args }: { sql: string; args: unknown[] }): Error {
  return new DrizzleQueryError(words, args, error instanceof Error ? error : new Error(String(error)));
}
