import { z } from 'astro/zod';
import { now } from '#src/lib/clock.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { codeOf } from '#src/lib/days/code.ts';
import { faultOf, isLongAgo, type Told } from '#src/lib/days/fields.ts';
import type { Found, Kind, Reading } from '#src/lib/days/found.ts';
import { readDay } from '#src/lib/days/read.ts';
import { spanOf } from '#src/lib/days/span.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Said } from '#src/lib/quantities/fields.ts';
import { anchorsOf, type Entry, type Placed, placedDay } from '../entry/rules.ts';
import { type PromiseFields, type ToldPromise, toldPromises } from './promise-fields.ts';

/** When an entry was, as it is stored. `after`: the entry behind which it stands, where its day is unknown. */
export type When = Pick<Entry, 'precision' | 'occurredOn' | 'occurredUntil'> & { after: string | null };

/** What the words of a date come to for an entry: exactly what they say, and no more. Unknown days stand behind `before`. */
function whenOf(found: Found, before: readonly Placed[]): When | { fault: string } {
  const after = null;
  switch (found.precision) {
    case 'day':
      return { precision: 'exact', occurredOn: found.day, occurredUntil: null, after };
    case 'about':
      return { precision: 'approximate', occurredOn: found.day, occurredUntil: null, after };
    case 'period':
      return { precision: 'period', occurredOn: found.from, occurredUntil: found.until, after };
    case 'unknown': {
      const entry = found.after === null ? before.at(-1) : before[found.after - 1];
      if (!entry) return { fault: 'unknown-first' };
      return { precision: 'unknown', occurredOn: placedDay(entry), occurredUntil: null, after: entry.id };
    }
    default: {
      const { from, until } = spanOf(found);
      return { precision: found.precision, occurredOn: from, occurredUntil: until, after };
    }
  }
}

/** The words of a form that say a day: of the entry, and of what was promised in it. */
interface ToldForm extends PromiseFields {
  occurredOn: Told;
}

/** Time, minutes and money as the form says them. */
export interface ToldQuantities {
  time: Said<string> | null;
  waitedMinutes: Said<number>;
  spentCents: Said<{ cents: number; currency: string }> | null;
}

/** The same as an entry holds them, each with whether it was only about so much. */
export function quantitiesOf({ time, waitedMinutes, spentCents }: ToldQuantities) {
  return {
    time: time?.value ?? null,
    timeIsAbout: time?.isAbout ?? false,
    waitedMinutes: waitedMinutes.value,
    waitedIsAbout: waitedMinutes.isAbout,
    spentCents: spentCents?.value.cents ?? 0,
    spentCurrency: spentCents?.value.currency ?? 'EUR',
    spentIsAbout: spentCents?.isAbout ?? false,
  };
}

interface Dates extends When {
  promises: ToldPromise[];
}

type Fault = { field: string; fault: string };
/** The first one first: `among` and the short form tell only that. */
type Faulty = Fault & { others: readonly Fault[] };

/**
 * The form of an entry with days instead of words. `told`: the form, where its words say a day only among the other
 * entries; its days are then empty until `among` has read them.
 */
export function dated<T extends ToldForm & ToldQuantities>(form: T, context: z.RefinementCtx) {
  const { occurredOn, time: inField, waitedMinutes, spentCents, ...rest } = form;
  const time = inField ?? occurredOn.time;
  if (occurredOn.time && time?.value !== occurredOn.time.value) {
    const both = [occurredOn.time.value, time?.value ?? ''].map((clock) => clock.replace(':', '.'));
    context.addIssue({ code: 'custom', path: ['time'], message: `which-time:${both.join(',')}` });
  }
  const dates = withDates(form);
  if (!('fault' in dates)) return { ...rest, ...dates, ...quantitiesOf({ time, waitedMinutes, spentCents }) };
  for (const { field, fault } of [dates, ...dates.others]) {
    context.addIssue({ code: 'custom', path: [field], message: fault });
  }
  return z.NEVER;
}

