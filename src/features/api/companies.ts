import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { type CompanyRecord, companiesBehind, companyRecord, findCompanies } from '#src/features/companies/index.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { horizons, type Question, whyUntold } from '#src/features/forecasts/index.ts';
import { kindCountsOf, kindsOfCompany } from '#src/features/problems/index.ts';
import { type CompanyProfile, companyProfile } from '#src/features/profiles/index.ts';
import { windows } from '#src/features/rankings/windows.ts';
import { examinedCounts } from '#src/features/signs/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Fault } from '#src/lib/problem.ts';
import { clean, longestSearch } from '#src/lib/text.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import * as pieces from './pieces.ts';

const { count, share } = pieces;

const listed = z.strictObject({
  slug: pieces.slug,
  name: z.string(),
  alias: z.string().nullable().describe('The other name by which it was found'),
  industry: pieces.industry,
  city: z.string().nullable(),
  url: pieces.url,
  api: pieces.url,
});

export const listQuery = z.strictObject({
  q: z.string().max(longestSearch).optional(),
  industry: pieces.industry.optional(),
  limit: pieces.limit,
  cursor: pieces.cursor,
});
export const listAnswer = z.strictObject({ companies: z.array(listed), next: pieces.next });

const place = z.tuple([pieces.slug]);

