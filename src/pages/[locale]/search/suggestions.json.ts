import type { APIRoute } from 'astro';
import { suggestionsFor } from '#src/features/register/found/suggestions.ts';
import { searched } from '#src/lib/query.ts';

/** What can complete a search, for the field of a page and for the address bar of a browser (OpenSearch suggestions 1.0). */
export const GET: APIRoute = async ({ url, locals: { locale, t, visit } }) => {
  const { q } = searched(url.searchParams);
  const of = url.searchParams.get('of') === 'companies' ? 'companies' : 'all';
  const found = await suggestionsFor(visit.db, q, locale, of);
  const what = found.map(({ kind }) => t(`search.suggested.${kind}`));
  return new Response(JSON.stringify([q, found.map(({ text }) => text), what]), {
    headers: { 'content-type': 'application/x-suggestions+json; charset=utf-8', 'x-robots-tag': 'noindex' },
  });
};

export const HEAD: APIRoute = GET;
