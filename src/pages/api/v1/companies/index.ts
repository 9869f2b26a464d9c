import type { APIRoute } from 'astro';
import { companySearchInput } from '#src/features/companies/input.ts';
import { findCompanies } from '#src/features/companies/queries.ts';
import { database } from '#src/lib/database.ts';
import { longestSearch } from '#src/lib/text.ts';

const mostAnswered = 8;

/** Companies found by a part of their name or alias: `{ companies: [{ slug, name, alias, industry, city }] }`. */
export const GET: APIRoute = async ({ url }) => {
  const typed = companySearchInput.safeParse(url.searchParams.get('q'));
  if (!typed.success) return json({ error: `q: 1 to ${longestSearch} characters` }, 400);
  const found = await findCompanies(database(), typed.data, mostAnswered);
  const companies = found.map(({ id: _, isSimilar: __, ...company }) => company);
  return json({ companies }, 200, { 'cache-control': 'public, max-age=60' });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => json({ error: 'GET or HEAD only' }, 405, { allow: 'GET, HEAD' });

function json(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'x-content-type-options': 'nosniff', ...headers } });
}
