import { replyDueOn } from '#src/features/cases/rules.ts';
import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';

/** What a line of the sheet says; a silent day says nothing. */
export type Note = 'published' | 'promise' | 'deadline';

export interface SheetDay {
  on: Day;
  notes: Note[];
  /** After the deadline for the first reply. */
  isOverdue: boolean;
  /** Begins the longest run of empty lines: there is room for the stamp. */
  hasStamp: boolean;
}

export interface Sheet {
  /** Days between the last entry and the first line shown, when there are more than fit. */
  skipped: number;
  days: SheetDay[];
}

/** An excerpt that breaks off ends with its last whole sentence instead, where it has one: "18. November" ends none. */
export function wholeSentences(excerpt: string): string {
  return excerpt.endsWith(' …') ? (/^.*\p{Ll}{4}[.!?]["“”»]?(?=\s)/u.exec(excerpt)?.[0] ?? excerpt) : excerpt;
}

/** More lines than this do not fit beside the title of the front page. */
const mostLines = 22;

/** The days of a waiting case since its last entry, one line each, the last ones if there are too many. */
export function waitingSheet(facts: {
  lastEntryOn: Day;
  publishedOn: Day;
  lapsedPromisesDueOn: readonly Day[];
  today: Day;
}): Sheet {
  const { lastEntryOn, publishedOn, lapsedPromisesDueOn, today } = facts;
  const deadline = replyDueOn(publishedOn);
  const all = Math.max(0, daysBetween(lastEntryOn, today));
  const skipped = Math.max(0, all - mostLines);
  const lines = Array.from({ length: all - skipped }, (_, index) => addDays(lastEntryOn, skipped + index + 1)).map(
    (on) => ({
      on,
      notes: [
        ...(on === publishedOn ? ['published' as const] : []),
        ...(lapsedPromisesDueOn.includes(on) ? ['promise' as const] : []),
        ...(on === deadline && deadline < today ? ['deadline' as const] : []),
      ],
      isOverdue: on > deadline,
    }),
  );
  const stampAt = longestRun(lines.map((line) => line.notes.length === 0));
  return { skipped, days: lines.map((line, index) => ({ ...line, hasStamp: index === stampAt })) };
}

/** Where the longest run of true begins; of several the last. -1 without any. */
function longestRun(flags: readonly boolean[]): number {
  let best = { start: -1, length: 0 };
  let start = 0;
  for (const [index, flag] of flags.entries()) {
    if (!flag) start = index + 1;
    else if (index - start + 1 >= best.length) best = { start, length: index - start + 1 };
  }
  return best.start;
}
