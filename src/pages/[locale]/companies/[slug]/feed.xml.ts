import type { APIRoute } from 'astro';
import { atomResponse } from '#src/features/open-data/atom.ts';
import { companyFeed } from '#src/features/open-data/feeds.ts';

/** The newest cases against a company as Atom. */
export const GET: APIRoute = async ({ locals: { locale, today, visit }, params, request, rewrite }) => {
  const facts = await companyFeed(visit.db, { slug: params['slug'] ?? '', locale, today });
  return facts ? atomResponse(request, facts) : rewrite('/404');
};

export const HEAD: APIRoute = GET;
