import { and, count, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import {
  exchangeAsks,
  exchangeFacts,
  exchangeFiles,
  exchangeMessages,
  exchangeMutes,
  exchangeOpenings,
  exchanges,
  representatives,
} from '#db/schema/index.ts';
import { type CaseAction, type CaseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { endOne, endWithOthers, noteMuted, withdrawOne } from './forgetting.ts';
import type { FactKind, Side } from './lists.ts';
import { tellAsked, tellOtherSide } from './mails.ts';
import { mostAnHour, mostFactsAnHour, mostMessages, openSince } from './rules.ts';

// Nothing here is an event of the case: no task answers what happened, so no history, log, figure or state hears of it.

interface Of {
  number: string;
}

/** As what each side acts in the table of cases. */
const actionOf = { author: 'exchange', company: 'exchangeAsCompany' } as const satisfies Record<Side, CaseAction>;

type Exchange = typeof exchanges.$inferSelect;

/** The exchange that goes on between author and the company that the case is against today. */
async function runningExchange(
  tx: Transaction,
  { id, companyId }: Pick<CaseForWriting, 'id' | 'companyId'>,
): Promise<Exchange | null> {
  const isIt = and(eq(exchanges.caseId, id), eq(exchanges.companyId, companyId), isNull(exchanges.endedAt));
  const [row] = await tx.select().from(exchanges).where(isIt);
  return row ?? null;
}

/** As whom somebody acts for the company at this moment; null when they do not, or when it is in doubt. */
export async function speakerNow(
  tx: Transaction,
  { actor }: Pick<Situation, 'actor'>,
  companyId: string,
): Promise<string | null> {
  const isSpeaking = and(
    eq(representatives.userId, actor.userId ?? ''),
    eq(representatives.companyId, companyId),
    isNull(representatives.endedAt),
    isNull(representatives.checkingSince),
  );
  const [own] = await tx.select({ id: representatives.id }).from(representatives).where(isSpeaking).limit(1);
  return own?.id ?? null;
}

/** What a side does in an exchange that goes on. */
interface Acting {
  exchange: Exchange;
  side: Side;
  /** For the company. */
  representativeId: string | null;
}

/**
 * One transaction in an exchange that goes on. Refuses conflict (`no-exchange`), not-allowed to somebody whose right to speak
 * ended or is in doubt, conflict (`exchange-muted`) to a company whose author wants to read nothing further, and what `inCase`
 * and `task` refuse.
 */
export function inExchange(
  situation: Situation,
  number: string,
  side: Side,
  task: (tx: Transaction, acting: Acting, theCase: CaseForWriting) => Promise<Outcome>,
  action: CaseAction = actionOf[side],
): Promise<Outcome<Where>> {
  return inCase(situation, number, action, async (tx, theCase) => {
    const exchange = await runningExchange(tx, theCase);
    const representativeId = side === 'company' ? await speakerNow(tx, situation, theCase.companyId) : null;
    if (side === 'company' && representativeId === null) return refused('not-allowed');
    if (!exchange) return refused('conflict', { reason: 'no-exchange' });
    return task(tx, { exchange, side, representativeId }, theCase);
  });
}

export const isMuted = async (tx: Transaction, { id }: Pick<Exchange, 'id'>): Promise<boolean> =>
  (await tx.$count(exchangeMutes, eq(exchangeMutes.exchangeId, id))) > 0;

const hourAgo = ({ now }: Pick<Situation, 'now'>) => new Date(now.getTime() - 3_600_000);

/**
 * The author begins to write with the company in private. One that goes on stays as it is. Refuses conflict (`exchange-nobody`):
 * nobody speaks for the company with certainty.
 */
export function openExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  return inCase(situation, number, 'exchange', async (tx, theCase) => {
    await endWithOthers(tx, theCase, situation.now);
    if (await runningExchange(tx, theCase)) return done(null);
    const { id: caseId, companyId } = theCase;
    if ((await representativeContacts(tx, companyId)).length === 0) {
      return refused('conflict', { reason: 'exchange-nobody' });
    }
    const id = newId();
    await tx.insert(exchanges).values({ id, caseId, companyId, openedAt: situation.now });
    await tellOtherSide(tx, situation, theCase, { exchangeId: id, from: 'author' });
    return done(null);
  });
}

/** The company would like to write in private. It may ask once a case. Refuses conflict (`exchange-declined`), not-allowed while in doubt. */
export function askExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  return inCase(situation, number, 'exchangeAsCompany', async (tx, theCase) => {
    const { id: caseId, companyId } = theCase;
    const representativeId = await speakerNow(tx, situation, companyId);
    if (representativeId === null) return refused('not-allowed');
    if (await runningExchange(tx, theCase)) return done(null);
    const isIt = and(eq(exchangeAsks.caseId, caseId), eq(exchangeAsks.companyId, companyId));
    const [asked] = await tx.select().from(exchangeAsks).where(isIt);
    if (asked) return asked.declinedAt ? refused('conflict', { reason: 'exchange-declined' }) : done(null);
    await tx.insert(exchangeAsks).values({ caseId, companyId, representativeId, askedAt: situation.now });
    await tellAsked(tx, situation, theCase);
    return done(null);
  });
}

