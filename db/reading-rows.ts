import { Column, getTableName, is, SQL } from 'drizzle-orm';
import { valuesIn } from './rows.ts';

/** A row as the client answers it. */
export type Row = ArrayLike<unknown> & object;
interface Field {
  path: readonly string[];
  field: object;
}

/**
 * Has a query of listed columns read its rows by a list that was made once: drizzle asks anew for each value of each row what
 * its column is. Relational queries stay as they are, and those with a part of an outer join, which may be missing as a whole.
 */
export function readQuickly(query: object): void {
  const fields: readonly Field[] | undefined = Reflect.get(query, 'fields');
  const isAlwaysThere: Record<string, boolean> = Reflect.get(query, 'joinsNotNullableMap') ?? {};
  const isJoined = Object.values(isAlwaysThere).includes(false);
  const isThere = (field: object) => is(field, Column) && isAlwaysThere[getTableName(field.table)] !== false;
  const isSimple = fields?.every(
    ({ path, field }) => path.length === 1 || (path.length === 2 && (!isJoined || isThere(field))),
  );
  if (!fields || !isSimple || Reflect.get(query, 'customResultMapper')) return;
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
