import type { Transaction } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import type { Locale } from '#src/lib/act.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { isAddress } from './address.ts';
import { type Mail, mailText } from './mails.ts';

/** What is sealed in `outbox.sealed`. */
export interface SealedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface QueuedMail {
  mail: Mail;
  /** One address, nothing else. */
  to: string;
  locale: Locale;
  /** Names the occasion: what has been queued under a key is never queued again. */
  dedupeKey: string;
  now: Date;
}

/**
 * Puts a mail into the outbox, in the transaction of the change it tells about: either both happen or neither.
 * The words are made here, so that the mail says what was true then. A key that is known already changes nothing.
 * Throws when `to` is not one plain address: addresses are checked where they are typed.
 */
export async function queueMail(tx: Transaction, { mail, to, locale, dedupeKey, now }: QueuedMail): Promise<void> {
  if (!isAddress(to)) throw new Error('a mail needs exactly one address');
  const sealed: SealedMail = { to, ...mailText(mail, locale) };
  await tx
    .insert(outbox)
    .values({
      id: newId(),
      dedupeKey,
      kind: mail.kind,
      locale,
      sealed: seal(JSON.stringify(sealed)),
      status: 'queued',
      notBefore: now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: outbox.dedupeKey });
}
