import type { Transaction } from '#db/client.ts';
import { reminders } from '#db/schema/index.ts';
import { replyDueOn } from '#src/features/cases/rules.ts';
import { type Contact, keyOfContact, queueMail, stopUrl } from '#src/features/notifications/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Locale, type Situation, today } from '#src/lib/situation.ts';
import { keyOf } from '../find.ts';
import { contactMail } from '../mails.ts';

interface CaseToTell {
  id: string;
  number: string;
  locale: Locale;
  publishedOn: Day | null;
}

/**
 * The first mail to a contact address about a case, once for each case and address. It counts as the one reminder of
 * the day there, whatever other cases would ask.
 */
export async function tellContact(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  theCase: CaseToTell,
  contact: { id: string; email: string; source: Contact['source'] },
): Promise<void> {
  const recipientId = keyOfContact(contact.id);
  const key = keyOf(theCase, { kind: 'company-published', subject: '' }, { id: recipientId });
  const [written] = await tx
    .insert(reminders)
    .values({
      key,
      kind: 'company-published',
      caseId: theCase.id,
      recipientId,
      dueOn: today(situation),
      decidedAt: situation.now,
      result: 'queued',
      sentOn: today(situation),
    })
    .onConflictDoNothing({ target: reminders.key })
    .returning({ key: reminders.key });
  // An address that was entered, replaced and entered again knows of the case.
  if (!written) return;
  const { locale } = theCase;
  const dueOn = replyDueOn(theCase.publishedOn ?? today(situation));
  const isLate = dueOn < today(situation);
  if (isLate) await noteOverdue(tx, situation, theCase.id, recipientId);
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
    dedupeKey: `reminder:${key}`,
    now: situation.now,
    stop: { topic: null, url: stopUrl(locale, { contactId: contact.id }) },
  });
}

/** The first mail says already that the deadline is over: the reminder that says so is not due any more. */
async function noteOverdue(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  caseId: string,
  recipientId: string,
): Promise<void> {
  await tx
    .insert(reminders)
    .values({
      key: keyOf({ id: caseId }, { kind: 'company-overdue', subject: '' }, { id: recipientId }),
      kind: 'company-overdue',
      caseId,
      recipientId,
      dueOn: today(situation),
      decidedAt: situation.now,
      result: 'outdated',
    })
    .onConflictDoNothing({ target: reminders.key });
}
