import type { APIRoute } from 'astro';
import { answering } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { rankingDocument } from '#src/features/rankings/board/document.ts';
import { rankingCsv } from '#src/features/rankings/board/download.ts';
import { rankingSheet } from '#src/features/rankings/board/sheet.ts';
import { daysBusySeconds, talliesOn } from '#src/features/rankings/order/past.ts';
import { examinedNow, examinedOn } from '#src/features/signs/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { openData } from '#src/lib/open-data.ts';
import { problem, readOnly, wrong } from '#src/lib/problem.ts';

/**
 * A ranking as data, also of a past day. `examined` of a company: how many cases and votes nobody has decided about yet that may
 * not be genuine; they count until then. As CSV for programs; with a language for people, made for a spreadsheet in it.
 */
export const GET: APIRoute = answering(operations.rankings, async (query, { request, locals }) => {
  const { today, visit } = locals;
  const { months, sort, format, lang, on = null } = query;
  if (on !== null && on > today) return wrong([{ name: 'on', detail: 'a day that has not come yet' }]);
  const scope = { industry: query.industry ?? null, months };
  const known = await talliesOn(visit.db, { ...scope, on });
  if (!known.ok) {
    const detail = 'Too many past days are being counted. Please ask again.';
    return problem({ status: 503, code: 'busy', detail }, { 'retry-after': String(daysBusySeconds) });
  }
  const tallies = known.value;
  const name = ['ranking', scope.industry ?? 'all', months, tallies.asOf].filter(Boolean).join('-');
  const document = rankingDocument(tallies, scope, sort);
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
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
