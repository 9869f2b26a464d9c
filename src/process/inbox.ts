import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { blobs } from '#src/features/evidence/index.ts';
import { inboxOf } from '#src/features/inbox/address/settings.ts';
import { depositLetters } from '#src/features/inbox/letters/depositing.ts';
import { listen } from '#src/features/inbox/listener/server.ts';
import { resolverOf } from '#src/features/inbox/verdict/resolver.ts';
import { readLetters } from '#src/features/inbox/work.ts';
import { now } from '#src/lib/clock.ts';
import { faultOf, log } from '#src/lib/log.ts';
import type { Settings } from '#src/lib/settings.ts';

/** Milliseconds between two looks for what came in, and after something failed. */
const lookPause = 1000;
const failedPause = 5000;

const wait = (milliseconds: number, signal: AbortSignal) =>
  pause(milliseconds, undefined, { signal }).catch(() => undefined);

/** Takes mail for cases, where this site does, until it is to stop. */
export async function takeMails(db: Database, { MAIL_FROM }: Settings, signal: AbortSignal): Promise<void> {
  const inbox = inboxOf(process.env);
  if (inbox === null) return;
  const ownDomain = MAIL_FROM.replace(/^.*@([^\s<>@]+)>?$/, '$1');
  while (!signal.aborted) {
    try {
      const listener = await listen({ db, inbox, ownDomain, now });
      log.info({ port: listener.port }, 'taking mails for cases');
      await wait(2 ** 31 - 1, signal);
      await listener.stop();
    } catch (error) {
      // Its port may still be held by the worker before this one.
      log.error(faultOf(error), 'mails for cases cannot be taken');
      await wait(failedPause, signal);
    }
  }
}

/** Reads what came in. Mails that were uploaded are checked too where no mail is taken. */
export async function readMails(db: Database, { DNS_SERVER }: Settings, signal: AbortSignal): Promise<void> {
  const resolve = resolverOf(DNS_SERVER);
  while (!signal.aborted) {
    try {
      const work = { db, now, isStopping: () => signal.aborted };
      await readLetters({ ...work, resolve });
      await depositLetters({ ...work, blobs: blobs() });
    } catch (error) {
      log.error(faultOf(error), 'mails that came in cannot be read');
      await wait(failedPause, signal);
    }
    await wait(lookPause, signal);
  }
}
