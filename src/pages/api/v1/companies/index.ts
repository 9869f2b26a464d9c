import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { companiesPage } from '#src/features/api/companies.ts';
import { operations } from '#src/features/api/operations.ts';
import { readOnly } from '#src/lib/problem.ts';

/** Companies, or those that are called as is asked: what a form offers while a name is typed, too. */
export const GET: APIRoute = answering(operations.companies, async (query, page) =>
  documentOf(page, await companiesPage(page.locals.visit.db, query)),
);

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
