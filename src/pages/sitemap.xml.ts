import type { APIRoute } from 'astro';
import { sitemapIndex } from '#src/features/discovery/sitemap.ts';

/** The index of all sitemaps (sitemaps.org). */
export const GET: APIRoute = async ({ locals }) => xml(await sitemapIndex(locals.visit.db));

export const HEAD: APIRoute = GET;

const xml = (text: string) => new Response(text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
