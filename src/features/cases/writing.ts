import { count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, events, type Happening, users } from '#db/schema/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import { write } from '#src/lib/database.ts';
import { isCorrectionOf, tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type CaseAction, caseCan } from './can.ts';
import { refreshCase } from './refresh.ts';

/** The public history keeps every old text for good, so it ends somewhere. */
const mostCorrections = 500;
const isCorrecting: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'judge',
  'addEntry',
  'correct',
  'markPromise',
  'takeStepBack',
]);

export interface CaseForWriting {
  id: string;
  number: string;
  title: string;
  locale: 'de' | 'en';
  status: typeof cases.$inferSelect.status;
  firstReplyOn: string | null;
  publishedOn: string | null;
  authorId: string | null;
  companyId: string;
  companyName: string;
  author: { id: string; email: string; locale: 'de' | 'en' };
}

/**
 * The published case `number`, for somebody who wants to do `action` with it.
 * Refuses: not-found (also for drafts), not-signed-in, not-allowed, too-late (withdrawn or removed), conflict
 * (`case-is-full`: changed too often).
 */
export async function caseForWriting(
  tx: Transaction,
  act: Act,
  number: string,
  action: CaseAction,
): Promise<Outcome<CaseForWriting>> {
  if (act.actor.userId === null) return refused('not-signed-in');
  const [row] = await tx
    .select({ theCase: cases, companyName: companies.name, userId: users.id, email: users.email, locale: users.locale })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.number, number));
  if (!row?.theCase.number || row.theCase.companyId === null) return refused('not-found');
  if (!caseCan[action](act.actor, row.theCase)) return refused('not-allowed');
  if (row.theCase.status === 'withdrawn' || row.theCase.status === 'removed') return refused('too-late');
  if (isCorrecting.has(action)) {
    const [kept] = await tx.select({ count: count() }).from(events).where(isCorrectionOf(row.theCase.id));
    if ((kept?.count ?? 0) >= mostCorrections) return refused('conflict', { reason: 'case-is-full' });
  }
  return done({
    ...row.theCase,
    number: row.theCase.number,
    companyId: row.theCase.companyId,
    companyName: row.companyName,
    author: { id: row.userId, email: row.email, locale: row.locale },
  });
}

/** What a command on a case answers: where it stands. Everything else, the author's address above all, stays inside. */
export interface Where {
  number: string;
  title: string;
}

type Task<Event> = (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<Event | null>>;
type WithoutCase<Event> = Event extends Happening ? Omit<Event, 'caseId' | 'companyId'> : never;
/** What happened in a case; the case itself is known. */
export type CaseEvent = WithoutCase<Happening>;

/**
 * One transaction around a published case: finds it, asks `caseCan`, then does `task`, which answers what happened, or null
 * when nothing did. What happened is written down, and the state of the case computed anew.
 */
export function inCase(act: Act, number: string, action: CaseAction, task: Task<CaseEvent>): Promise<Outcome<Where>> {
  return write(act.db, (tx) => inCaseOf(tx, act, number, action, task));
}

/** As `inCase`, in the transaction of a link that was used. */
export async function inCaseOf(
  tx: Transaction,
  act: Act,
  number: string,
  action: CaseAction,
  task: Task<CaseEvent>,
): Promise<Outcome<Where>> {
  const found = await caseForWriting(tx, act, number, action);
  if (!found.ok) return found;
  const { id: caseId, companyId, title } = found.value;
  const happened = await task(tx, found.value);
  if (!happened.ok) return happened;
  if (happened.value !== null) {
    await tell(tx, act, { ...happened.value, caseId, companyId });
    await refreshCase(tx, caseId, today(act));
  }
  return done({ number, title });
}
