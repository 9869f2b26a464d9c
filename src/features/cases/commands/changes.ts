import type { EntryChange } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import type { CasePromise } from '../promises/rules.ts';
import type { EntryInput } from './entries.ts';
import type { PromiseMark } from './form.ts';
import { markChange } from './promises.ts';

/** What the public history keeps of a corrected entry: every fact that is shown and now another. */
export function entryChanges(
  before: Omit<EntryInput, 'promise'> & { promise: Pick<CasePromise, 'text' | 'dueOn' | 'keptOn' | 'brokenOn'> | null },
  after: EntryInput,
  mark: PromiseMark,
  today: Day,
): EntryChange[] {
  return [
    ...change('day', dayOfEntry(before), dayOfEntry(after)),
    ...change('time', before.time, after.time),
    ...change('channel', before.channel, after.channel),
    ...change('direction', before.direction, after.direction),
    ...change('counterpart', before.counterpart, after.counterpart),
    ...change('thirdParty', before.thirdParty, after.thirdParty),
    ...change('contacts', before.contacts, after.contacts),
    ...change('waitedMinutes', before.waitedMinutes, after.waitedMinutes),
    ...change('spentCents', before.spentCents, after.spentCents),
    ...change('handOvers', before.handOvers, after.handOvers),
    ...change('automaticReceipt', before.automaticReceipt, after.automaticReceipt),
    ...change('expectsAnswer', before.expectsAnswer, after.expectsAnswer),
    ...change('promise', wordsOf(before.promise), wordsOf(after.promise)),
    ...(before.promise && after.promise ? markChange(before.promise, { ...after.promise, ...mark }, today) : []),
    ...change('text', before.text, after.text),
  ];
}

function dayOfEntry({ occurredOn, occurredUntil, precision }: Omit<EntryInput, 'promise'>) {
  return { occurredOn, occurredUntil, precision };
}

function wordsOf(promise: EntryInput['promise']): EntryInput['promise'] {
  return promise && { text: promise.text, dueOn: promise.dueOn };
}
