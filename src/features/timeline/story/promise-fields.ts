import { z } from 'astro/zod';
import type { Day } from '#src/lib/dates.ts';
import { type Told, toldDay, toldDueDay } from '#src/lib/days/fields.ts';
import { checked, line } from '#src/lib/fields.ts';
import { type PromiseRow, promiseRows } from '../lists.ts';

/** Of a promise that is stored, or made when the form was shown. */
const id = z
  .string()
  .max(60, 'invalid')
  .nullish()
  .transform((given) => given || null);
const words = line(200);
const mark = z
  .enum(['open', 'kept', 'broken'], { error: 'invalid' })
  .nullish()
  .transform((given) => given ?? 'open');

/** The short form has only words and day of a promise. */
export const shortPromiseFields = {
  promiseText: words,
  promiseDueOn: toldDueDay,
  promise2Text: words,
  promise2DueOn: toldDueDay,
  promise3Text: words,
  promise3DueOn: toldDueDay,
  promise4Text: words,
  promise4DueOn: toldDueDay,
  promise5Text: words,
  promise5DueOn: toldDueDay,
} as const;

export const promiseFields = {
  ...shortPromiseFields,
  promised: checked,
  promiseId: id,
  promiseMark: mark,
  promiseMarkedOn: toldDay,
  promise2Id: id,
  promise2Mark: mark,
  promise2MarkedOn: toldDay,
  promise3Id: id,
  promise3Mark: mark,
  promise3MarkedOn: toldDay,
  promise4Id: id,
  promise4Mark: mark,
  promise4MarkedOn: toldDay,
  promise5Id: id,
  promise5Mark: mark,
  promise5MarkedOn: toldDay,
} as const;

type Fields<Of extends object> = { [Field in keyof Of]: z.output<Of[Field]> };

/** What the fields say; the short form asks for words and days alone. */
export type PromiseFields = Fields<typeof shortPromiseFields> & Partial<Fields<typeof promiseFields>>;

/** A promise as a form tells it. */
export interface ToldPromise {
  row: PromiseRow;
  id: string | null;
  text: string;
  dueOn: Day | null;
  mark: 'open' | 'kept' | 'broken';
  markedOn: Day | null;
}

type DayAt = (field: string, told: (Told & { day: Day }) | null, kind: 'due' | 'occurred') => Day | null;

/**
 * The promises of a form. A row in which nothing stands is none; the first one is where the words are missed, if no other
 * row has any.
 */
export function toldPromises(form: PromiseFields, dayAt: DayAt): ToldPromise[] {
  if (!form.promised) return [];
  const told = promiseRows.map((row) => ({
    row,
    id: form[`${row}Id` as const] ?? null,
    text: form[`${row}Text` as const],
    dueOn: dayAt(`${row}DueOn`, form[`${row}DueOn` as const], 'due'),
    mark: form[`${row}Mark` as const] ?? 'open',
    markedOn: dayAt(`${row}MarkedOn`, form[`${row}MarkedOn` as const] ?? null, 'occurred'),
  }));
  const given = told.filter(isGiven);
  return given.length > 0 ? given : told.slice(0, 1);
}

function isGiven({ text, dueOn, mark, markedOn }: ToldPromise): boolean {
  return text !== '' || dueOn !== null || mark !== 'open' || markedOn !== null;
}
