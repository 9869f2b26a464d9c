import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, noteSurely, write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { goesFirst } from '#src/lib/give-way.ts';
import { log } from '#src/lib/log.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { Unwritable } from '#src/lib/storage.ts';
import { composed } from './compose.ts';
import { endBounced, subjectOf } from './contacts.ts';
import { isFrozen } from './frost.ts';
import { awaitedKinds, isAwaited, isOfUse, retryMinutes, type ServerPatience } from './patience.ts';
import { connectMailServer, type MailServer, smtpFault } from './smtp.ts';

/** How long a worker that gives no sign of life keeps a mail. While it works on it, it says so every third of that. */
const leaseMilliseconds = 9000;

type Row = typeof outbox.$inferSelect;

export interface Delivery {
  db: Database;
  smtpUrl: string;
  from: string;
  now: () => Date;
  patience: ServerPatience;
  /** Where an answer to a mail of this kind about this case goes, if not to its sender; `bounces`: what cannot be delivered too. */
  answersTo?: (row: Row) => Promise<{ address: string; bounces: boolean } | null>;
  /** Asked between two mails. */
  isStopping: () => boolean;
}

/** Names this process among those that share the outbox. */
const worker = newId();

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

/** The connection over which one mail goes after the other. */
interface Session {
  server: MailServer | null;
  isFrozen: boolean;
}

/** `none`: nothing is due, or no server takes it. */
async function deliverNext(delivery: Delivery, session: Session): Promise<'none' | 'sent' | 'unsent'> {
  const row = await take(delivery, session);
  if (!row) return 'none';
  const stopBeating = heartbeat(delivery, row);
  let isHandedOver = false;
  try {
    // Only a mail that ends the worker each time gets here: a failed try would have ended it before.
    if (row.attempts > retryMinutes.length + 1) throw new Error('the worker ended at every try');
    if (!isOfUse(row.kind, row.createdAt, delivery.now())) {
      await giveUp(delivery, isMine(row), 'failed', 'it could not be sent while it was of use');
      return 'unsent';
    }
    const mail = await composed(row, delivery.from, (await delivery.answersTo?.(row)) ?? null);
    session.server ??= await connected(delivery, row);
    if (!session.server) return 'none';
    await session.server.send(mail, async () => {
      await beginHandingOver(delivery, row);
      isHandedOver = true;
    });
    if (!isHandedOver) throw new Error('the server answered before it had the whole mail');
    await finish(delivery, row);
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
    await fail(delivery, row, error, isHandedOver);
    return 'unsent';
  } finally {
    stopBeating();
  }
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
async function putBack({ db }: Delivery, row: Row): Promise<void> {
  await exclusively(db, () =>
    db
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} - 1`, takenBy: null, takenUntil: null })
      .where(isMine(row)),
  );
}

/** Links that somebody waits for are about no published case: they do not stand in line behind the reminders of a morning. */
const awaitedFirst = isNotNull(outbox.caseId);

/** The next mail that is due and that no living worker has. The read in front keeps an idle worker from writing. */
async function take({ db, now }: Delivery, { isFrozen }: Session): Promise<Row | null> {
  const free = () => or(isNull(outbox.takenUntil), lt(outbox.takenUntil, now()));
  const may = isFrozen ? inArray(outbox.kind, awaitedKinds) : undefined;
  const due = () => and(eq(outbox.status, 'queued'), lte(outbox.notBefore, now()), free(), may);
  const next = () =>
    db.select({ id: outbox.id }).from(outbox).where(due()).orderBy(awaitedFirst, asc(outbox.notBefore)).limit(1);
  const [waiting] = await next();
  if (!waiting) return null;
  const [row] = await exclusively(db, () =>
    db
      .update(outbox)
      .set({ takenBy: worker, takenUntil: leaseEnd(now()), attempts: sql`${outbox.attempts} + 1` })
      .where(and(eq(outbox.id, next()), due()))
      .returning(),
  );
  return row ?? null;
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}

/** Tells other workers, while a slow server keeps this one waiting, that the mail is still in hands. */
function heartbeat({ db, now }: Delivery, row: Row): () => void {
  const timer = setInterval(() => {
    exclusively(db, () =>
      db
        .update(outbox)
        .set({ takenUntil: leaseEnd(now()) })
        .where(isMine(row)),
    ).catch(() => undefined);
  }, leaseMilliseconds / 3);
  return () => clearInterval(timer);
}

const isMine = (row: Row) => and(eq(outbox.id, row.id), eq(outbox.takenBy, worker));

/** Throws when another worker has taken the mail meanwhile, because this one was asleep for too long. */
async function beginHandingOver({ db, now }: Delivery, row: Row): Promise<void> {
  const mine = await exclusively(db, () =>
    db
      .update(outbox)
      .set({ status: 'handing-over', takenUntil: leaseEnd(now()) })
      .where(and(isMine(row), eq(outbox.status, 'queued')))
      .returning({ id: outbox.id }),
  );
  if (mine.length === 0) throw new Error('another worker has this mail');
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

async function fail(delivery: Delivery, row: Row, error: unknown, isHandedOver: boolean): Promise<void> {
  const fault = smtpFault(error);
  const isUncertain = isHandedOver && !fault.isRefusal;
  if (isUncertain && !isAwaited(row.kind)) return giveUp(delivery, isMine(row), 'uncertain', fault.words);
  const minutes = retryMinutes[row.attempts - 1];
  if (fault.isForGood || minutes === undefined) {
    return giveUp(delivery, isMine(row), fault.isRefusal ? 'refused' : 'failed', fault.words);
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
}

/** Mails whose worker died between the last byte and the server's answer. */
async function giveUpLost(delivery: Delivery): Promise<void> {
  const lost = () => and(eq(outbox.status, 'handing-over'), lt(outbox.takenUntil, delivery.now()));
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
