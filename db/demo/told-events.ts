import type { events, Happening } from '#db/schema/index.ts';
import { change, eventRow } from '#src/lib/events.ts';
import type { ToldCase, ToldEntry, ToldPost } from './told.ts';

/** What the rows of a told case are called. */
interface Made {
  replies: readonly { post: ToldPost; id: string }[];
  entries: readonly { told: ToldEntry; row: { id: string; occurredOn: string } }[];
  users: readonly { id: string; userId: string }[];
}

/** What happened in a told case, as the commands would have written it down. */
export function eventsOf(told: ToldCase, made: Made): (typeof events.$inferInsert)[] {
  const { id: caseId, companyId, authorId } = told;
  const row = (at: Date, event: Happening, userId: string | null = authorId) =>
    eventRow({ now: at, actor: { userId } }, { ...event, caseId, companyId });
  return [
    row(told.publishedAt, { action: 'cases.publish', subjectId: caseId }),
    ...made.replies.flatMap(({ post, id }) => [
      post.by
        ? row(post.at, { action: 'cases.reply', subjectId: id }, userOf(post.by.id, made))
        : row(post.at, { action: 'cases.answer', subjectId: id }),
      ...(post.verdict ? [row(post.verdict.at, { action: 'cases.judge', subjectId: id })] : []),
    ]),
    ...(told.named
      ? [row(told.named.at, { action: 'cases.replyAsNamed', subjectId: caseId }, userOf(told.named.by.id, made))]
      : []),
    ...made.entries.flatMap(({ told: { recordedAt }, row: { id } }) =>
      recordedAt > told.publishedAt ? [row(recordedAt, { action: 'cases.addEntry', subjectId: id })] : [],
    ),
    ...told.steps.map(({ at }) => row(at, { action: 'cases.recordStep', subjectId: caseId })),
    ...told.closings.map(({ at }) => row(at, { action: 'cases.close', subjectId: caseId })),
    ...told.reopenings.map(({ at }) => row(at, { action: 'cases.reopen', subjectId: caseId })),
    ...told.corrections.map(({ entry, before, after, at }) => row(at, correction(caseId, entry, before, after, made))),
    ...(told.tombstone ? [row(told.tombstone.at, ...ending(told.tombstone, told))] : []),
  ];
}

function userOf(representativeId: string, { users }: Made): string | null {
  return users.find(({ id }) => id === representativeId)?.userId ?? null;
}

function correction(
  caseId: string,
  entry: ToldEntry | null,
  before: string,
  after: string,
  { entries }: Made,
): Happening {
  const row = entries.find(({ told }) => told === entry)?.row;
  if (!row) {
    const particulars = { changes: change('summary', before, after) };
    return { action: 'cases.correct', subjectId: caseId, particulars };
  }
  const particulars = { about: { entryOn: row.occurredOn }, changes: change('text', before, after) };
  return { action: 'cases.correctEntry', subjectId: row.id, particulars };
}

function ending(
  { kind, byAuthor }: NonNullable<ToldCase['tombstone']>,
  { id, authorId }: ToldCase,
): [Happening, string | null] {
  const action = kind === 'removed' ? 'cases.remove' : 'cases.withdraw';
  return [{ action, subjectId: id }, byAuthor ? authorId : null];
}
