import { z } from 'astro/zod';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from '#db/client.ts';
import { insertInto, prepared, preparedWrite, slots, together } from '#db/prepared.ts';
import { cases, searchDocuments, searchEndings, searchTerms } from '#db/schema/index.ts';
import { isVocabulary, termsOf } from './words.ts';

/** What is read of the canonical spelling of a case (`sealedWords` of cases). */
const saidIn = z.object({
  language: z.enum(['de', 'en']),
  title: z.string().default(''),
  summary: z.string().default(''),
  desiredText: z.string().default(''),
  entries: z.array(z.object({ text: z.string().default(''), thirdParty: z.string().default('') })).default([]),
  promises: z.array(z.object({ text: z.string().default('') })).default([]),
  thread: z
    .array(
      z.object({
        by: z.enum(['company', 'author']),
        text: z.string().default(''),
        verdict: z.object({ text: z.string().default('') }).optional(),
      }),
    )
    .default([]),
  closings: z.array(z.object({ words: z.string().default('') })).default([]),
  reopenings: z.array(z.object({ reason: z.string().default('') })).default([]),
});

const pieces = ['title', 'told', 'answered', 'promised'] as const;
type Pieces = Record<(typeof pieces)[number], string>;

/** The terms of a case by where they stand, in no order and each once: none of its sentences can be put together from them. */
function piecesOf(words: string): Pieces {
  const said = saidIn.parse(JSON.parse(words));
  const told = [
    said.summary,
    said.desiredText,
    ...said.entries.flatMap(({ text, thirdParty }) => [text, thirdParty]),
    ...said.thread.flatMap(({ by, text, verdict }) => [by === 'author' ? text : '', verdict?.text ?? '']),
    ...said.closings.map((closing) => closing.words),
    ...said.reopenings.map(({ reason }) => reason),
  ];
  const terms = (texts: readonly string[]) => [...termsOf(texts.join('\n'), said.language)].sort().join(' ');
  return {
    title: terms([said.title]),
    told: terms(told),
    answered: terms(said.thread.filter(({ by }) => by === 'company').map(({ text }) => text)),
    promised: terms(said.promises.map(({ text }) => text)),
  };
}

/** The mark of a company, an industry or a year of publication, as it stands in the index. */
export const markOf = (kind: 'company' | 'industry' | 'year', value: string | number) =>
  `${kind}${String(value)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`;

const documentOf = prepared((db) =>
  db
    .select()
    .from(searchDocuments)
    .where(eq(searchDocuments.caseId, sql.placeholder('caseId'))),
);
const marksOf = prepared((db) =>
  db
    .select({
      number: cases.number,
      companyId: cases.companyId,
      industry: cases.industry,
      publishedOn: cases.publishedOn,
    })
    .from(cases)
    .where(eq(cases.id, sql.placeholder('caseId'))),
);
const keepDocument = preparedWrite((db) => {
  const said = [...pieces, 'marks'] as const;
  return db
    .insert(searchDocuments)
    .values(slots<typeof searchDocuments>(['id', 'caseId', ...said]))
    .onConflictDoUpdate({ target: searchDocuments.caseId, set: slots<typeof searchDocuments>(said) });
});
const setPieces = preparedWrite((db) =>
  db
    .update(searchDocuments)
    .set(slots<typeof searchDocuments>(pieces))
    .where(eq(searchDocuments.caseId, sql.placeholder('caseId'))),
);
/** The index. Triggers tell it of documents that come or go and of whatever sets the marks of one, else it is told what changes. */
const searchIndex = sqliteTable('search_index', {
  command: text('search_index'),
  rowid: integer(),
  title: text(),
  told: text(),
  answered: text(),
  promised: text(),
});
const tellIndex = insertInto(searchIndex);

/** What of a case is in its marks. */
type Marked = Awaited<ReturnType<typeof marksOf>>[number];

/**
 * Notes in a command's transaction what a published case says, to be found by it. `words`: all that can be read in it, in
 * the one spelling of `sealedWords` of cases; null: nothing any more, and it is found by nothing. Called after everything
 * of the command is written. `read`: the case, where it is known already. Answers what it is found by now.
 */
export async function recordWords(
  tx: Transaction,
  caseId: string,
  words: string | null,
  read?: Marked,
): Promise<Pieces | null> {
  const [known] = await documentOf(tx, { caseId });
  const theCase = read ?? (await marksOf(tx, { caseId }))[0];
  if (words === null || !theCase?.number) {
    await tx.delete(searchDocuments).where(eq(searchDocuments.caseId, caseId));
    await count(tx, changesOf(known, undefined));
    return null;
  }
  const { number, companyId, industry, publishedOn } = theCase;
  const marks = [
    markOf('company', companyId ?? ''),
    markOf('industry', industry),
    markOf('year', publishedOn?.slice(0, 4) ?? ''),
  ].join(' ');
  const said = { ...piecesOf(words), marks };
  const changes = changesOf(known, said);
  if (known?.marks !== marks) {
    await keepDocument(tx, { id: Number(number.replace('-', '')), caseId, ...said });
  } else if (changes.length > 0) {
    // To write the whole case anew takes ten times as long: forgetting securely, the index looks for each word of it.
    const { id: rowid } = known;
    await together(tx, [
      setPieces(tx, { caseId, ...said }),
      tellIndex(tx, { command: 'delete', rowid, ...standing(changes, 'before') }),
      tellIndex(tx, { rowid, ...standing(changes, 'after') }),
    ]);
  }
  await count(tx, changes);
  return said;
}