/** Companies by their address, or the best of those that are called as is asked. One round trip. */
export async function companiesPage(
  db: Database,
  { q, industry, limit, cursor }: z.output<typeof listQuery>,
): Promise<z.input<typeof listAnswer> | { fault: Fault }> {
  const typed = clean(q ?? '');
  if (typed !== '') {
    if (cursor !== undefined) return { fault: { name: 'cursor', detail: 'what is found by a name comes at once' } };
    const found = await findCompanies(db, typed, limit);
    const ofIndustry = found.filter((one) => industry === undefined || one.industry === industry);
    return { companies: ofIndustry.flatMap((one) => listedCompany(one)), next: null };
  }
  if (q !== undefined) return { fault: { name: 'q', detail: 'a name has a letter or a digit' } };
  const from = cursor === undefined ? [''] : readCursor(cursor, place);
  if (!from) return { fault: strangeCursor };
  const rows = await companiesBehind(db, { industry, after: from[0] ?? '', most: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    companies: shown.flatMap((one) => listedCompany({ ...one, alias: null })),
    next: rows.length > limit && last ? cursorOf([last.slug]) : null,
  };
}

interface Row {
  slug: string;
  name: string;
  alias: string | null;
  industry: string;
  city: string | null;
}

function listedCompany({ slug, name, alias, industry, city }: Row): z.input<typeof listed>[] {
  return isIndustry(industry) ? [{ slug, name, alias, industry, city, ...addresses(slug) }] : [];
}

const addresses = (slug: string) => ({
  url: absolute(paths.company('de', slug)),
  api: absolute(paths.apiCompany(slug)),
});

export const oneQuery = z.strictObject({ months: z.enum(windows).default('12') });

const speaker = z.strictObject({
  name: z.string(),
  jobTitle: z.string(),
  firm: z.string().nullable().describe('Law firm or agency of somebody from outside'),
});
const ended = z.strictObject({ cases: count, withdrawn: count, removed: count, notGenuine: count });
/** Beside the figures, wherever they stand: as people read it, too. */
export const examined = z
  .strictObject({ cases: count, votes: count })
  .describe('Cases and votes that may not be genuine and about which nobody has decided; they count until then');
const said = z.strictObject({ n: count, of: share.omit({ n: true }).nullable() });

const expected = (what: string) =>
  z
    .strictObject({
      withinDays: count.describe('Of the publication; those on which the company waited for the author do not count'),
      of: share.nullable().describe('Null where nothing can be told'),
      n: count.describe('Cases of the company that had the time'),
      because: z
        .enum(['few', 'wide'])
        .nullable()
        .describe('Why it cannot be told: too few cases, or too wide an interval'),
    })
    .describe(what);

export const oneAnswer = z.strictObject({
  slug: pieces.slug,
  name: z.string(),
  industry: pieces.industry,
  city: z.string().nullable(),
  aliases: z.array(z.string()),
  formerNames: z.array(z.strictObject({ name: z.string(), until: pieces.day, by: z.enum(['renamed', 'merged']) })),
  speaks: z
    .strictObject({ since: pieces.day, verifiedAs: z.string(), people: z.array(speaker) })
    .nullable()
    .describe('Who speaks for it, and since when that is verified; null while nobody does'),
  months: z.enum(windows),
  asOf: pieces.day.nullable().describe('Day of the figures'),
  figures: z
    .strictObject({
      n: count,
      answered: z.strictObject({ day7: share, day14: share, day30: share }),
      medianDays: z.number().nullable().describe('Null: not reached'),
      solved: share,
      promises: share,
      index: z.strictObject({ low: z.number(), mid: z.number(), high: z.number() }),
    })
    .nullable()
    .describe('Null without a case in the period'),
  rank: z
    .strictObject({ from: count, to: count, of: count })
    .nullable()
    .describe('Ranks that are possible in its industry; null with too few cases'),
  inPeriod: ended.nullable(),
  ever: ended,
  examined,
  read: said
    .extend({ isOfLatest: z.boolean().describe('There are more: of these only the latest were looked at') })
    .nullable()
    .describe(
      'Cases of the period that the company opened here, of all; null while nobody speaks for it, who could open one',
    ),
  buyAgain: said.nullable(),
  content: said.nullable(),
  forecast: z
    .strictObject({
      asOf: pieces.day
        .nullable()
        .describe('Morning on which it was made; null before a case of the company was counted'),
      answered: expected('Share of cases to come that will be answered in time'),
      solved: expected('Share that will be solved in time, as their authors say; partly solved counts by half'),
    })
    .describe(
      'What is expected of a case to come, of whatever kind: a forecast of this site, made from cases and industry',
    ),
  kinds: z
    .array(z.strictObject({ key: pieces.kindKey, cases: count }))
    .describe('What its cases are about, the most frequent first'),
  url: pieces.url,
  cases: pieces.url,
  promises: pieces.url,
});

/** What a profile says of a company. Three round trips, and null for an address that none has. */
export async function companyDocument(
  db: Database,
  slug: string,
  { months }: z.output<typeof oneQuery>,
  today: Day,
): Promise<{ id: string; document: z.input<typeof oneAnswer> } | null> {
  const company = await companyRecord(db, slug);
  if (!company || !isIndustry(company.industry)) return null;
  const profile = await companyProfile(db, company, months, today);
  const [ofKinds, [examinedNow]] = await db.batch([
    kindsOfCompany(db, { companyId: company.id }),
    examinedCounts(db, company.id),
  ]);
  const { kinds } = kindCountsOf(ofKinds, 0);
  const listedKinds = kinds.flatMap(({ kind, cases }) => {
    const key = pieces.kindKey.safeParse(kind.key);
    return key.success ? [{ key: key.data, cases }] : [];
  });
  return {
    id: company.id,
    document: {
      ...headOf(company),
      industry: company.industry,
      months,
      ...figuresOf(profile),
      examined: examinedNow ?? { cases: 0, votes: 0 },
      forecast: forecastOf(profile.expected),
      read: company.claim && { n: profile.read.read.n, of: profile.read.read.of, isOfLatest: profile.read.isOfLatest },
      kinds: listedKinds,
      url: absolute(paths.company('de', company.slug)),
      cases: absolute(paths.apiCases({ company: company.slug })),
      promises: absolute(paths.apiPromises({ company: company.slug })),
    },
  };
}

function headOf({ slug, name, city, aliases, changes, claim }: CompanyRecord) {
  return {
    ...{ slug, name, city, aliases },
    formerNames: changes.map(({ kind, formerName, on }) => ({ name: formerName, until: on, by: kind })),
    speaks: claim && {
      since: claim.since,
      verifiedAs: claim.verifiedAs,
      people: claim.representatives.map(({ name, jobTitle, firm }) => ({ name, jobTitle, firm: firm || null })),
    },
  };
}

function figuresOf({ asOf, own, rank, counted, ever }: CompanyProfile) {
  const figures = own && {
    n: own.tally.cases,
    answered: { day7: own.figures.day7, day14: own.figures.day14, day30: own.figures.day30 },
    medianDays: own.figures.medianDays,
    solved: own.figures.solved,
    promises: own.figures.promises,
    index: own.figures.index,
  };
  return {
    ...{ asOf, figures, rank },
    inPeriod: counted && endedOf(counted),
    ever: endedOf(ever),
    buyAgain: own?.buyAgain ?? null,
    content: own?.content ?? null,
  };
}

function forecastOf(expected: CompanyProfile['expected']): z.input<typeof oneAnswer>['forecast'] {
  const of = (question: Question) => {
    const { forecast, isTold } = expected?.perQuestion[question] ?? {};
    const n = forecast?.all ?? 0;
    const told = forecast && isTold ? { share: forecast.share, low: forecast.low, high: forecast.high, n } : null;
    return { withinDays: horizons[question], of: told, n, because: told ? null : whyUntold(forecast) };
  };
  return { asOf: expected?.asOf ?? null, answered: of('answered'), solved: of('solved') };
}

const endedOf = ({ cases, withdrawn, removed, notGenuine }: z.infer<typeof ended>) => ({
  cases,
  withdrawn,
  removed,
  notGenuine,
});
