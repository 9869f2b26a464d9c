import { addDays, type Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { DraftEntry } from '../timeline/input.ts';
import { dateFault } from '../timeline/rules.ts';
import { daysSeenFrom, type When, whenOf } from '../timeline/told-days.ts';
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
    occurredUntil: form.precision === 'period' ? form.occurredUntil : null,
    precision: form.precision,
    time: form.precision === 'exact' ? form.time : null,
    channel: form.channel,
    direction: form.direction,
    expectsAnswer: !(form.direction === 'to-company' && form.needsNoAnswer),
    counterpart: form.counterpart,
    thirdParty: form.thirdParty,
    text: form.text,
    contacts: isEvent ? 0 : form.contacts,
    waitedMinutes: form.waitedMinutes,
    spentCents: form.spentCents,
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
  if (entry.precision === 'period' && entry.occurredUntil === null) {
    return { field: 'occurredUntil', reason: 'required' };
  }
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
  const when = quickWhen(quick, today);
  if ('fault' in when) return refused('invalid', { field: 'occurredOn', reason: when.fault });
  const due = quick.promiseDueOn;
  const dueDays = due ? daysSeenFrom(when.occurredOn, due, 'due') : [];
  if (dueDays.length > 1)
    return refused('invalid', { field: 'promiseDueOn', reason: `which-day:${dueDays.join(',')}` });
  return done({
    ...when,
    id: quick.entryId,
    time: null,
    channel: quick.channel,
    direction: quick.direction,
    needsNoAnswer: quick.needsNoAnswer,
    counterpart: '',
    thirdParty: '',
    text: quick.happened,
    contacts: 1,
    waitedMinutes: quick.waitedMinutes,
    spentCents: 0,
    handOvers: 0,
    automaticReceipt: false,
    promised: quick.promiseText !== '' || due !== null,
    promiseText: quick.promiseText,
    promiseDueOn: due?.day ?? null,
    promiseMark: 'open',
    promiseMarkedOn: null,
  });
}

function quickWhen({ on, occurredOn }: QuickEntry, today: Day): When | { fault: string } {
  if (on === 'other') return occurredOn ? whenOf(occurredOn, 'exact', today) : { fault: 'required' };
  const day = on === 'today' ? today : addDays(today, -1);
  return { precision: 'exact', occurredOn: day, occurredUntil: null };
}
