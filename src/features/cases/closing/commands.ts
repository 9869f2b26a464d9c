import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { closings, reopenings, tombstones } from '#db/schema/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Factor, StatedOutcome } from '../lists.ts';
import { forgetMails, mailRepresentatives } from '../mails.ts';
import { refreshCase } from '../refresh.ts';
import { addressOf, type CaseForWriting, inCase, record } from '../writing.ts';

/** Closing and reopening is mailed to everybody who speaks for the company. */
const mostReopenings = 20;

type ClosingInput = {
  id: string;
  number: string;
  outcome: StatedOutcome;
  words: string;
  buyAgain: 'yes' | 'no' | null;
} & { [factor in Factor]: number | null };

/** The author says how it ended. Nobody else can, and a case is closed once until it is reopened. */
export function closeCase(act: Act, input: ClosingInput): Promise<Outcome<{ number: string; title: string }>> {
  const close = async (tx: Transaction, theCase: CaseForWriting) => {
    const { number: _, ...closing } = input;
    await tx.insert(closings).values({ ...closing, caseId: theCase.id, closedAt: act.now });
    await record(tx, act, 'cases.close', theCase.id);
    await refreshCase(tx, theCase.id, today(act));
    await mailRepresentatives(tx, act, theCase, `case-closed:${input.id}`, (url) => ({
      kind: 'case-closed',
      url,
      number: theCase.number,
      title: theCase.title,
      outcome: input.outcome,
    }));
    return done(addressOf(theCase));
  };
  return inCase(act, input.number, 'close', close, async (tx, theCase) => {
    const known = await tx.$count(closings, eq(closings.id, input.id));
    return known > 0 ? addressOf(theCase) : null;
  });
}

/** The author opens a closed or resting case again: it did not hold, or there is something new. */
export function reopenCase(
  act: Act,
  input: { id: string; number: string; reason: string },
): Promise<Outcome<{ number: string; title: string }>> {
  const reopen = (tx: Transaction, theCase: CaseForWriting) => reopenIn(tx, act, theCase, input);
  return inCase(act, input.number, 'reopen', reopen, async (tx, theCase) => {
    const known = await tx.$count(reopenings, eq(reopenings.id, input.id));
    return known > 0 ? addressOf(theCase) : null;
  });
}

/** As `reopenCase`, in the transaction of a link that was used, with a case that was opened for it. */
export async function reopenIn(
  tx: Transaction,
  act: Act,
  theCase: CaseForWriting,
  input: { id: string; reason: string },
): Promise<Outcome<{ number: string; title: string }>> {
  const before = await tx.select({ id: reopenings.id }).from(reopenings).where(eq(reopenings.caseId, theCase.id));
  if (before.length >= mostReopenings) return refused('conflict', { reason: 'case-is-full' });
  await tx.insert(reopenings).values({
    id: input.id,
    caseId: theCase.id,
    reason: input.reason,
    reopenedAt: act.now,
  });
  await record(tx, act, 'cases.reopen', theCase.id);
  await refreshCase(tx, theCase.id, today(act));
  await mailRepresentatives(tx, act, theCase, `case-reopened:${input.id}`, (url) => ({
    kind: 'case-reopened',
    url,
    number: theCase.number,
    title: theCase.title,
  }));
  return done(addressOf(theCase));
}

/** The author takes the case back. Its texts disappear, a tombstone stays and counts. Final. */
export function withdrawCase(act: Act, input: { number: string; reason: string }): Promise<Outcome> {
  return inCase(act, input.number, 'withdraw', async (tx, theCase) => {
    await tx.insert(tombstones).values({
      caseId: theCase.id,
      kind: 'withdrawn',
      reason: input.reason,
      endedBy: act.actor.userId,
      endedAt: act.now,
    });
    await forgetMails(tx, theCase);
    await record(tx, act, 'cases.withdraw', theCase.id);
    await refreshCase(tx, theCase.id, today(act));
    return done();
  });
}

/**
 * A moderator removes a case that may not stay public. The reason is public: the tombstone shows it, and the case goes
 * on counting. Only one that was found not to be `genuine` stops counting. Refuses a removal without a reason.
 */
export function removeCase(act: Act, input: { number: string; reason: string; genuine?: boolean }): Promise<Outcome> {
  return inCase(act, input.number, 'remove', async (tx, theCase) => {
    if (input.reason.trim() === '') return refused('invalid', { field: 'reason', reason: 'required' });
    const genuine = input.genuine ?? true;
    await tx.insert(tombstones).values({
      caseId: theCase.id,
      kind: 'removed',
      reason: input.reason,
      genuine,
      endedBy: act.actor.userId,
      endedAt: act.now,
    });
    await forgetMails(tx, theCase);
    await record(tx, act, genuine ? 'cases.remove' : 'cases.removeNotGenuine', theCase.id);
    await refreshCase(tx, theCase.id, today(act));
    return done();
  });
}
