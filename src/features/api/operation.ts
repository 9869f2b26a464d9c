import { z } from 'astro/zod';
import type { Query } from './query.ts';

/** What an address of the interface can be asked, and what it answers: the handler parses with it, and the document is made of it. */
export interface Operation {
  /** Below `/api/v1`, as OpenAPI writes it: `/cases/{number}`. */
  path: string;
  query: Query;
  params: z.ZodObject;
  /** By media type; null: no JSON. */
  answers: Readonly<Record<string, z.ZodType | null>>;
  /** Statuses of its faults beside those of every address (400, 405, 429, 500, 503). */
  faults: readonly number[];
  /** What is said in place of an answer: 301 for a company that moved. */
  moves: boolean;
  /** Only with a token of a company. */
  ofCompany: boolean;
  /** An address below `/api/v1` that answers, made of a case that can be read: for the page, and for the test. */
  example: (real: Real) => string;
}

/** A case that can be read, and its company. */
export interface Real {
  number: string;
  company: string;
  url: string;
}

export const json = 'application/json';
export const csv = 'text/csv';
export const nothing = z.strictObject({});

/** An operation with what is usual where nothing else is said. */
export function operation<Q extends Query, P extends z.ZodObject = typeof nothing>(
  said: Pick<Operation, 'path' | 'answers' | 'example'> &
    Partial<Pick<Operation, 'faults' | 'moves' | 'ofCompany'>> & { query: Q; params: P },
): Omit<Operation, 'query' | 'params'> & { query: Q; params: P } {
  return { faults: [], moves: false, ofCompany: false, ...said };
}
