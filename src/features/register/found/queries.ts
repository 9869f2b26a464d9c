import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, entries, promises, replies } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { isReadable, isStamp, type Stamp, stampOf } from '#src/features/cases/rules.ts';
import { type Industry, isIndustry } from '#src/features/companies/industries.ts';
import type { Kind } from '#src/features/problems/kinds/kind.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import {
  type Asked,
  type Candidate,
  isScope,
  type Marked,
  mark,
  passageIn,
  type Scope,
  searchCases,
  wordWith,
} from '#src/features/search/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { plainText } from '#src/lib/markdown.ts';
import { choice, pageNumber } from '#src/lib/query.ts';
import { visitor } from '#src/lib/situation.ts';

/** By what a search is narrowed. Everything is optional; `page` counts from 1. */
export interface FoundFilter {
  scope: Scope;
  company: string | undefined;
  industry: Industry | undefined;
  /** Key of a kind of problem. */
  kind: string | undefined;
  stamp: Stamp | undefined;
  year: number | undefined;
  page: number;
  /** In place of a page: what follows this case, however what is before it changed meanwhile. */
  after?: FoundPlace | undefined;
}

/** The last case that was shown, and how many stood before what follows: for when it is found no more. */
export interface FoundPlace {
  number: string;
  shown: number;
}

const perPage = 15;

/** The filter an address asks for. Whatever it does not know is left out: a filter never fails. */
export function foundFilterOf(query: URLSearchParams): FoundFilter {
  const year = Number(query.get('year') ?? '');
  return {
    scope: choice(query, 'in', isScope, 'all'),
    company: /^[a-z0-9-]{1,80}$/.exec(query.get('company') ?? '')?.[0],
    industry: choice(query, 'industry', isIndustry, undefined),
    kind: kindOf(query.get('kind'))?.key,
    stamp: choice(query, 'stamp', isStamp, undefined),
    year: Number.isInteger(year) && year > 2000 && year < 2200 ? year : undefined,
    page: pageNumber(query),
  };
}

/** Where in a case something was found. */
export type Place = 'story' | 'entry' | 'reply' | 'promise' | 'closing';

/** A case that was found, with the words by which. */
export interface FoundCase extends Candidate {
  stamp: Stamp;
  markedTitle: Marked;
  passage: (Marked & { place: Place; who: string | null }) | null;
}

interface Count<T> {
  value: T;
  cases: number;
}

/** What was found: one page of it, and by what it can be narrowed, the most frequent first. */
export interface Found {
  asked: Asked;
  /** Words as which mistyped ones were read. */
  readAs: string[];
  rows: FoundCase[];
  total: number;
  /** There are more than were looked at. */
  isMore: boolean;
  /** No case says all of it: these say the most. */
  isLoose: boolean;
  /** The page that is shown: the last one for whoever asks for a later one. */
  page: number;
  pages: number;
  /** Where to go on; null at the end. */
  next: FoundPlace | null;
  companies: Count<{ slug: string; name: string }>[];
  industries: Count<Industry>[];
  kinds: Count<Kind>[];
  stamps: Count<Stamp>[];
  years: Count<number>[];
}

/** Whether a case of this number was ever public: of one that ended a search finds no words, but its page says what happened. */
export async function wasPublished(db: Database, number: string): Promise<boolean> {
  const [there] = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(visibleCases(visitor), eq(cases.number, number)));
  return there !== undefined;
}

