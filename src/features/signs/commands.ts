import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { affected, cases, namedCompanies, signCases, signs } from '#db/schema/index.ts';
import { caseCan, isTimeTo } from '#src/features/cases/index.ts';
import { type DecisionInput, decide, decideIn, ownGround } from '#src/features/moderation/index.ts';
import { newId, sha256 } from '#src/lib/crypto.ts';
import { storing, write, writeGently } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { signCan } from './can.ts';

/** Cases removed, or votes taken out, in one transaction: visitors who write wait for no longer than that takes. */
const atOnce = 25;

export interface SignDecision {
  id: string;
  decision: 'genuine' | 'not-genuine';
  /** Of cases that are not genuine it becomes public with each. */
  reason: string;
  /** Numbers of cases of the sign that are genuine all the same: the one that others were copied from. */
  except: readonly string[];
}

/** How many cases, or votes, are gone; how many cases stay until a second look agrees, and how many had ended before. */
export interface WhatWent {
  gone: number;
  waiting: number;
  endedBefore: number;
}

/** Milliseconds: whoever began to decide and was ended has no claim to it for longer. */
const longestHold = 10 * 60 * 1000;

type Sign = typeof signs.$inferSelect;
type SignCase = Awaited<ReturnType<typeof casesOf>>[number];

/**
 * A moderator decides a whole sign. Not genuine: its cases are removed and count no longer (`removeCase`), or its votes
 * are taken out and their cases stay. Genuine: everything stays as it was. In steps, none of which is long; ended in
 * between, it goes on where it was when it is called again; meanwhile nobody decides otherwise.
 * Refuses: not-found, not-allowed (also one case of it that is the moderator's own), conflict (decided, or somebody decides
 * it at this moment), invalid (no `reason`; `except` names a case that is not in it).
 */
export async function decideSign(
  situation: Situation,
  { id, decision, reason, except }: SignDecision,
): Promise<Outcome<WhatWent>> {
  const { db, actor, now } = situation;
  if (!signCan.decide(actor)) return refused('not-allowed');
  if (reason.trim() === '') return refused('invalid', { field: 'reason', reason: 'required' });
  const [sign] = await db.select().from(signs).where(eq(signs.id, id));
  if (!sign) return refused('not-found');
  if (sign.decidedAt !== null) return refused('conflict');
  const all = await casesOf(situation, id);
  const isIn = new Set(all.map(({ number }) => number));
  if (!except.every((number) => isIn.has(number))) return refused('invalid', { field: 'except', reason: 'required' });
  const meant = decision === 'genuine' ? [] : all.filter(({ number }) => !except.includes(number ?? ''));
  if (!meant.every((one) => caseCan.remove(actor, one))) return refused('not-allowed');
  const key = sha256(JSON.stringify([actor.userId, decision, reason, [...except].sort()]));
  const held = await hold(situation, id, key);
  if (!held.ok) return held;
  const gone = await storing(() =>
    sign.kind === 'many-votes' ? takeOutVotes(situation, sign, meant, reason) : removeAll(situation, meant, reason),
  );
  const isHeld = and(eq(signs.id, sign.id), isNull(signs.decidedAt), eq(signs.held, key));
  const free = { held: null, heldAt: null };
  if (!gone.ok) {
    // What went before stays gone, each by a decision of its own; the rest anybody may decide, at the latest after `longestHold`.
    const freed = await write(db, async (tx) => done(await tx.update(signs).set(free).where(isHeld)));
    return freed.ok ? gone : freed;
  }
  return write(db, async (tx) => {
    const made = await tx
      .update(signs)
      .set({ ...free, decidedAt: now, decision, decidedBy: actor.userId, reason })
      .where(isHeld)
      .returning({ id: signs.id });
    // The same form was sent twice: the other one came to its end.
    if (made.length === 0) return refused('conflict');
    const { companyId } = sign;
    await tell(tx, situation, { action: 'moderation.decideSign', subjectId: sign.id, companyId });
    return done(gone.value);
  });
}

