import type { APIRoute } from 'astro';
import { locales } from '#src/i18n/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';

/** What search engines are asked to leave alone: what is somebody's own, and answers to what somebody typed. */
const personal = ['account', 'company-desk', 'moderation', 'notice', 'search?', 'check?'];

const text = () =>
  [
    'User-agent: *',
    ...personal.flatMap((area) => locales.map((locale) => `Disallow: /${locale}/${area}`)),
    'Disallow: /demo/',
    '',
    `Sitemap: ${absolute(paths.sitemapIndex())}`,
    '',
  ].join('\n');

export const GET: APIRoute = () => new Response(text(), { headers: { 'content-type': 'text/plain; charset=utf-8' } });

export const HEAD: APIRoute = GET;
