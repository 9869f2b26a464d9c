import { and, asc, eq, exists, gt, inArray, isNull, max, min, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, companies, events, positions, representatives, webhooks } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { exclusively, writeStep } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { queueMessages } from './message.ts';
import { toldActions, typeOf } from './rules.ts';

const reader = 'webhooks';
/** Events of which messages are made in one transaction. */
const atOnce = 100;
/** How many events that nobody is told of are passed over before that is written down. */
const unremarkable = 1000;

export interface Job {
  db: Database;
  now: () => Date;
  /** Asked between two transactions. */
  isStopping: () => boolean;
}

/** Webhooks that are on, of companies for which somebody speaks with certainty. */
export function isOn(db: Database | Transaction) {
  const speaking = db
    .select({ one: sql`1` })
    .from(representatives)
    .where(
      and(
        eq(representatives.companyId, webhooks.companyId),
        isNull(representatives.endedAt),
        isNull(representatives.checkingSince),
      ),
    );
  return and(isNull(webhooks.disabledAt), exists(speaking));
}

/**
 * Makes messages of what happened since the last time. The messages and how far the events were read change in one transaction:
 * ended at any moment, nothing is lost and nothing is told twice. Answers of how many acts.
 */
export async function spreadEvents({ db, now, isStopping }: Job): Promise<number> {
  const [[position], [newest], [listening]] = await db.batch([
    db.select().from(positions).where(eq(positions.reader, reader)),
    db.select({ id: max(events.id) }).from(events),
    db
      .select({ since: min(webhooks.sinceEvent) })
      .from(webhooks)
      .where(isOn(db)),
  ]);
  const last = newest?.id ?? 0;
  const since = listening?.since ?? null;
  let from = Math.max(position?.eventId ?? 0, since ?? 0);
  // Nobody listens: then only where to begin is noted, now and then.
  if (since === null) {
    if (last - from > unremarkable) await exclusively(db, () => remember(db, last, now()));
    return 0;
  }
  let told = 0;
  while (from < last && !isStopping()) {
    const spread = await writeStep(db, async (tx) => done(await spreadSome(tx, from, last, now())));
    if (!spread.ok) break;
    from = spread.value.upTo;
    told += spread.value.acts;
  }
  return told;
}

async function spreadSome(tx: Transaction, from: number, last: number, now: Date) {
  const rows = await tx
    .select({
      id: events.id,
      at: events.at,
      action: events.action,
      companyId: cases.companyId,
      formerId: cases.transferredFromId,
      number: cases.number,
      status: cases.status,
      ball: cases.ball,
      outcome: cases.outcome,
    })
    .from(events)
    .innerJoin(cases, eq(cases.id, events.caseId))
    .where(and(gt(events.id, from), inArray(events.action, [...toldActions]), visibleCases(visitor)))
    .orderBy(asc(events.id))
    .limit(atOnce);
  const concerned = rows.flatMap(({ companyId, formerId }) => [companyId ?? [], formerId ?? []].flat());
  const listening = await listeningOf(tx, concerned);
  for (const { id, at, action, companyId, formerId, number, ...state } of rows) {
    const type = typeOf(action);
    if (type === null || number === null) continue;
    // A case that was moved concerns both: against whom it is and against whom it was.
    const whose = [companyId, ...(type === 'case.moved' ? [formerId] : [])];
    const told = listening
      .filter((one) => whose.includes(one.companyId) && one.sinceEvent < id && one.types.includes(type))
      .map(({ webhookId, company }) => ({
        ...{ webhookId, company, type, at, occasion: `event:${id}` },
        theCase: { number, ...state },
      }));
    await queueMessages(tx, told, now);
  }
  const upTo = rows.length < atOnce ? last : (rows.at(-1)?.id ?? last);
  await remember(tx, upTo, now);
  return { upTo, acts: rows.length };
}

/** Webhooks of some companies that are on. */
export async function listeningOf(tx: Transaction, companyIds: readonly string[]) {
  return tx
    .select({
      webhookId: webhooks.id,
      companyId: webhooks.companyId,
      company: companies.slug,
      types: webhooks.types,
      sinceEvent: webhooks.sinceEvent,
    })
    .from(webhooks)
    .innerJoin(companies, eq(companies.id, webhooks.companyId))
    .where(and(inArray(webhooks.companyId, [...new Set(companyIds)]), isOn(tx)));
}

/** Another worker may be further already. */
async function remember(tx: Transaction | Database, eventId: number, movedAt: Date): Promise<void> {
  await tx
    .insert(positions)
    .values({ reader, eventId, movedAt })
    .onConflictDoUpdate({
      target: positions.reader,
      set: { eventId, movedAt },
      setWhere: sql`${positions.eventId} < ${eventId}`,
    });
}
