import type { CountedFacts, CountedPromise } from '#src/features/rankings/counting/facts.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { type Factor, factors } from '../lists.ts';
import { caseState, confirmSolvedDays, dormantDays } from '../rules.ts';
import { actsOf, type CaseFacts, countsAsReply, derivedColumns } from './facts.ts';

/**
 * What the statistics count of a case, from its facts on a day. Null before it is published. `columns`: what follows from
 * the same facts on the same day, where it is known already.
 */
export function countedFacts(
  facts: CaseFacts,
  today: Day,
  columns = derivedColumns(facts, today),
): CountedFacts | null {
  const { publishedOn, status, ...derived } = columns;
  if (publishedOn === null || status === 'draft' || status === 'unconfirmed') return null;
  const judged = facts.replies
    .filter(countsAsReply)
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict !== null);
  const verdict = latest(judged, ({ givenAt }) => givenAt);
  // A case that was reopened and closed again counts with what its author said last.
  const closing = derived.closedOn === null ? undefined : latest(facts.closings, ({ closedAt }) => closedAt);
  return {
    publishedOn,
    state: status === 'removed' && facts.tombstone?.genuine === false ? 'not-genuine' : status,
    firstAnswerOn: derived.firstAnswerOn,
    firstAnswerBy: derived.firstAnswerBy,
    asked: caseState(actsOf(facts), today).asked,
    outcome: derived.outcome,
    closedOn: derived.closedOn,
    endedOn: derived.endedOn,
    promises: countedPromises(facts),
    contacts: derived.contacts,
    waitedMinutes: derived.waitedMinutes,
    effortDays: derived.effortDays,
    buyAgain: closing?.buyAgain ?? null,
    content: verdict?.content ?? null,
    factors: closing ? markedFactors(closing) : {},
  };
}

/** By due date and mark: the same promises must give the same facts, in whatever order they are read. */
function countedPromises(facts: CaseFacts): CountedFacts['promises'] {
  return facts.promises
    .map(({ dueOn, keptOn, brokenOn, reportedKeptOn }): CountedPromise => {
      const mark = markOf({ keptOn, brokenOn });
      return reportedKeptOn === null || mark === 'kept' ? [dueOn, mark] : [dueOn, mark, 'reported'];
    })
    .sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
}

function markOf({ keptOn, brokenOn }: { keptOn: Day | null; brokenOn: Day | null }): 'kept' | 'broken' | null {
  if (keptOn !== null) return 'kept';
  return brokenOn === null ? null : 'broken';
}

function markedFactors(closing: { readonly [factor in Factor]: number | null }): Partial<Record<Factor, number>> {
  const marked: Partial<Record<Factor, number>> = {};
  for (const factor of factors) {
    const mark = closing[factor];
    if (mark !== null) marked[factor] = mark;
  }
  return marked;
}

function latest<T>(rows: readonly T[], moment: (row: T) => Date): T | undefined {
  return [...rows].sort((a, b) => moment(a).getTime() - moment(b).getTime()).at(-1);
}

/**
 * What was known about a case on each day on which that changed, up to `today`: each with the day it was known from.
 * What was written later is not in it, even if it tells of an earlier day.
 */
export function countedHistory(facts: CaseFacts, today: Day): { recordedOn: Day; facts: CountedFacts }[] {
  const history: { recordedOn: Day; facts: CountedFacts }[] = [];
  // Before it was moved to its company it counted for another.
  const since = facts.transferredAt === null ? '' : dayOf(facts.transferredAt);
  for (const day of daysOfChange(facts, today).filter((one) => one >= since)) {
    const counted = countedFacts(knownOn(facts, day), day);
    if (counted === null) continue;
    if (JSON.stringify(counted) === JSON.stringify(history.at(-1)?.facts)) continue;
    history.push({ recordedOn: day, facts: counted });
  }
  return history;
}

/** Days on which somebody did something, and those on which a case comes to rest because nobody did. */
function daysOfChange(facts: CaseFacts, today: Day): Day[] {
  const acts = actsOf(facts).map(({ on }) => on);
  const said = facts.promises.flatMap(({ markedAt, reportedAt }) => [markedAt, reportedAt]);
  const marked = said.flatMap((at) => (at ? [dayOf(at)] : []));
  const judged = facts.replies.flatMap(({ verdict }) => (verdict ? [dayOf(verdict.givenAt)] : []));
  const rests = acts.flatMap((on) => [addDays(on, dormantDays), addDays(on, confirmSolvedDays)]);
  return [...new Set([...acts, ...marked, ...judged, ...rests, today])].filter((day) => day <= today).sort();
}

/** The facts as they were at the end of a day. */
function knownOn(facts: CaseFacts, day: Day): CaseFacts {
  const known = (at: Date) => dayOf(at) <= day;
  const entries = facts.entries.filter(({ recordedAt }) => known(recordedAt));
  const replies = facts.replies
    .filter(({ publishedAt }) => known(publishedAt))
    .map((reply) => ({ ...reply, verdict: reply.verdict && known(reply.verdict.givenAt) ? reply.verdict : null }));
  const madeIn = new Set([...entries.map(({ id }) => id), ...replies.map(({ id }) => id)]);
  return {
    ...facts,
    entries,
    replies,
    closings: facts.closings.filter(({ closedAt }) => known(closedAt)),
    reopenings: facts.reopenings.filter(({ reopenedAt }) => known(reopenedAt)),
    tombstone: facts.tombstone && known(facts.tombstone.endedAt) ? facts.tombstone : null,
    promises: facts.promises
      .filter(({ entryId, replyId }) => madeIn.has(entryId ?? replyId ?? ''))
      .map((promise) => ({
        ...promise,
        ...(promise.markedAt && known(promise.markedAt) ? {} : { keptOn: null, brokenOn: null }),
        ...(promise.reportedAt && known(promise.reportedAt) ? {} : { reportedKeptOn: null }),
      })),
  };
}
