import { count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { audit, cases, companies, revisions, users } from '#db/schema/index.ts';
import type { Act } from '#src/lib/act.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type CaseAction, caseCan } from './can.ts';

/** The public history keeps every old text for good, so it ends somewhere. */
const mostRevisions = 500;
const isRevising: ReadonlySet<CaseAction> = new Set<CaseAction>([
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
  if (isRevising.has(action)) {
    const [kept] = await tx.select({ count: count() }).from(revisions).where(eq(revisions.caseId, row.theCase.id));
    if ((kept?.count ?? 0) >= mostRevisions) return refused('conflict', { reason: 'case-is-full' });
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
export function addressOf({ number, title }: CaseForWriting): { number: string; title: string } {
  return { number, title };
}

/** The audit row every command writes beside its change. */
export async function record(tx: Transaction, act: Act, action: string, subjectId: string): Promise<void> {
  await tx.insert(audit).values({ at: act.now, userId: act.actor.userId, action, subjectId });
}

/** Public history: what a published text said before, what it says now. Equal texts are no revision. */
export async function recordRevision(
  tx: Transaction,
  act: Act,
  revision: { caseId: string; entryId: string | null; field: string; before: string; after: string },
): Promise<void> {
  if (revision.before === revision.after) return;
  await tx.insert(revisions).values({ id: newId(), revisedAt: act.now, ...revision });
}

/** One transaction around a published case: finds it, asks `caseCan`, then does `task`. */
export function inCase<T>(
  act: Act,
  number: string,
  action: CaseAction,
  task: (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return write(act.db, async (tx) => {
    const found = await caseForWriting(tx, act, number, action);
    return found.ok ? task(tx, found.value) : found;
  });
}
