import { addDays, type Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { promiseRows } from '../lists.ts';
import type { DraftEntry } from '../timeline/input.ts';
import type { ToldPromise } from '../timeline/promise-fields.ts';
import { dateFault, promiseDayFault } from '../timeline/rules.ts';
import { daysSeenFrom, type When, whenOf } from '../timeline/told-days.ts';
import type { EntryInput, EntryPromise } from './entries.ts';
import type { QuickEntry } from './input.ts';

type Fault = { field: string; reason: string };

/** What the form means: fields that its other answers make pointless are left out. */
export function entryOf(form: DraftEntry, today: Day): EntryInput {
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
    people: form.people,
    thirdParty: form.thirdParty,
    text: form.text,
    contacts: isEvent ? 0 : form.contacts,
    waitedMinutes: form.waitedMinutes,
    spentCents: form.spentCents,
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
  if (entry.precision === 'period' && entry.occurredUntil === null) {
    return { field: 'occurredUntil', reason: 'required' };
  }
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
  const when = quickWhen(quick, today);
  if ('fault' in when) return refused('invalid', { field: 'occurredOn', reason: when.fault });
  const promises: ToldPromise[] = [];
  for (const row of promiseRows) {
    const text = quick[`${row}Text` as const];
    const due = quick[`${row}DueOn` as const];
    if (text === '' && due === null) continue;
    const days = due ? daysSeenFrom(when.occurredOn, due, 'due') : [];
    if (days.length > 1) return refused('invalid', { field: `${row}DueOn`, reason: `which-day:${days.join(',')}` });
    promises.push({ row, id: null, text, dueOn: due?.day ?? null, mark: 'open', markedOn: null });
  }
  return done({
    ...when,
    id: quick.entryId,
    time: null,
    channel: quick.channel,
    direction: quick.direction,
    needsNoAnswer: quick.needsNoAnswer,
    people: [],
    thirdParty: '',
    text: quick.happened,
    contacts: 1,
    waitedMinutes: quick.waitedMinutes,
    spentCents: 0,
    handOvers: 0,
    automaticReceipt: false,
    promises,
  });
}

function quickWhen({ on, occurredOn }: QuickEntry, today: Day): When | { fault: string } {
  if (on === 'other') return occurredOn ? whenOf(occurredOn, 'exact', today) : { fault: 'required' };
  const day = on === 'today' ? today : addDays(today, -1);
  return { precision: 'exact', occurredOn: day, occurredUntil: null };
}
