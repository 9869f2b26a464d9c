import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { deliverMessages } from '#src/features/integrations/webhooks/deliver.ts';
import { spreadEvents } from '#src/features/integrations/webhooks/spread.ts';
import { now } from '#src/lib/clock.ts';
import { faultOf, log } from '#src/lib/log.ts';
import type { Settings } from '#src/lib/settings.ts';

/** Milliseconds between two looks for what webhooks are to be told, and after something failed. */
const [lookPause, failedPause] = [2000, 10_000];

/** Tells webhooks what happens, beside the mails: neither waits for the other. */
export async function tellPrograms(db: Database, { DNS_SERVER }: Settings, signal: AbortSignal): Promise<void> {
  const job = { db, now, isStopping: () => signal.aborted, way: { dnsServer: DNS_SERVER } };
  while (!signal.aborted) {
    let rest = lookPause;
    try {
      await spreadEvents(job);
      await deliverMessages(job);
    } catch (error) {
      log.error(faultOf(error), 'webhooks cannot be told');
      rest = failedPause;
    }
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
