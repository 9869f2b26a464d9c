import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, companies, receivedMails } from '#db/schema/index.ts';
import { mailRepresentatives } from '#src/features/cases/index.ts';
import { isOver } from '#src/features/cases/rules.ts';
import { provesForCompany, representativeContacts } from '#src/features/companies/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Actor, representsCompany, type Situation } from '#src/lib/situation.ts';
import { secretOf } from '../address/commands.ts';
import { isNameOf, readAddress } from '../address/rules.ts';
import { inboxOf } from '../address/settings.ts';
import { type Letter, letterIn } from '../letters/letter.ts';

/** Offers of one case that nobody has looked at yet: more would be a nuisance to who speaks for the company. */
const mostOpen = 3;

/**
 * Offers a mail to those who speak for the company as its reply: one that the company signed, and sent to the address of the
 * case, as the answer to our notice is. The mail alone publishes nothing, and what it says goes nowhere: they get a link to
 * their own desk, where they read it, change it and sign. Does nothing where nobody speaks for the company.
 */
export async function offerAsReply(
  tx: Transaction,
  mail: { id: string; caseId: string; isAutomatic: boolean },
  letter: Letter,
  now: Date,
): Promise<void> {
  const [proof] = letter.proofs;
  // The first is of the mail itself where that has one.
  if (mail.isAutomatic || letter.fault !== null || !proof?.recipientsSigned || letter.words === '') return;
  const [theCase] = await tx
    .select({
      id: cases.id,
      number: cases.number,
      title: cases.title,
      status: cases.status,
      companyId: cases.companyId,
      companyName: companies.name,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, mail.caseId));
  if (!theCase?.number || theCase.companyId === null || isOver(theCase)) return;
  const { id, number, title, companyId, companyName } = theCase;
  if (!(await isToCase(tx, theCase, letter.recipients)) || !(await provesForCompany(tx, companyId, letter.sender)))
    return;
  if ((await representativeContacts(tx, companyId)).length === 0) return;
  const [open] = await tx
    .select({ count: count() })
    .from(receivedMails)
    .where(and(eq(receivedMails.caseId, id), isNotNull(receivedMails.offeredAt), isNull(receivedMails.repliedAt)));
  if ((open?.count ?? 0) >= mostOpen) return;
  await tx.update(receivedMails).set({ offeredTo: companyId, offeredAt: now }).where(eq(receivedMails.id, mail.id));
  await mailRepresentatives(tx, { now }, { id, companyId, number }, `mail-as-reply:${mail.id}`, (_url, locale) => ({
    kind: 'mail-as-reply',
    url: absolute(paths.deskCase(locale, number, { mail: mail.id })),
    number,
    title,
    companyName,
  }));
}

/** Whether it was sent to the address of this case, and not handed on by whoever got it. */
async function isToCase(
  tx: Transaction,
  theCase: { id: string; number: string | null },
  recipients: readonly string[],
): Promise<boolean> {
  const inbox = inboxOf(process.env);
  const secret = await secretOf(tx, theCase.id);
  return recipients.some((recipient) => {
    const read = inbox && readAddress(recipient, inbox.domain);
    return read !== null && read.secret === secret && isNameOf(read.name, theCase);
  });
}

export interface OfferedReply {
  id: string;
  words: string;
  sentAt: Date | null;
  sender: string;
  domain: string;
}

/** A mail that was offered to the company for which somebody speaks, as its reply in this case; null for anybody else. */
export async function offeredReply(
  db: Database | Transaction,
  number: string,
  id: string,
  actor: Actor,
): Promise<OfferedReply | null> {
  const [row] = await db
    .select({ mail: receivedMails, companyId: cases.companyId })
    .from(receivedMails)
    .innerJoin(cases, eq(cases.id, receivedMails.caseId))
    .where(and(eq(cases.number, number), eq(receivedMails.id, id)));
  if (!row?.mail.offeredTo || row.mail.repliedAt !== null || row.mail.read === '') return null;
  if (row.companyId !== row.mail.offeredTo || !representsCompany(actor, row.mail.offeredTo)) return null;
  const { words, sentAt, sender, domain } = letterIn(row.mail.read);
  return { id, words, sentAt, sender, domain };
}

/** One of them published a reply made of it: it is done with, here and in the author's tray. */
export function noteReplied(situation: Situation, number: string, mailId: string): Promise<Outcome> {
  const { db, actor, now } = situation;
  return write(db, async (tx) => {
    if (!(await offeredReply(tx, number, mailId, actor))) return done();
    await tx
      .update(receivedMails)
      .set({ repliedAt: now, state: 'taken', decidedAt: now })
      .where(eq(receivedMails.id, mailId));
    await tell(tx, situation, { action: 'inbox.replied', subjectId: mailId });
    return done();
  });
}
