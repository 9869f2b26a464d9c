import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, webhookMessages, webhooks } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { noteSurely, writeStep } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { visitor } from '#src/lib/situation.ts';
import type { webhookFaults } from '../lists.ts';
import { isGivenUp, messageRetry, webhookRetry } from './rules.ts';
import type { Job } from './spread.ts';

export type Fault = (typeof webhookFaults)[number];

interface Tried {
  /** Status of the answer; null: there was none. */
  answered: number | null;
  /** Null: it arrived. */
  fault: Fault | null;
  milliseconds: number;
}

/** What became of one try, for the message and for its webhook. After days of nothing but failures that is switched off. */
export async function noteTry(
  job: Job,
  message: Pick<typeof webhookMessages.$inferSelect, 'id' | 'webhookId' | 'attempts'>,
  tried: Tried,
): Promise<void> {
  const at = job.now();
  const attempts = message.attempts + 1;
  const again = tried.fault === null ? null : messageRetry(attempts, at);
  const status = tried.fault === null ? 'delivered' : again === null ? 'failed' : 'queued';
  const note = async (tx: Transaction) => {
    await tx
      .update(webhookMessages)
      .set({ ...tried, attempts, status, triedAt: at, ...(again && { notBefore: again }) })
      .where(and(eq(webhookMessages.id, message.id), eq(webhookMessages.status, 'queued')));
    const isIt = eq(webhooks.id, message.webhookId);
    if (tried.fault === null) {
      await tx.update(webhooks).set({ failures: 0, failingSince: null, retryAt: null }).where(isIt);
      return done();
    }
    // Read again: a person may have switched it on meanwhile.
    const [webhook] = await tx.select().from(webhooks).where(isIt);
    if (!webhook) return done();
    const failures = webhook.failures + 1;
    const failingSince = webhook.failingSince ?? at;
    await tx
      .update(webhooks)
      .set({ failures, failingSince, retryAt: webhookRetry(failures, at) })
      .where(isIt);
    // 410: the receiver says that it wants no more.
    if (tried.answered === 410 || isGivenUp(failingSince, at)) await disable(tx, webhook, at);
    return done();
  };
  await noteSurely(() => writeStep(job.db, note), job.isStopping);
}

/** Nothing goes there any more, and everybody who speaks for the company is told. */
async function disable(tx: Transaction, webhook: typeof webhooks.$inferSelect, now: Date): Promise<void> {
  const { id, companyId, host } = webhook;
  if (webhook.disabledAt !== null) return;
  await tx.update(webhooks).set({ disabledAt: now }).where(eq(webhooks.id, id));
  const waits = and(eq(webhookMessages.webhookId, id), eq(webhookMessages.status, 'queued'));
  await tx.update(webhookMessages).set({ status: 'failed', fault: 'disabled' }).where(waits);
  await tell(tx, { now, actor: visitor }, { action: 'integrations.disableWebhook', subjectId: id, companyId });
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, companyId));
  for (const { userId, email, locale } of await representativeContacts(tx, companyId)) {
    const url = absolute(paths.webhook(locale, id));
    await queueMail(tx, {
      mail: { kind: 'webhook-disabled', url, companyName: company?.name ?? '', host },
      ...{ to: email, locale, now, dedupeKey: `webhook-disabled:${id}:${dayOf(now)}:${userId}` },
    });
  }
}
