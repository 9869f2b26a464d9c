import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { awaitsFirstReply, caseState, replyDueOn } from '#src/features/cases/rules.ts';
import { isMarked } from '#src/features/timeline/promises/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { type CaseToRemind, casesToRemind } from './facts.ts';
import { oneADay, type Reminder, type ReminderFacts, restsOn, scheduleOf } from './rules.ts';

/** How far the author's plan looks ahead. */
export const planDays = 120;

/** What the passing of time alone does to a case. `subject`: id of a promise or kind of a step. */
export interface Milestone {
  kind: 'reply-due' | 'overdue' | 'promise-due' | 'step-open' | 'rests';
  subject: string;
  on: Day;
}

export interface PlannedDay {
  on: Day;
  milestones: Milestone[];
  reminders: Reminder[];
}

/** What happens to a case from `from` to `until` if nobody does anything, by days. */
export function planOf(facts: ReminderFacts, from: Day, until: Day): PlannedDay[] {
  const milestones = milestonesOf(facts).filter(({ on }) => on >= from && on <= until);
  const reminders = oneADay(scheduleOf(facts, from, until)).filter(({ on }) => on <= until);
  return [...new Set([...milestones, ...reminders].map(({ on }) => on))].sort().map((on) => ({
    on,
    milestones: milestones.filter((one) => one.on === on),
    reminders: reminders.filter((one) => one.on === on),
  }));
}

function milestonesOf(facts: ReminderFacts): Milestone[] {
  const rests = restsOn(facts.acts);
  const last = facts.acts.at(-1);
  if (rests === null || !last) return [];
  const state = caseState(facts.acts, last.on);
  const all: Milestone[] = [{ kind: 'rests', subject: '', on: rests }];
  if (awaitsFirstReply(state) && state.publishedOn !== null) {
    const due = replyDueOn(state.publishedOn);
    all.push({ kind: 'reply-due', subject: '', on: due }, { kind: 'overdue', subject: '', on: addDays(due, 1) });
  }
  for (const { id, dueOn, ...said } of facts.promises) {
    if (dueOn !== null && !isMarked(said) && said.reportedKeptOn === null)
      all.push({ kind: 'promise-due', subject: id, on: dueOn });
  }
  for (const { step, opensOn } of facts.steps) all.push({ kind: 'step-open', subject: step, on: opensOn });
  return all.filter(({ on }) => on <= rests);
}

/** The plan of a published case for its author; null when there is none of that number. */
export async function casePlan(
  db: Database,
  number: string,
  today: Day,
): Promise<{ theCase: CaseToRemind; days: PlannedDay[] } | null> {
  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  const theCase = row && (await casesToRemind(db, [row.id])).get(row.id);
  // What was due today has gone out this morning, or waits for its turn.
  return theCase ? { theCase, days: planOf(theCase.facts, today, addDays(today, planDays)) } : null;
}
