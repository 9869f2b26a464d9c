import { and, asc, eq, gt, gte, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, reminders } from '#db/schema/index.ts';
import { runningStatuses } from '#src/features/cases/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { type CaseToRemind, casesToRemind, type Recipient } from './facts.ts';
import { dueOn, type Reminder } from './rules.ts';

export interface ReminderJob {
  db: Database;
  now: () => Date;
  /** Asked between two transactions. */
  isStopping: () => boolean;
}

/** Cases looked at in one go; reading them blocks nobody but the worker. */
export const casesAtOnce = 100;
/** After so many days no reminder follows a closing any more. */
const closedDays = 60;

/** A reminder that is due and not decided. */
export interface Pending {
  caseId: string;
  recipient: Recipient;
  reminder: Reminder;
  key: string;
}

export type Row = typeof reminders.$inferInsert;

/** Looks through the cases that run or were closed lately, some at a time, in the order of their ids. */
export async function findDue({ db, isStopping }: ReminderJob, today: Day) {
  const waiting = new Map<string, Pending[]>();
  const outdated: Omit<Row, 'decidedAt'>[] = [];
  let last = '';
  while (!isStopping()) {
    const ids = await nextCases(db, last, today);
    if (ids.length === 0) break;
    last = ids.at(-1) ?? last;
    const known = await decided(db, ids);
    for (const theCase of (await casesToRemind(db, ids)).values()) {
      const found = dueOn(theCase.facts, today);
      for (const recipient of [theCase.author, ...theCase.company]) {
        for (const reminder of ofRecipient(theCase, recipient, found.due)) {
          const key = keyOf(theCase, reminder, recipient);
          if (known.has(key)) continue;
          const theirs = waiting.get(recipient.id) ?? [];
          theirs.push({ caseId: theCase.id, recipient, reminder, key });
          waiting.set(recipient.id, theirs);
        }
        for (const reminder of ofRecipient(theCase, recipient, found.outdated)) {
          const key = keyOf(theCase, reminder, recipient);
          if (known.has(key)) continue;
          outdated.push({ ...rowOf(theCase, reminder, recipient), key, result: 'outdated' });
        }
      }
    }
    // Mails go on while the calendar is looked through.
    await giveWay();
  }
  return { waiting, outdated };
}

/** With a sign that keeps SQLite from an index of states: by that one, each step would sort all the cases that run. */
const state = sql`+${cases.status}`;

async function nextCases(db: Database, after: string, today: Day): Promise<string[]> {
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        gt(cases.id, after),
        or(
          inArray(state, [...runningStatuses]),
          and(eq(state, 'closed'), gte(cases.closedOn, addDays(today, -closedDays))),
        ),
      ),
    )
    .orderBy(asc(cases.id))
    .limit(casesAtOnce);
  return rows.map(({ id }) => id);
}

async function decided(db: Database, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ key: reminders.key })
    .from(reminders)
    .where(inArray(reminders.caseId, [...caseIds]));
  return new Set(rows.map(({ key }) => key));
}

export function ofRecipient(theCase: CaseToRemind, recipient: Recipient, some: readonly Reminder[]): Reminder[] {
  const side = recipient.id === theCase.author.id ? 'author' : 'company';
  return some.filter((reminder) => reminder.side === side);
}

/** Under which a reminder is decided once. */
export function keyOf(
  theCase: { id: string },
  { kind, subject }: { kind: string; subject: string },
  recipient: { id: string },
): string {
  return [kind, theCase.id, subject, recipient.id].join(':');
}

export function rowOf(theCase: CaseToRemind, reminder: Reminder, recipient: Recipient) {
  return { kind: reminder.kind, caseId: theCase.id, recipientId: recipient.id, dueOn: reminder.on };
}
