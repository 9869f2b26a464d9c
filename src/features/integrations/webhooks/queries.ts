import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { representatives, webhookMessages, webhooks } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';

const shownColumns = {
  id: webhooks.id,
  companyId: webhooks.companyId,
  host: webhooks.host,
  types: webhooks.types,
  createdAt: webhooks.createdAt,
  secretAt: webhooks.secretAt,
  oldSecretUntil: webhooks.oldSecretUntil,
  failingSince: webhooks.failingSince,
  retryAt: webhooks.retryAt,
  disabledAt: webhooks.disabledAt,
  by: sql<string>`trim(${representatives.firstName} || ' ' || ${representatives.lastName})`,
  /** Whoever made it, and so knows its secret, no longer speaks for the company. 1 or 0. */
  isMakerGone: sql<number>`${representatives.endedAt} is not null and ${webhooks.secretAt} < ${representatives.endedAt}`,
};

/** A webhook as people of its company see it. Its secret is shown nowhere. */
export type ShownWebhook = Awaited<ReturnType<typeof webhooksOf>>[number];

export function webhooksOf(db: Database, companyId: string) {
  return db
    .select(shownColumns)
    .from(webhooks)
    .innerJoin(representatives, eq(representatives.id, webhooks.representativeId))
    .where(eq(webhooks.companyId, companyId))
    .orderBy(asc(webhooks.createdAt));
}

/** A message of the log. `body`: as it is sent. */
export type Delivery = typeof webhookMessages.$inferSelect;

export interface WebhookLog {
  webhook: ShownWebhook;
  url: string;
  /** A page of them, the newest first. */
  deliveries: Delivery[];
  counts: Record<Delivery['status'], number>;
  pages: number;
}

const perPage = 25;

/** A webhook of one of these companies with a page of its log; null for everybody else's. Two round trips. */
export async function webhookLog(
  db: Database,
  { id, companyIds, page }: { id: string; companyIds: readonly string[]; page: number },
): Promise<WebhookLog | null> {
  const [row] = await db
    .select({ ...shownColumns, sealed: webhooks.sealed })
    .from(webhooks)
    .innerJoin(representatives, eq(representatives.id, webhooks.representativeId))
    .where(and(eq(webhooks.id, id), inArray(webhooks.companyId, [...companyIds])));
  if (!row) return null;
  const isOfIt = eq(webhookMessages.webhookId, id);
  const [deliveries, totals] = await db.batch([
    db
      .select()
      .from(webhookMessages)
      .where(isOfIt)
      .orderBy(desc(webhookMessages.createdAt), desc(sql`${webhookMessages}.rowid`))
      .limit(perPage)
      .offset((page - 1) * perPage),
    db
      .select({ status: webhookMessages.status, n: sql<number>`count(*)` })
      .from(webhookMessages)
      .where(isOfIt)
      .groupBy(webhookMessages.status),
  ]);
  const of = (status: Delivery['status']) => totals.find((one) => one.status === status)?.n ?? 0;
  const counts = { queued: of('queued'), delivered: of('delivered'), failed: of('failed') };
  const { sealed, ...webhook } = row;
  const all = counts.queued + counts.delivered + counts.failed;
  return { webhook, url: unseal(sealed), deliveries, counts, pages: Math.max(1, Math.ceil(all / perPage)) };
}
