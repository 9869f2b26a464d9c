import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { watchProofs } from '#src/features/proofs/watch.ts';
import { now } from '#src/lib/clock.ts';
import { faultOf, log } from '#src/lib/log.ts';
import type { Settings } from '#src/lib/settings.ts';
import { isBelieved } from './believed.ts';

/** Milliseconds between two looks for what is due, and after something failed. */
const lookPause = 5000;
const failedPause = 30_000;

/** Looks for the records and files of companies, until it is to stop: in the worker, whom nobody waits for. */
export async function lookForProofs(db: Database, { DNS_SERVER }: Settings, signal: AbortSignal): Promise<void> {
  const wait = (milliseconds: number) => pause(milliseconds, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    try {
      // A clock that stands months ahead would end what has run out by then.
      if (await isBelieved(db))
        await watchProofs({ db, now, way: { dnsServer: DNS_SERVER }, isStopping: () => signal.aborted });
    } catch (error) {
      log.error(faultOf(error), 'records and files of companies cannot be looked for');
      await wait(failedPause);
    }
    await wait(lookPause);
  }
}
