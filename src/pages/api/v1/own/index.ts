import type { APIRoute } from 'astro';
import { absolute, paths } from '#src/lib/paths.ts';
import { asBearer, readOnly } from './_bearer.ts';

/** Whose token it is, what it opens, and until when. */
export const GET: APIRoute = (context) =>
  asBearer(context, async ({ company, name, scopes, expiresAt }) =>
    Response.json({
      company: { slug: company.slug, name: company.name },
      token: { name, scopes, expiresAt: expiresAt.toISOString() },
      cases: absolute(paths.ownCases()),
    }),
  );

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
