import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, promises, webhooks } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { replyDays } from '#src/features/cases/rules.ts';
import { writeStep } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { queueMessages } from './message.ts';
import { isOn, type Job, listeningOf } from './spread.ts';

/** Days before something falls due at which webhooks are told. */
const daysBefore = 1;

/**
 * Tells webhooks of what falls due tomorrow: promises that companies made in replies, and first replies. Called again on the
 * same day it tells nothing again. Answers how many companies were looked at.
 */
export async function tellDue({ db, now, isStopping }: Job, today: Day): Promise<number> {
  const dueOn = addDays(today, daysBefore);
  const on = await db.selectDistinct({ companyId: webhooks.companyId }).from(webhooks).where(isOn(db));
  for (const { companyId } of on) {
    if (isStopping()) break;
    await writeStep(db, async (tx) => {
      const due = await dueFor(tx, companyId, dueOn);
      for (const { webhookId, company, types } of await listeningOf(tx, [companyId])) {
        const told = due
          .filter(({ type }) => types.includes(type))
          .map(({ id, type, ...theCase }) => ({
            ...{ webhookId, company, type, dueOn, theCase, at: now(), occasion: `${type}:${id}:${dueOn}` },
          }));
        await queueMessages(tx, told, now());
      }
      return done();
    });
  }
  return on.length;
}

async function dueFor(tx: Transaction, companyId: string, dueOn: Day) {
  const shown = { number: cases.number, status: cases.status, ball: cases.ball, outcome: cases.outcome };
  const isOwn = and(eq(cases.companyId, companyId), visibleCases(visitor));
  const made = await tx
    .select({ ...shown, id: promises.id })
    .from(promises)
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .where(
      and(
        isOwn,
        inArray(cases.status, [...readableStatuses]),
        eq(promises.dueOn, dueOn),
        isNotNull(promises.replyId),
        isNotNull(promises.companyId),
        isNull(promises.keptOn),
        isNull(promises.brokenOn),
        isNull(promises.reportedKeptOn),
      ),
    );
  const waiting = await tx
    .select({ ...shown, id: cases.id })
    .from(cases)
    .where(
      and(
        isOwn,
        eq(cases.status, 'open'),
        isNull(cases.firstReplyOn),
        eq(cases.publishedOn, addDays(dueOn, -replyDays)),
      ),
    );
  return [
    ...made.map((row) => ({ ...row, type: 'promise.due' as const })),
    ...waiting.map((row) => ({ ...row, type: 'reply.due' as const })),
  ].flatMap(({ number, ...row }) => (number === null ? [] : [{ ...row, number }]));
}
