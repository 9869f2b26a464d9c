import { and, inArray, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { namesIn, preparedWrite, slots } from '#db/prepared.ts';
import { outbox } from '#db/schema/index.ts';
import { keyedHash, newIdInOrder, seal } from '#src/lib/crypto.ts';
import type { Locale } from '#src/lib/situation.ts';
import { isAddress } from './address.ts';
import { type Mail, type MailText, mailText, messageOf, type StopLink } from './mails.ts';
import { type Thread, threadOf } from './thread.ts';

/** What is sealed in `outbox.sealed`. */
export interface SealedMail extends MailText {
  to: string;
  /** Address for List-Unsubscribe; null for a mail that nobody can switch off. */
  stop: string | null;
  /** Of what it was made, so that its words can be made anew while it waits. */
  made: Made;
  /** The thread it belongs to; null for one that is about no case. */
  thread: Thread | null;
}

/** What a mail told in a digest was about, under the names it has in the outbox when it goes out alone. */
export interface Occasion {
  caseId: string | null;
  dedupeKey: string;
}

/** A mail of its own, or a digest of several, each of which knows its occasion. */
export interface Made {
  mails: (Mail & { occasion?: Occasion })[];
  stop: StopLink | null;
}

export interface QueuedMail {
  mail: Mail;
  /** One address, nothing else. */
  to: string;
  locale: Locale;
  /** The published case it tells about. */
  caseId?: string;
  /** The contact address it goes to. */
  contactId?: string;
  /** Names the occasion: what has been queued under a key is never queued again. */
  dedupeKey: string;
  now: Date;
  /** How the recipient ends mails like this one. */
  stop?: StopLink;
}

/**
 * Puts a mail into the outbox, in the transaction of the change it tells about: either both happen or neither.
 * The words are made here, so that the mail says what was true then. A key that is known already changes nothing.
 * Throws when `to` is not one plain address: addresses are checked where they are typed.
 */
export async function queueMail(tx: Transaction, { mail, stop, ...rest }: QueuedMail): Promise<void> {
  const made = { mails: [mail], stop: stop ?? null };
  const text = mailText(messageOf(mail, rest.locale), rest.locale, made.stop);
  await queueText(tx, { ...rest, kind: mail.kind, text, made });
}

/** As `queueMail`, for a text that is already made. */
export async function queueText(
  tx: Transaction,
  {
    kind,
    text,
    made,
    to,
    locale,
    now,
    ...about
  }: Omit<QueuedMail, 'mail' | 'stop'> & { kind: string; text: MailText; made: Made },
): Promise<void> {
  // The account was closed: nobody is there any more.
  if (to.startsWith('closed:')) return;
  if (!isAddress(to)) throw new Error('a mail needs exactly one address');
  const thread = about.caseId === undefined ? null : threadOf({ kind, to, ...about, caseId: about.caseId });
  const sealed: SealedMail = { to, ...text, stop: made.stop?.url ?? null, made, thread };
  const row: typeof outbox.$inferInsert = {
    id: newIdInOrder(now),
    ...about,
    kind,
    locale,
    toHash: keyedHash(to),
    sealed: seal(JSON.stringify(sealed)),
    status: 'queued',
    notBefore: now,
    createdAt: now,
  };
  await insertOnce(tx, row, namesIn(row));
}

const insertOnce = preparedWrite((db, names: readonly string[]) =>
  db.insert(outbox).values(slots<typeof outbox>(names)).onConflictDoNothing({ target: outbox.dedupeKey }),
);

/**
 * Mails that wait, also for another try, are gone. One that is being handed over goes out. One that was given up loses its
 * words, so that the administrator cannot send it again.
 */
export async function takeBackMails(tx: Transaction, isMeant: SQL | undefined): Promise<void> {
  await tx.delete(outbox).where(and(isMeant, inArray(outbox.status, ['queued', 'held'])));
  await tx
    .update(outbox)
    .set({ sealed: '' })
    .where(and(isMeant, inArray(outbox.status, ['failed', 'uncertain'])));
}
