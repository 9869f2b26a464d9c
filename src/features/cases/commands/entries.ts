import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, entries, type HeadChange, promises } from '#db/schema/index.ts';
import { namesOfRepresentatives } from '#src/features/companies/index.ts';
import { withoutEarlier } from '#src/features/redaction/index.ts';
import { inOrder, lastDay, moves } from '#src/features/timeline/entry/rules.ts';
import type { DraftEntry } from '#src/features/timeline/index.ts';
import { among } from '#src/features/timeline/index.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { write } from '#src/lib/database.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type Disputed, disputedChange, disputedColumns, disputedOf } from '../disputed/amount.ts';
import type { DesiredOutcome } from '../lists.ts';
import { entryChanges } from './changes.ts';
import { counterpartOf } from './counterpart.ts';
import { entryFault, entryOf } from './form.ts';
import { inCase, inCaseOf, type Where } from './opening.ts';
import { penNameFault } from './pen-name.ts';

/** A promise made in an entry, and what the author says became of it. */
export type EntryPromise = Pick<CasePromise, 'id' | 'text' | 'dueOn' | 'keptOn' | 'brokenOn'>;

/** An entry as its form gives it, with the promises made in it. */
export type EntryInput = Omit<Entry, 'placedOn' | 'position' | 'recordedAt' | 'people'> & {
  people: string[];
  /** The entry behind which it stands, where its own day is unknown. */
  after: string | null;
  promises: EntryPromise[];
};

/** Most entries a case can have: beyond that nobody reads it, and pages stay small. */
export const mostEntries = 200;
/** Most characters in all of them: everybody who opens the page waits for every one. */
const mostText = 100_000;

/** Whether a case can take this entry, new or changed, beside those it has; the reason when it cannot. */
export function roomFault(
  entries: readonly Pick<Entry, 'id' | 'text'>[],
  entry: Pick<Entry, 'id' | 'text'>,
): string | null {
  const others = entries.filter(({ id }) => id !== entry.id);
  if (others.length === entries.length && others.length >= mostEntries) return 'too-many-entries';
  const characters = others.reduce((sum, { text }) => sum + text.length, entry.text.length);
  return characters > mostText ? 'too-much-text' : null;
}

/**
 * Writes an entry and its promises, new or changed. A new one goes behind the entries of its day, before those
 * with a later time. Those of which only the place is known go with the one that they stand behind. Shared with the
 * draft, whose entries are no public history yet.
 */
export async function putEntry(
  tx: Transaction,
  caseId: string,
  input: EntryInput,
  now: Date,
): Promise<'new' | 'changed'> {
  const { promises: made, after, ...entry } = input;
  const before = inOrder(await tx.select().from(entries).where(eq(entries.caseId, caseId)));
  const known = before.find(({ id }) => id === entry.id);
  if (known) await tx.update(entries).set(entry).where(eq(entries.id, entry.id));
  else await tx.insert(entries).values({ ...entry, caseId, position: 0, recordedAt: now });
  for (const moved of moves(before, { ...entry, after })) await place(tx, moved);
  await putPromises(tx, caseId, { ...entry, recordedAt: known?.recordedAt ?? now }, made, now);
  return known ? 'changed' : 'new';
}

/** Where an entry stands. */
type Place = Pick<Entry, 'id' | 'occurredOn' | 'placedOn' | 'precision' | 'position'>;

/** Stores where an entry stands, with the day it has from there; what was promised in it goes with it. */
export async function place(tx: Transaction, { id, occurredOn, placedOn, precision, position }: Place): Promise<void> {
  await tx.update(entries).set({ occurredOn, placedOn, position }).where(eq(entries.id, id));
  if (precision === 'unknown') await tx.update(promises).set({ madeOn: occurredOn }).where(eq(promises.entryId, id));
}

/** A promise keeps its id and what was said about it while its words change; one that is not among them is gone. */
async function putPromises(
  tx: Transaction,
  caseId: string,
  entry: Pick<Entry, 'id' | 'occurredOn' | 'occurredUntil' | 'precision' | 'recordedAt'>,
  made: readonly EntryPromise[],
  now: Date,
): Promise<void> {
  const stored = await tx.select().from(promises).where(eq(promises.entryId, entry.id));
  const gone = stored.flatMap(({ id }) => (made.some((one) => one.id === id) ? [] : [id]));
  await tx.delete(promises).where(inArray(promises.id, gone));
  for (const { id, ...facts } of made) {
    const before = stored.find((one) => one.id === id);
    const isMarked = facts.keptOn !== null || facts.brokenOn !== null;
    const isSameMark = before?.keptOn === facts.keptOn && before.brokenOn === facts.brokenOn;
    const markedAt = isSameMark ? before.markedAt : isMarked || before ? now : null;
    const row = { ...facts, markedAt, madeOn: lastDay(entry) };
    await tx
      .insert(promises)
      .values({ id, caseId, entryId: entry.id, ...row })
      .onConflictDoUpdate({ target: promises.id, set: row });
  }
}

