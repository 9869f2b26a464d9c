import type { APIRoute } from 'astro';
import { statements, statementsCsv } from '#src/features/moderation/transparency/statements.ts';
import { openData, refusal } from '#src/lib/open-data.ts';

/** Every statement of reasons in the fields of the EU transparency database, without personal data. */
export const GET: APIRoute = async ({ request, locals: { visit } }) =>
  openData(request, statementsCsv(await statements(visit.db)), {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="statements.csv"',
  });

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => refusal('GET or HEAD only', 405, { allow: 'GET, HEAD' });
