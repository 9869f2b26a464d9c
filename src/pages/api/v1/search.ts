import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { searchPage } from '#src/features/api/search.ts';
import { readOnly } from '#src/lib/problem.ts';

/** What a search finds, with counts to narrow it. */
export const GET: APIRoute = answering(operations.search, async (query, page) => {
  const { visit, today } = page.locals;
  return documentOf(page, await searchPage(visit.db, query, today));
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
