import { setImmediate } from 'node:timers/promises';
import { and, desc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { readableStatuses, readColumn, visibleCases } from '#src/features/cases/index.ts';
import { daysOverdue, replyDueOn, stampOf } from '#src/features/cases/rules.ts';
import { notesOfCases, openPromise } from '#src/features/company-desk/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Locale, visitor } from '#src/lib/situation.ts';

/** What of its cases a company takes away. */
export interface ExportFilter {
  companyId: string;
  /** Only those that wait for it. */
  isWaiting?: boolean;
  /** Only those published from this day on. */
  since?: Day | null;
  /** With what its people noted for one another. */
  withNotes?: boolean;
}

/** A case as a line of the table. All of it is public but the notes. Days are `YYYY-MM-DD`. */
export interface ExportedCase {
  number: string;
  title: string;
  url: string;
  stamp: ReturnType<typeof stampOf>;
  ball: 'company' | 'author' | 'nobody';
  publishedOn: Day;
  replyDueOn: Day;
  /** Days over that; 0 while it runs or after the first reply. */
  overdueDays: number;
  readOn: Day | null;
  firstReplyOn: Day | null;
  /** By the statistics: a text that was sent before is none. */
  firstAnswerOn: Day | null;
  promiseDueOn: Day | null;
  movedOn: Day | null;
  closedOn: Day | null;
  outcome: 'solved' | 'partly' | 'unsolved' | 'unknown' | null;
  notes?: { by: string; writtenAt: string; text: string }[];
}

/** Cases that are read at once: some milliseconds in which nobody else is answered. */
const atOnce = 100;

/**
 * The readable cases of a company, the newest first, read in pieces while they are sent. Throws when `isAllowed` no longer holds
 * between two of them: what was sent until then is no whole file, and its reader sees that.
 */
export async function* exportedCases(
  db: Database,
  { companyId, isWaiting = false, since = null, withNotes = false }: ExportFilter,
  { today, locale, isAllowed }: { today: Day; locale: Locale; isAllowed: () => Promise<boolean> },
): AsyncGenerator<ExportedCase[]> {
  const isOwn = and(
    visibleCases(visitor),
    inArray(cases.status, [...readableStatuses]),
    eq(cases.companyId, companyId),
    isWaiting ? and(eq(cases.status, 'open'), eq(cases.ball, 'company')) : undefined,
    since === null ? undefined : gte(cases.publishedOn, since),
  );
  let behind: SQL | undefined;
  for (;;) {
    const rows = await pieceOf(db, and(isOwn, behind));
    const last = rows.at(-1);
    if (!last?.number || !last.publishedOn) return;
    const numbers = rows.flatMap(({ number }) => number ?? []);
    const notes = withNotes ? await notesOfCases(db, numbers, companyId) : null;
    yield rows.flatMap((row) => {
      const line = exported(row, today, locale);
      if (line === null || notes === null) return line ?? [];
      const own = notes.get(row.number) ?? [];
      return {
        ...line,
        notes: own.map(({ by, writtenAt, text }) => ({ by, writtenAt: writtenAt.toISOString(), text })),
      };
    });
    if (rows.length < atOnce) return;
    // The database answers within the same turn of the loop: without another one nobody else would be answered until the end.
    await setImmediate();
    if (!(await isAllowed())) throw new Error('the right to read ended while a table was sent');
    behind = or(
      lt(cases.publishedOn, last.publishedOn),
      and(eq(cases.publishedOn, last.publishedOn), lt(cases.number, last.number)),
    );
  }
}

function pieceOf(db: Database, condition: SQL | undefined) {
  return db
    .select({
      number: cases.number,
      title: cases.title,
      status: cases.status,
      ball: cases.ball,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      firstAnswerOn: cases.firstAnswerOn,
      movedOn: cases.movedOn,
      closedOn: cases.closedOn,
      readAt: readColumn,
      promiseDueOn: openPromise,
    })
    .from(cases)
    .where(condition)
    .orderBy(desc(cases.publishedOn), desc(cases.number))
    .limit(atOnce);
}

function exported(row: Awaited<ReturnType<typeof pieceOf>>[number], today: Day, locale: Locale): ExportedCase | null {
  const { number, title, publishedOn, readAt, status, ...rest } = row;
  if (number === null || publishedOn === null) return null;
  return {
    number,
    title,
    url: absolute(paths.case(locale, { number, title })),
    stamp: stampOf({ ...row, publishedOn }, today),
    publishedOn,
    replyDueOn: replyDueOn(publishedOn),
    overdueDays: daysOverdue({ status, publishedOn, firstReplyOn: rest.firstReplyOn }, today),
    readOn: readAt === null ? null : dayOf(new Date(readAt)),
    ...rest,
  };
}
