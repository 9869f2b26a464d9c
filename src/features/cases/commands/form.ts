import type { DraftEntry, ToldPromise } from '#src/features/timeline/index.ts';
import { quantitiesOf, withDates } from '#src/features/timeline/index.ts';
import { promiseRows } from '#src/features/timeline/lists.ts';
import { dateFault, mayAsk, promiseDayFault } from '#src/features/timeline/story/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Told } from '#src/lib/days/fields.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { EntryInput, EntryPromise } from './entries.ts';
import type { QuickEntry } from './input.ts';

type Fault = { field: string; reason: string };

/** What the form means: fields that its other answers make pointless are left out. */
export function entryOf(form: DraftEntry, today: Day): EntryInput {
  const isEvent = form.direction === 'event';
  return {
    id: form.id,
    occurredOn: form.occurredOn,
    occurredUntil: form.occurredUntil,
    precision: form.precision,
    after: form.after,
    time: form.time,
    timeIsAbout: form.timeIsAbout,
    channel: form.channel,
    direction: form.direction,
    expectsAnswer: !(mayAsk(form) && form.needsNoAnswer),
    people: form.people,
    thirdParty: form.thirdParty,
    text: form.text,
    contacts: isEvent ? 0 : form.contacts,
    waitedMinutes: form.waitedMinutes,
    waitedIsAbout: form.waitedIsAbout,
    spentCents: form.spentCents,
    spentCurrency: form.spentCurrency,
    spentIsAbout: form.spentIsAbout,
    automaticReceipt: form.direction === 'from-company' && form.automaticReceipt,
    handOvers: form.handOvers,
    promises: form.promises.map((promise) => promiseOf(form.id, promise, today)),
  };
}

function promiseOf(entryId: string, told: ToldPromise, today: Day): EntryPromise {
  const { row, id, text, dueOn } = told;
  return { id: id ?? `${entryId}-p${row.slice('promise'.length)}`, text, dueOn, ...markOf(told, today) };
}

/** A promise broken without a day of its own was broken when it ran out, or is known to be today. */
function markOf({ mark, markedOn, dueOn }: ToldPromise, today: Day): Pick<EntryPromise, 'keptOn' | 'brokenOn'> {
  if (mark === 'open') return { keptOn: null, brokenOn: null };
  if (mark === 'kept') return { keptOn: markedOn, brokenOn: null };
  return { keptOn: null, brokenOn: markedOn ?? (dueOn !== null && dueOn < today ? dueOn : today) };
}

/** What is impossible about an entry on this day, at which field; null when it can be stored. */
export function entryFault(form: DraftEntry, entry: EntryInput, today: Day): Fault | null {
  if (new Set(entry.promises.map(({ id }) => id)).size < entry.promises.length) {
    return { field: 'promiseText', reason: 'invalid' };
  }
  const day = dateFault(entry, today);
  if (day) return day;
  for (const told of form.promises) {
    const fault = promiseFault(told, entry.occurredOn, today);
    if (fault) return fault;
  }
  return null;
}

function promiseFault({ row, text, mark, markedOn, dueOn }: ToldPromise, madeOn: Day, today: Day): Fault | null {
  if (text === '') return { field: `${row}Text`, reason: 'required' };
  if (mark === 'kept' && markedOn === null) return { field: `${row}MarkedOn`, reason: 'required' };
  return promiseDayFault(row, { madeOn, dueOn, markedOn: mark === 'open' ? null : markedOn }, today);
}

/**
 * The short form as the whole one. Refuses another day without its date, a date that cannot be stored, and a due day
 * without the words of the promise.
 */
export function quickEntryOf(quick: QuickEntry, today: Day): Outcome<DraftEntry> {
  const occurredOn = quickDay(quick, today);
  if (occurredOn === null) return refused('invalid', { field: 'occurredOn', reason: 'required' });
  const promised = promiseRows.some((row) => quick[`${row}Text` as const] || quick[`${row}DueOn` as const]);
  const dates = withDates({ ...quick, occurredOn, promised });
  if ('fault' in dates) return refused('invalid', { field: dates.field, reason: dates.fault });
  return done({
    ...dates,
    id: quick.entryId,
    channel: quick.channel,
    direction: quick.direction,
    needsNoAnswer: quick.needsNoAnswer,
    people: quick.people,
    thirdParty: quick.thirdParty,
    text: quick.happened,
    contacts: 1,
    ...quantitiesOf({ time: occurredOn.time, waitedMinutes: quick.waitedMinutes, spentCents: null }),
    handOvers: 0,
    automaticReceipt: false,
  });
}

function quickDay({ on, occurredOn }: QuickEntry, today: Day): Told | null {
  if (on === 'other') return occurredOn;
  const day = on === 'today' ? today : addDays(today, -1);
  return { words: day, found: { precision: 'day', day }, isSure: false, time: null };
}
