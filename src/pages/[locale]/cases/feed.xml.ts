import type { APIRoute } from 'astro';
import { atomResponse } from '#src/features/open-data/atom.ts';
import { registerFeed } from '#src/features/open-data/feeds.ts';

/** The newest cases as Atom; `?industry=` narrows them. */
export const GET: APIRoute = async ({ locals: { locale, today, visit }, request, rewrite, url }) => {
  const industry = url.searchParams.get('industry');
  const facts = await registerFeed(visit.db, { industry, locale, today });
  return facts ? atomResponse(request, facts) : rewrite('/404');
};

export const HEAD: APIRoute = GET;
