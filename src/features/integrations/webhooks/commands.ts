import { and, eq, max } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, events, webhookMessages, webhooks } from '#db/schema/index.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { integrationsCan } from '../can.ts';
import { speakingFor } from '../speaking.ts';
import { queueMessages } from './message.ts';
import { hasWebhookForm, overlapHours, type WebhookType } from './rules.ts';
import { newSecret } from './sign.ts';

/** Webhooks of one company. */
const mostWebhooks = 5;
/** Tests of one webhook that wait to be sent. */
const mostTests = 3;

interface Own {
  companyId: string;
  webhookId: string;
}

/**
 * From now on the company is told there of what it chose, beginning with a test. Answers the secret, which is shown once. Refuses
 * invalid (`webhook-address`) and conflict (`too-many-webhooks`, `webhook-made`).
 */
export function createWebhook(
  situation: Situation,
  { companyId, webhookId: id, url, type }: Own & { url: string; type: WebhookType[] },
): Promise<Outcome<{ secret: string; id: string }>> {
  return write(situation.db, async (tx) => {
    const own = await speakingFor(tx, situation.actor, companyId);
    if (!integrationsCan.connect(own)) return refused('not-allowed');
    const address = URL.parse(url);
    if (!hasWebhookForm(address)) return refused('invalid', { field: 'url', reason: 'webhook-address' });
    const made = await tx.$count(webhooks, eq(webhooks.companyId, companyId));
    if (made >= mostWebhooks) return refused('conflict', { reason: 'too-many-webhooks' });
    const secret = newSecret();
    const { now } = situation;
    const written = await tx
      .insert(webhooks)
      .values({
        ...{ id, companyId, representativeId: own.representativeId, host: address.hostname },
        ...{ sealed: seal(address.href), sealedSecret: seal(secret), secretAt: now, createdAt: now },
        types: [...new Set(type)],
        sinceEvent: await newestEvent(tx),
      })
      .onConflictDoNothing()
      .returning({ id: webhooks.id });
    if (written.length === 0) return refused('conflict', { reason: 'webhook-made' });
    await tell(tx, situation, { action: 'integrations.createWebhook', subjectId: id, companyId });
    await queueTest(tx, { companyId, webhookId: id }, now);
    return done({ secret, id });
  });
}

async function newestEvent(tx: Transaction): Promise<number> {
  const [newest] = await tx.select({ id: max(events.id) }).from(events);
  return newest?.id ?? 0;
}

async function queueTest(tx: Transaction, { companyId, webhookId }: Own, now: Date): Promise<void> {
  const [company] = await tx.select({ slug: companies.slug }).from(companies).where(eq(companies.id, companyId));
  const test = { type: 'webhook.test' as const, at: now, company: company?.slug ?? '', theCase: null };
  await queueMessages(tx, [{ webhookId, occasion: `test:${newId()}`, ...test }], now);
}

/** Sends a test. Refuses conflict (`webhook-off`; `tests-waiting`: some have not been sent yet). */
export function testWebhook(situation: Situation, own: Own): Promise<Outcome> {
  return onWebhook(situation, own, async (tx, { disabledAt }) => {
    if (disabledAt !== null) return refused('conflict', { reason: 'webhook-off' });
    const waits = and(
      eq(webhookMessages.webhookId, own.webhookId),
      eq(webhookMessages.type, 'webhook.test'),
      eq(webhookMessages.status, 'queued'),
    );
    if ((await tx.$count(webhookMessages, waits)) >= mostTests) return refused('conflict', { reason: 'tests-waiting' });
    await queueTest(tx, own, situation.now);
    await tell(tx, situation, {
      action: 'integrations.testWebhook',
      subjectId: own.webhookId,
      companyId: own.companyId,
    });
    return done();
  });
}

/** A new secret, shown once. For a day messages are signed with that of before as well, so that a receiver can change over. */
export function changeSecret(situation: Situation, own: Own): Promise<Outcome<{ secret: string }>> {
  return onWebhook(situation, own, async (tx, webhook) => {
    const { now } = situation;
    const secret = newSecret();
    await tx
      .update(webhooks)
      .set({
        ...{ sealedSecret: seal(secret), sealedOldSecret: webhook.sealedSecret, secretAt: now },
        oldSecretUntil: new Date(now.getTime() + overlapHours * 3_600_000),
      })
      .where(eq(webhooks.id, webhook.id));
    await tell(tx, situation, { action: 'integrations.changeSecret', subjectId: webhook.id, companyId: own.companyId });
    return done({ secret });
  });
}

/** One that was switched off is on again, and its failures are forgotten. What happened meanwhile is not told. */
export function resumeWebhook(situation: Situation, own: Own): Promise<Outcome> {
  return onWebhook(situation, own, async (tx, { id, disabledAt }) => {
    if (disabledAt === null) return done();
    await tx
      .update(webhooks)
      .set({ disabledAt: null, failures: 0, failingSince: null, retryAt: null, sinceEvent: await newestEvent(tx) })
      .where(eq(webhooks.id, id));
    await tell(tx, situation, { action: 'integrations.resumeWebhook', subjectId: id, companyId: own.companyId });
    await queueTest(tx, own, situation.now);
    return done();
  });
}

/** It goes for good, with its log. One that is gone already is no fault. */
export function removeWebhook(situation: Situation, own: Own): Promise<Outcome> {
  return onWebhook(situation, own, async (tx, { id }) => {
    await tx.delete(webhookMessages).where(eq(webhookMessages.webhookId, id));
    await tx.delete(webhooks).where(eq(webhooks.id, id));
    await tell(tx, situation, { action: 'integrations.removeWebhook', subjectId: id, companyId: own.companyId });
    return done();
  });
}

/** Sends a message of the log once more, under the same id. Refuses conflict (`webhook-off`). */
export function replay(situation: Situation, { messageId, ...own }: Own & { messageId: string }): Promise<Outcome> {
  return onWebhook(situation, own, async (tx, { id, disabledAt }) => {
    if (disabledAt !== null) return refused('conflict', { reason: 'webhook-off' });
    const again = await tx
      .update(webhookMessages)
      .set({ status: 'queued', attempts: 0, notBefore: situation.now, fault: null, answered: null })
      .where(and(eq(webhookMessages.id, messageId), eq(webhookMessages.webhookId, id)))
      .returning({ id: webhookMessages.id });
    if (again.length === 0) return refused('not-found');
    // Who presses the button does not wait until the pause after a failure is over.
    await tx.update(webhooks).set({ retryAt: null }).where(eq(webhooks.id, id));
    await tell(tx, situation, { action: 'integrations.replay', subjectId: id, companyId: own.companyId });
    return done();
  });
}

function onWebhook<T>(
  situation: Situation,
  { companyId, webhookId }: Own,
  task: (tx: Transaction, webhook: typeof webhooks.$inferSelect) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return write(situation.db, async (tx) => {
    if (!integrationsCan.connect(await speakingFor(tx, situation.actor, companyId))) return refused('not-allowed');
    const isOwn = and(eq(webhooks.id, webhookId), eq(webhooks.companyId, companyId));
    const [webhook] = await tx.select().from(webhooks).where(isOwn);
    return webhook ? task(tx, webhook) : refused('not-found');
  });
}
