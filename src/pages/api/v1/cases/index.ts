import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { casesPage } from '#src/features/api/cases.ts';
import { operations } from '#src/features/api/operations.ts';
import { readOnly } from '#src/lib/problem.ts';

/** The register of cases, in pieces. */
export const GET: APIRoute = answering(operations.cases, async (query, page) => {
  const { visit, today } = page.locals;
  return documentOf(page, await casesPage(visit.db, query, today));
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
