import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import addressparser from 'nodemailer/lib/addressparser';
import PostalMime from 'postal-mime';
import type { Database, Transaction } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { ownThing } from '#src/features/drafts/index.ts';
import { attachedIn, readInThread } from '#src/features/import/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { exclusively, noteSurely, writeStep } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { fieldsIn, headAndBody } from '../head/rules.ts';
import { type Checked, checked, type Handover } from '../verdict/check.ts';
import type { Resolve } from '../verdict/resolver.ts';
import { bytesOf } from './bytes.ts';
import type { Letter, Proof } from './letter.ts';

type Row = typeof receivedMails.$inferSelect;

/** Minutes until a key is asked for again that the DNS did not give, one after the other. */
const againAfter = [5, 30, 180, 720];
/** Behind it stand attachments and what was quoted again and again: the reader looks no further either. */
const mostRead = 600_000;
const mostHead = 64_000;

/** The next mail whose words nobody read yet; undefined when there is none. */
export async function nextUnread(db: Database, now: Date): Promise<Row | undefined> {
  const [row] = await db
    .select()
    .from(receivedMails)
    .where(and(isNull(receivedMails.readAt), lte(receivedMails.readFrom, now)))
    .orderBy(asc(receivedMails.readFrom))
    .limit(1);
  return row;
}

interface Reading {
  now: Date;
  resolve: Resolve;
  /** What follows from the mail, in the transaction in which it is read: ended at any moment, all of it is there or nothing. */
  follow: (tx: Transaction, letter: Letter) => Promise<void>;
  isStopping: () => boolean;
}

/**
 * Reads a mail and checks what it proves, and writes both down. Where the DNS says nothing it is asked again later, and until
 * then the mail is there without proof. A mail that takes its reader down is not tried for ever; a busy database costs it no try.
 */
export async function readLetter(db: Database, row: Row, { now, resolve, follow, isStopping }: Reading): Promise<void> {
  const minutes = againAfter[row.tries];
  const again = new Date(now.getTime() + (minutes ?? 0) * 60_000);
  const isMine = eq(receivedMails.id, row.id);
  // Said before it is tried: whatever it does to this process, the next one comes back to it later, and not for ever.
  const tried = minutes === undefined ? { readAt: now } : { tries: row.tries + 1, readFrom: again };
  await exclusively(db, () => db.update(receivedMails).set(tried).where(isMine));
  const bytes = (await bytesOf(db, row.id)) ?? new Uint8Array();
  const letter = await letterOf(bytes, { resolve, handover: handoverOf(row), on: row.receivedAt });
  const isOpen = letter.fault === 'dns' && minutes !== undefined;
  const note = async (tx: Transaction) => {
    await tx
      .update(receivedMails)
      .set({ read: seal(JSON.stringify(letter)), isSigned: letter.proofs.length > 0, readAt: isOpen ? null : now })
      .where(isMine);
    await follow(tx, letter);
    return done();
  };
  await noteSurely(() => writeStep(db, note), isStopping);
}

function handoverOf({ envelope }: Row): Handover | null {
  return envelope === '' ? null : JSON.parse(unseal(envelope));
}

/** What a mail says and proves. `on`: when it came, from which its dates count. */
async function letterOf(
  bytes: Uint8Array,
  { resolve, handover, on }: { resolve: Resolve; handover: Handover | null; on: Date },
): Promise<Letter> {
  const today = dayOf(on);
  const outer = await checked(bytes, resolve, handover);
  const read = await readInThread({ bytes: bytes.subarray(0, mostRead), name: 'mail.eml' });
  const { text, notes } = read.ok ? read.value : { text: '', notes: ['unreadable' as const] };
  const head = await headOf(bytes);
  const proofs: Proof[] = [];
  const own = await ownThing(text, today);
  const inside = await attachedIn(bytes);
  for (const [nth, mail] of [bytes, ...inside].entries()) {
    const verdict = nth === 0 ? outer : await checked(mail, resolve, null);
    const found = verdict.signature && (await proofOf(mail, verdict, on));
    if (found) proofs.push(found);
  }
  const { fault, domain, spf, arc } = outer;
  return { text, notes: [...notes], ...head, fault, domain, spf, arc, proofs, words: own?.words ?? '' };
}

/** What a signature that holds says about the entry that its mail would become; null where it has neither day nor words. */
async function proofOf(bytes: Uint8Array, { signature, mailHash }: Checked, on: Date): Promise<Proof | null> {
  const { sentAt } = await headOf(bytes);
  const read = await readInThread({ bytes: bytes.subarray(0, mostRead), name: 'mail.eml' });
  const own = read.ok && signature ? await ownThing(read.value.text, dayOf(on)) : null;
  if (!own || !signature || sentAt === null) return null;
  return { ...signature, mailHash, sentOn: dayOf(sentAt), words: own.words, day: own.day, folded: own.folded };
}

async function headOf(
  bytes: Uint8Array,
): Promise<Pick<Letter, 'from' | 'sender' | 'subject' | 'sentAt' | 'recipients'>> {
  const { head } = headAndBody(Buffer.from(bytes.subarray(0, mostHead)).toString('latin1'));
  const wanted = fieldsIn(head).filter(({ name }) => ['from', 'subject', 'date', 'to', 'cc'].includes(name));
  const lines = wanted.map(({ name, value }) => `${name}: ${value}`).join('\r\n');
  const mail = await PostalMime.parse(Buffer.from(`${lines}\r\n\r\n`, 'latin1')).catch(() => null);
  const sender = mail?.from?.address ?? '';
  const sentAt = new Date(mail?.date ?? '');
  const recipients = wanted
    .filter(({ name }) => name === 'to' || name === 'cc')
    .flatMap(({ value }) => addressparser(value.slice(0, 4000), { flatten: true }))
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []));
  return {
    from: [mail?.from?.name, sender && `<${sender}>`].filter(Boolean).join(' ').slice(0, 200),
    sender: sender.toLowerCase(),
    subject: (mail?.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 200),
    sentAt: Number.isNaN(sentAt.getTime()) ? null : sentAt,
    recipients: recipients.slice(0, 50),
  };
}
