import type { EntryChange } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import type { CasePromise } from '../promises/rules.ts';
import type { Entry } from '../timeline/rules.ts';
import type { EntryInput } from './entries.ts';
import type { PromiseMark } from './form.ts';
import { markChange } from './promises.ts';

/** What the public history keeps of a corrected entry: every fact that is shown and now another. */
export function entryChanges(
  before: Omit<EntryInput, 'promise' | 'after'> & {
    promise: Pick<CasePromise, 'text' | 'dueOn' | 'keptOn' | 'brokenOn'> | null;
  },
  after: EntryInput,
  mark: PromiseMark,
  today: Day,
): EntryChange[] {
  return [
    ...change('day', dayOfEntry(before), dayOfEntry(after)),
    ...change('timeOfDay', timeOf(before), timeOf(after)),
    ...change('channel', before.channel, after.channel),
    ...change('direction', before.direction, after.direction),
    ...change('counterpart', before.counterpart, after.counterpart),
    ...change('thirdParty', before.thirdParty, after.thirdParty),
    ...change('contacts', before.contacts, after.contacts),
    ...change('waited', waitedOf(before), waitedOf(after)),
    ...change('spent', spentOf(before), spentOf(after)),
    ...change('handOvers', before.handOvers, after.handOvers),
    ...change('automaticReceipt', before.automaticReceipt, after.automaticReceipt),
    ...change('expectsAnswer', before.expectsAnswer, after.expectsAnswer),
    ...change('promise', wordsOf(before.promise), wordsOf(after.promise)),
    ...(before.promise && after.promise ? markChange(before.promise, { ...after.promise, ...mark }, today) : []),
    ...change('text', before.text, after.text),
  ];
}

function dayOfEntry({
  occurredOn,
  occurredUntil,
  precision,
}: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'>) {
  return { occurredOn, occurredUntil, precision };
}

const timeOf = ({ time, timeIsAbout }: Pick<Entry, 'time' | 'timeIsAbout'>) => ({ time, isAbout: timeIsAbout });

const waitedOf = ({ waitedMinutes, waitedIsAbout }: Pick<Entry, 'waitedMinutes' | 'waitedIsAbout'>) => ({
  minutes: waitedMinutes,
  isAbout: waitedIsAbout,
});

const spentOf = (entry: Pick<Entry, 'spentCents' | 'spentCurrency' | 'spentIsAbout'>) => ({
  cents: entry.spentCents,
  currency: entry.spentCurrency,
  isAbout: entry.spentIsAbout,
});

function wordsOf(promise: EntryInput['promise']): EntryInput['promise'] {
  return promise && { text: promise.text, dueOn: promise.dueOn };
}
