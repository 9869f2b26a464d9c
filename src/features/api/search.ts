import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { type Found, findCases } from '#src/features/register/index.ts';
import { scopes } from '#src/features/search/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Fault } from '#src/lib/problem.ts';
import { clean, longestSearch } from '#src/lib/text.ts';
import { addresses } from './cases.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import * as pieces from './pieces.ts';

const { count } = pieces;

export const query = z.strictObject({
  q: z.string().max(longestSearch),
  in: z.enum(scopes).default('all'),
  company: pieces.slug.optional(),
  industry: pieces.industry.optional(),
  kind: pieces.kindKey.optional(),
  stamp: pieces.stamp.exclude(['withdrawn', 'removed']).optional(),
  year: z.int().min(2001).max(2199).optional(),
  page: z.int().min(1).max(9999).optional(),
  cursor: pieces.cursor,
});

const stretches = z.array(z.strictObject({ text: z.string(), isFound: z.boolean() }));
const found = z.strictObject({
  number: pieces.caseNumber,
  title: stretches,
  language: pieces.language,
  company: pieces.company,
  industry: pieces.industry,
  stamp: pieces.stamp,
  publishedOn: pieces.day.nullable(),
  passage: z
    .strictObject({
      place: z.enum(['story', 'entry', 'reply', 'promise', 'closing']),
      who: z.string().nullable().describe('The company of a reply'),
      text: stretches,
    })
    .nullable(),
  url: pieces.url,
  api: pieces.url,
});
const counted = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, cases: count }));

export const answer = z.strictObject({
  q: z.string(),
  understoodAs: z.array(z.string()).describe('Words as which mistyped ones were read'),
  unread: z.array(z.string()).describe('Words beyond the most that are looked for'),
  companies: z.array(pieces.company).describe('Companies that are called as was typed'),
  total: count,
  isMore: z.boolean().describe('There are more than were looked at'),
  isLoose: z.boolean().describe('No case says all of it: these say the most'),
  page: count,
  pages: count,
  cases: z.array(found),
  next: pieces.next,
  facets: z.strictObject({
    companies: counted(pieces.company),
    industries: counted(pieces.industry),
    kinds: counted(pieces.kindKey),
    stamps: counted(pieces.stamp),
    years: counted(z.int()),
  }),
});

/** A cursor says for which search it is, the last case that was shown, and how many were before. */
const place = z.tuple([z.string(), pieces.caseNumber, z.string().regex(/^\d{1,5}$/)]);

const searchKey = (asked: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 10);

/** What a search finds, the best first, from a page or from where the cursor of an answer leads. Three round trips. */
export async function searchPage(
  db: Database,
  { q: typed, in: scope, page, cursor, ...narrowed }: z.output<typeof query>,
  today: Day,
): Promise<z.input<typeof answer> | { fault: Fault }> {
  const q = clean(typed);
  if (q === '') return { fault: { name: 'q', detail: 'a word has a letter or a digit' } };
  const { company, industry, kind, stamp, year } = narrowed;
  const key = searchKey([q, scope, company, industry, kind, stamp, year]);
  const from = cursor === undefined ? null : readCursor(cursor, place);
  if (cursor !== undefined && from?.[0] !== key) return { fault: strangeCursor };
  if (from && page !== undefined) return { fault: { name: 'page', detail: 'not together with a cursor' } };
  const after = from ? { number: from[1], shown: Number(from[2]) } : undefined;
  const asked = { scope, company, industry, kind, stamp, year, page: page ?? 1, after };
  const result = await findCases(db, q, asked, today);
  return {
    q,
    understoodAs: result.readAs,
    unread: result.asked.unread,
    companies: result.asked.companies.map(({ slug, name }) => ({ slug, name })),
    total: result.total,
    isMore: result.isMore,
    isLoose: result.isLoose,
    page: result.page,
    pages: result.pages,
    cases: result.rows.flatMap(foundCase),
    next: result.next && cursorOf([key, result.next.number, String(result.next.shown)]),
    facets: {
      companies: result.companies,
      industries: result.industries,
      kinds: result.kinds.flatMap(({ value, cases }) => {
        const key = pieces.kindKey.safeParse(value.key);
        return key.success ? [{ value: key.data, cases }] : [];
      }),
      stamps: result.stamps,
      years: result.years,
    },
  };
}

function foundCase(row: Found['rows'][number]): z.input<typeof found>[] {
  const { number, title, locale, industry, stamp, publishedOn, passage } = row;
  if (number === null || !isIndustry(industry)) return [];
  return [
    {
      number,
      title: row.markedTitle.stretches,
      language: locale,
      company: { slug: row.companySlug, name: row.companyName },
      ...{ industry, stamp, publishedOn },
      passage: passage && { place: passage.place, who: passage.who, text: passage.stretches },
      ...addresses({ number, title, locale }),
    },
  ];
}
