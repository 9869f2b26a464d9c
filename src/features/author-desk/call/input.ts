import type { z } from 'astro/zod';
import { quickEntryInput, quickEntryOf } from '#src/features/cases/index.ts';
import { type DraftEntry, entryFormInput } from '#src/features/timeline/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { line, text } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import { minutes, time } from '#src/lib/quantities/fields.ts';
import { minutesQueued } from './rules.ts';

/** A call written down while it lasts: an entry whose waiting is counted from its times. */
export const callInput = quickEntryInput
  .omit({ on: true, channel: true, direction: true, needsNoAnswer: true, thirdParty: true, waitedMinutes: true })
  .extend({
    from: time,
    reached: time,
    until: time,
    queuedMore: minutes({ most: 1_000 }),
    handOvers: entryFormInput.shape.handOvers,
    /** Of nobody who answered there may be nothing to say. */
    happened: text(longestText, 'too-long-text'),
    /** What was pressed on the clock, and when: for the browser alone, which goes on from it. */
    marks: line(1_000),
  });

type Call = z.output<typeof callInput>;

/**
 * The call as an entry. `nobody` says in the author's language that nobody answered for so many minutes: it stands where
 * nothing was written. Refuses a call without its times, and words of somebody who never answered.
 */
export function entryOfCall(call: Call, today: Day, nobody: (minutes: number) => string): Outcome<DraftEntry> {
  const { from, reached, until, queuedMore } = call;
  if (from === null) return missing('from');
  const hasCounterpart = call.people.length > 0 || call.handOvers > 0 || call.promiseText !== '';
  if (reached === null && hasCounterpart) return missing('reached', 'call-answer-needed');
  if (reached !== null && call.happened === '') return missing('happened');
  const waited = minutesQueued({
    from: from.value,
    reached: reached?.value ?? null,
    until: until?.value ?? null,
    queuedMore: queuedMore.value,
  });
  if (!waited.ok) return waited;
  const entry = quickEntryOf(
    {
      ...call,
      on: call.occurredOn ? 'other' : 'today',
      channel: 'phone',
      direction: reached === null ? 'attempt' : 'conversation',
      needsNoAnswer: false,
      thirdParty: '',
      happened: call.happened || nobody(waited.value),
      waitedMinutes: {
        value: waited.value,
        isAbout: [from, reached ?? until ?? from, queuedMore].some(({ isAbout }) => isAbout),
      },
    },
    today,
  );
  if (!entry.ok) return entry;
  return {
    ok: true,
    value: { ...entry.value, handOvers: call.handOvers, time: from.value, timeIsAbout: from.isAbout },
  };
}

function missing(field: string, reason = 'required'): Outcome<never> {
  return refused('invalid', { field, reason });
}
