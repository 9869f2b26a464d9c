import type { Disputed } from '#src/features/cases/disputed/amount.ts';
import type { DesiredOutcome } from '#src/features/cases/lists.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { monthParts } from '#src/lib/days/found.ts';
import { type Stretch, spanOf } from '#src/lib/days/span.ts';
import { momentOf } from '../moments.ts';
import type { ToldCase, ToldClosing, ToldEntry, ToldPost, ToldRepresentative } from '../told.ts';

/** Where a story plays: its days are counted from its first event. */
export interface Stage {
  today: Day;
  id(key: string): string;
  companyId(name: string): string;
  speaker(companyName: string): ToldRepresentative;
}

/** An entry with its day of the story instead of a date. */
export type StoryEntry = Omit<ToldEntry, 'on' | 'until' | 'placedOn' | 'recordedAt'> & {
  /** Of a part of a month, a month or a year: a day in it. */
  day: number;
  until?: number;
  /** Day of the story on which it was written down; the evening of the same day unless it says otherwise. */
  recorded?: number;
};

export interface Story {
  key: string;
  company: string;
  penName: string;
  place: string;
  title: string;
  summary: string;
  desired: readonly [DesiredOutcome, string];
  disputed?: Disputed;
  /** Day of the story on which it became public. */
  published: number;
  entries: (day: (number: number) => Day) => StoryEntry[];
  replies?: (day: (number: number) => Day, stage: Stage) => (Omit<ToldPost, 'at'> & { day: number })[];
  /** A second company that it names, and what that one said. */
  named?: { company: string; day: number; text: string };
  closing?: Omit<ToldClosing, 'at'> & { day: number };
  steps?: readonly { day: number; key: string }[];
}

/** Puts a story on the calendar so that it was published on `publishedOn`. */
export function staged(story: Story, stage: Stage, publishedOn: Day): ToldCase {
  const day = (number: number) => addDays(publishedOn, number - story.published);
  const publishedAt = momentOf(publishedOn, 20 * 60 + 15);
  const entries = story.entries(day).map(({ day: on, until, recorded, ...entry }, index) => ({
    ...entry,
    ...dated(entry.precision, day(on)),
    ...(until !== undefined && { until: day(until) }),
    recordedAt: momentOf(day(recorded ?? until ?? on), 18 * 60 + 30 + index),
  }));
  return {
    id: stage.id(`story ${story.key}`),
    companyId: stage.companyId(story.company),
    authorId: stage.id(`author of ${story.key}`),
    locale: 'de',
    penName: story.penName,
    place: story.place,
    title: story.title,
    summary: story.summary,
    desiredOutcome: story.desired[0],
    desiredText: story.desired[1],
    ...(story.disputed && { disputed: story.disputed }),
    publishedAt,
    entries,
    thread: (story.replies?.(day, stage) ?? []).map(({ day: on, ...post }) => ({
      ...post,
      at: momentOf(day(on), 11 * 60 + 5),
    })),
    ...(story.named && {
      named: {
        companyId: stage.companyId(story.named.company),
        by: stage.speaker(story.named.company),
        text: story.named.text,
        at: momentOf(day(story.named.day), 15 * 60 + 20),
      },
    }),
    closings: story.closing ? [closed(story.closing, day)] : [],
    reopenings: [],
    steps: (story.steps ?? []).map(({ day: on, key }) => ({ key, on: day(on), at: momentOf(day(on), 19 * 60 + 5) })),
    tombstone: null,
    corrections: [],
  };
}

/** The first and the last day of the stretch around a day, and that day as its place. */
function dated(precision: ToldEntry['precision'], day: Day): Pick<ToldEntry, 'on' | 'until' | 'placedOn'> {
  const [month, year] = [day.slice(0, 7), Number(day.slice(0, 4))];
  const part = monthParts[Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10))] ?? 'end';
  const stretches: Partial<Record<NonNullable<typeof precision>, Stretch>> = {
    part: { precision: 'part', month, part },
    month: { precision: 'month', month },
    year: { precision: 'year', year, part: null },
  };
  const stretch = precision && stretches[precision];
  if (!stretch) return { on: day };
  const { from: on, until } = spanOf(stretch);
  return { on, until, ...(on < day && { placedOn: day }) };
}

function closed({ day: on, ...closing }: NonNullable<Story['closing']>, day: (number: number) => Day): ToldClosing {
  return { ...closing, at: momentOf(day(on), 20 * 60 + 40) };
}
