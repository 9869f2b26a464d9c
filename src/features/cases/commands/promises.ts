import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type About, entries, type MarkChange, promises } from '#db/schema/index.ts';
import { isVague } from '#src/features/timeline/entry/rules.ts';
import { type CasePromise, promiseState } from '#src/features/timeline/promises/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type CaseEvent, type CaseForWriting, inCase, type Where } from './opening.ts';

/** The author says whether a promise was kept; `open` takes an earlier mark back. The change is public history. */
export function markPromise(
  situation: Situation,
  input: { number: string; promiseId: string; mark: 'kept' | 'broken' | 'open' },
): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'markPromise', (tx, theCase) => markIn(tx, situation, theCase, input));
}

/** As `markPromise`, inside the case. */
export async function markIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  input: { promiseId: string; mark: 'kept' | 'broken' | 'open' },
): Promise<Outcome<CaseEvent | null>> {
  const [promise] = await tx.select().from(promises).where(eq(promises.id, input.promiseId));
  if (promise?.caseId !== theCase.id) return refused('not-found');
  const day = today(situation);
  const marked = {
    // Who confirms what the company reported confirms its day.
    keptOn: input.mark === 'kept' ? (promise.keptOn ?? promise.reportedKeptOn ?? day) : null,
    brokenOn: input.mark === 'broken' ? day : null,
    markedAt: situation.now,
  };
  const changes = markChange(promise, { ...promise, ...marked }, day);
  if (changes.length === 0) return done(null);
  await tx.update(promises).set(marked).where(eq(promises.id, promise.id));
  return done({
    action: 'cases.markPromise',
    subjectId: promise.id,
    particulars: { about: await aboutPromise(tx, promise), changes },
  });
}

/** What the public history calls a promise: its words, and when it was made, as exactly as that is known. */
export async function aboutPromise(
  tx: Transaction,
  { text, madeOn, entryId }: Pick<CasePromise, 'text' | 'madeOn' | 'entryId'>,
): Promise<About> {
  const { occurredOn, occurredUntil, precision } = entries;
  const date = { occurredOn, occurredUntil, precision };
  const [madeIn] = entryId === null ? [] : await tx.select(date).from(entries).where(eq(entries.id, entryId));
  return { promise: text, madeOn, ...(madeIn && isVague(madeIn) && { madeIn }) };
}

type Marked = Pick<CasePromise, 'keptOn' | 'brokenOn' | 'dueOn' | 'reportedKeptOn'>;

/** What the public history keeps of a mark. */
export function markChange(before: Marked, after: Marked, today: Day): MarkChange[] {
  const markOf = (promise: Marked) => ({
    state: promiseState(promise, today),
    on: promise.keptOn ?? promise.reportedKeptOn ?? promise.brokenOn,
  });
  return change('mark', markOf(before), markOf(after));
}

/** Days that "give it another week" adds, counted from the day it is said. */
const moreDays = 7;

/** The author gives the company another week to keep a promise that is not marked. The old day is public history. */
export async function extendIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  promiseId: string,
): Promise<Outcome<CaseEvent | null>> {
  const [promise] = await tx.select().from(promises).where(eq(promises.id, promiseId));
  if (promise?.caseId !== theCase.id || promise.dueOn === null) return refused('not-found');
  if (promise.keptOn !== null || promise.brokenOn !== null) return refused('conflict');
  const dueOn = addDays(today(situation), moreDays);
  const changes = change('dueOn', promise.dueOn, dueOn);
  if (changes.length === 0) return done(null);
  await tx.update(promises).set({ dueOn, markedAt: situation.now }).where(eq(promises.id, promise.id));
  return done({
    action: 'cases.extendPromise',
    subjectId: promise.id,
    particulars: { about: await aboutPromise(tx, promise), changes },
  });
}
