import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { exclusively, noteSurely, write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { goesFirst } from '#src/lib/give-way.ts';
import { log } from '#src/lib/log.ts';
import { done } from '#src/lib/outcome.ts';
import { isPast } from '#src/lib/past.ts';
import { visitor } from '#src/lib/situation.ts';
import { Unwritable } from '#src/lib/storage.ts';
import { composed } from './compose.ts';
import { endBounced, subjectOf } from './contacts.ts';
import { isFrozen } from './frost.ts';
import { heartbeat, isMine, leaseEnd, type Row, take } from './lease.ts';
import type { Occasion } from './outbox.ts';
import { isAwaited, isOfUse, retryMinutes, type ServerPatience } from './patience.ts';
import { digestOfNow } from './retell.ts';
import { connectMailServer, type MailServer, smtpFault } from './smtp.ts';

export interface Delivery {
  db: Database;
  smtpUrl: string;
  from: string;
  now: () => Date;
  patience: ServerPatience;
  /** Where an answer to a mail of this kind about this case goes, if not to its sender; `bounces`: what cannot be delivered too. */
  answersTo?: (row: Row) => Promise<{ address: string; bounces: boolean } | null>;
  /** Whether the clock is right, as far as anybody can tell: by a wrong one no mail is given up as too late. */
  isBelieved?: () => Promise<boolean>;
  /** Whether what a mail says is still so, asked of one that has waited for long and of each piece of a digest. */
  isStillSo?: (occasion: Occasion) => Promise<boolean>;
  /** Asked between two mails. */
  isStopping: () => boolean;
}

/**
 * Sends what is due, one mail after the other over one connection, and says how many went out.
 *
 * The row in the outbox decides who may send: it is taken by one conditional update, and it becomes `handing-over` by
 * another when nothing but the final line of the message is missing. Whoever loses either of them does not send. So
 * two workers never send the same mail, and after a `kill -9` a mail is either untouched (the server has not got its
 * end, and the next worker begins anew) or `uncertain`, which no worker touches again but for a link that somebody waits
 * for. A server that cannot be reached is left alone for a while, and the mails wait as they are.
 */
export async function deliverDue(delivery: Delivery): Promise<number> {
  await giveUpLost(delivery);
  if (delivery.patience.isLeftAlone(delivery.now())) return 0;
  const session: Session = { server: null, isFrozen: await isFrozen(delivery.db) };
  let sent = 0;
  try {
    while (!delivery.isStopping()) {
      const outcome = await goesFirst(() => deliverNext(delivery, session));
      if (outcome === 'none') break;
      if (outcome === 'sent') sent += 1;
    }
  } finally {
    session.server?.close();
  }
  return sent;
}

/** Milliseconds for which what a mail says is taken to be so. */
const fresh = 3_600_000;

/** The connection over which one mail goes after the other. */
interface Session {
  server: MailServer | null;
  isFrozen: boolean;
}

/** `none`: nothing is due, or no server takes it. */
async function deliverNext(delivery: Delivery, session: Session): Promise<'none' | 'sent' | 'unsent'> {
  const row = await take(delivery, session.isFrozen);
  if (!row) return 'none';
  const stopBeating = heartbeat(delivery, row);
  let isHandedOver = false;
  try {
    // Only a mail that ends the worker each time gets here: a failed try would have ended it before.
    if (row.attempts > retryMinutes.length + 1) throw new Error('the worker ended at every try');
    if (!isOfUse(row.kind, row.createdAt, delivery.now())) {
      if (!((await delivery.isBelieved?.()) ?? true)) {
        await putOff(delivery, row, untilBelieved);
        return 'unsent';
      }
      await giveUp(delivery, isMine(row), 'failed', 'it could not be sent while it was of use');
      return 'unsent';
    }
    const sealed = await sealedNow(delivery, row);
    if (sealed === null) {
      await exclusively(delivery.db, () => delivery.db.delete(outbox).where(isMine(row)));
      log.info({ mail: row.id, kind: row.kind }, 'mail taken back: what it says is not so any more');
      return 'unsent';
    }
    const mail = await composed({ ...row, sealed }, delivery.from, (await delivery.answersTo?.(row)) ?? null);
    session.server ??= await connected(delivery, row);
    if (!session.server) return 'none';
    await session.server.send(mail, async () => {
      await beginHandingOver(delivery, row);
      isHandedOver = true;
    });
    if (!isHandedOver) throw new Error('the server answered before it had the whole mail');
    await finish(delivery, row);
    if (delivery.patience.took()) await bringForward(delivery);
    return 'sent';
  } catch (error) {
    // Whatever state the session is in now, the next mail gets a new one.
    session.server?.close();
    session.server = null;
    if (error instanceof Unwritable && !isHandedOver) {
      // No mail pays for a database that is busy or full.
      await putBack(delivery, row);
      throw error;
    }
    return (await isOfServer(delivery, row, error)) ? 'none' : await fail(delivery, row, error, isHandedOver);
  } finally {
    stopBeating();
  }
}

/** What a mail says now, sealed; null where nothing of it is so any more. */
async function sealedNow({ now, isStillSo }: Delivery, row: Row): Promise<string | null> {
  if (!isStillSo) return row.sealed;
  if (row.kind === 'digest') return digestOfNow(row, isStillSo);
  const isOld = now().getTime() - row.createdAt.getTime() > fresh;
  return isOld && !(await isStillSo(row)) ? null : row.sealed;
}

/** A connection to the mail server. Null where there is none to be had: the mail is put back as it was. */
async function connected(delivery: Delivery, row: Row): Promise<MailServer | null> {
  const { smtpUrl, now, patience } = delivery;
  try {
    const server = await connectMailServer(smtpUrl);
    patience.answered();
    return server;
  } catch (error) {
    await putBack(delivery, row);
    const alone = patience.failed(now());
    log.warn({ fault: smtpFault(error).words, againInSeconds: alone / 1000 }, 'the mail server cannot be reached');
    return null;
  }
}

/** As if it had never been taken. */
async function putBack({ db }: Delivery, row: Row, notBefore = row.notBefore): Promise<void> {
  await exclusively(db, () =>
    db
      .update(outbox)
      .set({ status: 'queued', notBefore, attempts: sql`${outbox.attempts} - 1`, takenBy: null, takenUntil: null })
      .where(isMine(row)),
  );
}

/** Milliseconds until a mail is looked at again whose age nobody can tell. */
const untilBelieved = 60_000;

/** The same, but others go first: in so many milliseconds. */
function putOff(delivery: Delivery, row: Row, milliseconds: number): Promise<void> {
  return putBack(delivery, row, new Date(delivery.now().getTime() + milliseconds));
}

/** The server takes mails again: those that it had refused meanwhile do not wait for their next try. */
async function bringForward({ db, now }: Delivery): Promise<void> {
  const isPutOff = and(eq(outbox.status, 'queued'), gt(outbox.notBefore, now()));
  await exclusively(db, () => db.update(outbox).set({ notBefore: now() }).where(isPutOff));
}

/**
 * Throws when another worker has taken the mail meanwhile, because this one was asleep for too long, or when its words were made anew
 * while the server was waited for: the next try sends those.
 */
async function beginHandingOver({ db, now }: Delivery, row: Row): Promise<void> {
  const mine = await exclusively(db, () =>
    db
      .update(outbox)
      .set({ status: 'handing-over', takenUntil: leaseEnd(now()) })
      .where(and(isMine(row), eq(outbox.status, 'queued'), eq(outbox.sealed, row.sealed)))
      .returning({ id: outbox.id }),
  );
  if (mine.length === 0) throw new Error('another worker has this mail, or it says something else by now');
}

/**
 * Sent, also when another worker thought it lost in the meantime: this one knows better, and a database that cannot be
 * written to at this moment does not make it doubtful.
 */
async function finish({ db, now, isStopping }: Delivery, row: Row): Promise<void> {
  const note = () =>
    exclusively(db, () =>
      db
        .update(outbox)
        .set({ status: 'sent', sealed: '', finishedAt: now(), takenBy: null, takenUntil: null, lastError: null })
        .where(and(isMine(row), inArray(outbox.status, ['handing-over', 'uncertain']))),
    );
  await noteSurely(note, isStopping);
}

/** Whether the server takes nothing, for whomever it is: then it is left alone, and what it refused waits as it was. */
async function isOfServer(delivery: Delivery, row: Row, error: unknown): Promise<boolean> {
  const { words, isRefusal, isForGood } = smtpFault(error);
  if (!isRefusal || isForGood || !delivery.patience.refused(row.id)) return false;
  const alone = delivery.patience.failed(delivery.now());
  await putOff(delivery, row, alone);
  log.warn({ fault: words, againInSeconds: alone / 1000 }, 'the mail server takes no mails');
  return true;
}

async function fail(delivery: Delivery, row: Row, error: unknown, isHandedOver: boolean): Promise<'unsent'> {
  const fault = smtpFault(error);
  const isUncertain = isHandedOver && !fault.isRefusal;
  const minutes = retryMinutes[row.attempts - 1];
  if (isUncertain && !isAwaited(row.kind)) {
    await giveUp(delivery, isMine(row), 'uncertain', fault.words);
    return 'unsent';
  }
  if (fault.isForGood || minutes === undefined) {
    await giveUp(delivery, isMine(row), fault.isRefusal ? 'refused' : 'failed', fault.words);
    return 'unsent';
  }
  const { db, now } = delivery;
  await exclusively(db, () =>
    db
      .update(outbox)
      .set({
        status: 'queued',
        notBefore: new Date(now().getTime() + minutes * 60_000),
        takenBy: null,
        takenUntil: null,
        lastError: fault.words,
      })
      .where(and(isMine(row), inArray(outbox.status, ['queued', 'handing-over', 'uncertain']))),
  );
  log.warn(
    { mail: row.id, kind: row.kind, attempt: row.attempts, againInMinutes: minutes, fault: fault.words },
    'mail put off',
  );
  return 'unsent';
}

/** Mails whose worker died between the last byte and the server's answer. */
async function giveUpLost(delivery: Delivery): Promise<void> {
  const lost = () => and(eq(outbox.status, 'handing-over'), isPast(outbox.takenUntil, delivery.now()));
  const rows = await delivery.db.select({ id: outbox.id, kind: outbox.kind }).from(outbox).where(lost());
  for (const { id, kind } of rows) {
    const which = and(eq(outbox.id, id), lost());
    if (isAwaited(kind)) await sendAgain(delivery, which);
    else await giveUp(delivery, which, 'uncertain', 'the worker ended while the server was taking it');
  }
}

async function sendAgain({ db }: Delivery, which: SQL | undefined): Promise<void> {
  await exclusively(db, () =>
    db.update(outbox).set({ status: 'queued', takenBy: null, takenUntil: null }).where(which),
  );
}

/**
 * From here on the mail is the administrator's, and nobody sends it by itself. `takenBy` stays: should the worker that
 * had it be alive after all, its word about the end counts.
 */
async function giveUp(
  { db, now }: Delivery,
  which: SQL | undefined,
  how: 'failed' | 'refused' | 'uncertain',
  words: string,
): Promise<void> {
  const at = now();
  const status = how === 'refused' ? 'failed' : how;
  const given = await write(db, async (tx) => {
    const [row] = await tx
      .update(outbox)
      .set({ status, finishedAt: at, takenUntil: null, lastError: words })
      .where(which)
      .returning();
    if (!row) return done(null);
    await tell(tx, { now: at, actor: visitor }, { action: `mail.${status}`, ...subjectOf(row) });
    if (how === 'refused' && row.contactId !== null) await endBounced(tx, row.contactId, at);
    return done({ mail: row.id, kind: row.kind, attempts: row.attempts });
  });
  if (given.ok && given.value) log.error({ ...given.value, fault: words }, `mail ${status}`);
}
