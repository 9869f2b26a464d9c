import type { CaseFile, Closing, EntryProof, NamedItem, ThreadItem } from '#src/features/case-file/index.ts';
import { effort } from '#src/features/cases/effort/rules.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import { type Entry, isVague } from '#src/features/timeline/story/rules.ts';
import { canonicalJson, type Json } from '#src/lib/canonical.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';

/** A case whose texts are public. */
export type ReadableFile = CaseFile & { number: string; publishedAt: Date; tombstone: null };

export function isReadable(file: CaseFile): file is ReadableFile {
  return file.number !== null && file.publishedAt !== null && file.tombstone === null;
}

/** The public content of a case, its one canonical spelling and the SHA-256 (lower case, hexadecimal) of that. */
export interface CaseContent {
  /** Canonical JSON (RFC 8785): exactly the bytes that are hashed, in UTF-8. */
  json: string;
  hash: string;
}

/**
 * Everything that is public of a case and was said or done by somebody. What the calendar alone changes (the stamp, an
 * overdue deadline, a promise that ran out unmarked) follows from it and is left out, so that the same content has the
 * same hash on any day and in any language of the reader.
 */
export function contentOf(file: ReadableFile): CaseContent {
  const json = canonicalJson(factsOf(file));
  return { json, hash: sha256(json) };
}

function factsOf(file: ReadableFile): Json {
  // What a file gains must be decided on here: public content, or named among what is left out.
  const {
    entries,
    promises,
    promisesOfOthers,
    proofs,
    thread,
    named,
    closings,
    reopenings,
    company,
    publishedAt,
    correctionCount,
    stepsTaken,
    evidence,
    ...head
  } = file;
  const { number, title, summary, locale, penName, place, desiredOutcome, desiredText, disputed, ...leftOut } = head;
  const {
    state: _followsFromFacts,
    others: _otherCases,
    areAlike: _aboutThem,
    // The company is content; since when it is, the public changes say, and the log.
    transferred: _ofHistory,
    tombstone: _none,
    affectedCount: _ofReaders,
    // A fact about the company, beside the content: what was printed before it read stays genuine.
    readAt: _beside,
    // Nothing follows from it, and no paper says that it was.
    exchange: _private,
    // So is what it says of the cause.
    causes: _saidBeside,
    // A heading under which it is filed, no word of the case.
    kind: _filed,
    ...rest
  } = leftOut;
  nothingIn(rest);
  const told = entries.map((entry) => ({ id: entry.id, facts: entryFacts(entry) }));
  const numbered = (rows: readonly { id: string }[], id: string | null) => rows.findIndex((row) => row.id === id) + 1;
  const said = thread.map((item) => ({ id: item.id, facts: threadFacts(item, numbered(entries, item.aboutEntryId)) }));
  const vague = new Set<string | null>(entries.filter(isVague).map(({ id }) => id));
  return {
    format: 'aktenkundig-case/2',
    number,
    language: locale,
    publishedAt: publishedAt.toISOString(),
    title,
    summary,
    author: { penName, place },
    company: { name: company.name, slug: company.slug, industry: company.industry },
    // Where no second company is named, the content of an earlier day keeps its hash.
    ...(named && { alsoNamed: { name: named.name, slug: named.slug, thread: named.thread.map(namedFacts) } }),
    desiredOutcome,
    desiredText,
    disputed: disputed && { ...disputed },
    entries: told.map(({ facts }) => facts),
    // Whose word it is, the entry says: by whom the author was spoken to.
    promises: [...promises, ...promisesOfOthers]
      .map((promise) => ({
        ...promiseFacts(promise, numbered(told, promise.entryId), numbered(said, promise.replyId)),
        // Of a vague day only its entry tells, as exactly as it is known.
        ...(vague.has(promise.entryId) && { madeOn: null }),
      }))
      .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
    // Where nothing is proved, the content of an earlier day keeps its hash.
    ...(proofs.length > 0 && { proofs: proofs.map((proof) => proofFacts(proof, numbered(told, proof.entryId))) }),
    thread: said.map(({ facts }) => facts),
    stepsTaken: stepsTaken.map(({ step, takenOn }) => ({ step, takenOn })),
    closings: closings.map(closingFacts),
    reopenings: reopenings.map(({ reason, reopenedAt }) => ({ reason, reopenedOn: dayOf(reopenedAt) })),
    effort: effortFacts(file),
    evidence: evidence.map((file) => evidenceFacts(file, numbered(told, file.entryId))),
    publicChanges: correctionCount,
  };
}

