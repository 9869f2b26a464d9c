import { and, asc, between, count, eq, exists, inArray, isNotNull, isNull, max, min, or, sql } from 'drizzle-orm';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { Database } from '#db/client.ts';
import { cases, companies, events, representatives } from '#db/schema/index.ts';
import { publicActs, readableStatuses } from '#src/features/cases/index.ts';
import { boardsToFind } from '#src/features/forecasts/index.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import { locales } from '#src/i18n/index.ts';
import { absolute, inLanguage, paths } from '#src/lib/paths.ts';

/**
 * Cases and companies of one file, each with an address in both languages: few enough that no request holds up others. A
 * sitemap index may name 50,000 files: room for 25 million.
 */
const perFile = 500;

/** A page of the site; `lastmod`: when what it shows last changed, ISO 8601, a day or a moment, where that is known. */
interface Entry {
  path: string;
  lastmod?: string;
}

/** Names of all sitemaps: `pages`, `companies-1` …, `cases-2026-0` (numbers 2026-000000 to 2026-000499) … One round trip. */
async function sitemapParts(db: Database): Promise<string[]> {
  const [years, [known]] = await db.batch([
    db
      .select({ first: min(cases.number), last: max(cases.number) })
      .from(cases)
      .where(sql`${cases.number} is not null`)
      .groupBy(sql`substr(${cases.number}, 1, 4)`),
    db.select({ companies: count() }).from(companies).where(hasContent(db)),
  ]);
  const ofCompanies = Math.ceil((known?.companies ?? 0) / perFile);
  return [
    'pages',
    ...Array.from({ length: ofCompanies }, (_, index) => `companies-${index + 1}`),
    ...years.flatMap(({ first, last }) => {
      const [from, until] = [first, last].map((number) => Math.floor(Number(number?.slice(5)) / perFile));
      if (from === undefined || until === undefined) return [];
      return Array.from({ length: until - from + 1 }, (_, index) => `cases-${last?.slice(0, 4)}-${from + index}`);
    }),
  ];
}

/** What a sitemap lists; null for a name that none has. One round trip. */
async function entriesOf(db: Database, part: string): Promise<Entry[] | null> {
  if (part === 'pages') return [...texts.map((path) => ({ path })), ...(await boardEntries(db))];
  const [, page] = /^companies-([1-9]\d{0,4})$/.exec(part) ?? [];
  if (page) return companyEntries(db, Number(page));
  const [, year, chunk] = /^cases-(\d{4})-(0|[1-9]\d{0,3})$/.exec(part) ?? [];
  return year && chunk ? caseEntries(db, year, Number(chunk)) : null;
}

const texts = [
  paths.home('de'),
  paths.cases('de'),
  paths.companies('de'),
  paths.rankings('de'),
  paths.check('de'),
  paths.method('de'),
  paths.transparency('de'),
  paths.interface('de'),
  paths.log('de'),
  paths.rules('de'),
  paths.verification('de'),
  paths.forCompanies('de'),
  paths.imprint('de'),
  paths.privacy('de'),
];

/** Somebody has written about it, or speaks for it: of the others the register knows little more than the name. */
function hasContent(db: Database) {
  const isIts = eq(cases.companyId, companies.id);
  const speaks = and(eq(representatives.companyId, companies.id), isNull(representatives.endedAt));
  return or(
    exists(
      db
        .select({ found: sql`1` })
        .from(cases)
        .where(and(isIts, isNotNull(cases.number))),
    ),
    exists(db.select({ found: sql`1` }).from(representatives).where(speaks)),
  );
}

/** Boards by kind of problem; none of a kind that the list has no more. */
async function boardEntries(db: Database): Promise<Entry[]> {
  const boards = await boardsToFind(db, {});
  return boards
    .filter(({ kind }) => kindOf(kind))
    .map(({ kind, changedOn }) => ({ path: paths.kindBoard('de', kind), lastmod: changedOn }));
}

async function companyEntries(db: Database, page: number): Promise<Entry[]> {
  const rows = await db
    .select({ slug: companies.slug })
    .from(companies)
    .where(hasContent(db))
    .orderBy(asc(companies.id))
    .limit(perFile)
    .offset((page - 1) * perFile);
  return rows.map(({ slug }) => ({ path: paths.company('de', slug) }));
}

async function caseEntries(db: Database, year: string, chunk: number): Promise<Entry[]> {
  const numberOf = (count: number) => `${year}-${String(count).padStart(6, '0')}`;
  const changedAt = sql<number>`(select max(${events.at}) from ${events}
    where ${and(eq(events.caseId, cases.id), inArray(events.action, [...publicActs]))})`;
  const rows = await db
    .select({ number: cases.number, title: cases.title, publishedAt: cases.publishedAt, changedAt })
    .from(cases)
    .where(
      and(
        between(cases.number, numberOf(chunk * perFile), numberOf(chunk * perFile + perFile - 1)),
        inArray(cases.status, [...readableStatuses]),
      ),
    )
    .orderBy(asc(cases.number));
  return rows.flatMap(({ number, title, publishedAt, changedAt }) =>
    number === null
      ? []
      : [
          {
            path: paths.case('de', { number, title }),
            lastmod: new Date(changedAt ?? publishedAt ?? 0).toISOString(),
          },
        ],
  );
}

/** A sitemap as XML: each page in both languages, which name each other. Null for a name that none has. */
export async function sitemapXml(db: Database, part: string): Promise<string | null> {
  const entries = await entriesOf(db, part);
  if (entries === null) return null;
  // A sitemap without an address is none: the text of the stream would be cut off.
  if (entries.length === 0) return part === 'pages' ? null : empty;
  const stream = new SitemapStream({
    hostname: absolute('/'),
    xmlns: { news: false, xhtml: true, image: false, video: false },
    // Of a board the day is known, and no moment.
    lastmodDateOnly: part === 'pages',
  });
  for (const { path, ...rest } of entries) {
    const links = locales.map((lang) => ({ lang, url: absolute(inLanguage(path, lang)) }));
    for (const { url } of links) stream.write({ url, links, ...rest });
  }
  stream.end();
  return (await streamToPromise(stream)).toString();
}

const empty =
  '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>';

/** The index of all sitemaps as XML. */
export async function sitemapIndex(db: Database): Promise<string> {
  const stream = new SitemapIndexStream();
  for (const part of await sitemapParts(db)) stream.write({ url: absolute(paths.sitemap(part)) });
  stream.end();
  return (await streamToPromise(stream)).toString();
}
