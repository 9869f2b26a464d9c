import type { APIRoute } from 'astro';
import { answering } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { statements, statementsCsv } from '#src/features/moderation/transparency/statements.ts';
import { openData } from '#src/lib/open-data.ts';
import { readOnly } from '#src/lib/problem.ts';

/** Every statement of reasons in the fields of the EU transparency database, without personal data; with a language for people. */
export const GET: APIRoute = answering(operations.statements, async ({ lang }, { request, locals: { visit } }) =>
  openData(request, statementsCsv(await statements(visit.db), lang), {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="statements.csv"',
  }),
);

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
