import { eq } from 'drizzle-orm';
import { promises } from '#db/schema/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { refreshCase } from '../refresh.ts';
import { addressOf, inCase, record, recordRevision } from '../writing.ts';
import { promiseState } from './rules.ts';

/** The author says whether a promise was kept; `open` takes an earlier mark back. The change is public history. */
export function markPromise(
  act: Act,
  input: { number: string; promiseId: string; mark: 'kept' | 'broken' | 'open' },
): Promise<Outcome<{ number: string; title: string }>> {
  return inCase(act, input.number, 'markPromise', async (tx, theCase) => {
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
  });
}