/** Up to the last thing that happened, not up to today. */
function effortFacts(file: ReadableFile): Json {
  const { from, until, days, daysAreAbout, contacts, channels, spent, people, handOvers, ...more } = effort(file);
  const { waitedMinutes, waitedIsAbout, ...rest } = more;
  nothingIn(rest);
  return {
    from,
    until,
    days,
    daysAreAbout,
    contacts,
    channels: channels.map(([channel, times]) => ({ channel, contacts: times })),
    waitedMinutes,
    waitedIsAbout,
    spent: spent.map(({ currency, cents, isAbout }) => ({ currency, cents, isAbout })),
    people,
    handOvers,
  };
}

/** Field by field, as below: a row may hold more than its type says, and what a type gains must be decided on. */
function entryFacts(entry: Entry): Json {
  const { id: _name, position: _order, placedOn: _place, recordedAt, occurredOn, occurredUntil, ...when } = entry;
  const { precision, time, timeIsAbout, ...told } = when;
  const { channel, direction, expectsAnswer, people, thirdParty, text, automaticReceipt, ...counts } = told;
  const { contacts, waitedMinutes, waitedIsAbout, spentCents, spentCurrency, spentIsAbout, handOvers, ...rest } =
    counts;
  nothingIn(rest);
  return {
    // Of an unknown day nothing is told but its place in the list.
    occurredOn: precision === 'unknown' ? null : occurredOn,
    occurredUntil,
    precision,
    time,
    timeIsAbout,
    channel,
    direction,
    expectsAnswer,
    people: [...people],
    thirdParty,
    text,
    automaticReceipt,
    contacts,
    waitedMinutes,
    waitedIsAbout,
    spentCents,
    spentCurrency,
    spentIsAbout,
    handOvers,
    recordedOn: dayOf(recordedAt),
  };
}

/** Everything by which somebody who is given the mail checks it again. `entry`: place in the list from 1 on. */
function proofFacts({ entryId: _entry, checkedAt, hasGaps, coversDay, sentOn, ...proof }: EntryProof, entry: number) {
  const { domain, subjectSigned, mailHash, signature, keyName, keyRecord, ...rest } = proof;
  nothingIn(rest);
  const covers = { words: hasGaps ? 'with-gaps' : 'whole', day: coversDay, subject: subjectSigned };
  const checkedOn = dayOf(checkedAt);
  return { entry, domain, sentOn, covers, mailSha256: mailHash, signature, keyName, keyRecord, checkedOn };
}

/** `entry`: place in the list from 1 on. The hash is that of the file as it was deposited. */
function evidenceFacts(file: ReadableFile['evidence'][number], entry: number): Json {
  const { id: _name, entryId: _entry, kind, bytes, sha256, pages, depositedAt, copyPublic, goneAt, ...rest } = file;
  nothingIn(rest);
  const facts = { entry, kind, bytes, pages, sha256, depositedAt: depositedAt.toISOString() };
  return { ...facts, isPublic: copyPublic !== null, ...(goneAt && { deletedOn: dayOf(goneAt) }) };
}

