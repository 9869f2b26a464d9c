import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import { addDays } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { refreshCase } from '../refresh.ts';
import { addressOf, type CaseForWriting, inCase, record, recordRevision } from '../writing.ts';
import { promiseState } from './rules.ts';

/** The author says whether a promise was kept; `open` takes an earlier mark back. The change is public history. */
export function markPromise(
  act: Act,
  input: { number: string; promiseId: string; mark: 'kept' | 'broken' | 'open' },
): Promise<Outcome<{ number: string; title: string }>> {
  return inCase(act, input.number, 'markPromise', (tx, theCase) => markIn(tx, act, theCase, input));
}

/** As `markPromise`, in the transaction of a link that was used. */
export async function markIn(
  tx: Transaction,
  act: Act,
  theCase: CaseForWriting,
  input: { promiseId: string; mark: 'kept' | 'broken' | 'open' },
): Promise<Outcome<{ number: string; title: string }>> {
  const [promise] = await tx.select().from(promises).where(eq(promises.id, input.promiseId));
  if (promise?.caseId !== theCase.id) return refused('not-found');
  const day = today(act);
  const marked = {
    keptOn: input.mark === 'kept' ? day : null,
    brokenOn: input.mark === 'broken' ? day : null,
    markedAt: act.now,
  };
  await tx.update(promises).set(marked).where(eq(promises.id, promise.id));
  await recordRevision(tx, act, {
    caseId: theCase.id,
    entryId: promise.entryId,
    field: 'promise',
    before: promiseState(promise, day),
    after: promiseState({ ...promise, ...marked }, day),
  });
  await record(tx, act, 'cases.markPromise', promise.id);
  await refreshCase(tx, theCase.id, day);
  return done(addressOf(theCase));
}

/** Days that "give it another week" adds, counted from the day it is said. */
const moreDays = 7;

/** The author gives the company another week to keep a promise that is not marked. The old day is public history. */
export async function extendIn(
  tx: Transaction,
  act: Act,
  theCase: CaseForWriting,
  promiseId: string,
): Promise<Outcome<{ number: string; title: string }>> {
  const [promise] = await tx.select().from(promises).where(eq(promises.id, promiseId));
  if (promise?.caseId !== theCase.id || promise.dueOn === null) return refused('not-found');
  if (promise.keptOn !== null || promise.brokenOn !== null) return refused('conflict');
  const dueOn = addDays(today(act), moreDays);
  await tx.update(promises).set({ dueOn, markedAt: act.now }).where(eq(promises.id, promise.id));
  await recordRevision(tx, act, {
    caseId: theCase.id,
    entryId: promise.entryId,
    field: 'promise-due',
    before: promise.dueOn,
    after: dueOn,
  });
  await record(tx, act, 'cases.extendPromise', promise.id);
  await refreshCase(tx, theCase.id, today(act));
  return done(addressOf(theCase));
}
