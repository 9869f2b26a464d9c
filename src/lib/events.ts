import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto } from '#db/prepared.ts';
import { corrections, events, type Happening } from '#db/schema/index.ts';
import type { Situation } from './situation.ts';

/** Who tells of an event, and when it happened. Whoever has no account tells as `visitor`. */
type Teller = Pick<Situation, 'now'> & { actor: Pick<Situation['actor'], 'userId'> };

const insertEvent = insertInto(events);

/** Writes down what happened, in the transaction of the change. */
export async function tell(tx: Transaction, teller: Teller, event: Happening): Promise<void> {
  await insertEvent(tx, eventRow(teller, event));
}

/** The row of an event. */
export function eventRow({ now, actor }: Teller, event: Happening): typeof events.$inferInsert {
  return { at: now, actor: actor.userId, ...event };
}

/** The change of one fact for the public history; none when both are equal. */
export function change<const Field extends string, Value>(
  field: Field,
  before: Value,
  after: Value,
): { field: Field; before: Value; after: Value }[] {
  return isDeepStrictEqual(before, after) ? [] : [{ field, before, after }];
}

/** The events of which the public history of a case consists. An old row may say nothing: then the words were the same. */
export function isCorrectionOf(caseId: string | SQL): SQL | undefined {
  return and(eq(events.caseId, caseId), inArray(events.action, [...corrections]), isNotNull(events.particulars));
}