/** A term that stands in other pieces than before. In which it stood and stands: one bit each, 0 in none. */
interface Change {
  term: string;
  before: number;
  after: number;
}

function changesOf(before: Pieces | undefined, after: Pieces | undefined): Change[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((term) => ({ term, before: old.get(term) ?? 0, after: now.get(term) ?? 0 }))
    .filter((one) => one.before !== one.after);
}

function placesOf(said: Pieces | undefined): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, piece] of pieces.entries()) {
    for (const term of said?.[piece].split(' ') ?? []) places.set(term, (places.get(term) ?? 0) | (1 << at));
  }
  return places;
}

/** Of the pieces only the terms that changed. */
function standing(changes: readonly Change[], when: 'before' | 'after'): Pieces {
  const [title = '', told = '', answered = '', promised = ''] = pieces.map((_, at) =>
    changes.flatMap((one) => (one[when] & (1 << at) ? [one.term] : [])).join(' '),
  );
  return { title, told, answered, promised };
}

/** In how many cases each term stands: those that came are one more, of those that went the last one takes its term along. */
async function count(tx: Transaction, changes: readonly Change[]): Promise<void> {
  const listed = (isListed: (one: Change) => boolean) =>
    JSON.stringify(
      changes.flatMap((one) => (isListed(one) && isVocabulary(one.term) ? [[one.term, backwards(one.term)]] : [])),
    );
  const [gone, come] = [listed(({ after }) => after === 0), listed(({ before }) => before === 0)];
  if (gone !== nothing) {
    const among = sql`(select value ->> 0 from json_each(${gone}))`;
    await tx.run(sql`update search_terms set cases = cases - 1 where term in ${among}`);
    await tx.run(sql`delete from search_terms where cases < 1 and term in ${among}`);
    await tx.run(sql`delete from search_endings where backwards in (select value ->> 1 from json_each(${gone})
      where not exists (select 1 from search_terms where term = value ->> 0))`);
    await noteEndings(tx, { changed: gone });
  }
  if (come !== nothing) await together(tx, [countTerms(tx, { changed: come }), noteEndings(tx, { changed: come })]);
}

const nothing = '[]';
const countTerms = preparedWrite((db) => {
  const come = sql`select value ->> 0, 1 from json_each(${sql.placeholder('changed')}) where true`;
  return db
    .insert(searchTerms)
    .select(come)
    .onConflictDoUpdate({ target: searchTerms.term, set: { cases: sql`${searchTerms.cases} + 1` } });
});
/** Of terms of which there is one case more or less: few of them have a digit more or less by it. */
const noteEndings = preparedWrite((db) => {
  const other = sql`select value ->> 1, length(cases) from json_each(${sql.placeholder('changed')}) join search_terms on term = value ->> 0
    where cases = 1 or length(cases) > length(cases - 1) or length(cases) < length(cases + 1)`;
  return db
    .insert(searchEndings)
    .select(other)
    .onConflictDoUpdate({ target: searchEndings.backwards, set: { digits: sql`excluded.digits` } });
});

/** The letters of a term from behind. */
export const backwards = (term: string) => [...term].reverse().join('');

/** Cases that came to another company or industry are found there. */
export async function recordMove(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const [row] = await tx
      .select({ companyId: cases.companyId, industry: cases.industry, marks: searchDocuments.marks })
      .from(searchDocuments)
      .innerJoin(cases, eq(cases.id, searchDocuments.caseId))
      .where(eq(searchDocuments.caseId, id));
    if (!row) continue;
    const year = row.marks.split(' ').at(-1) ?? '';
    const marks = [markOf('company', row.companyId ?? ''), markOf('industry', row.industry), year].join(' ');
    await tx.update(searchDocuments).set({ marks }).where(eq(searchDocuments.caseId, id));
  }
}

/** Published cases from before there was a search, the earliest first: the worker notes what they say. */
export function casesNotFound(
  db: Pick<Database | Transaction, 'select'>,
  statuses: readonly (typeof cases.$inferSelect)['status'][],
  most: number,
) {
  return db
    .select({ id: cases.id })
    .from(cases)
    .leftJoin(searchDocuments, eq(searchDocuments.caseId, cases.id))
    .where(and(isNotNull(cases.number), inArray(cases.status, [...statuses]), isNull(searchDocuments.id)))
    .orderBy(asc(cases.number))
    .limit(most);
}