/** The author would rather not. Nobody is told; whoever asked sees it. */
export function declineExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  return inCase(situation, number, 'leaveExchange', async (tx, { id: caseId, companyId }) => {
    await tx
      .update(exchangeAsks)
      .set({ declinedAt: situation.now })
      .where(
        and(eq(exchangeAsks.caseId, caseId), eq(exchangeAsks.companyId, companyId), isNull(exchangeAsks.declinedAt)),
      );
    return done(null);
  });
}

/**
 * A letter to the other side. Sent twice it is there once. Refuses too-often (`exchange-hour`), conflict (`exchange-full`) and what
 * `inExchange` refuses.
 */
export function writeMessage(
  situation: Situation,
  { number, side, messageId: id, message }: Of & { side: Side; messageId: string; message: string },
): Promise<Outcome<Where>> {
  return inExchange(situation, number, side, async (tx, { exchange, representativeId }, theCase) => {
    if ((await tx.$count(exchangeMessages, eq(exchangeMessages.id, id))) > 0) return done(null);
    if (side === 'company' && (await isMuted(tx, exchange))) return refused('conflict', { reason: 'exchange-muted' });
    const here = eq(exchangeMessages.exchangeId, exchange.id);
    const lately = and(here, eq(exchangeMessages.side, side), gt(exchangeMessages.writtenAt, hourAgo(situation)));
    if ((await tx.$count(exchangeMessages, lately)) >= mostAnHour) {
      return refused('too-often', { reason: 'exchange-hour' });
    }
    if ((await tx.$count(exchangeMessages, here)) >= mostMessages) {
      return refused('conflict', { reason: 'exchange-full' });
    }
    const row = { id, exchangeId: exchange.id, side, representativeId, writtenAt: situation.now };
    await tx.insert(exchangeMessages).values({ ...row, sealed: seal(message) });
    await tellOtherSide(tx, situation, theCase, { exchangeId: exchange.id, from: side });
    return done(null);
  });
}

/**
 * The author gives details to the company, for this case. Another one of a kind takes the place of the one that is there, which is
 * withdrawn. Refuses invalid (`nothing-given`), too-often (`exchange-hour`).
 */
export function giveFacts(
  situation: Situation,
  { number, facts }: Of & { facts: readonly { kind: FactKind; value: string }[] },
): Promise<Outcome<Where>> {
  if (facts.length === 0) return Promise.resolve(refused('invalid', { reason: 'nothing-given' }));
  return inExchange(situation, number, 'author', async (tx, { exchange }, theCase) => {
    const here = eq(exchangeFacts.exchangeId, exchange.id);
    const given = await tx
      .select()
      .from(exchangeFacts)
      .where(and(here, isNull(exchangeFacts.withdrawnAt)));
    const isThere = ({ kind, value }: (typeof facts)[number]) =>
      given.some((fact) => fact.kind === kind && unseal(fact.sealed) === value);
    const anew = facts.filter((fact) => !isThere(fact));
    const [lately] = await tx
      .select({ count: count() })
      .from(exchangeFacts)
      .where(and(here, gt(exchangeFacts.givenAt, hourAgo(situation))));
    if ((lately?.count ?? 0) + anew.length > mostFactsAnHour) return refused('too-often', { reason: 'exchange-hour' });
    for (const { kind, value } of anew) {
      const former = given.find((fact) => fact.kind === kind);
      if (former) await withdrawOne(tx, former.id, situation.now);
      const row = { id: newId(), exchangeId: exchange.id, kind, givenAt: situation.now };
      await tx.insert(exchangeFacts).values({ ...row, sealed: seal(value) });
    }
    if (anew.length > 0) await tellOtherSide(tx, situation, theCase, { exchangeId: exchange.id, from: 'author' });
    return done(null);
  });
}

