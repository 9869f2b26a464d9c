import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import type { Intent } from '#src/features/cases/lists.ts';
import { daysOverdue } from '#src/features/cases/rules.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today as todayOf } from '#src/lib/situation.ts';
import { type Advice, adviceOn } from './rules.ts';

/** A reply as it was typed: the number of its case, and what the advice depends on. */
interface Typed {
  number: string;
  text: string;
  intent: Intent;
  promises: readonly { dueOn: Day | null }[];
}

/** What somebody who answers this case may want to look at once more. */
export function adviceFor(file: CaseFile, { text, intent, promises }: Omit<Typed, 'number'>, today: Day): Advice[] {
  const isApologyDue =
    file.promises.some((promise) => ['broken', 'disputed'].includes(promiseState(promise, today))) ||
    (file.state.firstReplyOn === null && file.publishedAt !== null && daysOverdue(file.state, today) > 0);
  const hasDatedPromise = promises.some(({ dueOn }) => dueOn !== null);
  return adviceOn({ text, intent, hasDatedPromise }, { wish: file.desiredOutcome, isApologyDue });
}

/** Before a reply is sent: refuses it once (`before-sending`), where there is something to look at. Never a second time: see `asks` of the form. */
export async function lookOnce(situation: Situation, typed: Typed): Promise<Outcome> {
  const file = await caseFile(situation.db, { number: typed.number }, todayOf(situation));
  if (!file || adviceFor(file, typed, todayOf(situation)).length === 0) return done();
  return refused('invalid', { field: 'advice', reason: 'before-sending' });
}
