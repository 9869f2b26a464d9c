import { z } from 'astro/zod';
import { isDay } from '#src/lib/dates.ts';
import type { Field } from './columns.ts';
import { csvRows } from './csv.ts';
import type { Row } from './tables.ts';

/** What the check of a set reads of its `datapackage.json`: the tables and their fields. */
const packageSchema = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      schema: z
        .object({
          fields: z.array(
            z.object({
              name: z.string(),
              type: z.enum(['string', 'date', 'integer']),
              constraints: z.object({
                required: z.boolean().optional(),
                enum: z.array(z.string()).optional(),
                pattern: z.string().optional(),
                minimum: z.number().optional(),
                maximum: z.number().optional(),
              }),
            }),
          ),
        })
        .optional(),
    }),
  ),
});
export type Package = z.infer<typeof packageSchema>;
type Described = NonNullable<Package['resources'][number]['schema']>['fields'][number];

export function packageOf(text: string): Package {
  return packageSchema.parse(JSON.parse(text));
}

/**
 * The rows of a table. The header must be the one this program knows and the description promises; each field must keep to
 * its type and its constraints. Throws with file, row and column otherwise.
 */
export async function* tableRows(
  pieces: AsyncIterable<string>,
  path: string,
  known: readonly Field[],
  described: Package,
): AsyncGenerator<Row> {
  const fields = described.resources.find((resource) => resource.path === path)?.schema?.fields ?? [];
  const checks = fields.map((field) => ({ name: field.name, read: reader(field) }));
  const header = known.map(({ name }) => name).join();
  if (fields.map(({ name }) => name).join() !== header) throw new Error(`${path} is not described with its columns`);
  let line = 0;
  for await (const cells of csvRows(pieces)) {
    line += 1;
    if (line === 1) {
      if (cells.join() !== header) throw new Error(`${path}: the header must be ${header}`);
      continue;
    }
    if (cells.length !== checks.length) throw new Error(`${path}, row ${line}: ${cells.length} fields`);
    yield Object.fromEntries(
      checks.map(({ name, read }, index) => {
        const value = read(cells[index] ?? '');
        if (value === undefined)
          throw new Error(`${path}, row ${line}, ${name}: "${cells[index]}" is not allowed there`);
        return [name, value];
      }),
    );
  }
  if (line === 0) throw new Error(`${path} has no header`);
}

/** The value of a cell; undefined when it breaks a rule of its field. */
function reader({ type, constraints }: Described): (cell: string) => string | number | null | undefined {
  const { required, minimum = -Infinity, maximum = Infinity } = constraints;
  const allowed = constraints.enum && new Set(constraints.enum);
  const pattern = constraints.pattern === undefined ? null : new RegExp(`^(?:${constraints.pattern})$`);
  return (cell) => {
    if (cell === '') return required ? undefined : null;
    if (type === 'integer') {
      const value = Number(cell);
      return /^\d+$/.test(cell) && value >= minimum && value <= maximum ? value : undefined;
    }
    if (type === 'date' && !isDay(cell)) return undefined;
    return (allowed?.has(cell) ?? true) && (pattern?.test(cell) ?? true) ? cell : undefined;
  };
}
