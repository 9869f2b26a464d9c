import type { EntryChange } from '#db/schema/index.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import type { EntryInput, EntryPromise } from './entries.ts';
import { markChange } from './promises.ts';

type Before = Omit<EntryInput, 'promises' | 'after'> & {
  promises: readonly Pick<CasePromise, keyof EntryPromise | 'reportedKeptOn'>[];
};

/** What the public history keeps of a corrected entry: every fact that is shown and now another. */
export function entryChanges(before: Before, after: EntryInput, today: Day): EntryChange[] {
  return [
    ...change('day', dayOfEntry(before), dayOfEntry(after)),
    ...change('timeOfDay', timeOf(before), timeOf(after)),
    ...change('channel', before.channel, after.channel),
    ...change('direction', before.direction, after.direction),
    ...change('people', [...before.people], [...after.people]),
    ...change('thirdParty', before.thirdParty, after.thirdParty),
    ...change('contacts', before.contacts, after.contacts),
    ...change('waited', waitedOf(before), waitedOf(after)),
    ...change('spent', spentOf(before), spentOf(after)),
    ...change('handOvers', before.handOvers, after.handOvers),
    ...change('automaticReceipt', before.automaticReceipt, after.automaticReceipt),
    ...change('expectsAnswer', before.expectsAnswer, after.expectsAnswer),
    ...promiseChanges(before, after, today),
    ...change('text', before.text, after.text),
  ];
}

/** Which promise was added, changed, taken away or marked: each is known by its id. */
function promiseChanges(before: Before, after: EntryInput, today: Day): EntryChange[] {
  const added = after.promises.filter(({ id }) => !before.promises.some((one) => one.id === id));
  const changed = before.promises.flatMap((was): EntryChange[] => {
    const is = after.promises.find(({ id }) => id === was.id);
    const marked = is ? markChange(was, { ...was, ...is }, today) : [];
    return [
      ...change('promise', wordsOf(was), is ? wordsOf(is) : null),
      ...marked.map((one) => (before.promises.length > 1 ? { ...one, promise: is?.text ?? was.text } : one)),
    ];
  });
  return [...changed, ...added.flatMap((one) => change('promise', null, wordsOf(one)))];
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

const wordsOf = ({ text, dueOn }: Pick<EntryPromise, 'text' | 'dueOn'>) => ({ text, dueOn });
