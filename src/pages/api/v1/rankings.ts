import type { APIRoute } from 'astro';
import { isIndustry } from '#src/features/companies/industries.ts';
import { examinedNow, examinedOn } from '#src/features/moderation/signs/queries.ts';
import { rankingDocument } from '#src/features/rankings/board/document.ts';
import { rankingCsv } from '#src/features/rankings/board/download.ts';
import { rankingSheet } from '#src/features/rankings/board/sheet.ts';
import { daysBusySeconds, talliesOn } from '#src/features/rankings/order/past.ts';
import { isSort, sorts } from '#src/features/rankings/order/rules.ts';
import { isWindow, usualWindow, windows } from '#src/features/rankings/windows.ts';
import { translator } from '#src/i18n/index.ts';
import { isDay } from '#src/lib/dates.ts';
import { openData, refusal } from '#src/lib/open-data.ts';

/**
 * A ranking as data. `industry`: one of the register, none for all. `months`: 6, 12 (default), 24 or all. `on`: the
 * ranking of a past day, `YYYY-MM-DD`. `sort`: what it is ordered and ranked by, the index (default) or one of its parts.
 * `examined` of a company: how many cases and votes nobody has decided about yet that may not be genuine; they count until
 * then. `format=csv` for a table; with `lang=de` or `en` one for people, made for a spreadsheet in that language.
 */
export const GET: APIRoute = async ({ url, request, locals: { today, visit } }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const [industry, months, on] = [asked('industry'), asked('months') ?? usualWindow, asked('on')];
  const [sort, format] = [asked('sort'), asked('format') ?? 'json'];
  if (industry !== null && !isIndustry(industry)) return refusal('industry: not an industry of the register');
  if (!isWindow(months)) return refusal(`months: one of ${windows.join(', ')}`);
  if (sort !== null && !isSort(sort)) return refusal(`sort: one of ${sorts.join(', ')}`);
  const lang = asked('lang');
  if (lang !== null && lang !== 'de' && lang !== 'en') return refusal('lang: de or en');
  if (format !== 'json' && format !== 'csv') return refusal('format: json or csv');
  if (on !== null && !isDay(on)) return refusal('on: a day that exists, as YYYY-MM-DD');
  if (on !== null && on > today) return refusal('on: a day that has not come yet');
  const scope = { industry, months };
  const known = await talliesOn(visit.db, { ...scope, on });
  if (!known.ok) {
    const headers = { 'retry-after': String(daysBusySeconds), 'cache-control': 'no-store' };
    return refusal('too many past days are being counted; ask again later', 503, headers);
  }
  const tallies = known.value;
  const name = ['ranking', industry ?? 'all', months, tallies.asOf].filter(Boolean).join('-');
  const document = rankingDocument(tallies, scope, sort ?? 'index');
  if (format === 'csv') {
    return openData(request, lang ? rankingSheet(document, translator(lang), lang) : rankingCsv(document), {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
    });
  }
  const examined =
    on === null
      ? new Map((await examinedNow(visit.db)).map((one) => [one.companyId, one]))
      : await examinedOn(visit.db, on);
  const ids = new Map(tallies.companies.map(({ slug, companyId }) => [slug, companyId]));
  const companies = document.companies.map((company) => {
    const { cases = 0, votes = 0 } = examined.get(ids.get(company.slug) ?? '') ?? {};
    return { ...company, examined: { cases, votes } };
  });
  return openData(request, JSON.stringify({ ...document, companies }), {
    'content-type': 'application/json; charset=utf-8',
  });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => refusal('GET or HEAD only', 405, { allow: 'GET, HEAD' });
