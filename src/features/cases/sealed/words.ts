import type { Database, Transaction } from '#db/client.ts';
import type { cases, closings, entries, promises, replies, verdicts } from '#db/schema/index.ts';
import { canonicalJson, type Json } from '#src/lib/canonical.ts';
import { dayOf } from '#src/lib/dates.ts';
import { type CaseRows, loadRows } from '../state/loading.ts';
import { readableStatuses } from '../visibility.ts';

type Value = string | number | boolean | Date | null | readonly string[];

/**
 * What is said, without what is not: a field that one day is added changes the spelling of no case that does not use it. Days
 * and moments are written out.
 */
function saidIn(row: Readonly<Record<string, Value>>): { readonly [name: string]: Json } {
  const given = Object.entries(row).filter(
    ([, value]) => value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    given.map(([name, value]) => [name, value instanceof Date ? value.toISOString() : plain(value)]),
  );
}

function plain(value: Exclude<Value, Date>): Json {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

/** Whether a case can be read as it is: the others say nothing. */
const isReadable: ReadonlySet<string> = new Set(readableStatuses);

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * Everything that can be read in a case and was said by somebody, in the one spelling (RFC 8785) that the public log seals. Null
 * for a case that cannot be read.
 */
export function wordsIn({ head, ...rows }: CaseRows): string | null {
  if (!isReadable.has(head.status)) return null;
  const dayOfEntry = (id: string | null) => rows.entries.find((entry) => entry.id === id)?.occurredOn ?? null;
  return canonicalJson({
    format: 'aktenkundig-words/1',
    ...headOf(head),
    entries: rows.entries.map(entryOf),
    promises: [...rows.promises].sort(byId).map(promiseOf),
    thread: rows.thread.map((reply) => postOf({ ...reply, corrects: dayOfEntry(reply.aboutEntryId) })),
    closings: rows.closings.map(closingOf),
    reopenings: rows.reopenings.map(({ reason, reopenedAt }) => saidIn({ reason, reopenedAt })),
    steps: rows.steps.map(({ step, takenOn }) => saidIn({ step, takenOn })),
    // A case without files is spelt as it was before there were any.
    ...listed(
      'evidence',
      rows.evidence.map(({ sha256, depositedAt }) => saidIn({ sha256, depositedAt })),
    ),
    ...listed(
      'causes',
      rows.causes.map(({ saidBy, deniedAt, cause: { cause, measure, measureOn } }) =>
        saidIn({ by: saidBy, cause, measure, measureOn, denied: deniedAt !== null }),
      ),
    ),
  });
}

/** `wordsIn` of each of these cases, by case id. None of a case that cannot be read. One round trip, whatever their number. */
export async function sealedWords(db: Database | Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const said = [...(await loadRows(db, ids))].map(([id, rows]) => [id, wordsIn(rows)] as const);
  return new Map(said.flatMap(([id, words]) => (words === null ? [] : [[id, words] as const])));
}

const listed = (name: string, rows: readonly Json[]): { [name: string]: Json } =>
  rows.length === 0 ? {} : { [name]: [...rows] };

/** The name of the company is not among it: it may be called otherwise one day, which is a leaf of its own. */
function headOf(row: typeof cases.$inferSelect): { readonly [name: string]: Json } {
  const { number, locale, publishedAt, title, summary, penName, place, desiredOutcome, desiredText, ...more } = row;
  const { disputedCents, disputedCurrency, disputedIsAbout } = more;
  const disputed = disputedCents === null ? {} : { disputedCents, disputedCurrency, disputedIsAbout };
  const words = { title, summary, penName, place, desiredOutcome, desiredText };
  return saidIn({ number, language: locale, publishedAt, ...words, ...disputed });
}

function entryOf(row: typeof entries.$inferSelect): Json {
  const {
    occurredOn,
    occurredUntil,
    precision,
    time,
    timeIsAbout,
    channel,
    direction,
    people,
    thirdParty,
    text,
    ...more
  } = row;
  const { contacts, waitedMinutes, waitedIsAbout, spentCents, spentCurrency, spentIsAbout, handOvers, ...rest } = more;
  const spent = spentCents === 0 ? {} : { spentCents, spentCurrency, spentIsAbout };
  return saidIn({
    occurredOn,
    occurredUntil,
    precision,
    time,
    timeIsAbout,
    channel,
    direction,
    people,
    thirdParty,
    text,
    contacts,
    waitedMinutes,
    waitedIsAbout,
    ...spent,
    handOvers,
    expectsAnswer: rest.expectsAnswer,
    automaticReceipt: rest.automaticReceipt,
    recordedOn: dayOf(rest.recordedAt),
  });
}

function promiseOf(row: typeof promises.$inferSelect): Json {
  const { text, madeOn, dueOn, keptOn, brokenOn, reportedKeptOn } = row;
  return saidIn({ text, madeOn, dueOn, keptOn, brokenOn, reportedKeptOn });
}

/** Of a reply that was given as one only named it is said who signed it; after a merger it may be a reply like others. */
function postOf(
  row: typeof replies.$inferSelect & { verdict: typeof verdicts.$inferSelect | null; corrects: string | null },
): {
  readonly [name: string]: Json;
} {
  const {
    kind,
    signedName,
    signedJobTitle,
    signedFirm,
    signedCompany,
    intent,
    text,
    publishedAt,
    correctedAt,
    corrects,
    verdict,
  } = row;
  const by = kind.endsWith('reply') ? 'company' : 'author';
  const said = saidIn({
    by,
    signedName,
    signedJobTitle,
    signedFirm,
    signedCompany,
    intent,
    text,
    publishedAt,
    correctedAt,
    corrects,
  });
  if (!verdict) return said;
  const { content, boilerplate, text: words, givenAt } = verdict;
  return { ...said, verdict: saidIn({ content, boilerplate, text: words, givenAt }) };
}

function closingOf(row: typeof closings.$inferSelect): Json {
  const { outcome, words, buyAgain, closedAt, ...marks } = row;
  const { reachability, speed, competence, promisesKept, friendliness, empathy, clarity } = marks;
  const given = { reachability, speed, competence, promisesKept, friendliness, empathy, clarity };
  return saidIn({ outcome, words, buyAgain, closedAt, ...given });
}