/** Searches, narrows and counts. Three round trips. */
export async function findCases(db: Database, typed: string, filter: FoundFilter, today: Day): Promise<Found> {
  const { asked, found, isMore } = await searchCases(db, typed, filter);
  const stamped = found.filter(isReadable).map((one) => ({ ...one, stamp: stampOf(one, today) }));
  const wanted = stamped.filter(
    ({ stamp, kind }) =>
      (filter.stamp === undefined || stamp === filter.stamp) && (filter.kind === undefined || kind === filter.kind),
  );
  const pages = Math.max(1, Math.ceil(wanted.length / perPage));
  const from = filter.after ? placeIn(wanted, filter.after) : (Math.min(filter.page, pages) - 1) * perPage;
  const page = Math.min(Math.floor(from / perPage) + 1, pages);
  const shown = wanted.slice(from, from + perPage);
  const last = shown.at(-1)?.number;
  const passages = await passagesOf(db, shown, asked);
  const rows = shown.flatMap((one) => {
    const passage = passages.get(one.id);
    return passage === undefined ? [] : [{ ...one, markedTitle: mark(one.title, asked.readings), passage }];
  });
  const written = rows.flatMap(({ markedTitle, passage }) => [markedTitle, ...(passage ? [passage] : [])]);
  const slips = asked.readings.flatMap(({ meanings }) => meanings.filter(({ kind }) => kind === 'slip').slice(0, 1));
  return {
    asked,
    readAs: slips.flatMap(({ as = '' }) => wordWith(as, written) ?? []),
    rows,
    total: wanted.length,
    isMore,
    isLoose: found.length > 0 && !found.some(({ isWhole }) => isWhole),
    page,
    pages,
    next: last && from + perPage < wanted.length ? { number: last, shown: from + perPage } : null,
    companies: counted(
      wanted,
      (one) => one.companySlug,
      (one) => ({ slug: one.companySlug, name: one.companyName }),
    ),
    industries: counted(
      wanted,
      (one) => one.industry,
      (one) => one.industry,
    ).flatMap(({ value, cases }) => (isIndustry(value) ? [{ value, cases }] : [])),
    kinds: counted(
      stamped.filter(({ stamp }) => filter.stamp === undefined || stamp === filter.stamp),
      (one) => one.kind ?? '',
      (one) => kindOf(one.kind),
    ).flatMap(({ value, cases }) => (value ? [{ value, cases }] : [])),
    stamps: counted(
      stamped,
      (one) => one.stamp,
      (one) => one.stamp,
    ),
    years: counted(
      wanted,
      (one) => one.publishedOn?.slice(0, 4) ?? '',
      (one) => Number(one.publishedOn?.slice(0, 4)),
    ),
  };
}

function placeIn(wanted: readonly { number: string | null }[], { number, shown }: FoundPlace): number {
  const at = wanted.findIndex((one) => one.number === number);
  return at === -1 ? Math.min(shown, wanted.length) : at + 1;
}

function counted<Row, T>(rows: readonly Row[], keyOf: (row: Row) => string, what: (row: Row) => T): Count<T>[] {
  return [...Map.groupBy(rows, keyOf).values()]
    .flatMap((some) => (some[0] ? [{ value: what(some[0]), cases: some.length }] : []))
    .sort((a, b) => b.cases - a.cases);
}

/** By case id; of a case that cannot be read there is none. */
async function passagesOf(
  db: Database,
  shown: readonly { id: string }[],
  { readings }: Asked,
): Promise<Map<string, FoundCase['passage']>> {
  const ids = shown.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const isSeen = and(inArray(cases.id, ids), visibleCases(visitor), inArray(cases.status, [...readableStatuses]));
  const [stories, told, said, promised, closed] = await db.batch([
    db.select({ id: cases.id, text: cases.summary }).from(cases).where(isSeen),
    db
      .select({ id: entries.caseId, text: entries.text })
      .from(entries)
      .where(inArray(entries.caseId, ids))
      .orderBy(asc(entries.occurredOn), asc(entries.position)),
    db
      .select({ id: replies.caseId, text: replies.text, who: replies.signedCompany })
      .from(replies)
      .where(inArray(replies.caseId, ids))
      .orderBy(asc(replies.publishedAt)),
    db.select({ id: promises.caseId, text: promises.text }).from(promises).where(inArray(promises.caseId, ids)),
    db.select({ id: closings.caseId, text: closings.words }).from(closings).where(inArray(closings.caseId, ids)),
  ]);
  const pieces = [
    ...stories.map((one) => ({ ...one, place: 'story' as const, who: null })),
    ...told.map((one) => ({ ...one, place: 'entry' as const, who: null })),
    ...said.map((one) => ({ ...one, place: 'reply' as const })),
    ...promised.map((one) => ({ ...one, place: 'promise' as const, who: null })),
    ...closed.map((one) => ({ ...one, place: 'closing' as const, who: null })),
  ];
  return new Map(
    stories.map(({ id }) => {
      const found = pieces
        .filter((piece) => piece.id === id && piece.text)
        .flatMap(({ text, place, who }) => {
          const passage = passageIn(plainText(text ?? ''), readings);
          return passage ? [{ ...passage, place, who }] : [];
        });
      const [first = null] = found.sort((a, b) => b.words - a.words);
      return [id, first];
    }),
  );
}