/** Takes back a detail, or a file of one's own side: from the next request on the other side has it no more. Refuses not-found. */
export function withdraw(
  situation: Situation,
  { number, side, withdraw: id }: Of & { side: Side; withdraw: string },
): Promise<Outcome<Where>> {
  const task = async (tx: Transaction, { exchange }: Acting): Promise<Outcome> => {
    const isFact = and(eq(exchangeFacts.id, id), eq(exchangeFacts.exchangeId, exchange.id));
    const isFile = and(
      eq(exchangeFiles.id, id),
      eq(exchangeFiles.exchangeId, exchange.id),
      eq(exchangeFiles.side, side),
    );
    const found =
      (side === 'author' ? await tx.$count(exchangeFacts, isFact) : 0) + (await tx.$count(exchangeFiles, isFile));
    if (found === 0) return refused('not-found');
    await withdrawOne(tx, id, situation.now);
    return done(null);
  };
  return inExchange(situation, number, side, task, side === 'author' ? 'leaveExchange' : 'exchangeAsCompany');
}

/**
 * Somebody of the company opens a detail or a file, which notes that they did; for `openMinutes` they see it. Refuses not-found,
 * also for what was withdrawn.
 */
export function openGiven(situation: Situation, { number, open: id }: Of & { open: string }): Promise<Outcome<Where>> {
  return inExchange(situation, number, 'company', async (tx, { exchange, representativeId }) => {
    const isFact = and(
      eq(exchangeFacts.id, id),
      eq(exchangeFacts.exchangeId, exchange.id),
      isNull(exchangeFacts.withdrawnAt),
    );
    const isFile = and(
      eq(exchangeFiles.id, id),
      eq(exchangeFiles.exchangeId, exchange.id),
      eq(exchangeFiles.side, 'author'),
      eq(exchangeFiles.state, 'ready'),
    );
    if ((await tx.$count(exchangeFacts, isFact)) + (await tx.$count(exchangeFiles, isFile)) === 0) {
      return refused('not-found');
    }
    if (representativeId === null) return refused('not-allowed');
    const isStillOpen = and(
      eq(exchangeOpenings.openedId, id),
      eq(exchangeOpenings.representativeId, representativeId),
      gt(exchangeOpenings.openedAt, openSince(situation.now)),
    );
    if ((await tx.$count(exchangeOpenings, isStillOpen)) > 0) return done(null);
    const row = { id: newId(), exchangeId: exchange.id, openedId: id, representativeId, openedAt: situation.now };
    await tx.insert(exchangeOpenings).values(row);
    return done(null);
  });
}

/** The author wants to read nothing further from the company; what is there stays. */
export function muteExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  const task = async (tx: Transaction, { exchange }: Acting): Promise<Outcome> => {
    await tx.insert(exchangeMutes).values({ exchangeId: exchange.id, mutedAt: situation.now }).onConflictDoNothing();
    await noteMuted(tx, exchange, 'muted', situation.now);
    return done(null);
  };
  return inExchange(situation, number, 'author', task, 'leaveExchange');
}

/** The company may write again. */
export function unmuteExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  return inExchange(situation, number, 'author', async (tx, { exchange }) => {
    const gone = await tx.delete(exchangeMutes).where(eq(exchangeMutes.exchangeId, exchange.id)).returning();
    if (gone.length > 0) await noteMuted(tx, exchange, 'unmuted', situation.now);
    return done(null);
  });
}

/** The author ends the exchange: every word, detail and file of it is deleted, on both sides. One that ended is no fault. */
export function endExchange(situation: Situation, { number }: Of): Promise<Outcome<Where>> {
  return inCase(situation, number, 'leaveExchange', async (tx, theCase) => {
    const exchange = await runningExchange(tx, theCase);
    if (exchange) await endOne(tx, exchange.id, situation.now);
    return done(null);
  });
}
