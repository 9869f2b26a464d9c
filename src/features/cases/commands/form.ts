import { addDays, type Day } from '#src/lib/dates.ts';
import type { Told } from '#src/lib/days/fields.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { DraftEntry } from '../timeline/input.ts';
import { dateFault } from '../timeline/rules.ts';
import { quantitiesOf, withDates } from '../timeline/told-days.ts';
import type { EntryInput } from './entries.ts';
import type { QuickEntry } from './input.ts';

/** What the author says became of a promise. */
export type PromiseMark = { keptOn: Day | null; brokenOn: Day | null };

/** What the form means: fields that its other answers make pointless are left out. */
export function entryOf(form: DraftEntry): EntryInput {
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
    expectsAnswer: !(form.direction === 'to-company' && form.needsNoAnswer),
    counterpart: form.counterpart,
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
    promise: form.promised ? { text: form.promiseText, dueOn: form.promiseDueOn } : null,
  };
}

/** A promise broken without a day of its own was broken when it ran out, or is known to be today. */
export function promiseMarkOf(form: DraftEntry, today: Day): PromiseMark {
  const on = form.promiseMarkedOn;
  if (!form.promised || form.promiseMark === 'open') return { keptOn: null, brokenOn: null };
  if (form.promiseMark === 'kept') return { keptOn: on, brokenOn: null };
  const due = form.promiseDueOn;
  return { keptOn: null, brokenOn: on ?? (due !== null && due < today ? due : today) };
}

/** What is impossible about an entry on this day, at which field; null when it can be stored. */
export function entryFault(form: DraftEntry, entry: EntryInput, today: Day): { field: string; reason: string } | null {
  if (entry.promise?.text === '') return { field: 'promiseText', reason: 'required' };
  if (form.promised && form.promiseMark === 'kept' && form.promiseMarkedOn === null) {
    return { field: 'promiseMarkedOn', reason: 'required' };
  }
  const markedOn = form.promiseMark === 'open' ? null : form.promiseMarkedOn;
  return dateFault({ ...entry, promise: entry.promise && { dueOn: entry.promise.dueOn, markedOn } }, today);
}

/**
 * The short form as the whole one. Refuses another day without its date, a date that cannot be stored, and a due day
 * without the words of the promise.
 */
export function quickEntryOf(quick: QuickEntry, today: Day): Outcome<DraftEntry> {
  const occurredOn = quickDay(quick, today);
  if (occurredOn === null) return refused('invalid', { field: 'occurredOn', reason: 'required' });
  const due = quick.promiseDueOn;
  const dates = withDates({ occurredOn, promiseDueOn: due, promiseMarkedOn: null });
  if ('fault' in dates) return refused('invalid', { field: dates.field, reason: dates.fault });
  return done({
    ...dates,
    id: quick.id,
    channel: quick.channel,
    direction: quick.direction,
    needsNoAnswer: quick.needsNoAnswer,
    counterpart: '',
    thirdParty: '',
    text: quick.happened,
    contacts: 1,
    ...quantitiesOf({ time: null, waitedMinutes: quick.waitedMinutes, spentCents: null }),
    handOvers: 0,
    automaticReceipt: false,
    promised: quick.promiseText !== '' || due !== null,
    promiseText: quick.promiseText,
    promiseMark: 'open',
  });
}

function quickDay({ on, occurredOn }: QuickEntry, today: Day): Told | null {
  if (on === 'other') return occurredOn;
  const day = on === 'today' ? today : addDays(today, -1);
  return { words: day, found: { precision: 'day', day }, isSure: false };
}
