import { z } from 'astro/zod';
import * as cases from './cases.ts';
import * as companies from './companies.ts';
import * as kinds from './kinds.ts';
import * as log from './log.ts';
import { csv, json, nothing, type Operation, operation } from './operation.ts';
import * as others from './others.ts';
import * as pieces from './pieces.ts';
import * as promises from './promises.ts';
import * as search from './search.ts';

const ofCompany = { ofCompany: true, faults: [401, 403] };

/** Every address below `/api/v1`. A test walks through them, and through the pages that answer them. */
export const operations = {
  cases: operation({
    path: '/cases',
    params: nothing,
    query: cases.listQuery,
    answers: { [json]: cases.listAnswer },
    example: () => '/cases?industry=telecom&stamp=overdue&limit=10',
  }),
  case: operation({
    path: '/cases/{number}',
    query: nothing,
    params: z.strictObject({ number: pieces.caseNumber }),
    answers: { [json]: cases.oneAnswer },
    faults: [404, 410],
    example: ({ number }) => `/cases/${number}`,
  }),
  companies: operation({
    path: '/companies',
    params: nothing,
    query: companies.listQuery,
    answers: { [json]: companies.listAnswer },
    example: () => '/companies?q=nord',
  }),
  company: operation({
    path: '/companies/{slug}',
    params: z.strictObject({ slug: pieces.slug }),
    query: companies.oneQuery,
    answers: { [json]: companies.oneAnswer },
    faults: [404],
    moves: true,
    example: ({ company }) => `/companies/${company}?months=24`,
  }),
  promises: operation({
    path: '/promises',
    params: nothing,
    query: promises.query,
    answers: { [json]: promises.answer },
    example: ({ company }) => `/promises?company=${company}&limit=10`,
  }),
  search: operation({
    path: '/search',
    params: nothing,
    query: search.query,
    answers: { [json]: search.answer },
    example: () => '/search?q=routr+austausch',
  }),
  rankings: operation({
    path: '/rankings',
    params: nothing,
    query: others.rankingQuery,
    answers: { [json]: others.rankingAnswer, [csv]: null },
    example: () => '/rankings?industry=telecom&months=12',
  }),
  kinds: operation({
    path: '/kinds',
    params: nothing,
    query: kinds.query,
    answers: { [json]: kinds.answer },
    example: () => '/kinds?industry=parcels',
  }),
  log: operation({
    path: '/log',
    params: nothing,
    query: log.query,
    answers: { [json]: log.answer },
    example: () => '/log?after=0&limit=50',
  }),
  dataset: operation({
    path: '/dataset',
    query: nothing,
    params: nothing,
    answers: { [json]: others.datasetAnswer },
    example: () => '/dataset',
  }),
  datasetFile: operation({
    path: '/dataset/{file}',
    query: nothing,
    params: z.strictObject({ file: z.string() }),
    answers: { [csv]: null, [json]: z.unknown() },
    faults: [404],
    example: () => '/dataset/cases.csv',
  }),
  statements: operation({
    path: '/statements.csv',
    params: nothing,
    query: others.sheetQuery,
    answers: { [csv]: null },
    example: () => '/statements.csv?lang=de',
  }),
  oembed: operation({
    path: '/oembed',
    params: nothing,
    query: others.embedQuery,
    answers: { [json]: others.embedAnswer },
    faults: [404, 501],
    example: ({ url }) => `/oembed?url=${encodeURIComponent(url)}`,
  }),
  own: operation({
    path: '/own',
    query: nothing,
    params: nothing,
    answers: { [json]: others.ownAnswer },
    ...ofCompany,
    example: () => '/own',
  }),
  ownCases: operation({
    path: '/own/cases',
    params: nothing,
    query: others.ownCasesQuery,
    answers: { [json]: others.ownCasesAnswer },
    ...ofCompany,
    example: () => '/own/cases?waiting=yes',
  }),
  openApi: operation({
    path: '/openapi.json',
    query: nothing,
    params: nothing,
    answers: { [json]: others.openApiAnswer },
    example: () => '/openapi.json',
  }),
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
