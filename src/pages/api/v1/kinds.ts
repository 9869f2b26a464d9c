import type { APIRoute } from 'astro';
import { answering, documentOf } from '#src/features/api/answer.ts';
import { kindsDocument } from '#src/features/api/kinds.ts';
import { operations } from '#src/features/api/operations.ts';
import { readOnly } from '#src/lib/problem.ts';

/** Kinds of problem. */
export const GET: APIRoute = answering(operations.kinds, (query, page) => documentOf(page, kindsDocument(query)));

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
