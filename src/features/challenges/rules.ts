import type { ChallengeResult } from './lists.ts';

const day = 24 * 3_600_000;

/** Days that the author has before the reminder, and the company for its answer. */
export const answerDays = 7;
/** Days after which a case whose author says nothing can be closed as not confirmed: twice seven, and one for the mail. */
const proofDays = 15;

/**
 * Where a challenge stands. `asked-author`: for proof. `proved`: a moderator has it and nobody else. `asked-company`: it has
 * the pseudonymised words. `waiting`: all have said what they say, or their days are over. `second-look`: decided by one
 * person. `transferred`: its author moved the case to the right company. `ended`: the case went another way, and nothing is to be decided.
 */
export type ChallengeState =
  | 'asked-author'
  | 'proved'
  | 'asked-company'
  | 'waiting'
  | 'second-look'
  | 'decided'
  | 'transferred'
  | 'ended';

/** Moments are milliseconds. */
export interface ChallengeFacts {
  openedAt: number;
  provedAt: number | null;
  forwardedAt: number | null;
  answeredAt: number | null;
  decision: { effectiveAt: number | null; droppedAt: number | null } | null;
  /** Its author moved it away from this company. */
  isTransferred: boolean;
  /** Withdrawn, or removed for another reason. */
  isCaseOver: boolean;
}

/** Until when the author is asked. */
export const proofEnds = (openedAt: number): number => openedAt + proofDays * day;
/** Until when the company is asked. */
export const answerEnds = (forwardedAt: number): number => forwardedAt + answerDays * day;

export function challengeState(facts: ChallengeFacts, now: number): ChallengeState {
  const { openedAt, provedAt, forwardedAt, answeredAt, decision } = facts;
  if (decision?.effectiveAt != null) return 'decided';
  if (facts.isTransferred) return 'transferred';
  if (facts.isCaseOver) return 'ended';
  if (decision && decision.droppedAt === null) return 'second-look';
  if (provedAt === null) return proofEnds(openedAt) > now ? 'asked-author' : 'waiting';
  if (forwardedAt === null) return 'proved';
  return answeredAt === null && answerEnds(forwardedAt) > now ? 'asked-company' : 'waiting';
}

/** Until when the author may move the case to the right company instead: as long as there is for proof. */
export const transferEnds = proofEnds;

/** Until when whoever is to act has time: a moderator a week from the moment at which there is something to do. */
export function challengeDueAt(facts: ChallengeFacts, now: number): number {
  const { openedAt, provedAt, forwardedAt, answeredAt } = facts;
  const asked = forwardedAt === null ? proofEnds(openedAt) : answerEnds(forwardedAt);
  switch (challengeState(facts, now)) {
    case 'asked-author':
    case 'asked-company':
      return asked;
    case 'proved':
      return (provedAt ?? openedAt) + answerDays * day;
    default:
      return Math.min(answeredAt ?? asked, asked) + answerDays * day;
  }
}

const running: ReadonlySet<ChallengeState> = new Set<ChallengeState>([
  'asked-author',
  'proved',
  'asked-company',
  'waiting',
  'second-look',
]);

/** Whether the case is "under examination" for it. */
export const isRunning = (state: ChallengeState): boolean => running.has(state);

/**
 * What can be decided now. That a case is no customer's, once its author was heard or had their days; that it is not
 * confirmed, if they said nothing at all in them; that it is confirmed by proof, once the company was heard about it. A
 * moderator who needs no proof to see that a case is genuine may say so at any time.
 */
export function resultsNow({ provedAt }: ChallengeFacts, state: ChallengeState): ChallengeResult[] {
  switch (state) {
    case 'asked-author':
      return ['confirmed'];
    case 'proved':
      return ['not-genuine'];
    case 'waiting':
      return provedAt === null ? ['confirmed', 'not-confirmed', 'not-genuine'] : ['confirmed', 'not-genuine'];
    default:
      return [];
  }
}
