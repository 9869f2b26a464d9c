import type { APIRoute } from 'astro';
import { sitemapXml } from '#src/features/discovery/sitemap.ts';

/** One sitemap: pages, or some hundred companies or cases. */
export const GET: APIRoute = async ({ locals, params, rewrite }) => {
  const text = await sitemapXml(locals.visit.db, params['part'] ?? '');
  if (text === null) return rewrite('/404');
  return new Response(text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

export const HEAD: APIRoute = GET;
