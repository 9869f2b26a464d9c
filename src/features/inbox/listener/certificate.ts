import { readFileSync, statSync } from 'node:fs';
import { faultOf, log } from '#src/lib/log.ts';
import type { Inbox } from '../address/settings.ts';

/** What a server of mail needs to offer STARTTLS. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
  minVersion: 'TLSv1.2';
}

/** Throws where a file cannot be read: mail waits with its senders rather than come in the clear unnoticed. */
export function certificateOf({ cert, key }: NonNullable<Inbox['tls']>): Certificate {
  return { cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' };
}

/** Calls `renew` with the certificate whenever its file was replaced, as is done every few weeks. Answers how to stop it. */
export function watchCertificate(
  tls: NonNullable<Inbox['tls']>,
  renew: (certificate: Certificate) => void,
  milliseconds = 60_000,
): () => void {
  const changedAt = () => statSync(tls.cert, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  let known = changedAt();
  const timer = setInterval(() => {
    const now = changedAt();
    if (now === known) return;
    try {
      renew(certificateOf(tls));
      known = now;
      log.info('the certificate of the inbox is renewed');
    } catch (error) {
      // The key may come a moment after it: the former one serves on.
      log.warn(faultOf(error), 'the new certificate of the inbox cannot be used');
    }
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
