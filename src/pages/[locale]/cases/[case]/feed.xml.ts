import type { APIRoute } from 'astro';
import { numberOf } from '#src/features/case-file/number.ts';
import { atomResponse } from '#src/features/open-data/atom.ts';
import { caseFeed } from '#src/features/open-data/feeds.ts';

/** What happened to one case as Atom, under its number whatever title follows it. */
export const GET: APIRoute = async ({ locals: { locale, today, visit }, params, request, rewrite }) => {
  const number = numberOf(params['case']);
  const facts = number === null ? null : await caseFeed(visit.db, { number, locale, today });
  return facts ? atomResponse(request, facts) : rewrite('/404');
};

export const HEAD: APIRoute = GET;
