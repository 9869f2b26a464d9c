import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { reminders } from '#db/schema/index.ts';
import { notify, queueMail, stopUrl, type Way, wayOf } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { writeGently } from '#src/lib/database.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { type CaseToRemind, casesToRemind, type Recipient } from '../facts.ts';
import { casesAtOnce, findDue, keyOf, ofRecipient, type Pending, type ReminderJob, type Row, rowOf } from '../find.ts';
import { contactMail, mailKindOf, reminderMail } from '../mails.ts';
import { dueOn, type Reminder, type ReminderKind, reminderKinds } from '../rules.ts';
import { sendHeld } from './held.ts';

/** Reminders decided in one transaction: visitors who write wait for no longer than that takes. */
const remindersAtOnce = 5;

/**
 * Sends the reminders of today, at most one mail to each recipient, and answers how many went out, as mails or into
 * digests. Whatever is interrupted goes on at the next call, and any number of workers may do it at once: a reminder and
 * its mail are written in one transaction under one key, after another look at whether the case still asks for it.
 */
export async function sendReminders(job: ReminderJob): Promise<number> {
  const today = dayOf(job.now());
  // The first word comes before reminders of it.
  let sent = await sendHeld(job);
  const { waiting, outdated } = await findDue(job, today);
  for (let first = 0; first < outdated.length && !job.isStopping(); first += casesAtOnce) {
    await noteOutdated(job, outdated.slice(first, first + casesAtOnce));
  }
  const list = [...waiting.values()].flatMap(byImportance);
  for (let next = 0; next < list.length && !job.isStopping(); ) {
    const outcome = await writeGently(job.db, async (tx) => done(await decideSome(tx, job.now(), today, list, next)));
    if (!outcome.ok) break;
    next = outcome.value.next;
    sent += outcome.value.sent;
  }
  return sent;
}

/**
 * Notes everything that is due as gone by, but for some recipients. For data that was brought in with its past: nobody
 * is to be reminded of all of it on the first morning.
 */
export async function passOver(job: ReminderJob, except: ReadonlySet<string>): Promise<void> {
  const { waiting, outdated } = await findDue(job, dayOf(job.now()));
  const due = [...waiting.values()].flat().filter(({ recipient }) => !except.has(recipient.id));
  const rows = [
    ...outdated,
    ...due.map(
      ({ key, caseId, recipient, reminder }): Omit<Row, 'decidedAt'> => ({
        key,
        caseId,
        kind: reminder.kind,
        recipientId: recipient.id,
        dueOn: reminder.on,
        result: 'outdated',
      }),
    ),
  ];
  for (let first = 0; first < rows.length; first += casesAtOnce)
    await noteOutdated(job, rows.slice(first, first + casesAtOnce));
}

async function noteOutdated({ db, now }: ReminderJob, rows: readonly Omit<Row, 'decidedAt'>[]): Promise<void> {
  await writeGently(db, async (tx) => {
    await tx
      .insert(reminders)
      .values(rows.map((row) => ({ ...row, decidedAt: now() })))
      .onConflictDoNothing({ target: reminders.key });
    return done();
  });
}

function byImportance(pending: readonly Pending[]): Pending[] {
  const importance = ({ reminder }: Pending) => reminderKinds.indexOf(reminder.kind);
  return pending.toSorted((a, b) => importance(a) - importance(b) || a.reminder.on.localeCompare(b.reminder.on));
}

/** Decides a few of the list, from `first` on. Answers where to go on and how many went out. */
async function decideSome(tx: Transaction, now: Date, today: Day, list: readonly Pending[], first: number) {
  let sent = 0;
  let decided = 0;
  let next = first;
  for (; next < list.length && decided < remindersAtOnce; next += 1) {
    const pending = list[next];
    if (!pending) continue;
    const way = await wayFor(tx, pending);
    // What is left over goes out tomorrow, if it still makes sense.
    if (way === 'at-once' && (await hadOne(tx, pending.recipient.id, today))) continue;
    decided += 1;
    // The case may have moved since it was looked at.
    const theCase = (await casesToRemind(tx, [pending.caseId])).get(pending.caseId);
    const asked = theCase && stillAsked(theCase, pending.key, today);
    if (theCase && asked && (await remind(tx, { theCase, ...asked, key: pending.key, way, today, now }))) sent += 1;
  }
  return { sent, next };
}

async function wayFor(tx: Transaction, { recipient, reminder }: Pick<Pending, 'recipient' | 'reminder'>) {
  return recipient.kind === 'user' ? wayOf(tx, recipient.id, mailKindOf(reminder.kind)) : 'at-once';
}

/** What a key asks for on a day; null: the case has moved, or its time went by. */
export function stillAsked(theCase: CaseToRemind, key: string, today: Day) {
  const { due } = dueOn(theCase.facts, today);
  for (const recipient of [theCase.author, ...theCase.company]) {
    const reminder = ofRecipient(theCase, recipient, due).find((one) => keyOf(theCase, one, recipient) === key);
    if (reminder) return { recipient, reminder };
  }
  return null;
}

interface Asked {
  theCase: CaseToRemind;
  reminder: Reminder;
  recipient: Recipient;
  key: string;
  way: Way;
  today: Day;
  now: Date;
}

/** One reminder in the way its recipient wants. False when somebody else has decided it, or they want none. */
async function remind(tx: Transaction, asked: Asked): Promise<boolean> {
  const { theCase, reminder, recipient, key, way, today, now } = asked;
  const result = way === 'at-once' ? 'queued' : way === 'digest' ? 'digest' : 'refused';
  const [written] = await tx
    .insert(reminders)
    .values({
      ...rowOf(theCase, reminder, recipient),
      key,
      decidedAt: now,
      result,
      sentOn: result === 'queued' ? today : null,
    })
    .onConflictDoNothing({ target: reminders.key })
    .returning({ key: reminders.key });
  if (!written || result === 'refused') return false;
  const about = { caseId: theCase.id, dedupeKey: `reminder:${key}`, now };
  if (recipient.kind === 'user') {
    const mail = await reminderMail(tx, theCase, reminder, recipient, { today, now });
    await notify(tx, { userId: recipient.id, to: recipient.email, locale: recipient.locale, mail, ...about });
    return true;
  }
  await queueMail(tx, {
    mail: contactMail(theCase, contactKinds[reminder.kind] ?? 'contact-waiting', {
      isLate: reminder.kind === 'company-overdue',
      dueOn: reminder.about,
      source: recipient.source,
    }),
    to: unseal(recipient.sealed),
    locale: recipient.locale,
    ...about,
    contactId: recipient.contactId,
    stop: { topic: null, url: stopUrl(recipient.locale, { contactId: recipient.contactId }) },
  });
  return true;
}

const contactKinds: Partial<Record<ReminderKind, 'contact-overdue'>> = { 'company-overdue': 'contact-overdue' };

async function hadOne(tx: Transaction, recipientId: string, today: Day): Promise<boolean> {
  const [row] = await tx
    .select({ key: reminders.key })
    .from(reminders)
    .where(and(eq(reminders.recipientId, recipientId), eq(reminders.sentOn, today)))
    .limit(1);
  return row !== undefined;
}
