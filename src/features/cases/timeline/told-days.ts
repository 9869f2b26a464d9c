import { z } from 'astro/zod';
import { now } from '#src/lib/clock.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { isLongAgo, notOneDay, type Told } from '#src/lib/days/fields.ts';
import type { Kind, Reading } from '#src/lib/days/found.ts';
import { readDay } from '#src/lib/days/read.ts';
import type { Precision } from '../lists.ts';
import { type PromiseFields, toldPromises } from './promise-fields.ts';

/** When an entry was, as it is stored. */
export interface When {
  precision: Precision;
  occurredOn: Day;
  occurredUntil: Day | null;
}

/**
 * What the words of a date come to for an entry: "ca. 12.3." is approximate and "12.–15. März" a period, whichever box is
 * crossed. The one place that will store a month or a season once the schema can: until then their words are refused
 * with what was understood.
 */
export function whenOf({ found, isSure }: Told, precision: Precision, today: Day): When | { fault: string } {
  const first = firstDay(found);
  if (first === null) return { fault: notOneDay(found) };
  if (isLongAgo(first, today) && !isSure) return { fault: `long-ago:${first}` };
  if (found.precision === 'period') return { precision: 'period', occurredOn: found.from, occurredUntil: found.until };
  const isAbout = found.precision === 'about' && precision === 'exact';
  return { precision: isAbout ? 'approximate' : precision, occurredOn: first, occurredUntil: null };
}

function firstDay(found: Told['found']): Day | null {
  if (found.precision === 'day' || found.precision === 'about') return found.day;
  return found.precision === 'period' ? found.from : null;
}

type ToldDay = (Told & { day: Day }) | null;

interface ToldForm extends PromiseFields {
  precision: Precision;
  occurredOn: Told;
  occurredUntil: ToldDay;
}

/**
 * The form of an entry with days instead of words. "31.12.", "Freitag" or "in zwei Wochen" can be meant from today or
 * from the day of the entry: where that makes two different days, it is asked.
 */
export function dated<T extends ToldForm>(form: T, context: z.RefinementCtx) {
  const { occurredOn, occurredUntil, precision, ...rest } = form;
  const when = whenOf(occurredOn, precision, dayOf(now()));
  const fail = (field: string, message: string): null => {
    context.addIssue({ code: 'custom', path: [field], message });
    return null;
  };
  if ('fault' in when) {
    fail('occurredOn', when.fault);
    return z.NEVER;
  }
  const from = when.occurredOn;
  const dayAt = (field: string, told: ToldDay, kind: Kind): Day | null => {
    const days = told && daysSeenFrom(from, told, kind);
    return days && days.length > 1 ? fail(field, `which-day:${days.join(',')}`) : (told?.day ?? null);
  };
  const until = precision === 'period' ? dayAt('occurredUntil', occurredUntil, 'occurred') : null;
  if (when.occurredUntil !== null && until !== null && until !== when.occurredUntil) fail('occurredUntil', 'two-ends');
  return {
    ...rest,
    ...when,
    occurredUntil: when.occurredUntil ?? until,
    promises: toldPromises(form, dayAt),
  };
}

/** The days that words can mean, seen from today and from the entry. Only a missing year makes a past day doubtful. */
export function daysSeenFrom(entryOn: Day, { words, day }: { words: string; day: Day }, kind: Kind): readonly Day[] {
  const others = daysOf(readDay(words, { today: entryOn, kind: 'due' })).filter(
    (other) => kind === 'due' || other.slice(5) === day.slice(5),
  );
  const possible = new Set([day, ...others].filter((either) => either >= entryOn));
  return possible.size > 1 ? [...possible].sort() : [day];
}

function daysOf(reading: Reading): readonly Day[] {
  if ('ask' in reading) return reading.ask;
  if (!('found' in reading)) return [];
  const { found } = reading;
  return found.precision === 'day' ? [found.day] : found.precision === 'period' ? [found.until] : [];
}
