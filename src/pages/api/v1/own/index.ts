import type { APIRoute } from 'astro';
import { operations } from '#src/features/api/operations.ts';
import { readQuery } from '#src/features/api/query.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { wrong } from '#src/lib/problem.ts';
import { asBearer, readOnly } from './_bearer.ts';

/** Whose token it is, what it opens, and until when. */
export const GET: APIRoute = (context) =>
  asBearer(context, async ({ company, name, scopes, expiresAt }) => {
    const { faults } = readQuery(operations.own.query, context.url.searchParams);
    if (faults) return wrong(faults);
    return Response.json({
      company: { slug: company.slug, name: company.name },
      token: { name, scopes, expiresAt: expiresAt.toISOString() },
      cases: absolute(paths.ownCases()),
    });
  });

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
