import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { reminders } from '#db/schema/index.ts';
import { awaitsFirstReply, caseState, replyDueOn } from '#src/features/cases/rules.ts';
import { queueMail, stopUrl } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { writeGently } from '#src/lib/database.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { hasHadEnough, mailContact, noteOverdue } from '../contact/tell.ts';
import { type CaseToRemind, casesToRemind, type Recipient } from '../facts.ts';
import type { ReminderJob } from '../find.ts';
import { awaitedAnew } from '../rules.ts';

/** Cases that one mail names; who has more gets the rest in the next one. */
const mostInAMail = 30;

type Contact = Recipient & { kind: 'contact' };

interface Held {
  theCase: CaseToRemind;
  contact: Contact;
  publishedOn: Day;
  awaitedAnew: string;
}

/**
 * What was held back from a contact address goes out as soon as it has had few enough mails: about one case as its first
 * mail, about several in one mail that names them by their numbers. What no longer awaits a first reply, or goes to
 * another address by now, is noted as outdated. Answers how many mails went out.
 */
export async function sendHeld(job: ReminderJob): Promise<number> {
  const waiting = await job.db
    .selectDistinct({ recipientId: reminders.recipientId })
    .from(reminders)
    .where(eq(reminders.result, 'held'));
  let sent = 0;
  for (const { recipientId } of waiting) {
    if (job.isStopping()) break;
    const outcome = await writeGently(job.db, async (tx) => done(await tellHeld(tx, recipientId, job.now())));
    if (outcome.ok && outcome.value) sent += 1;
  }
  return sent;
}

/** Whether a mail went out. */
async function tellHeld(tx: Transaction, recipientId: string, now: Date): Promise<boolean> {
  const today = dayOf(now);
  if (await hasHadEnough(tx, recipientId, today)) return false;
  const rows = await tx
    .select({ key: reminders.key, caseId: reminders.caseId })
    .from(reminders)
    .where(and(eq(reminders.recipientId, recipientId), eq(reminders.result, 'held')))
    .orderBy(asc(reminders.decidedAt), asc(reminders.key))
    .limit(mostInAMail);
  const known = await casesToRemind(
    tx,
    rows.map(({ caseId }) => caseId),
  );
  const asked = new Map<string, Held>();
  for (const { key, caseId } of rows) {
    const held = stillAsked(known.get(caseId), recipientId, today);
    if (held) asked.set(key, held);
  }
  const outdated = rows.map(({ key }) => key).filter((key) => !asked.has(key));
  await note(tx, { result: 'outdated' }, now, outdated);
  await note(tx, { result: 'queued', sentOn: today }, now, [...asked.keys()]);
  const [first, ...others] = [...asked.values()];
  if (!first) return false;
  if (others.length > 0) {
    await mailSeveral(tx, { recipientId, today, now }, [first, ...others]);
    return true;
  }
  const { theCase, contact, ...since } = first;
  const { contactId: id, source, sealed } = contact;
  await mailContact(tx, { now }, { ...theCase, ...since }, { id, source, email: unseal(sealed) });
  return true;
}

function stillAsked(theCase: CaseToRemind | undefined, recipientId: string, today: Day): Held | null {
  const contact = theCase?.company.find((one): one is Contact => one.kind === 'contact' && one.id === recipientId);
  if (!theCase || !contact) return null;
  const state = caseState(theCase.facts.acts, today);
  if (state.publishedOn === null || !awaitsFirstReply(state)) return null;
  return { theCase, contact, publishedOn: state.publishedOn, awaitedAnew: awaitedAnew(theCase.facts.acts) };
}

async function note(
  tx: Transaction,
  as: { result: 'outdated' } | { result: 'queued'; sentOn: Day },
  now: Date,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .update(reminders)
    .set({ ...as, decidedAt: now })
    .where(inArray(reminders.key, [...keys]));
}

async function mailSeveral(
  tx: Transaction,
  { recipientId, today, now }: { recipientId: string; today: Day; now: Date },
  cases: readonly [Held, ...Held[]],
): Promise<void> {
  for (const { theCase, publishedOn, awaitedAnew } of cases) {
    if (replyDueOn(publishedOn) < today) await noteOverdue(tx, { now }, { id: theCase.id, awaitedAnew }, recipientId);
  }
  const { contactId, source, sealed, locale } = cases[0].contact;
  const numbers = cases.map(({ theCase }) => theCase.number);
  const url = absolute(paths.case(locale, { number: numbers[0] ?? '', title: '' }));
  await queueMail(tx, {
    mail: { kind: 'contact-several', url, numbers, source },
    to: unseal(sealed),
    locale,
    contactId,
    dedupeKey: `contact-several:${recipientId}:${today}`,
    now,
    stop: { topic: null, url: stopUrl(locale, { contactId }) },
  });
}
