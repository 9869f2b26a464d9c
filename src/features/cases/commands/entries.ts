import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, entries, type HeadChange, promises } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import type { DesiredOutcome } from '../lists.ts';
import type { DraftEntry } from '../timeline/input.ts';
import type { Entry } from '../timeline/rules.ts';
import { entryChanges } from './changes.ts';
import { withoutEarlier } from './erasing.ts';
import { entryFault, entryOf, type PromiseMark, promiseMarkOf } from './form.ts';
import { inCase, type Where } from './opening.ts';
import { penNameFault } from './pen-name.ts';

/** An entry as its form gives it, with the promise made in it, if any. */
export type EntryInput = Omit<Entry, 'position' | 'recordedAt'> & {
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
 * with a later time. Shared with the draft, whose entries are no public history yet.
 */
export async function putEntry(
  tx: Transaction,
  caseId: string,
  input: EntryInput,
  now: Date,
): Promise<'new' | 'changed'> {
  const { promise, ...entry } = input;
  const [known] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.id, entry.id), eq(entries.caseId, caseId)));
  const position =
    known?.occurredOn === entry.occurredOn
      ? known.position
      : await freePosition(tx, caseId, entry.occurredOn, entry.time);
  if (known)
    await tx
      .update(entries)
      .set({ ...entry, position })
      .where(eq(entries.id, entry.id));
  else await tx.insert(entries).values({ ...entry, caseId, position, recordedAt: now });
  await putPromise(tx, caseId, entry, promise);
  return known ? 'changed' : 'new';
}

async function freePosition(tx: Transaction, caseId: string, on: Day, time: string | null): Promise<number> {
  const sameDay = await tx
    .select({ position: entries.position, time: entries.time })
    .from(entries)
    .where(and(eq(entries.caseId, caseId), eq(entries.occurredOn, on)));
  const before = time === null ? sameDay : sameDay.filter((other) => other.time === null || other.time <= time);
  // Positions are 1,000 apart so that one can be put between two others.
  const last = Math.max(0, ...before.map((other) => other.position));
  const next = sameDay.map((other) => other.position).filter((position) => position > last);
  return next.length === 0 ? last + 1000 : Math.floor((last + Math.min(...next)) / 2);
}

/** One promise an entry; a mark the author has set stays while only its words change. */
async function putPromise(
  tx: Transaction,
  caseId: string,
  entry: Pick<Entry, 'id' | 'occurredOn' | 'occurredUntil'>,
  promise: EntryInput['promise'],
): Promise<void> {
  if (promise === null) {
    await tx.delete(promises).where(eq(promises.entryId, entry.id));
    return;
  }
  const words = { text: promise.text, dueOn: promise.dueOn, madeOn: entry.occurredUntil ?? entry.occurredOn };
  await tx
    .insert(promises)
    .values({ id: `${entry.id}-p`, caseId, entryId: entry.id, ...words })
    .onConflictDoUpdate({ target: promises.id, set: words });
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
  const input = entryOf(form);
  const mark = promiseMarkOf(form, today(situation));
  return inCase(situation, number, erase ? 'erase' : 'addEntry', async (tx, theCase) => {
    const fault = entryFault(form, input, today(situation));
    if (fault) return refused('invalid', fault);
    const [known] = await tx.select().from(entries).where(eq(entries.id, input.id));
    if (known && known.caseId !== theCase.id) return refused('not-found');
    const own = await tx.select().from(entries).where(eq(entries.caseId, theCase.id));
    const full = roomFault(own, input);
    if (full) return refused('invalid', { reason: full });
    const [promised] = await tx.select().from(promises).where(eq(promises.entryId, input.id));
    const changes = known ? entryChanges({ ...known, promise: promised ?? null }, input, mark, today(situation)) : null;
    if (changes?.length === 0 && !erase) return done(null);
    await putEntry(tx, theCase.id, input, situation.now);
    await markPromiseOf(tx, input.id, mark, situation.now);
    const kept = await withoutEarlier(tx, situation, theCase, { erase, subjectId: input.id, changes: changes ?? [] });
    if (!kept.ok) return kept;
    if (!known || changes === null) return done({ action: 'cases.addEntry', subjectId: input.id });
    const about = { entryOn: known.occurredOn };
    return done({ action: 'cases.correctEntry', subjectId: input.id, particulars: { about, changes: kept.value } });
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

interface Head {
  title: string;
  summary: string;
  desiredOutcome: DesiredOutcome;
  desiredText: string;
  /** Left out: stays. */
  penName?: string;
  place?: string;
}

/**
 * The author corrects title, summary, desired outcome, pen name or place of a published case. What they were called before is
 * never kept in the history; the other old words are, unless they hold personal data that the author wants to `erase`.
 */
export async function correctHead(
  situation: Situation,
  { number, erase = false, ...head }: Head & { number: string; erase?: boolean },
): Promise<Outcome<Where>> {
  const corrected = await inCase(situation, number, erase ? 'erase' : 'correct', async (tx, theCase) => {
    const [before] = await tx.select().from(cases).where(eq(cases.id, theCase.id));
    if (!before) return refused('not-found');
    const { penName = before.penName, place = before.place } = head;
    const fault = penName === before.penName ? null : penNameFault(penName, theCase.companyName);
    if (fault) return refused('invalid', { field: 'penName', reason: fault });
    const changes: HeadChange[] = [
      ...change('title', before.title, head.title),
      ...change('summary', before.summary, head.summary),
      ...change('desiredOutcome', before.desiredOutcome, head.desiredOutcome),
      ...change('desiredText', before.desiredText, head.desiredText),
      ...change('penName', before.penName, penName),
      ...change('place', before.place, place),
    ];
    if (changes.length === 0 && !erase) return done(null);
    await tx
      .update(cases)
      .set({ ...head, penName, place })
      .where(eq(cases.id, theCase.id));
    const names = ['penName', 'place'] as const;
    const kept = await withoutEarlier(tx, situation, theCase, { erase, always: names, subjectId: theCase.id, changes });
    if (!kept.ok) return kept;
    return done({ action: 'cases.correct', subjectId: theCase.id, particulars: { changes: kept.value } });
  });
  return corrected.ok ? done({ ...corrected.value, title: head.title }) : corrected;
}
