import { z } from 'astro/zod';
import { neededEntryDate, toldDay, toldDueDay } from '#src/lib/days/fields.ts';
import { checked, formId, line, needed, numeric } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCount } from '#src/lib/numbers.ts';
import { minutes, money, time } from '#src/lib/quantities/fields.ts';
import { channels, directions } from '../lists.ts';
import type { dated } from './told-days.ts';

/** The fields of one entry, in a draft or added to a published case; whoever takes them ends with `dated`. */
export const entryFormInput = z.object({
  id: formId,
  occurredOn: neededEntryDate,
  time,
  channel: z.enum(channels, { error: 'choose-one' }),
  direction: z.enum(directions, { error: 'choose-one' }),
  needsNoAnswer: checked,
  counterpart: line(60),
  thirdParty: line(80),
  text: needed(longestText, 'too-long-text'),
  contacts: numeric(parseCount, { least: 1, most: 500, empty: 1, fault: 'not-a-number' }),
  waitedMinutes: minutes({ most: 100_000 }),
  spentCents: money({ most: 100_000_000 }),
  handOvers: numeric(parseCount, { least: 0, most: 100, empty: 0, fault: 'not-a-number' }),
  automaticReceipt: checked,
  promised: checked,
  promiseText: line(200),
  promiseDueOn: toldDueDay,
  promiseMark: z
    .enum(['open', 'kept', 'broken'], { error: 'invalid' })
    .nullish()
    .transform((mark) => mark ?? 'open'),
  promiseMarkedOn: toldDay,
});

/** An entry as it goes to a command. */
export type DraftEntry = ReturnType<typeof dated<z.output<typeof entryFormInput>>>;
