import { count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { audit, cases, companies, revisions, users } from '#db/schema/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import { type CaseAction, caseCan, caseWhen } from './can.ts';
import { stateOn } from './facts.ts';
import type { CaseState } from './rules.ts';

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
  /** Of today: the stored one may be a night old. */
  state: CaseState;
  authorId: string | null;
  companyId: string;
  companyName: string;
  author: { id: string; email: string; locale: 'de' | 'en' };
}

/**
 * The published case `number`, for somebody who wants to do `action` with it, as it is today.
 * Refuses: not-found (also for drafts), not-signed-in, not-allowed, what `caseWhen` refuses, conflict (`case-is-full`:
 * changed too often).
 */
export async function caseForWriting(
  tx: Transaction,
  act: Act,
  number: string,
  action: CaseAction,
): Promise<Outcome<CaseForWriting>> {
  const found = await caseOfNumber(tx, act, number, action);
  return found.ok ? ((await refusalNow(tx, found.value, action)) ?? found) : found;
}

/** Whoever may do `action` with it at some time. */
async function caseOfNumber(
  tx: Transaction,
  act: Act,
  number: string,
  action: CaseAction,
): Promise<Outcome<CaseForWriting>> {
  if (act.actor.userId === null) return refused('not-signed-in');
  const [row] = await tx
    .select({
      id: cases.id,
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      authorId: cases.authorId,
      companyId: cases.companyId,
      companyName: companies.name,
      author: { id: users.id, email: users.email, locale: users.locale },
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.number, number));
  if (!row?.number || row.companyId === null) return refused('not-found');
  if (!caseCan[action](act.actor, row)) return refused('not-allowed');
  const { number: itsNumber, companyId } = row;
  return done({ ...row, number: itsNumber, companyId, state: await stateOn(tx, row.id, today(act)) });
}

async function refusalNow(tx: Transaction, { id, state }: CaseForWriting, action: CaseAction): Promise<Refused | null> {
  const refusal = caseWhen[action](state);
  if (refusal || !isRevising.has(action)) return refusal;
  const [kept] = await tx.select({ count: count() }).from(revisions).where(eq(revisions.caseId, id));
  return (kept?.count ?? 0) < mostRevisions ? null : refused('conflict', { reason: 'case-is-full' });
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

/**
 * One transaction around a published case: finds it, asks both tables of can.ts, then does `task`. `before`: what the
 * same form has done when it was sent before, null when it was not; that is answered again, whatever has come since.
 */
export function inCase<T>(
  act: Act,
  number: string,
  action: CaseAction,
  task: (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<T>>,
  before: (tx: Transaction, theCase: CaseForWriting) => Promise<T | null> = async () => null,
): Promise<Outcome<T>> {
  return write(act.db, async (tx) => {
    const found = await caseOfNumber(tx, act, number, action);
    if (!found.ok) return found;
    const sentBefore = await before(tx, found.value);
    if (sentBefore !== null) return done(sentBefore);
    return (await refusalNow(tx, found.value, action)) ?? task(tx, found.value);
  });
}
