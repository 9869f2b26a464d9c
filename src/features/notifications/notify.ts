import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { askedIds, isAmong, prepared } from '#db/prepared.ts';
import { digestItems, mailPreferences } from '#db/schema/index.ts';
import { seal } from '#src/lib/crypto.ts';
import type { Locale } from '#src/lib/situation.ts';
import { messageOf } from './mails.ts';
import { queueMail } from './outbox.ts';
import { stopUrl } from './stop.ts';
import { type ChosenMail, topicOfKind, usualWay, type Way } from './topics.ts';

export interface Notification {
  userId: string;
  /** The person's address and language. */
  to: string;
  locale: Locale;
  mail: ChosenMail;
  /** The published case it tells about; none for a mail about many. */
  caseId?: string;
  /** Names the occasion and the person: what has been told under a key is never told again. */
  dedupeKey: string;
  now: Date;
  /** How they want it, where that is known already. */
  way?: Way;
}

/** `queued`: as a mail of its own. `digest`: waits for the daily one. `refused`: the person wants none of this topic. */
export type Notified = 'queued' | 'digest' | 'refused';

const chosenWays = prepared((db, isOne: boolean) =>
  db
    .select({ userId: mailPreferences.userId, way: mailPreferences.way })
    .from(mailPreferences)
    .where(and(isAmong(mailPreferences.userId, isOne), eq(mailPreferences.topic, sql.placeholder('topic')))),
);

/** How a person wants mails of a kind; in the usual way of its topic unless they chose another. */
export async function wayOf(tx: Transaction, userId: string, kind: ChosenMail['kind']): Promise<Way> {
  return (await waysOf(tx, [userId], kind))(userId);
}

/** As `wayOf`, of several in one statement. */
export async function waysOf(
  tx: Transaction,
  userIds: readonly string[],
  kind: ChosenMail['kind'],
): Promise<(userId: string) => Way> {
  const topic = topicOfKind[kind];
  const { values, isOne } = askedIds(userIds);
  const chosen = new Map((await chosenWays(tx, { ...values, topic }, isOne)).map(({ userId, way }) => [userId, way]));
  return (userId) => chosen.get(userId) ?? usualWay(topic);
}

/**
 * Tells a person about something in the way they chose for its topic, in the transaction of the change it tells about.
 * For mails that nobody can switch off there is `queueMail`.
 */
export async function notify(
  tx: Transaction,
  { userId, to, locale, mail, dedupeKey, now, way: known, ...about }: Notification,
): Promise<Notified> {
  const topic = topicOfKind[mail.kind];
  const way = known ?? (await wayOf(tx, userId, mail.kind));
  if (way === 'never') return 'refused';
  if (way === 'digest') {
    await tx
      .insert(digestItems)
      .values({
        dedupeKey,
        userId,
        kind: mail.kind,
        ...about,
        sealed: seal(JSON.stringify({ ...messageOf(mail, locale), mail })),
        createdAt: now,
      })
      .onConflictDoNothing({ target: digestItems.dedupeKey });
    return 'digest';
  }
  const stop = { topic, url: stopUrl(locale, { userId, topic, to }) };
  await queueMail(tx, { mail, to, locale, ...about, dedupeKey, now, stop });
  return 'queued';
}
