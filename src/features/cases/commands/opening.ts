import { and, count, eq, ne, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, companies, events, type Happening, namedCompanies, users } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { forgetBlackened, keepBlackened } from '#src/features/redaction/index.ts';
import { saysLess } from '#src/features/redaction/rules.ts';
import { write } from '#src/lib/database.ts';
import { isCorrectionOf, tell } from '#src/lib/events.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type CaseAction, caseCan, caseWhen } from '../can.ts';
import type { CaseState } from '../rules.ts';
import { logKind, sealCase } from '../sealed/record.ts';
import { sealedWords } from '../sealed/words.ts';
import { stateOn } from '../state/facts.ts';
import { refreshCase } from '../state/refresh.ts';

/** The public history keeps every old text for good, so it ends somewhere. */
const mostCorrections = 500;
const isCorrecting: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'judge',
  'addEntry',
  'moveEntry',
  'correct',
  'correctReply',
  'nameCompany',
  'takeBackNamed',
  'markPromise',
  'takeStepBack',
  'showEvidence',
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
  /** The company that the case names besides; null: none. */
  namedId: string | null;
  author: { id: string; email: string; locale: 'de' | 'en' };
}

/** What somebody may still do whose right to write has ended: read, say less, or that it is over. */
const withoutWriting: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'read',
  'erase',
  'eraseReply',
  'eraseBlackened',
  'takeBackNamed',
  'takeStepBack',
  'withdraw',
  'takeBackAffected',
  'hideEvidence',
  'leaveExchange',
  'remove',
]);

/** Of these only the half that takes words out: what comes with it in their place would be writing. */
const takesOut: ReadonlySet<CaseAction> = new Set<CaseAction>(['erase', 'eraseReply']);

/** What can be read in the case, where somebody whose right to write has ended may only make it less; else null. */
async function wordsBefore(
  tx: Transaction,
  { actor }: Situation,
  caseId: string,
  action: CaseAction,
): Promise<string | null> {
  if (!takesOut.has(action) || actor.userId === null || (await mayWrite(tx, actor.userId))) return null;
  return (await sealedWords(tx, [caseId])).get(caseId) ?? '';
}

const caseWith = prepared((db) =>
  db
    .select({
      id: cases.id,
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      authorId: cases.authorId,
      companyId: cases.companyId,
      companyName: companies.name,
      namedId: sql<
        string | null
      >`(select ${namedCompanies.companyId} from ${namedCompanies} where ${namedCompanies.caseId} = ${cases.id})`,
      author: { id: users.id, email: users.email, locale: users.locale },
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.number, sql.placeholder('number'))),
);

/** Whoever may do `action` with it at some time. */
async function caseOfNumber(
  tx: Transaction,
  situation: Situation,
  number: string,
  action: CaseAction,
): Promise<Outcome<CaseForWriting>> {
  if (situation.actor.userId === null) return refused('not-signed-in');
  const [row] = await caseWith(tx, { number });
  if (!row?.number || row.companyId === null) return refused('not-found');
  if (!caseCan[action](situation.actor, row)) return refused('not-allowed');
  if (!withoutWriting.has(action) && !(await mayWrite(tx, situation.actor.userId))) {
    return refused('not-allowed', { reason: 'may-not-write' });
  }
  const { number: itsNumber, companyId } = row;
  return done({ ...row, number: itsNumber, companyId, state: await stateOn(tx, row.id, today(situation)) });
}

async function refusalNow(tx: Transaction, { id, state }: CaseForWriting, action: CaseAction): Promise<Refused | null> {
  const refusal = caseWhen[action](state);
  if (refusal || !isCorrecting.has(action)) return refusal;
  // What the other side says can fill nobody's history.
  const isOwn = and(isCorrectionOf(id), ne(events.action, 'cases.reportPromise'));
  const [kept] = await tx.select({ count: count() }).from(events).where(isOwn);
  return (kept?.count ?? 0) < mostCorrections ? null : refused('conflict', { reason: 'case-is-full' });
}

/** What a command on a case answers: where it stands. Everything else, the author's address above all, stays inside. */
export interface Where {
  number: string;
  title: string;
}

type WithoutCase<Event> = Event extends Happening ? Omit<Event, 'caseId' | 'companyId'> : never;
/** What happened in a case; the case itself is known. */
export type CaseEvent = WithoutCase<Happening>;

type Task = (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<CaseEvent | null>>;
type Question = (tx: Transaction, theCase: CaseForWriting) => Promise<boolean>;

/**
 * One transaction around a published case as it is today: finds it, asks both tables of can.ts, then does `task`, which
 * answers what happened, or null when nothing did. That is written down, also in the public log, and the state of the case
 * computed anew.
 * `isDone`: whether the same form was sent before; then it is not refused, whatever has come since, and nothing happens.
 * Refuses: not-found (also for drafts), not-signed-in, not-allowed, what `caseWhen` refuses, conflict (`case-is-full`:
 * changed too often), and what `task` refuses.
 */
export function inCase(
  situation: Situation,
  number: string,
  action: CaseAction,
  task: Task,
  isDone: Question = async () => false,
): Promise<Outcome<Where>> {
  return write(situation.db, (tx) => inCaseOf(tx, situation, number, action, task, isDone));
}

/** As `inCase`, in the transaction of a link that was used. */
export async function inCaseOf(
  tx: Transaction,
  situation: Situation,
  number: string,
  action: CaseAction,
  task: Task,
  isDone: Question = async () => false,
): Promise<Outcome<Where>> {
  const found = await caseOfNumber(tx, situation, number, action);
  if (!found.ok) return found;
  const { id: caseId, companyId, title } = found.value;
  if (await isDone(tx, found.value)) return done({ number, title });
  const before = await wordsBefore(tx, situation, caseId, action);
  const happened = (await refusalNow(tx, found.value, action)) ?? (await task(tx, found.value));
  if (!happened.ok) return happened;
  if (before !== null && !saysLess(before, (await sealedWords(tx, [caseId])).get(caseId) ?? '')) {
    return refused('not-allowed', { reason: 'may-not-write' });
  }
  if (happened.value !== null) {
    await tell(tx, situation, { ...happened.value, caseId, companyId });
    const rows = await refreshCase(tx, caseId, today(situation));
    const { blackened, actor, now } = situation;
    // Kept for the author, as long as there is a case to read.
    if (action === 'withdraw' || action === 'remove') await forgetBlackened(tx, { caseId, now: situation.now });
    else if (blackened && actor.userId === found.value.authorId) {
      await keepBlackened(tx, { caseId, subjectId: happened.value.subjectId, now }, blackened);
    }
    const kind = logKind(happened.value.action);
    if (kind !== null) await sealCase(tx, { caseId, rows, kind, at: situation.now });
  }
  return done({ number, title });
}