/** Whether the form names a promise that was made elsewhere: ids come with it. */
export async function hasForeignPromise(tx: Transaction, { id, promises: made }: EntryInput): Promise<boolean> {
  const ids = made.map((one) => one.id);
  const known = await tx.select({ entryId: promises.entryId }).from(promises).where(inArray(promises.id, ids));
  return known.some(({ entryId }) => entryId !== id);
}

/**
 * The author adds an entry to a published case ("Nachtrag") or corrects one; the old words stay in the history, unless they
 * hold personal data that the author wants to `erase`.
 */
export function recordEntry(
  situation: Situation,
  number: string,
  form: DraftEntry,
  erase = false,
): Promise<Outcome<Where>> {
  return write(situation.db, (tx) => recordEntryIn(tx, situation, number, form, erase));
}

/** As `recordEntry`, in a transaction that takes several. */
export function recordEntryIn(
  tx: Transaction,
  situation: Situation,
  number: string,
  form: DraftEntry,
  erase = false,
): Promise<Outcome<Where>> {
  return inCaseOf(tx, situation, number, erase ? 'erase' : 'addEntry', async (_, theCase) => {
    const [known] = await tx.select().from(entries).where(eq(entries.id, form.id));
    if (known && known.caseId !== theCase.id) return refused('not-found');
    if (known?.hiddenBy) return refused('conflict', { reason: 'hidden' });
    const own = inOrder(await tx.select().from(entries).where(eq(entries.caseId, theCase.id)));
    const read = among(form, own);
    if (!read.ok) return read;
    const thirdParty = await counterpartOf(tx, theCase.companyId, read.value.thirdParty);
    const input = entryOf({ ...read.value, thirdParty }, today(situation));
    const fault = entryFault(read.value, input, today(situation));
    if (fault) return refused('invalid', fault);
    if (await hasForeignPromise(tx, input)) return refused('not-found');
    const full = roomFault(own, input);
    if (full) return refused('invalid', { reason: full });
    const made = await tx.select().from(promises).where(eq(promises.entryId, input.id));
    const changes = known ? entryChanges({ ...known, promises: made }, input, today(situation)) : null;
    if (changes?.length === 0 && !erase) return done(null);
    await putEntry(tx, theCase.id, input, situation.now);
    const kept = await withoutEarlier(tx, situation, theCase, { erase, subjectId: input.id, changes: changes ?? [] });
    if (!kept.ok) return kept;
    if (!known || changes === null) return done({ action: 'cases.addEntry', subjectId: input.id });
    const about = { entryOn: known.occurredOn, entryUntil: known.occurredUntil, precision: known.precision };
    return done({ action: 'cases.correctEntry', subjectId: input.id, particulars: { about, changes: kept.value } });
  });
}

interface Head {
  title: string;
  summary: string;
  desiredOutcome: DesiredOutcome;
  desiredText: string;
  /** Left out: stays. */
  penName?: string;
  place?: string;
  disputed?: Disputed | null;
}

/**
 * The author corrects title, summary, desired outcome, the amount in dispute, pen name or place of a published case. What
 * they were called before is never kept in the history; the other old words are, unless they hold personal data that the
 * author wants to `erase`.
 */
export async function correctHead(
  situation: Situation,
  { number, erase = false, ...head }: Head & { number: string; erase?: boolean },
): Promise<Outcome<Where>> {
  const corrected = await inCase(situation, number, erase ? 'erase' : 'correct', async (tx, theCase) => {
    const [before] = await tx.select().from(cases).where(eq(cases.id, theCase.id));
    if (!before) return refused('not-found');
    const { penName = before.penName, place = before.place, disputed = disputedOf(before), ...words } = head;
    const representatives = await namesOfRepresentatives(tx, theCase.companyId);
    const company = theCase.companyName;
    const fault = penName === before.penName ? null : penNameFault(penName, { company, representatives });
    if (fault) return refused('invalid', { field: 'penName', reason: fault });
    const changes: HeadChange[] = [
      ...change('title', before.title, head.title),
      ...change('summary', before.summary, head.summary),
      ...change('desiredOutcome', before.desiredOutcome, head.desiredOutcome),
      ...change('desiredText', before.desiredText, head.desiredText),
      ...disputedChange(before, disputed),
      ...change('penName', before.penName, penName),
      ...change('place', before.place, place),
    ];
    if (changes.length === 0 && !erase) return done(null);
    await tx
      .update(cases)
      .set({ ...words, penName, place, ...disputedColumns(disputed) })
      .where(eq(cases.id, theCase.id));
    const names = ['penName', 'place'] as const;
    const kept = await withoutEarlier(tx, situation, theCase, { erase, always: names, subjectId: theCase.id, changes });
    if (!kept.ok) return kept;
    return done({ action: 'cases.correct', subjectId: theCase.id, particulars: { changes: kept.value } });
  });
  return corrected.ok ? done({ ...corrected.value, title: head.title }) : corrected;
}