/** `entry`, `reply`: place in the list from 1 on; 0 for none. `reportedOn`: when the company said that it was kept. */
function promiseFacts(promise: CasePromise, entry: number, reply: number) {
  const { id: _name, entryId: _entry, replyId: _reply, text, madeOn, dueOn, ...said } = promise;
  const { keptOn, brokenOn, markedAt, reportedKeptOn, reportedAt, reportedFileAt, ...rest } = said;
  nothingIn(rest);
  const reportedOn = reportedAt && dayOf(reportedAt);
  // Of a report that is set aside while somebody's right to speak is examined it says nothing.
  const proof = reportedKeptOn !== null && reportedFileAt && { reportedProofOn: dayOf(reportedFileAt) };
  const facts = { text, madeOn, dueOn, reportedKeptOn, reportedOn, ...proof, entry, reply };
  const mark = keptOn === null ? (brokenOn === null ? null : 'broken') : 'kept';
  if (mark === null) return { ...facts, keptOn, brokenOn };
  // Who only says "kept" or "broken" names no day: the day of saying so is not the day on which it was.
  const markedOn = markedAt && dayOf(markedAt);
  const told = (on: Day | null) => (on === markedOn ? null : on);
  return { ...facts, mark, markedOn, keptOn: told(keptOn), brokenOn: told(brokenOn) };
}

/** `entry`: place of the one that it corrects, from 1 on; 0 for none. */
function threadFacts(item: ThreadItem, entry: number): Json {
  const {
    id: _name,
    kind,
    signedName,
    signedJobTitle,
    signedCompany,
    signedFirm,
    signedFirmKind,
    intent,
    text,
    publishedAt,
    correctedAt,
    verdict,
    signer,
    like,
    statement,
    passagePercent,
    aboutEntryId: _entry,
    ...rest
  } = item;
  nothingIn(rest);
  return {
    ...doubtOf(signer),
    kind,
    signedName,
    signedJobTitle,
    signedCompany,
    ...firmOf(signedFirm, signedFirmKind),
    intent,
    text,
    // Where it was written for this case alone, the content of an earlier day keeps its hash.
    ...(like && { saidBefore: { number: like.number, percent: like.percent } }),
    ...(statement && { statementFor: statement.incident }),
    ...(passagePercent !== null && { savedBefore: passagePercent }),
    ...(entry > 0 && { correctsEntry: entry }),
    publishedAt: publishedAt.toISOString(),
    ...(correctedAt && { correctedAt: correctedAt.toISOString() }),
    verdict: verdict && verdictFacts(verdict),
  };
}

function namedFacts({
  id: _name,
  publishedAt,
  kind,
  signedName,
  signedJobTitle,
  signedCompany,
  signedFirm,
  signedFirmKind,
  text,
  signer,
  ...rest
}: NamedItem): Json {
  nothingIn(rest);
  const signed = { signedName, signedJobTitle, signedCompany, ...firmOf(signedFirm, signedFirmKind) };
  return { ...doubtOf(signer), kind, ...signed, text, publishedAt: publishedAt.toISOString() };
}

function verdictFacts({ content, boilerplate, text, givenAt, ...rest }: NonNullable<ThreadItem['verdict']>): Json {
  nothingIn(rest);
  return { content, boilerplate, text, givenOn: dayOf(givenAt) };
}

function closingFacts({ outcome, words, buyAgain, closedAt, factors, ...rest }: Closing): Json {
  nothingIn(rest);
  return { outcome, words, buyAgain, closedOn: dayOf(closedAt), marks: Object.fromEntries(factors) };
}

/** Compiles only while every field of a file has its place above. */
function nothingIn(_rest: Record<string, never>): void {}

/** Where nothing is in doubt the content, and its checksum, is as it was before there was a doubt to be said. */
function doubtOf(signer: ThreadItem['signer']): { signer?: 'checking' | 'refused' } {
  return signer === 'checking' || signer === 'refused' ? { signer } : {};
}

/** As with a doubt: content without anybody from outside stays as it was. */
function firmOf(signedFirm: string, signedFirmKind: ThreadItem['signedFirmKind']): Record<string, string> {
  return signedFirmKind === null ? {} : { signedFirm, signedFirmKind };
}
