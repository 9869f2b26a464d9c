import { Column, fillPlaceholders, is, type Query, QueryPromise, SQL } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database } from './client.ts';
import { valuesIn } from './rows.ts';

/** What differs from call to call, by the names of the `sql.placeholder`s of a query. */
type Values = Readonly<Record<string, string | number | null>>;

interface Prepared<Result> {
  getQuery(): Query;
  execute(values?: Record<string, unknown>): Promise<Result>;
  mapResult(response: unknown, isFromBatch?: boolean): unknown;
}
type Builder<Result> = PromiseLike<Result> & { prepare(): Prepared<Result> };

/** Of one query so many shapes are kept, the longest unused forgotten: a list has some dozens of filters. */
const mostShapes = 100;

/**
 * A query of public pages: put together by drizzle once for each database and shape, not at every call, and its rows read by
 * what was found out about its columns then. Both were a third of what a page costs. A value that can be anything is a
 * `sql.placeholder`; what makes other words of the query, and what hardly ever changes, is its shape: filters, the day.
 */
export function prepared<Shape extends readonly unknown[], Result>(
  build: (db: Database, ...shape: Shape) => Builder<Result>,
): (db: Database, values: Values, ...shape: Shape) => Reading<Result> {
  const known = new WeakMap<Database, LRUCache<string, Prepared<Result>>>();
  return (db, values, ...shape) => {
    const shapes = known.get(db) ?? new LRUCache({ max: mostShapes });
    known.set(db, shapes);
    const key = JSON.stringify(shape);
    const query = shapes.get(key) ?? ready(build(db, ...shape));
    shapes.set(key, query);
    return new Reading(query, values);
  };
}

function ready<Result>(builder: Builder<Result>): Prepared<Result> {
  const query = builder.prepare();
  readQuickly(query);
  return query;
}

/** A prepared query with its values: to be awaited, or put into a `db.batch` with others. */
export class Reading<Result> extends QueryPromise<Result> {
  /** As drizzle tells the type of what a query of a batch answers. */
  declare readonly _: { readonly dialect: 'sqlite'; readonly result: Result };
  readonly #query: Prepared<Result>;
  readonly #values: Values;

  constructor(query: Prepared<Result>, values: Values) {
    super();
    this.#query = query;
    this.#values = values;
  }

  override execute(): Promise<Result> {
    return this.#query.execute(this.#values);
  }

  toSQL(): { sql: string; params: unknown[] } {
    const { sql, params } = this.#query.getQuery();
    return { sql, params: fillPlaceholders(params, this.#values) };
  }

  /** What drizzle asks of each query of a batch. */
  _prepare() {
    return {
      getQuery: () => this.toSQL(),
      mapResult: (response: unknown) => this.#query.mapResult(response, true),
    };
  }
}

type Row = ArrayLike<unknown> & object;
interface Field {
  path: readonly string[];
  field: object;
}

/**
 * Has a query of listed columns read its rows by a list that was made once: drizzle asks anew for each value of each row what
 * its column is. Relational queries stay as they are, and outer joins, of which a whole side may be missing.
 */
function readQuickly(query: object): void {
  const fields: readonly Field[] | undefined = Reflect.get(query, 'fields');
  const isAlwaysThere: Record<string, boolean> = Reflect.get(query, 'joinsNotNullableMap') ?? {};
  const isInParts = fields?.some(({ path }) => path.length > 1);
  const isSimple = fields?.every(({ path }) => path.length <= 2) && !Reflect.get(query, 'customResultMapper');
  if (!fields || !isSimple || (isInParts && Object.values(isAlwaysThere).includes(false))) return;
  const read = rowReader(fields);
  const mapAllResult = (answer: { rows: Row[] } | Row[]) => ('rows' in answer ? answer.rows : answer).map(read);
  Object.defineProperty(query, 'mapAllResult', { value: mapAllResult });
}

function rowReader(fields: readonly Field[]): (row: Row) => object {
  const columns = fields.map(({ path: [name = '', inner], field }, at) => ({ at, name, inner, of: decoderOf(field) }));
  return (row) => {
    const values = valuesIn(row);
    const read: Record<string, unknown> = {};
    const parts: Record<string, Record<string, unknown>> = {};
    for (const { at, name, inner, of } of columns) {
      const stored = values[at];
      const known = stored instanceof ArrayBuffer ? Buffer.from(stored) : stored;
      const value = known === null ? null : of.mapFromDriverValue(known);
      if (inner === undefined) {
        read[name] = value;
      } else {
        const part = parts[name] ?? {};
        parts[name] = part;
        read[name] = part;
        part[inner] = value;
      }
    }
    return read;
  };
}

interface Decoder {
  mapFromDriverValue: (stored: unknown) => unknown;
}

function decoderOf(field: object): Decoder {
  if (is(field, Column)) return field;
  // `sql` itself, or one that was given a name.
  return Reflect.get(is(field, SQL) ? field : Reflect.get(field, 'sql'), 'decoder');
}
