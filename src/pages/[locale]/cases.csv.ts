import type { APIRoute } from 'astro';
import { streamed } from '#src/features/integrations/export/files.ts';
import { filterOf } from '#src/features/register/filter.ts';
import { registerSheet } from '#src/features/register/sheet.ts';

/** The register for a spreadsheet, with the filters of its page. */
export const GET: APIRoute = ({ locals, url }) => {
  const { locale, t, today, visit } = locals;
  const sheet = registerSheet(visit.db, filterOf(url.searchParams), { t, locale, today });
  return new Response(streamed(sheet), { headers: headersOn(today) });
};

/** Nothing is read for whoever asks only what it is. */
export const HEAD: APIRoute = ({ locals }) => new Response(null, { headers: headersOn(locals.today) });

const headersOn = (today: string) => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="aktenkundig-${today}.csv"`,
  'cache-control': 'no-cache',
  'x-robots-tag': 'noindex',
});
