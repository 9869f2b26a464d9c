import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { logPage } from '#src/features/api/log.ts';
import { operations } from '#src/features/api/operations.ts';
import { readOnly } from '#src/lib/problem.ts';

/** The public log, the newest first, or what came after a place. */
export const GET: APIRoute = answering(operations.log, async (query, page) =>
  documentOf(page, await logPage(page.locals.visit.db, query)),
);

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
