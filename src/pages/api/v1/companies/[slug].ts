import type { APIRoute } from 'astro';
import { answering, documentOf, notHere } from '#src/features/api/answer.ts';
import { companyDocument } from '#src/features/api/companies.ts';
import { operations } from '#src/features/api/operations.ts';
import { movedTo } from '#src/features/companies/queries.ts';
import { figuresOfIndustry } from '#src/features/rankings/order/shown.ts';
import { paths } from '#src/lib/paths.ts';
import { readOnly } from '#src/lib/problem.ts';

/** A company as its profile shows it. One that was renamed or merged leads to where it is today. */
export const GET: APIRoute = answering(operations.company, async (query, page) => {
  const { visit, today, shows } = page.locals;
  const slug = page.params['slug'] ?? '';
  const found = await companyDocument(visit.db, slug, query, today);
  if (found) {
    for (const about of [found.id, figuresOfIndustry(found.document.industry)]) shows(about);
    return documentOf(page, found.document);
  }
  const moved = await movedTo(visit.db, slug);
  if (moved === null) return notHere('no company of the register has this address');
  const location = paths.apiCompany(moved) + page.url.search;
  return new Response(null, {
    status: 301,
    headers: { location, 'access-control-allow-origin': '*', 'cache-control': 'public, no-cache' },
  });
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
