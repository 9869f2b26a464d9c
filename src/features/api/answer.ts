import type { z } from 'astro/zod';
import { faultOf, log } from '#src/lib/log.ts';
import { openData } from '#src/lib/open-data.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { type Fault, problem, wrong } from '#src/lib/problem.ts';
import { wasUnstored } from '#src/lib/request.ts';
import { keepsFromWriting } from '#src/lib/storage.ts';
import { type Query, readQuery } from './query.ts';

const jsonType = 'application/json; charset=utf-8';

/** Answers what is asked of an operation: reads the parameters by its schema, and says every fault as RFC 9457 has it. */
export function answering<Q extends Query>(
  { query: schema }: { query: Q },
  answer: (query: z.output<Q>, page: AskedPage) => Promise<Response> | Response,
): (page: AskedPage) => Promise<Response> {
  return async (page) => {
    const { query, faults } = readQuery(schema, page.url.searchParams);
    if (faults) return wrong(faults);
    try {
      return await answer(query, page);
    } catch (error) {
      log.error(faultOf(error), 'the interface failed');
      if (!wasUnstored() && keepsFromWriting(page.locals.visit.db) === null) {
        return problem({ status: 500, code: 'fault', detail: 'A fault of this site. It was noted.' });
      }
      const detail = 'The database is away. Please ask again.';
      return problem({ status: 503, code: 'unavailable', detail }, { 'retry-after': '10' });
    }
  };
}

/** A document, or what is wrong with a parameter that reads well and means nothing here. Kept by nobody without asking again. */
export function documentOf(page: AskedPage, document: object | { fault: Fault }): Response {
  if ('fault' in document && isFault(document.fault)) return wrong([document.fault]);
  return jsonAnswer(page, JSON.stringify(document));
}

const isFault = (fault: unknown): fault is Fault => typeof fault === 'object' && fault !== null && 'detail' in fault;

export function jsonAnswer(page: AskedPage, body: string): Response {
  return openData(page.request, body, { 'content-type': jsonType, 'cache-control': 'public, no-cache' });
}

/** There is no such thing, and never was as far as is said. */
export const notHere = (detail: string): Response =>
  problem({ status: 404, code: 'not-found', detail }, { 'cache-control': 'public, no-cache' });
