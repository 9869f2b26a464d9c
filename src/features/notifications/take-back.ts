import { and, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, digestItems, namedCompanies, outbox, users } from '#db/schema/index.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { takeBackMails } from './outbox.ts';
import { digestOfNow, leaveKindsOut, leaveOutOfDigests } from './retell.ts';
import { companyTopics, kindsOf } from './topics.ts';

/** What somebody else did, or that their case is public: its author is told that also when the case has ended since. */
const toldAnyway = ['case-live', 'reply-published', 'named-replied'];

/**
 * When a case becomes a tombstone its texts are nobody's business any more: what has not gone out about it does not go
 * out, at once or in a digest.
 */
export async function takeBackCase(tx: Transaction, caseId: string): Promise<void> {
  await takeBackMails(tx, and(eq(outbox.caseId, caseId), notInArray(outbox.kind, toldAnyway)));
  await tx
    .delete(digestItems)
    .where(and(eq(digestItems.caseId, caseId), notInArray(digestItems.kind, toldAnyway), isNull(digestItems.sentOn)));
  await leaveOutOfDigests(tx, caseId, toldAnyway);
}

/**
 * A company is no longer named in a case: what has not gone out about that does not go out. Answers under which keys
 * (`dedupeKey`) it did, or may have.
 */
export async function takeBackNaming(tx: Transaction, caseId: string): Promise<string[]> {
  const isOfNaming = and(eq(outbox.caseId, caseId), inArray(outbox.kind, ['company-named', 'contact-named']));
  await takeBackMails(tx, isOfNaming);
  await tx
    .delete(digestItems)
    .where(and(eq(digestItems.caseId, caseId), eq(digestItems.kind, 'company-named'), isNull(digestItems.sentOn)));
  const mails = await tx
    .select({ key: outbox.dedupeKey })
    .from(outbox)
    .where(and(isOfNaming, inArray(outbox.status, ['handing-over', 'sent', 'uncertain'])));
  const items = await tx
    .select({ key: digestItems.dedupeKey })
    .from(digestItems)
    .where(and(eq(digestItems.caseId, caseId), eq(digestItems.kind, 'company-named')));
  return [...mails, ...items].map(({ key }) => key);
}

/** Takes back what waits for a contact address. */
export function takeBackContact(tx: Transaction, contactId: string): Promise<void> {
  return takeBackMails(tx, eq(outbox.contactId, contactId));
}

/** Nothing about this case goes out any more, to whomever, and no word of what was to go out stays. */
export async function forgetCaseMails(tx: Transaction, caseId: string): Promise<void> {
  await takeBackMails(tx, eq(outbox.caseId, caseId));
  await tx.delete(digestItems).where(and(eq(digestItems.caseId, caseId), isNull(digestItems.sentOn)));
  await leaveOutOfDigests(tx, caseId, []);
}

/** The mail that was queued under this key does not go out. */
export function takeBackMail(tx: Transaction, dedupeKey: string): Promise<void> {
  return takeBackMails(tx, eq(outbox.dedupeKey, dedupeKey));
}

/** Nothing that waits goes to this address any more. */
export async function takeBackFrom(tx: Transaction, email: string): Promise<void> {
  await takeBackMails(tx, inArray(outbox.id, await waitingFor(tx, email)));
}

/** Kinds of mails that people get as those who speak for a company. */
const toSpeakers = [...companyTopics].flatMap(kindsOf);

/** Somebody does not speak for a company any more: what waits for them as for one who does goes out neither at once nor in a digest. */
export async function takeBackFromSpeaker(
  tx: Transaction,
  { userId, companyId }: { userId: string; companyId: string },
): Promise<void> {
  const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (!person) return;
  const isTheirs = eq(outbox.toHash, keyedHash(person.email));
  const isOfCompany = ({ caseId, dedupeKey, kind }: typeof outbox | typeof digestItems) => {
    const own = tx.select({ id: cases.id }).from(cases).where(eq(cases.companyId, companyId));
    const naming = tx
      .select({ id: namedCompanies.caseId })
      .from(namedCompanies)
      .where(eq(namedCompanies.companyId, companyId));
    const isAbout = or(inArray(caseId, own), inArray(caseId, naming), sql`instr(${dedupeKey}, ${companyId}) > 0`);
    return and(inArray(kind, toSpeakers), isAbout);
  };
  await takeBackMails(tx, and(isTheirs, isOfCompany(outbox)));
  const items = await tx
    .select({ key: digestItems.dedupeKey })
    .from(digestItems)
    .where(and(eq(digestItems.userId, userId), isOfCompany(digestItems)));
  const gone = new Set(items.map(({ key }) => key));
  await tx.delete(digestItems).where(and(inArray(digestItems.dedupeKey, [...gone]), isNull(digestItems.sentOn)));
  const isMade = and(isTheirs, eq(outbox.kind, 'digest'), ne(outbox.sealed, ''));
  for (const { id, ...digest } of await tx.select().from(outbox).where(isMade)) {
    const sealed = await digestOfNow(digest, async ({ dedupeKey }) => !gone.has(dedupeKey));
    if (sealed === null) await takeBackMails(tx, eq(outbox.id, id));
    else if (sealed !== digest.sealed) await tx.update(outbox).set({ sealed }).where(eq(outbox.id, id));
  }
}

/** Somebody wants no mails of these kinds any more: what waits for them goes out neither at once nor in a digest. */
export async function takeBackKinds(
  tx: Transaction,
  { id, email }: { id: string; email: string },
  kinds: readonly string[],
): Promise<void> {
  const isTheirs = eq(outbox.toHash, keyedHash(email));
  await takeBackMails(tx, and(isTheirs, isNull(outbox.contactId), inArray(outbox.kind, [...kinds])));
  const isWaiting = and(eq(digestItems.userId, id), isNull(digestItems.sentOn));
  await tx.delete(digestItems).where(and(isWaiting, inArray(digestItems.kind, [...kinds])));
  await leaveKindsOut(tx, isTheirs, kinds);
}

/** Nobody can tell any more what was sent to this address. Keys from before they were without addresses are made anew. */
export async function forgetRecipient(tx: Transaction, email: string): Promise<void> {
  const toHash = keyedHash(email);
  await tx.update(outbox).set({ toHash: '' }).where(eq(outbox.toHash, toHash));
  await tx
    .update(outbox)
    .set({ dedupeKey: sql`'erased:' || ${outbox.id}` })
    .where(sql`instr(${outbox.dedupeKey}, ${email}) > 0`);
}

/** Mails that have not gone out, also those from before `toHash`, which only their words tell of. */
async function waitingFor(tx: Transaction, email: string): Promise<string[]> {
  const rows = await tx
    .select({ id: outbox.id, toHash: outbox.toHash, sealed: outbox.sealed })
    .from(outbox)
    .where(and(ne(outbox.sealed, ''), inArray(outbox.toHash, [keyedHash(email), ''])));
  return rows.filter(({ toHash, sealed }) => toHash !== '' || isTo(sealed, email)).map(({ id }) => id);
}

/** False for what was sealed under another SECRET_KEY: nobody can read it or send it. */
function isTo(sealed: string, email: string): boolean {
  try {
    return JSON.parse(unseal(sealed)).to === email;
  } catch {
    return false;
  }
}
