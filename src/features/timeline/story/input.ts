import { z } from 'astro/zod';
import { neededEntryDate } from '#src/lib/days/fields.ts';
import { checked, formId, line, needed, numeric, typed } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { readCount } from '#src/lib/quantities/count.ts';
import { minutes, money, time } from '#src/lib/quantities/fields.ts';
import { clean } from '#src/lib/text.ts';
import { channels, directions } from '../lists.ts';
import { longestPerson, mostPeople, peopleIn } from '../people/rules.ts';
import { type PromiseFields, promiseFields, type ToldPromise } from './promise-fields.ts';
import type { dated } from './told-days.ts';

/** Who was spoken to. Refuses too many and names that are too long, and cuts nothing. */
const people = typed.transform((value, context): string[] => {
  const named = peopleIn(clean(value ?? ''));
  const isTooLong = named.some((name) => name.length > longestPerson);
  if (!isTooLong && named.length <= mostPeople) return named;
  context.addIssue({ code: 'custom', message: isTooLong ? 'person-too-long' : 'too-many-people' });
  return z.NEVER;
});

/** `up:` or `down:`, and the entry past which it goes: one button of the form that holds the entry. */
export const move = z
  .string({ error: 'invalid' })
  .regex(/^(up|down):[0-9a-f]{30}$/, 'invalid')
  .transform((button) => {
    const [way, past = ''] = button.split(':');
    return { past, direction: way === 'up' ? ('up' as const) : ('down' as const) };
  });

/** The fields of one entry, in a draft or added to a published case; whoever takes them ends with `dated`. */
export const entryFormInput = z.object({
  id: formId,
  occurredOn: neededEntryDate,
  time,
  channel: z.enum(channels, { error: 'choose-one' }),
  direction: z.enum(directions, { error: 'choose-one' }),
  needsNoAnswer: checked,
  people,
  thirdParty: line(80),
  text: needed(longestText, 'too-long-text'),
  contacts: numeric(readCount, { least: 1, most: 500, empty: 1, fault: 'not-a-number' }),
  waitedMinutes: minutes({ most: 100_000 }),
  spentCents: money({ most: 100_000_000 }),
  handOvers: numeric(readCount, { least: 0, most: 100, empty: 0, fault: 'not-a-number' }),
  automaticReceipt: checked,
  ...promiseFields,
});

/** An entry as it goes to a command. */
export type DraftEntry = Omit<ReturnType<typeof dated<z.output<typeof entryFormInput>>>, keyof PromiseFields> & {
  promises: ToldPromise[];
};
