import type { APIRoute } from 'astro';
import { movedTo } from '#src/features/companies/queries.ts';
import { badgeFacts } from '#src/features/integrations/badge/facts.ts';
import { badgeSvg } from '#src/features/integrations/badge/svg.ts';
import { isBadgeSize } from '#src/features/integrations/lists.ts';
import { figuresOfIndustry } from '#src/features/rankings/order/shown.ts';
import { paths } from '#src/lib/paths.ts';
import { choice } from '#src/lib/query.ts';

/** The figures of a company as a picture for other sites. `size`: large (default) or small; nothing else can be chosen. */
export const GET: APIRoute = async ({ locals: { locale, today, visit, shows }, params, redirect, rewrite, url }) => {
  const size = choice(url.searchParams, 'size', isBadgeSize, 'large');
  const facts = await badgeFacts(visit.db, params['slug'] ?? '', today);
  if (!facts) {
    const moved = await movedTo(visit.db, params['slug'] ?? '');
    return moved ? redirect(paths.badge(locale, moved, size === 'large' ? undefined : size), 301) : rewrite('/404');
  }
  for (const about of [facts.company.id, figuresOfIndustry(facts.company.industry)]) shows(about);
  return new Response(badgeSvg(facts, locale, size), {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      // Opened by itself it is a document: its style stands inside it, and nothing else is let in.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, no-cache',
    },
  });
};

export const HEAD: APIRoute = GET;
