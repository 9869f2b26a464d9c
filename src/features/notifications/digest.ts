import { z } from 'astro/zod';
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { digestItems, outbox, users } from '#db/schema/index.ts';
import { translator } from '#src/i18n/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively, writeGently } from '#src/lib/database.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Part } from './letter.ts';
import { type Mail, type MailText, type Message, type StopLink, written } from './mails.ts';
import { queueText } from './outbox.ts';
import { stopUrl } from './stop.ts';

/** More news than this make no mail that anybody reads; the rest comes the next day. */
const mostItems = 40;
const peopleAtOnce = 10;

const messageInput = z.object({
  subject: z.string(),
  before: z.array(z.string()),
  url: z.string(),
  button: z.string(),
  // Items that were put in before it was kept have none: a mail with one of them cannot be made anew.
  mail: z.custom<Mail>().optional(),
});
type Item = Pick<Message, 'subject' | 'before' | 'url' | 'button'>;

export interface DigestJob {
  db: Database;
  now: () => Date;
  /** Asked between two transactions. */
  isStopping: () => boolean;
}

/**
 * One mail a day to everybody for whom something waits, with all of it. The items and the mail change in one
 * transaction under the key of person and day: interrupted at any moment or done by two workers, nothing comes twice.
 * Answers how many mails were queued.
 */
export async function sendDigests({ db, now, isStopping }: DigestJob): Promise<number> {
  const today = dayOf(now());
  const waiting = await db
    .selectDistinct({ userId: digestItems.userId })
    .from(digestItems)
    .where(isNull(digestItems.sentOn));
  let sent = 0;
  for (let first = 0; first < waiting.length && !isStopping(); first += peopleAtOnce) {
    const outcome = await writeGently(db, async (tx) => {
      let count = 0;
      for (const { userId } of waiting.slice(first, first + peopleAtOnce)) {
        if (await sendDigest(tx, userId, today, now())) count += 1;
      }
      return done(count);
    });
    if (outcome.ok) sent += outcome.value;
  }
  await exclusively(db, () => db.delete(digestItems).where(lt(digestItems.sentOn, addDays(today, -keptDays.digests))));
  return sent;
}

async function sendDigest(tx: Transaction, userId: string, today: Day, now: Date): Promise<boolean> {
  const dedupeKey = `digest:${userId}:${today}`;
  const [known] = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.dedupeKey, dedupeKey));
  const [person] = await tx.select({ to: users.email, locale: users.locale }).from(users).where(eq(users.id, userId));
  if (known || !person) return false;
  const items = await tx
    .select()
    .from(digestItems)
    .where(and(eq(digestItems.userId, userId), isNull(digestItems.sentOn)))
    .orderBy(asc(digestItems.createdAt))
    .limit(mostItems);
  if (items.length === 0) return false;
  const { to, locale } = person;
  const news = items.flatMap(({ sealed, caseId, dedupeKey: key }) => {
    const item = itemOf(sealed);
    return item ? [{ ...item, mail: item.mail && { ...item.mail, occasion: { caseId, dedupeKey: key } } }] : [];
  });
  const stop = { topic: 'digest' as const, url: stopUrl(locale, { userId, topic: 'digest', to }) };
  if (news.length > 0) {
    const mails = news.flatMap(({ mail }) => mail ?? []);
    const made = { mails: mails.length === news.length ? mails : [], stop };
    await queueText(tx, { kind: 'digest', text: digestText(news, locale, stop), made, to, locale, dedupeKey, now });
  }
  await tx
    .update(digestItems)
    .set({ sentOn: today, sealed: '' })
    .where(
      inArray(
        digestItems.dedupeKey,
        items.map((item) => item.dedupeKey),
      ),
    );
  return news.length > 0;
}

/** The mail of a day in a language. */
export function digestText(news: readonly Item[], locale: Locale, stop: StopLink | null): MailText {
  const t = translator(locale);
  const parts: Part[] = [
    { kind: 'words', text: t('mail.greeting') },
    { kind: 'words', text: t('mail.digest.text', { count: news.length }) },
    ...news.map(
      ({ subject, before, url, button }): Part => ({ kind: 'item', title: subject, texts: before, label: button, url }),
    ),
  ];
  return written(t('mail.digest.subject', { count: news.length }), parts, locale, stop);
}

/** A piece of news; null when it was sealed under another SECRET_KEY, so that it does not hold up everything else. */
function itemOf(sealed: string): z.infer<typeof messageInput> | null {
  try {
    return messageInput.parse(JSON.parse(unseal(sealed)));
  } catch {
    return null;
  }
}
