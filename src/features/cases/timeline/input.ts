import { z } from 'astro/zod';
import { checked, formId, line, needed, neededDay, numeric, optionalDay, time } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCents, parseCount, parseMinutes } from '#src/lib/numbers.ts';
import { channels, directions, precisions } from '../lists.ts';

/** The fields of one entry, in a draft or added to a published case. */
export const entryFormInput = z.object({
  id: formId,
  precision: z.enum(precisions, { error: 'choose-one' }),
  occurredOn: neededDay,
  occurredUntil: optionalDay,
  time,
  channel: z.enum(channels, { error: 'choose-one' }),
  direction: z.enum(directions, { error: 'choose-one' }),
  needsNoAnswer: checked,
  counterpart: line(60),
  thirdParty: line(80),
  text: needed(longestText, 'too-long-text'),
  contacts: numeric(parseCount, { least: 1, most: 500, empty: 1, fault: 'not-a-number' }),
  waitedMinutes: numeric(parseMinutes, { least: 0, most: 100_000, empty: 0, fault: 'no-minutes' }),
  spentCents: numeric(parseCents, { least: 0, most: 100_000_000, empty: 0, fault: 'not-an-amount' }),
  handOvers: numeric(parseCount, { least: 0, most: 100, empty: 0, fault: 'not-a-number' }),
  automaticReceipt: checked,
  promised: checked,
  promiseText: line(200),
  promiseDueOn: optionalDay,
  promiseMark: z
    .enum(['open', 'kept', 'broken'], { error: 'invalid' })
    .nullish()
    .transform((mark) => mark ?? 'open'),
  promiseMarkedOn: optionalDay,
});

/** An entry as it goes to a command. */
export type DraftEntry = z.output<typeof entryFormInput>;
