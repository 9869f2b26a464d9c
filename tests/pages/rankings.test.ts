import { describe, expect, inject, test } from 'vitest';
import type { RankingDocument } from '#src/features/rankings/board/document.ts';
import { ofHundred, rankRange } from '#src/i18n/formats.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { roundTrips } from '#tests/site/site.ts';

const site = inject('site');

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(site.url + path, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

async function document(query: Record<string, string>): Promise<RankingDocument> {
  return JSON.parse((await get(paths.rankingFile(query))).text);
}

/** The companies a page links to, in its order: those with a rank, and the others below. */
function linked(html: string): { ranked: string[]; below: string[] } {
  const slugs = (part: string) => [...part.matchAll(/href="\/de\/companies\/([^"?]+)"/g)].map(([, slug]) => slug ?? '');
  const [table = '', rest = ''] = [/<table.*?<\/table>/s.exec(html)?.[0], html.split('</form>').slice(-1)[0]];
  return { ranked: slugs(table.replaceAll(/href="[^"]*\/why[^"]*"/g, '')), below: slugs(rest) };
}

describe('the page of a ranking', () => {
  test.each([
    { industry: 'telecom', months: '12', sort: 'index' },
    { industry: 'telecom', months: '24', sort: 'worst' },
    { industry: 'energy', months: 'all', sort: 'answered' },
    { industry: 'shops', months: '6', sort: 'solved' },
    { industry: 'telecom', months: '12', sort: 'promises' },
  ])('%j offers as files exactly what it shows', async (query) => {
    const { text: html } = await get(paths.rankings('de', query));
    const links = [...html.matchAll(/href="(\/api\/v1\/rankings[^"]*)"/g)].map(([, link]) =>
      link?.replaceAll('&amp;', '&'),
    );
    const files = [{ format: 'csv', lang: 'de' }, { format: 'json' }].map((as) =>
      paths.rankingFile({ ...query, ...as }),
    );
    expect(links).toEqual(files);
    const { companies, asOf } = await document({ ...query, format: 'json' });
    const { ranked, below } = linked(html);
    expect(ranked).toEqual(companies.filter(({ rank }) => rank !== null).map(({ slug }) => slug));
    expect(ranked.length).toBeGreaterThan(0);
    expect(below).toEqual(companies.filter(({ rank }) => rank === null).map(({ slug }) => slug));
    const { text: sheet } = await get(links[0] ?? '');
    const names = sheet.split('\r\n').slice(1, -1);
    expect(names.map((line) => line.split(';')[3]?.replaceAll('"', ''))).toEqual(companies.map(({ name }) => name));
    const { text: csv } = await get(paths.rankingFile({ ...query, format: 'csv' }));
    const lines = csv.split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.split(',')[7])).toEqual(companies.map(({ slug }) => slug));
    expect(lines.every((line) => line.startsWith(`${asOf},${query.months},`))).toBe(true);
  });

  test('shows the numbers of the file, and profile, home and calculation the same possible ranks', async () => {
    const { companies } = await document({ industry: 'telecom' });
    const { text: html } = await get(paths.rankings('de', { industry: 'telecom' }));
    const [one] = companies;
    const row = html.split('<tr').find((part) => part.includes(`value="${one?.slug}"`)) ?? '';
    const whole = (share = 0) => ofHundred('de', share * 100);
    expect(row).toContain(`<b>${ofHundred('de', one?.index.mid ?? 0)}</b>`);
    expect(row).toContain(`<b>${whole(one?.answered.day14.share)}\u00a0%</b>`);
    expect(row).toContain(`(${whole(one?.solved.low)}–${whole(one?.solved.high)})</small>`);
    const range = rankRange('de', one?.rank ?? { from: 0, to: 0 });
    expect(row).toContain(`>${range}</a>`);
    const { text: profile } = await get(paths.company('de', one?.slug ?? ''));
    const { text: why } = await get(paths.companyWhy('de', one?.slug ?? ''));
    const { text: home } = await get('/de');
    for (const page of [profile, why, home]) expect(page).toContain(`Rang ${range} von ${one?.rank?.of}`);
  });

  test('says of values it does not know that it shows the usual ones', async () => {
    const { status, text } = await get('/de/rankings?industry=nothing&months=13&sort=places');
    expect(status).toBe(200);
    expect(text).toContain('Branche, Zeitraum, Geordnet nach');
    const usual = linked((await get(paths.rankings('de'))).text);
    expect(linked(text)).toEqual(usual);
    expect((await get(paths.rankings('de', { industry: 'telecom' }))).text).not.toContain('in der Adresse');
  });

  test('has its weights put to the test on the method page, with the companies of today', async () => {
    const { text: html } = await get('/de/method');
    const { companies } = await document({ months: '12' });
    const ranked = companies.filter(({ rank }) => rank !== null).length;
    expect(html).toMatch(new RegExp(`Gelöst 70, Antwort 20, Zusagen 10: \\d+ von ${ranked} Unternehmen`));
    expect(await roundTrips(site, '/de/method')).toBeLessThanOrEqual(2);
  });

  test('of all industries stays small, and costs as few round trips as that of one', async () => {
    const { text } = await get(paths.rankings('de'));
    expect(Buffer.byteLength(text)).toBeLessThan(90_000);
    expect(await roundTrips(site, paths.rankings('de'))).toBeLessThanOrEqual(2);
  });
});

