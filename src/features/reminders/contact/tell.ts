import { and, count, eq, gt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { reminders } from '#db/schema/index.ts';
import { replyDueOn } from '#src/features/cases/rules.ts';
import { type Contact, keyOfContact, queueMail, stopUrl } from '#src/features/notifications/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { type Locale, type Situation, today } from '#src/lib/situation.ts';
import { keyOf } from '../find.ts';
import { contactMail } from '../mails.ts';

interface CaseToTell {
  id: string;
  number: string;
  locale: Locale;
  publishedOn: Day | null;
  /** As `awaitedAnew` of its acts says. */
  awaitedAnew: string;
}

type ToTell = { id: string; email: string; source: Contact['source'] };

/** Days within seven on which first mails go to one mailbox, whatever the cases and however many people enter it. */
const mostInAWeek = 3;

/** Whether a contact address has had its mail of the day, or its first mails of the week. */
export async function hasHadEnough(tx: Transaction, recipientId: string, day: Day): Promise<boolean> {
  const isTheirs = eq(reminders.recipientId, recipientId);
  const [onTheDay] = await tx
    .select({ mails: count() })
    .from(reminders)
    .where(and(isTheirs, eq(reminders.sentOn, day)));
  if ((onTheDay?.mails ?? 0) > 0) return true;
  const days = await tx
    .selectDistinct({ sentOn: reminders.sentOn })
    .from(reminders)
    .where(and(isTheirs, eq(reminders.kind, 'company-published'), gt(reminders.sentOn, addDays(day, -7))));
  return days.length >= mostInAWeek;
}

const keyTo = (theCase: Pick<CaseToTell, 'id' | 'awaitedAnew'>, recipientId: string) =>
  keyOf(theCase, { kind: 'company-published', subject: theCase.awaitedAnew }, { id: recipientId });

/**
 * The first mail to a contact address about a case, once for each case and address. It counts as the one reminder of
 * the day there, whatever other cases would ask. Where the address has had enough it is held, and goes out with others
 * in one mail (`held.ts`): whoever fills a mailbox keeps nobody from having their case told.
 */
export async function tellContact(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  theCase: CaseToTell,
  contact: ToTell,
): Promise<void> {
  const recipientId = keyOfContact(contact.id);
  const isHeld = await hasHadEnough(tx, recipientId, today(situation));
  const [written] = await tx
    .insert(reminders)
    .values({
      key: keyTo(theCase, recipientId),
      kind: 'company-published',
      caseId: theCase.id,
      recipientId,
      dueOn: today(situation),
      decidedAt: situation.now,
      result: isHeld ? 'held' : 'queued',
      sentOn: isHeld ? null : today(situation),
    })
    .onConflictDoNothing({ target: reminders.key })
    .returning({ key: reminders.key });
  // An address that was entered, replaced and entered again knows of the case.
  if (written && !isHeld) await mailContact(tx, situation, theCase, contact);
}

/** Writes the mail of `tellContact`, once it is decided that it goes out. */
export async function mailContact(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  theCase: CaseToTell,
  contact: ToTell,
): Promise<void> {
  const recipientId = keyOfContact(contact.id);
  const { locale } = theCase;
  const dueOn = replyDueOn(theCase.publishedOn ?? today(situation));
  const isLate = dueOn < today(situation);
  if (isLate) await noteOverdue(tx, situation, theCase, recipientId);
  await queueMail(tx, {
    mail: contactMail(theCase, 'contact-published', {
      dueOn,
      isLate,
      source: contact.source,
    }),
    to: contact.email,
    locale,
    caseId: theCase.id,
    contactId: contact.id,
    dedupeKey: `reminder:${keyTo(theCase, recipientId)}`,
    now: situation.now,
    stop: { topic: null, url: stopUrl(locale, { contactId: contact.id }) },
  });
}

/** The first mail says already that the deadline is over: the reminder that says so is not due any more. */
export async function noteOverdue(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  { id: caseId, awaitedAnew: subject }: Pick<CaseToTell, 'id' | 'awaitedAnew'>,
  recipientId: string,
): Promise<void> {
  await tx
    .insert(reminders)
    .values({
      key: keyOf({ id: caseId }, { kind: 'company-overdue', subject }, { id: recipientId }),
      kind: 'company-overdue',
      caseId,
      recipientId,
      dueOn: today(situation),
      decidedAt: situation.now,
      result: 'outdated',
    })
    .onConflictDoNothing({ target: reminders.key });
}
