import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisions, pressureReports } from '#db/schema/index.ts';
import {
  companyAddresses,
  type Decided,
  type DecisionInput,
  decideIn,
  mayDecideHere,
  ownGround,
} from '#src/features/moderation/index.ts';
import type { PressureResult } from '#src/features/moderation/lists.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { pressureCan, pressureWhen } from './can.ts';
import { type Found, findReport, readMark } from './find.ts';
import { addressOf } from './links.ts';
import { answerEnds, resultsNow } from './rules.ts';
import { pressureToken } from './sealed.ts';

async function forModerator(
  tx: Transaction,
  situation: Situation,
  id: string,
  action: 'hear' | 'decide',
): Promise<Outcome<Found>> {
  if (situation.actor.userId === null) return refused('not-signed-in');
  const found = await findReport(tx, { id }, situation.now);
  if (!found) return refused('not-found');
  const { theCase, company } = found;
  if (!pressureCan[action](situation.actor)) return refused('not-allowed');
  return (await mayDecideHere(tx, situation.actor, { caseId: theCase.id, companyId: company.id }))
    ? done(found)
    : refused('not-allowed');
}

/**
 * A moderator has looked, and asks the company: it reads the facts of the claim, what the moderator adds, and the author's
 * words only where the author allowed it. Everybody who speaks for it, else the known contact by a link; 14 days.
 * Refuses: not-signed-in, not-found, not-allowed, too-late (decided), conflict (asked before; `nobody-to-hear`: nobody of it is known).
 */
export function hearCompany(
  situation: Situation,
  { id, text }: { id: string; text: string },
): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    const found = await forModerator(tx, situation, id, 'hear');
    if (!found.ok) return found;
    const { report, state, theCase, company, number } = found.value;
    const refusal = pressureWhen.hear(state);
    if (refusal) return refusal;
    const reached = await companyAddresses(tx, { caseId: theCase.id, companyId: company.id });
    if (reached.length === 0) return refused('conflict', { reason: 'nobody-to-hear' });
    const { now } = situation;
    const until = dayOf(new Date(answerEnds(now.getTime())));
    const isByLink = reached.some(({ contactId }) => contactId !== undefined);
    await tx
      .update(pressureReports)
      .set({
        ...{ askedAt: now, askedBy: situation.actor.userId, askedSealed: text.trim() === '' ? null : seal(text) },
        linkHash: isByLink ? sha256(pressureToken(id)) : null,
      })
      .where(eq(pressureReports.id, id));
    for (const one of reached) {
      const url = addressOf(report.id, one);
      const mail = { kind: 'pressure-asked' as const, url, number, companyName: company.name, until };
      await queueMail(tx, { ...one, mail, dedupeKey: `pressure:${id}:asked:${one.to}`, now });
    }
    await tell(tx, situation, { action: 'pressure.hear', subjectId: id });
    return done({ id });
  });
}

export interface PressureDecision {
  id: string;
  /** Of the form: the same form sent twice is one decision. */
  decisionId: string;
  /** What had been read then (`readMark`); null: nobody says. */
  read?: string | null;
  result: PressureResult;
  rule: string;
  facts: string;
  reason: string;
  statement?: string;
  answer?: string;
  answerOther?: string | undefined;
}

/**
 * The decision that is meant, if it can be made now. Refuses: too-late (decided), conflict (`not-yet`: the company is not heard;
 * `read-anew`: it was asked or has answered, or its author has shown something or taken it back since).
 */
async function decisionOf(
  tx: Transaction,
  { report, state }: Found,
  input: PressureDecision,
): Promise<Outcome<DecisionInput>> {
  const { id, decisionId, result, read = null, ...words } = input;
  const refusal = pressureWhen.decide(state);
  if (refusal) return refusal;
  if (read !== null && read !== (await readMark(tx, report))) return refused('conflict', { reason: 'read-anew' });
  if (!resultsNow(state).includes(result)) return refused('conflict', { reason: 'not-yet' });
  const piece = { kind: report.kind, id };
  return done({ id: decisionId, kind: 'pressure', piece, measure: result, passage: '', ...ownGround, ...words });
}

/**
 * A moderator decides about a report, with reasons that become public on the profile of the company; both sides get a
 * letter and may appeal. Refuses: as `hearCompany`; conflict (`not-yet`): against a company that was not heard; and as `decideIn`.
 */
export function decidePressure(situation: Situation, input: PressureDecision): Promise<Outcome<Decided>> {
  return write(situation.db, (tx) => decidePressureIn(tx, situation, input));
}

/** As `decidePressure`, in a transaction that runs: it may be a rehearsal. */
export async function decidePressureIn(
  tx: Transaction,
  situation: Situation,
  input: PressureDecision,
): Promise<Outcome<Decided>> {
  const found = await forModerator(tx, situation, input.id, 'decide');
  if (!found.ok) return found;
  const { id, decisionId } = input;
  // The same form sent twice: what it decided stands.
  const [sent] = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.id, decisionId), eq(decisions.pieceId, id)));
  if (sent) return done({ number: sent.number, state: sent.effectiveAt === null ? 'waiting' : 'effective' });
  const intended = await decisionOf(tx, found.value, input);
  return intended.ok ? decideIn(tx, situation, intended.value) : intended;
}
