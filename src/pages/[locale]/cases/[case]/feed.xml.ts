import type { APIRoute } from 'astro';
import { numberOf } from '#src/features/case-file/number.ts';
import { atomResponse } from '#src/features/open-data/atom.ts';
import { caseFeed } from '#src/features/open-data/feeds.ts';
import { paths } from '#src/lib/paths.ts';

/** What happened to one case as Atom, under its number alone: with a title behind it there would be as many addresses as anybody makes up. */
export const GET: APIRoute = async ({ locals: { locale, today, visit }, params, redirect, request, rewrite }) => {
  const number = numberOf(params['case']);
  const facts = number === null ? null : await caseFeed(visit.db, { number, locale, today });
  if (number === null || facts === null) return rewrite('/404');
  return params['case'] === number ? atomResponse(request, facts) : redirect(paths.caseFeed(locale, number), 302);
};

export const HEAD: APIRoute = GET;
