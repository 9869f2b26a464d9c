import { z } from 'astro/zod';
import { licence } from '#src/features/open-data/index.ts';
import { isKey, type Key, translator } from '#src/i18n/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Operation } from './operation.ts';
import { type OperationName, operations } from './operations.ts';
import { problemDocument } from './pieces.ts';

/** A parameter of an address as JSON Schema says it, and what is said of it beside. */
export interface Parameter {
  name: string;
  in: 'query' | 'path';
  isRequired: boolean;
  /** Key of what it means in words. */
  about: Key;
  schema: Described;
}

const described = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  default: z.union([z.string(), z.number()]).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Described = z.infer<typeof described>;
const listOfSchemas = z.object({
  properties: z.record(z.string(), described).default({}),
  required: z.array(z.string()).default([]),
});

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

/** What an address can be asked, in the order of its schema. */
export function parametersOf({ query, params }: Operation): Parameter[] {
  return (
    [
      ['path', params],
      ['query', query],
    ] as const
  ).flatMap(([place, schema]) => {
    const { properties, required } = listOfSchemas.parse(schemaOf(schema, 'input'));
    return Object.entries(properties).map(([name, its]) => {
      const about = `api.parameter.${name}`;
      if (!isKey(about)) throw new Error(`Nothing says what ${name} means`);
      return { name, in: place, isRequired: place === 'path' || required.includes(name), about, schema: its };
    });
  });
}

/** Statuses that every address may answer. */
const always = [400, 405, 500, 503];
const ofEverybody = 429;

const faultWords: Readonly<Record<number, string>> = {
  400: 'A parameter is unknown, missing or wrong: `errors` names each',
  401: 'No token, or one that opens nothing',
  403: 'The token may not read that',
  404: 'There is no such thing',
  405: 'GET or HEAD only',
  410: 'The case was withdrawn or removed',
  429: 'Too many requests: `Retry-After` says in how many seconds there are more',
  500: 'A fault of this site',
  501: 'That form is not offered',
  503: 'Too busy, or not there yet: `Retry-After` says in how many seconds to ask again',
};

const limitHeaders = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
};
const retry = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } };
const etag = { ETag: { $ref: '#/components/headers/ETag' } };

function described200({ answers, ofCompany }: Operation) {
  const content = Object.fromEntries(
    Object.entries(answers).map(([type, schema]) => [
      type,
      { schema: schema === null ? { type: 'string' } : schemaOf(schema, 'output') },
    ]),
  );
  return { description: 'The answer', headers: { ...limitHeaders, ...(ofCompany ? {} : etag) }, content };
}

function answersOf(operation: Operation) {
  const faults = [...always, ofEverybody, ...operation.faults].sort((a, b) => a - b);
  return {
    200: described200(operation),
    ...(operation.moves && { 301: { description: 'The company has another address today: see `Location`' } }),
    ...(!operation.ofCompany && { 304: { description: 'The same as `If-None-Match` names', headers: etag } }),
    ...Object.fromEntries(
      faults.map((status) => [
        status,
        {
          description: faultWords[status] ?? 'Fault',
          ...((status === 429 || status === 503) && { headers: retry }),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
    ),
  };
}

function pathItem(name: OperationName, operation: Operation) {
  const t = translator('en');
  return {
    get: {
      operationId: name,
      summary: t(`api.operation.${name}`),
      parameters: parametersOf(operation).map((one) => ({
        name: one.name,
        in: one.in,
        required: one.isRequired,
        description: t(one.about),
        schema: one.schema,
      })),
      responses: answersOf(operation),
      ...(operation.ofCompany && { security: [{ token: [] }] }),
    },
  };
}

/** Names of the operations, in the order of the document. */
export const operationNames = Object.keys(operations).filter(isOperation);

function isOperation(name: string): name is OperationName {
  return name in operations;
}

/** The whole interface as OpenAPI 3.1, made of the schemas that the handlers parse with. */
export function openApiDocument() {
  const t = translator('en');
  const number = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aktenkundig',
      version: '1',
      summary: t('api.description'),
      description: [t('api.lead'), t('api.meaning.text'), t('api.missing.text'), t('api.licence.text')].join('\n\n'),
      license: { name: `${licence.title} (figures)`, url: licence.path },
    },
    externalDocs: { url: absolute(paths.interface('en')) },
    servers: [{ url: absolute('/api/v1') }],
    paths: Object.fromEntries(operationNames.map((name) => [operations[name].path, pathItem(name, operations[name])])),
    components: {
      schemas: { Problem: schemaOf(problemDocument, 'output') },
      headers: {
        RateLimit: number('What is left (draft-ietf-httpapi-ratelimit-headers): `"network";r=left;t=seconds`'),
        'RateLimit-Policy': number('How many there are: `"network";q=requests;w=seconds`'),
        'Retry-After': number('Seconds'),
        ETag: number('To be sent as `If-None-Match`'),
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api.withToken') } },
    },
  };
}
