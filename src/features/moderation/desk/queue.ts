import { asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decisions, examinations, moderatorQuestions, notices } from '#db/schema/index.ts';
import { openExaminations, waitingDecisions } from '../queries.ts';
import { type ExaminationState, examinationState } from '../rules.ts';
import { openSigns } from '../signs/queries.ts';
import { factsOf } from './facts.ts';

type Open = Awaited<ReturnType<typeof openExaminations>>[number];

/** An examination in the queue, with its clock. */
export interface Queued extends Open {
  state: ExaminationState;
  dueAt: Date;
  isOverdue: boolean;
}

/** More are not read at once; the page stays light, however many a flood brings. */
const mostShown = 60;

/**
 * What waits for a moderator, by the clock: what threatens a person, then what is due first. `later`: somebody else has to
 * answer first. One round trip.
 */
export async function deskQueue(db: Database, now: Date) {
  const open = sql`(select ${examinations.id} from ${examinations} where ${isNull(examinations.closedAt)})`;
  const [rows, asked, given, made, waiting, signs] = await db.batch([
    openExaminations(db),
    db.select().from(moderatorQuestions).where(inArray(moderatorQuestions.examinationId, open)),
    db
      .select({ id: notices.id, examinationId: notices.examinationId })
      .from(notices)
      .where(inArray(notices.examinationId, open)),
    db.select().from(decisions).where(inArray(decisions.examinationId, open)).orderBy(asc(decisions.decidedAt)),
    waitingDecisions(db),
    openSigns(db),
  ]);
  const questionsBy = Map.groupBy(asked, ({ examinationId }) => examinationId);
  const noticesBy = Map.groupBy(given, ({ examinationId }) => examinationId);
  const decisionsBy = Map.groupBy(made, ({ examinationId }) => examinationId ?? '');
  const queued = rows
    .map((row): Queued => {
      const facts = factsOf(row, {
        notices: noticesBy.get(row.id) ?? [],
        questions: questionsBy.get(row.id) ?? [],
        decisions: decisionsBy.get(row.id) ?? [],
      });
      const { state, dueAt } = examinationState(facts, now.getTime());
      return { ...row, state, dueAt: new Date(dueAt), isOverdue: dueAt <= now.getTime() };
    })
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.dueAt.getTime() - b.dueAt.getTime());
  const ours = queued.filter(({ state }) => state === 'waiting');
  const later = queued.filter(({ state }) => state === 'asked-author' || state === 'asked-notifier');
  return {
    ours: ours.slice(0, mostShown),
    later: later.slice(0, mostShown),
    counts: {
      ours: ours.length,
      later: later.length,
      overdue: queued.filter(({ isOverdue, state }) => isOverdue && state !== 'second-look').length,
      urgent: queued.filter(({ isUrgent, state }) => isUrgent && state !== 'second-look').length,
    },
    waiting,
    signs,
  };
}
