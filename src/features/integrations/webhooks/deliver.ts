import { and, asc, eq, exists, isNull, or, sql } from 'drizzle-orm';
import { webhookMessages, webhooks } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { goOut, type OutgoingFault, type Way } from '#src/lib/outgoing.ts';
import { isPast } from '#src/lib/past.ts';
import { type Fault, noteTry } from './note.ts';
import { signedHeaders } from './sign.ts';
import { isOn, type Job } from './spread.ts';

/** Webhooks that are worked on at once, each by itself: a slow one keeps only its own messages waiting. */
const atOnce = 4;
/** Messages that one of them gets before it is another's turn, and milliseconds after which none more begins. */
const [inTurn, turn] = [20, 20_000];
/** Milliseconds for one message, and for which a worker has a webhook. */
const [longest, lease] = [10_000, turn + 10_000 + 60_000];
/** Milliseconds after which the round begins anew: what has come meanwhile waits for no long line of slow receivers. */
const round = 60_000;

export interface DeliveryJob extends Job {
  way: Way;
  /** For tests: milliseconds after which no further message of a turn begins. */
  turn?: number;
}

type Webhook = typeof webhooks.$inferSelect;
type Message = typeof webhookMessages.$inferSelect;

/**
 * Sends what is due, and answers how many messages were tried. A message may arrive twice; its id says so. Of one company one
 * webhook at a time, and those first that answered the last time and had their turn longest ago: whoever has many, or slow
 * ones, keeps nobody waiting but themselves.
 */
export async function deliverMessages(job: DeliveryJob): Promise<number> {
  const { db, now } = job;
  const due = db.select({ one: sql`1` }).from(webhookMessages).where(isDue(webhooks.id, now()));
  const waiting = await db
    .select({ id: webhooks.id, companyId: webhooks.companyId })
    .from(webhooks)
    .where(and(isOn(db), isFree(now()), exists(due)))
    .orderBy(sql`${webhooks.failures} > 0`, asc(webhooks.takenUntil), asc(webhooks.id));
  const line = [...waiting];
  const busy = new Set<string>();
  const began = performance.now();
  let tried = 0;
  const work = async () => {
    while (!job.isStopping() && performance.now() - began < round) {
      const at = line.findIndex(({ companyId }) => !busy.has(companyId));
      const [next] = at < 0 ? [] : line.splice(at, 1);
      // What is left is of companies that are being worked on: whoever has that company goes on with it.
      if (!next) return;
      busy.add(next.companyId);
      const sent = await deliverTo(job, next.id).finally(() => busy.delete(next.companyId));
      tried += sent;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tried;
}

const isDue = (webhookId: string | typeof webhooks.id, now: Date) =>
  and(
    eq(webhookMessages.webhookId, webhookId),
    eq(webhookMessages.status, 'queued'),
    isPast(webhookMessages.notBefore, now),
  );

const isFree = (now: Date) =>
  and(
    or(isNull(webhooks.retryAt), isPast(webhooks.retryAt, now)),
    or(isNull(webhooks.takenUntil), isPast(webhooks.takenUntil, now)),
  );

async function deliverTo(job: DeliveryJob, id: string): Promise<number> {
  const { db, now } = job;
  const takenUntil = new Date(now().getTime() + lease);
  const [webhook] = await exclusively(db, () =>
    db
      .update(webhooks)
      .set({ takenUntil })
      .where(and(eq(webhooks.id, id), isOn(db), isFree(now())))
      .returning(),
  );
  // Another worker has it, or a person switched it off.
  if (!webhook) return 0;
  let tried = 0;
  const began = performance.now();
  try {
    for (
      let goes = true;
      goes && tried < inTurn && performance.now() - began < (job.turn ?? turn) && !job.isStopping();
    ) {
      const message = await nextOf(job, id);
      if (!message) break;
      tried += 1;
      goes = await deliver(job, webhook, message);
    }
  } catch (error) {
    log.error({ webhook: id, ...faultOf(error) }, 'a webhook cannot be worked on');
  }
  // Free from now on; and so it is known who had a turn when.
  await exclusively(db, () => db.update(webhooks).set({ takenUntil: now() }).where(eq(webhooks.id, id)));
  return tried;
}

async function nextOf({ db, now }: DeliveryJob, webhookId: string): Promise<Message | undefined> {
  const [message] = await db
    .select()
    .from(webhookMessages)
    .where(isDue(webhookId, now()))
    .orderBy(asc(webhookMessages.notBefore), asc(sql`${webhookMessages}.rowid`))
    .limit(1);
  return message;
}

/** One try. Answers whether the webhook takes messages. */
async function deliver(job: DeliveryJob, webhook: Webhook, message: Message): Promise<boolean> {
  const began = performance.now();
  const answer = await goOut(job.way, {
    method: 'POST',
    url: unseal(webhook.sealed),
    headers: signedHeaders(message, secretsOf(webhook, job.now()), job.now()),
    body: message.body,
    milliseconds: longest,
  });
  const milliseconds = Math.round(performance.now() - began);
  const answered = 'status' in answer ? answer.status : null;
  const fault = 'fault' in answer ? faults[answer.fault] : isTaken(answer.status) ? null : 'status';
  await noteTry(job, message, { answered, fault, milliseconds });
  return fault === null;
}

const isTaken = (status: number) => status >= 200 && status < 300;

const faults: Record<OutgoingFault, Fault> = {
  address: 'forbidden',
  private: 'forbidden',
  unresolved: 'unreachable',
  unreachable: 'unreachable',
  'too-slow': 'timeout',
  'too-large': 'unreadable',
  encoded: 'unreadable',
  elsewhere: 'elsewhere',
};

/** The secret of now, and for a day that of before. */
function secretsOf({ sealedSecret, sealedOldSecret, oldSecretUntil }: Webhook, now: Date): string[] {
  const old = sealedOldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now ? [sealedOldSecret] : [];
  return [sealedSecret, ...old].map(unseal);
}
