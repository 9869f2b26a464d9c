import type { APIRoute } from 'astro';
import { movedTo } from '#src/features/companies/queries.ts';
import { atomResponse } from '#src/features/open-data/atom.ts';
import { companyFeed } from '#src/features/open-data/feeds.ts';
import { paths } from '#src/lib/paths.ts';

/** The newest cases against a company as Atom. */
export const GET: APIRoute = async ({ locals: { locale, today, visit }, params, redirect, request, rewrite }) => {
  const facts = await companyFeed(visit.db, { slug: params['slug'] ?? '', locale, today });
  if (facts) return atomResponse(request, facts);
  const moved = await movedTo(visit.db, params['slug'] ?? '');
  return moved ? redirect(paths.companyFeed(locale, moved), 301) : rewrite('/404');
};

export const HEAD: APIRoute = GET;