describe('two to four companies', () => {
  const compared = async (slugs: string[], locale: 'de' | 'en' = 'de') => {
    const { status, text } = await get(paths.compare(locale, slugs));
    expect(status, slugs.join()).toBe(200);
    return text;
  };
  const figures = (html: string) => html.split('aria-labelledby="figure-').slice(1);

  test('stand side by side in seven figures, with a sentence for each', async () => {
    const { companies } = await document({ industry: 'telecom' });
    const ranked = companies.filter(({ rank }) => rank !== null);
    const [best, worst] = [ranked[0], ranked.at(-1)];
    const html = await compared([best?.slug ?? '', worst?.slug ?? '']);
    expect(figures(html)).toHaveLength(7);
    const [index = ''] = figures(html);
    const inHtml = (words: string) => words.replaceAll('&', '&amp;');
    expect(index).toContain(inHtml(`${best?.name} liegt vor ${worst?.name}`));
    expect(await compared([worst?.slug ?? '', best?.slug ?? ''], 'en')).toContain(
      inHtml(`${best?.name} is ahead of ${worst?.name}`),
    );
  });

  test('of which both are the same do not differ', async () => {
    const html = await compared(['kabelkater', 'kabelkater']);
    for (const figure of figures(html)) expect(figure).toMatch(/zweimal dasselbe Unternehmen|so wenigen Fällen/);
  });

  test('are asked for where there are fewer, and only the first four are shown where there are more', async () => {
    const slugs = (await document({ industry: 'telecom' })).companies.map(({ slug }) => slug);
    for (const few of [[], slugs.slice(0, 1), ['nobody', '\u0000']]) {
      const html = await compared(few);
      expect(html).toContain('braucht es zwei Unternehmen');
      expect(figures(html)).toHaveLength(0);
      expect(html).toMatch(/type="checkbox" name="c" value="[^"]+"/);
    }
    const html = await compared(slugs.slice(0, 5));
    expect(html).toContain('Gezeigt sind die ersten vier');
    expect(figures(html)[0]?.match(/<th[^>]*scope="row"/g)).toHaveLength(4);
  });

  test('are found by a part of their name', async () => {
    const { text } = await get(paths.compare('de', ['einsnetz'], { q: 'KATER' }));
    expect(text).toMatch(/value="kabelkater"/);
    expect(text).toMatch(/value="einsnetz" checked/);
  });
});

describe('the ranking for programs', () => {
  test('is readable from everywhere and sent once', async () => {
    const first = await get(paths.rankingFile({ industry: 'telecom' }));
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('content-type')).toContain('application/json');
    const again = await get(paths.rankingFile({ industry: 'telecom' }), {
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('has the fields of its description and nothing else', async () => {
    const ranking = await document({ industry: 'telecom', months: '24' });
    expect(Object.keys(ranking).sort()).toEqual([
      'asOf',
      'companies',
      'industry',
      'method',
      'months',
      'rankability',
      'sort',
    ]);
    expect(ranking).toMatchObject({ industry: 'telecom', months: 24 });
    const figure = {
      share: expect.any(Number),
      low: expect.any(Number),
      high: expect.any(Number),
      n: expect.any(Number),
    };
    for (const company of ranking.companies) {
      expect(company).toEqual({
        slug: expect.any(String),
        name: expect.any(String),
        industry: 'telecom',
        n: expect.any(Number),
        answered: { day7: figure, day14: figure, day30: figure },
        medianDays: company.medianDays === null ? null : expect.any(Number),
        solved: figure,
        promises: figure,
        index: { low: expect.any(Number), mid: expect.any(Number), high: expect.any(Number) },
        rank:
          company.rank === null ? null : { from: expect.any(Number), to: expect.any(Number), of: expect.any(Number) },
        examined: { cases: expect.any(Number), votes: expect.any(Number) },
      });
    }
  });

  test('knows past days, and nothing of a day before the first case', async () => {
    const today = dayOf(new Date());
    const [now, past, before] = [
      await document({ industry: 'telecom', on: today }),
      await document({ industry: 'telecom', on: addDays(today, -60) }),
      await document({ industry: 'telecom', on: '2001-01-01' }),
    ];
    expect(now).toEqual(await document({ industry: 'telecom' }));
    expect(past.asOf).toBe(addDays(today, -60));
    expect(past.companies.length).toBeGreaterThan(0);
    expect(past.companies).not.toEqual(now.companies);
    expect(before.companies).toEqual([]);
  });

  test.each(['industry=x', 'months=7', 'on=2026-02-30', 'on=tomorrow', 'on=2999-01-01', 'sort=x', 'format=xml'])(
    'refuses %s in words',
    async (query) => {
      const { status, text, headers } = await get(`/api/v1/rankings?${query}`);
      expect(status).toBe(400);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(JSON.parse(text).detail).toMatch(new RegExp(`^${query.split('=')[0]}: .{10,}`));
    },
  );
});
