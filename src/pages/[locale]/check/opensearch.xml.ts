import type { APIRoute } from 'astro';
import { openSearchXml } from '#src/features/discovery/files.ts';
import { paths } from '#src/lib/paths.ts';

/** The check before buying, from the address bar of a browser. The name may have 16 characters. */
export const GET: APIRoute = ({ locals: { locale, t } }) =>
  new Response(openSearchXml(locale, { name: t('check.short'), what: t('check.lead'), page: paths.check(locale) }), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  });

export const HEAD: APIRoute = GET;
