import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, entries, type HeadChange, promises } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type Disputed, disputedChange, disputedColumns } from '../disputed/amount.ts';
import { inOrder, lastDay, moves } from '../entry/rules.ts';
import type { DesiredOutcome } from '../lists.ts';
import type { DraftEntry } from '../timeline/input.ts';
import type { Entry } from '../timeline/rules.ts';
import { among } from '../timeline/told-days.ts';
import { entryChanges } from './changes.ts';
import { entryFault, entryOf, type PromiseMark, promiseMarkOf } from './form.ts';
import { inCase, type Where } from './opening.ts';

/** An entry as its form gives it, with the promise made in it, if any. */
export type EntryInput = Omit<Entry, 'placedOn' | 'position' | 'recordedAt'> & {
  /** The entry behind which it stands, where its own day is unknown. */
  after: string | null;
  promise: { text: string; dueOn: Day | null } | null;
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
 * Writes an entry and its promise, new or changed. A new one goes behind the entries of its day, before those
 * with a later time. Those of which only the place is known go with the one that they stand behind. Shared with the
 * draft, whose entries are no public history yet.
 */
export async function putEntry(
  tx: Transaction,
  caseId: string,
  input: EntryInput,
  now: Date,
): Promise<'new' | 'changed'> {
  const { promise, after, ...entry } = input;
  const before = inOrder(await tx.select().from(entries).where(eq(entries.caseId, caseId)));
  const known = before.find(({ id }) => id === entry.id);
  if (known) await tx.update(entries).set(entry).where(eq(entries.id, entry.id));
  else await tx.insert(entries).values({ ...entry, caseId, position: 0, recordedAt: now });
  for (const moved of moves(before, { ...entry, after })) await place(tx, moved);
  await putPromise(tx, caseId, { ...entry, recordedAt: known?.recordedAt ?? now }, promise);
  return known ? 'changed' : 'new';
}

/** Where an entry stands. */
type Place = Pick<Entry, 'id' | 'occurredOn' | 'placedOn' | 'position'>;

/** Stores where an entry stands, with the day it has from there. */
export async function place(tx: Transaction, { id, occurredOn, placedOn, position }: Place): Promise<void> {
  await tx.update(entries).set({ occurredOn, placedOn, position }).where(eq(entries.id, id));
}

/** One promise an entry; a mark the author has set stays while only its words change. */
async function putPromise(
  tx: Transaction,
  caseId: string,
  entry: Pick<Entry, 'id' | 'occurredOn' | 'occurredUntil' | 'precision' | 'recordedAt'>,
  promise: EntryInput['promise'],
): Promise<void> {
  if (promise === null) {
    await tx.delete(promises).where(eq(promises.entryId, entry.id));
    return;
  }
  const words = { text: promise.text, dueOn: promise.dueOn, madeOn: lastDay(entry) };
  await tx
    .insert(promises)
    .values({ id: `${entry.id}-p`, caseId, entryId: entry.id, ...words })
    .onConflictDoUpdate({ target: promises.id, set: words });
}

/** The author adds an entry to a published case ("Nachtrag") or corrects one; the old words stay in the history. */
export function recordEntry(situation: Situation, number: string, form: DraftEntry): Promise<Outcome<Where>> {
  return inCase(situation, number, 'addEntry', async (tx, theCase) => {
    const [known] = await tx.select().from(entries).where(eq(entries.id, form.id));
    if (known && known.caseId !== theCase.id) return refused('not-found');
    const own = inOrder(await tx.select().from(entries).where(eq(entries.caseId, theCase.id)));
    const read = among(form, own);
    if (!read.ok) return read;
    const input = entryOf(read.value);
    const mark = promiseMarkOf(read.value, today(situation));
    const fault = entryFault(read.value, input, today(situation));
    if (fault) return refused('invalid', fault);
    const full = roomFault(own, input);
    if (full) return refused('invalid', { reason: full });
    const [promised] = await tx.select().from(promises).where(eq(promises.entryId, input.id));
    const changes = known ? entryChanges({ ...known, promise: promised ?? null }, input, mark, today(situation)) : null;
    if (changes?.length === 0) return done(null);
    await putEntry(tx, theCase.id, input, situation.now);
    await markPromiseOf(tx, input.id, mark, situation.now);
    if (!known || changes === null) return done({ action: 'cases.addEntry', subjectId: input.id });
    const about = { entryOn: known.occurredOn, entryUntil: known.occurredUntil, precision: known.precision };
    return done({ action: 'cases.correctEntry', subjectId: input.id, particulars: { about, changes } });
  });
}

/** Stores what the author says became of the promise made in an entry. */
export async function markPromiseOf(tx: Transaction, entryId: string, mark: PromiseMark, now: Date): Promise<void> {
  const isMarked = mark.keptOn !== null || mark.brokenOn !== null;
  await tx
    .update(promises)
    .set({ ...mark, markedAt: isMarked ? now : null })
    .where(eq(promises.entryId, entryId));
}

/** The author corrects title, summary, desired outcome or the amount in dispute of a published case. */
export async function correctHead(
  situation: Situation,
  input: {
    number: string;
    title: string;
    summary: string;
    desiredOutcome: DesiredOutcome;
    desiredText: string;
    disputed: Disputed | null;
  },
): Promise<Outcome<Where>> {
  const corrected = await inCase(situation, input.number, 'correct', async (tx, theCase) => {
    const [before] = await tx.select().from(cases).where(eq(cases.id, theCase.id));
    if (!before) return refused('not-found');
    const { number: _, disputed, ...head } = input;
    const changes: HeadChange[] = [
      ...change('title', before.title, head.title),
      ...change('summary', before.summary, head.summary),
      ...change('desiredOutcome', before.desiredOutcome, head.desiredOutcome),
      ...change('desiredText', before.desiredText, head.desiredText),
      ...disputedChange(before, disputed),
    ];
    if (changes.length === 0) return done(null);
    await tx
      .update(cases)
      .set({ ...head, ...disputedColumns(disputed) })
      .where(eq(cases.id, theCase.id));
    return done({ action: 'cases.correct', subjectId: theCase.id, particulars: { changes } });
  });
  return corrected.ok ? done({ ...corrected.value, title: input.title }) : corrected;
}
