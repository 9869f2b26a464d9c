import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { promisesPage } from '#src/features/api/promises.ts';
import { readOnly, wrong } from '#src/lib/problem.ts';

/** The promises of a company, in pieces. */
export const GET: APIRoute = answering(operations.promises, async (query, page) => {
  const { visit, today, shows } = page.locals;
  const found = await promisesPage(visit.db, query, today);
  if ('fault' in found) return wrong([found.fault]);
  shows(found.id);
  return documentOf(page, found.page);
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
