import type { APIRoute } from 'astro';
import { openSearchXml } from '#src/features/discovery/files.ts';

/** How a browser offers the search of this site (OpenSearch 1.1). */
export const GET: APIRoute = ({ locals: { locale, t } }) =>
  new Response(openSearchXml(locale, { name: t('site.name'), what: t('search.lead') }), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  });

export const HEAD: APIRoute = GET;
