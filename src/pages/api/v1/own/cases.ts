import type { APIRoute } from 'astro';
import { operations } from '#src/features/api/operations.ts';
import { readQuery } from '#src/features/api/query.ts';
import { jsonOf, streamed } from '#src/features/integrations/export/files.ts';
import { exportedCases } from '#src/features/integrations/export/rows.ts';
import { stillOpens } from '#src/features/integrations/tokens/bearer.ts';
import { now } from '#src/lib/clock.ts';
import { wrong } from '#src/lib/problem.ts';
import { asBearer, ownProblem, readOnly } from './_bearer.ts';

/**
 * The cases of the company whose token is shown, the newest first. `waiting=yes`: only those that wait for it. `since`: only
 * those published from a day on, `YYYY-MM-DD`. `notes=yes`: with internal notes, where the token may read them.
 */
export const GET: APIRoute = (context) =>
  asBearer(context, async ({ tokenId, company, scopes }) => {
    const { url, request } = context;
    const { visit, today } = context.locals;
    const { query, faults } = readQuery(operations.ownCases.query, url.searchParams);
    if (faults) return wrong(faults);
    const { since = null, waiting, notes } = query;
    const withNotes = notes === 'yes';
    if (withNotes && !scopes.includes('notes')) {
      return ownProblem(403, 'no-scope', 'This token may not read internal notes.');
    }
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    if (request.method === 'HEAD') return new Response(null, { headers });
    const filter = { companyId: company.id, since, isWaiting: waiting === 'yes', withNotes };
    const isAllowed = () => stillOpens(visit.db, tokenId, now());
    const pieces = exportedCases(visit.db, filter, { today, locale: 'de', isAllowed });
    return new Response(streamed(jsonOf(pieces, { company: company.slug, asOf: visit.now.toISOString() })), {
      headers,
    });
  });

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