/** Keeps everybody else from deciding this sign until it is decided. Refuses conflict: decided, or held by another decision. */
function hold({ db, now }: Situation, id: string, key: string): Promise<Outcome> {
  const isFree = or(isNull(signs.held), eq(signs.held, key), lt(signs.heldAt, new Date(now.getTime() - longestHold)));
  return write(db, async (tx) => {
    const mine = and(eq(signs.id, id), isNull(signs.decidedAt), isFree);
    const held = await tx.update(signs).set({ held: key, heldAt: now }).where(mine).returning({ id: signs.id });
    return held.length > 0 ? done() : refused('conflict', { reason: 'being-decided' });
  });
}

function casesOf({ db }: Situation, signId: string) {
  return db
    .select({
      id: cases.id,
      number: cases.number,
      status: cases.status,
      firstReplyOn: cases.firstReplyOn,
      authorId: cases.authorId,
      companyId: cases.companyId,
      namedId: namedCompanies.companyId,
    })
    .from(signCases)
    .innerJoin(cases, eq(cases.id, signCases.caseId))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(eq(signCases.signId, signId))
    .orderBy(cases.number);
}

/** One decision for each case, so that each author has one to appeal against; the votes of a day have one together. */
const ofSign = (piece: { kind: 'case' | 'votes'; id: string }, reason: string): DecisionInput => ({
  ...{ id: newId(), kind: 'sign', piece, measure: 'not-genuine', passage: '', ...ownGround },
  ...{ facts: reason, reason, rule: 'Regeln der Seite' },
});

async function removeAll(situation: Situation, meant: readonly SignCase[], reason: string): Promise<Outcome<WhatWent>> {
  const there = meant.filter((one) => isTimeTo('remove', one)).map(({ id }) => id);
  let [gone, waiting] = [0, 0];
  for (let first = 0; first < there.length; first += atOnce) {
    const removed = await writeGently(situation.db, async (tx) => {
      const states: string[] = [];
      for (const id of there.slice(first, first + atOnce)) {
        const outcome = await decideIn(tx, situation, ofSign({ kind: 'case', id }, reason));
        // Somebody's removal of it waits for a second look.
        const isWaiting = !outcome.ok && outcome.refusal === 'conflict' && outcome.reason === 'second-look';
        // Its author may have withdrawn it a moment ago.
        if (!outcome.ok && outcome.refusal !== 'too-late' && !isWaiting) return outcome;
        if (outcome.ok || isWaiting) states.push(outcome.ok ? outcome.value.state : 'waiting');
      }
      return done(states);
    });
    if (!removed.ok) return removed;
    gone += removed.value.filter((state) => state === 'effective').length;
    waiting += removed.value.filter((state) => state === 'waiting').length;
  }
  return done({ gone, waiting, endedBefore: meant.length - gone - waiting });
}

/** Those of the day of the sign. Who gave one of them in earnest can say so again. */
async function takeOutVotes(
  situation: Situation,
  { id: signId, day }: Sign,
  meant: readonly SignCase[],
  reason: string,
): Promise<Outcome<WhatWent>> {
  const { db } = situation;
  const decided = await decide(situation, { ...ofSign({ kind: 'votes', id: signId }, reason), id: `sign-${signId}` });
  if (!decided.ok) return decided;
  const votes = await db
    .select()
    .from(affected)
    .where(
      inArray(
        affected.caseId,
        meant.map(({ id }) => id),
      ),
    );
  const ofTheDay = votes.filter(({ saidAt }) => dayOf(saidAt) === day);
  for (let first = 0; first < ofTheDay.length; first += atOnce) {
    await writeGently(db, async (tx) => {
      for (const { caseId, userId } of ofTheDay.slice(first, first + atOnce)) {
        await tx.delete(affected).where(and(eq(affected.caseId, caseId), eq(affected.userId, userId)));
      }
      return done();
    });
  }
  return done({ gone: ofTheDay.length, waiting: 0, endedBefore: 0 });
}
