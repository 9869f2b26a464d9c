import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { openApiDocument } from '#src/features/api/openapi.ts';
import { operations } from '#src/features/api/operations.ts';
import { readOnly } from '#src/lib/problem.ts';

/** The interface, described for programs. */
export const GET: APIRoute = answering(operations.openApi, (_query, page) => documentOf(page, openApiDocument()));

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
