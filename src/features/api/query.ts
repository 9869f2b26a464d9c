import { z } from 'astro/zod';
import type { Fault } from '#src/lib/problem.ts';

/** The parameters of an address; whole numbers are read from their digits, everything else is text. */
export type Query = z.ZodObject;

const described = z.object({ properties: z.record(z.string(), z.object({ type: z.string().optional() })) });

/** The parameters that are whole numbers, by the document itself. */
function numbersOf(schema: Query): ReadonlySet<string> {
  const { properties } = described.parse(z.toJSONSchema(schema, { io: 'input' }));
  return new Set(Object.keys(properties).filter((name) => properties[name]?.type === 'integer'));
}

const numbers = new WeakMap<Query, ReadonlySet<string>>();

/**
 * Reads the parameters of an address as strictly as they are documented: a name that is not known, given twice or wrong is a
 * fault. An empty value counts as none, as forms send it.
 */
export function readQuery<Q extends Query>(
  schema: Q,
  given: URLSearchParams,
): { query: z.output<Q>; faults: null } | { query: null; faults: Fault[] } {
  const whole = numbers.get(schema) ?? numbersOf(schema);
  numbers.set(schema, whole);
  const names = [...new Set(given.keys())];
  const twice = names.filter((name) => given.getAll(name).length > 1);
  const values = names.flatMap((name): [string, string | number][] => {
    const value = given.get(name) ?? '';
    // Asked by hand: of `__proto__` the schema would not even say that it is not known.
    if (value === '' || !Object.hasOwn(schema.shape, name)) return [];
    return [[name, whole.has(name) && /^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value]];
  });
  const read = schema.safeParse(Object.fromEntries(values));
  const faults = [
    ...twice.map((name) => ({ name: shown(name), detail: 'given more than once' })),
    ...unknownIn(names, schema),
    ...(read.error?.issues ?? []).map(faultOf),
  ];
  return read.success && faults.length === 0 ? { query: read.data, faults: null } : { query: null, faults };
}

/** Nobody is told more than that. */
const mostFaults = 10;
const longestName = 40;
const shown = (name: string) => name.slice(0, longestName);

function unknownIn(names: readonly string[], { shape }: Query): Fault[] {
  const known = Object.keys(shape).join(', ');
  const detail = known === '' ? 'this address has no parameters' : `no parameter of this address, which has ${known}`;
  const unknown = names.filter((name) => !Object.hasOwn(shape, name)).slice(0, mostFaults);
  return unknown.map((name) => ({ name: shown(name), detail }));
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const name = String(issue.path[0] ?? '');
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && !issue.message.includes('received');
  return { name, detail: isMissing ? 'missing' : issue.message };
}