/** The days of a form, or the words that wait for the other entries. */
export function withDates(told: ToldForm): (Dates & { told: ToldForm | null }) | Faulty {
  if (told.occurredOn.found.precision === 'unknown') return { ...unread, told };
  const dates = datesOf(told, told.occurredOn.found, []);
  return 'fault' in dates ? dates : { ...dates, told: null };
}

const unread: Dates = { precision: 'unknown', occurredOn: '', occurredUntil: null, after: null, promises: [] };

/**
 * The form with its day, read beside the other entries of the case. A stored entry counts from the one before it, a new
 * one from the last. Refuses what an entry cannot be counted from, and an unknown day where no other entry is.
 */
export function among<T extends Dates & { id: string; told: ToldForm | null }>(
  form: T,
  entries: readonly Placed[],
): Outcome<T> {
  if (form.told === null) return done(form);
  const here = entries.findIndex(({ id }) => id === form.id);
  const before = here < 0 ? entries : entries.slice(0, here);
  const { words } = form.told.occurredOn;
  const reading = readDay(words, {
    today: dayOf(now()),
    kind: 'occurred',
    entries: anchorsOf(entries),
    before: before.length,
  });
  if (!('found' in reading)) return wrong('occurredOn', faultOf(reading) ?? 'not-a-date');
  const { found } = reading;
  if (found.precision === 'unknown' && found.after !== null && entries[found.after - 1]?.id === form.id) {
    return wrong('occurredOn', 'which-entry');
  }
  const dates = datesOf(form.told, found, found.precision === 'unknown' && found.after !== null ? entries : before);
  return 'fault' in dates ? wrong(dates.field, dates.fault) : done({ ...form, ...dates });
}

const wrong = (field: string, reason: string) => refused('invalid', { field, reason });

/**
 * All days of an entry. "31.12.", "Freitag", "Ende der Woche" or "in zwei Wochen" can be meant from today or from the day of
 * the entry: where that makes different days, it is asked.
 */
function datesOf(form: ToldForm, found: Found, before: readonly Placed[]): Dates | Faulty {
  const when = whenOf(found, before);
  if ('fault' in when) return { field: 'occurredOn', ...when, others: [] };
  const { occurredOn } = when;
  if (isLongAgo(occurredOn, dayOf(now())) && !form.occurredOn.isSure && when.precision !== 'unknown') {
    return { field: 'occurredOn', fault: `long-ago:${codeOf(found)}`, others: [] };
  }
  const faults: Fault[] = [];
  const promises = toldPromises(form, (field, told, kind) => {
    const days = told && daysSeenFrom(occurredOn, told, kind);
    if (days && (days.length > 1 || told.asks)) faults.push({ field, fault: `which-day:${days.join(',')}` });
    return told?.day ?? null;
  });
  const [first, ...others] = faults;
  return first ? { ...first, others } : { ...when, promises };
}

/** The days that words can mean, seen from today and from the entry. Only a missing year makes a past day doubtful. */
function daysSeenFrom(
  entryOn: Day,
  { words, day, asks }: { words: string; day: Day; asks?: readonly Day[] },
  kind: Kind,
): readonly Day[] {
  const others = daysOf(readDay(words, { today: entryOn, kind: 'due' })).filter(
    (other) => kind === 'due' || other.slice(5) === day.slice(5),
  );
  const possible = new Set([...(asks ?? [day]), ...others].filter((either) => either >= entryOn));
  return possible.size > 1 || (asks && possible.size > 0) ? [...possible].sort() : (asks ?? [day]);
}

function daysOf(reading: Reading): readonly Day[] {
  if ('ask' in reading) return reading.ask;
  if (!('found' in reading)) return [];
  const { found } = reading;
  return found.precision === 'day' ? [found.day] : found.precision === 'period' ? [found.until] : [];
}
