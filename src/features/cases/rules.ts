import { daysUnanswered } from '#src/features/timeline/silence/rules.ts';
import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';
import type { CaseOutcome, StatedOutcome } from './lists.ts';

export type Status = 'draft' | 'unconfirmed' | 'open' | 'answered' | 'closed' | 'dormant' | 'withdrawn' | 'removed';
export type Ball = 'company' | 'author' | 'nobody';

/** Somebody is to act. Time alone ends it, so a stored status may say so for a night too long. */
export const runningStatuses = ['open', 'answered'] as const satisfies readonly Status[];
/** Ended with or without an outcome; its author can open it again. */
const overStatuses = ['closed', 'dormant'] as const satisfies readonly Status[];
const tombstoneStatuses = ['withdrawn', 'removed'] as const satisfies readonly Status[];
/** The texts are public. */
export const readableStatuses = [...runningStatuses, ...overStatuses] as const;
/** A withdrawn or removed case stays visible as a tombstone: number, company and dates, no text. */
export const publicStatuses = [...readableStatuses, ...tombstoneStatuses] as const;

const hasStatus =
  (statuses: readonly Status[]) =>
  ({ status }: { status: Status }): boolean =>
    statuses.includes(status);
export const isRunning = hasStatus(runningStatuses);
export const isOver = hasStatus(overStatuses);
export const isTombstone = hasStatus(tombstoneStatuses);
export const isReadable = hasStatus(readableStatuses);
export const isPublic = hasStatus(publicStatuses);

/** The case runs, and nobody has answered for the company yet. */
export function awaitsFirstReply({ status, firstReplyOn }: Pick<CaseState, 'status' | 'firstReplyOn'>): boolean {
  return status === 'open' && firstReplyOn === null;
}

/** Something that was done to a case, on a calendar day. The list of them, in order of time, is all the state depends on. */
export type CaseAct =
  | { kind: 'submitted'; on: Day }
  | { kind: 'confirmed'; on: Day }
  /**
   * A representative's public reply. `proposesSolved`: the company asks the author to confirm that it is solved. `asks`: it is a
   * question, which is a reaction and no answer. `corrects`: it corrects a fact that the author told, which is a reaction and moves
   * nothing else: whoever was to act still is.
   */
  | { kind: 'reply'; on: Day; proposesSolved: boolean; boilerplate: boolean; asks?: boolean; corrects?: boolean }
  /** The author judges the reply that proposes "solved": confirmed or denied, it waits for nobody any more. */
  | { kind: 'judged'; on: Day }
  /** The author answers in the thread. */
  | { kind: 'answer'; on: Day }
  /** The author adds an entry. `realAnswerOn`: the day it tells of a real answer of the company, if it does. */
  | { kind: 'entry'; on: Day; realAnswerOn: Day | null }
  | { kind: 'closed'; on: Day; outcome: StatedOutcome }
  | { kind: 'reopened'; on: Day }
  /** Its author moves it to the right company, for which it begins on that day as at publication. */
  | { kind: 'transferred'; on: Day }
  | { kind: 'withdrawn'; on: Day }
  | { kind: 'removed'; on: Day };

export interface CaseState {
  status: Status;
  ball: Ball;
  outcome: CaseOutcome | null;
  /** Since when it is public against its company: the publication, or the day on which it was moved to it. */
  publishedOn: Day | null;
  /** Day of the last act that moved the case; an entry does, though nobody else is to act by it. */
  movedOn: Day | null;
  /** Since when it stands as it does: somebody is to act, it rests or is over. It is what sentences and stamps say. */
  sinceOn: Day | null;
  firstReplyOn: Day | null;
  /** First answer as the statistics count it (DESIGN section 6), and who showed it. */
  firstAnswerOn: Day | null;
  firstAnswerBy: 'reply' | 'author' | null;
  closedOn: Day | null;
  endedOn: Day | null;
  /** When the author had to answer a question of the company: for these days it waits for nobody else. */
  asked: readonly Asked[];
}

/** From the day of a question to that on which its author was to move no more; null: still is. */
export type Asked = readonly [from: Day, until: Day | null];

/** Days a company has for its first reply; day 0 is the publication. */
export const replyDays = 14;
/** Days without any act after which a case rests. */
export const dormantDays = 90;
/** Days the author has to confirm or deny that it is solved, when the company says so. */
export const confirmSolvedDays = 30;

/**
 * The state of a case on a day, from what was done to it. The only place that knows the life of a case:
 * draft → unconfirmed → open ⇄ answered → closed or dormant → open; any public state → withdrawn or removed.
 * Acts that are impossible in the state they meet (an answer to nothing, a second closing) change nothing.
 */
export function caseState(acts: readonly CaseAct[], today: Day): CaseState {
  let state: CaseState = { ...unwritten };
  /** Set while the company waits for a yes or no to "solved". */
  let proposedOn: Day | null = null;
  for (const act of acts) {
    state = { ...rested(state, proposedOn, act.on) };
    if (act.kind === 'judged') proposedOn = null;
    const next = after(state, act);
    if (next === state) continue;
    const isBeside = act.kind === 'entry' || (act.kind === 'reply' && act.corrects);
    if (!isBeside) proposedOn = act.kind === 'reply' && act.proposesSolved ? act.on : null;
    state = answeredAsk(next, act.on);
  }
  return rested(state, proposedOn, today);
}

const unwritten: CaseState = {
  status: 'draft',
  ball: 'nobody',
  outcome: null,
  publishedOn: null,
  movedOn: null,
  sinceOn: null,
  firstReplyOn: null,
  firstAnswerOn: null,
  firstAnswerBy: null,
  closedOn: null,
  endedOn: null,
  asked: [],
};

function after(state: CaseState, act: CaseAct): CaseState {
  const beside = { ...state, movedOn: act.on };
  const moved = { ...beside, sinceOn: act.on };
  switch (act.kind) {
    case 'submitted':
      return state.status === 'draft' ? { ...state, status: 'unconfirmed' } : state;
    case 'confirmed':
      return state.status === 'unconfirmed'
        ? { ...moved, status: 'open', ball: 'company', publishedOn: act.on }
        : state;
    case 'reply': {
      if (!isReadable(state)) return state;
      if (act.corrects) {
        // Whoever waits for the company waits for the next reply from then on; one that waits for the author still does.
        const corrected = isOver(state) ? state : state.ball === 'company' ? moved : beside;
        return { ...corrected, firstReplyOn: state.firstReplyOn ?? act.on };
      }
      const replied = withFirstReply(moved, act);
      // A late reply to a closed case stands in the thread and counts as an answer, but only the author reopens it.
      return isOver(state)
        ? { ...replied, movedOn: state.movedOn, sinceOn: state.sinceOn }
        : { ...(act.asks && !act.boilerplate ? asking(replied, act.on) : replied), status: 'answered', ball: 'author' };
    }
    case 'judged':
      return state;
    case 'answer':
      return isRunning(state) && state.firstReplyOn !== null ? { ...moved, status: 'open', ball: 'company' } : state;
    case 'entry':
      return isReadable(state) ? withRealAnswer(isRunning(state) ? beside : state, act.realAnswerOn) : state;
    case 'closed':
      return isRunning(state) || state.status === 'dormant'
        ? { ...moved, status: 'closed', ball: 'nobody', outcome: act.outcome, closedOn: act.on }
        : state;
    case 'reopened':
      return isOver(state) ? { ...moved, status: 'open', ball: 'company', outcome: null, closedOn: null } : state;
    case 'transferred':
      return isReadable(state)
        ? { ...unwritten, status: 'open', ball: 'company', publishedOn: act.on, movedOn: act.on, sinceOn: act.on }
        : state;
    case 'withdrawn':
    case 'removed':
      return isReadable(state)
        ? { ...state, status: act.kind, ball: 'nobody', endedOn: act.on, sinceOn: act.on }
        : state;
  }
}

function asking(state: CaseState, on: Day): CaseState {
  return state.asked.at(-1)?.[1] === null ? state : { ...state, asked: [...state.asked, [on, null]] };
}

/** Once the author is not to move any more, whoever moved instead, or because the case rests or ends, its days count again. */
function answeredAsk(state: CaseState, on: Day): CaseState {
  const last = state.asked.at(-1);
  if (state.ball === 'author' || last === undefined || last[1] !== null) return state;
  return { ...state, asked: [...state.asked.slice(0, -1), [last[0], on]] };
}

function withFirstReply(state: CaseState, act: { on: Day; boilerplate: boolean; asks?: boolean }): CaseState {
  const replied = { ...state, firstReplyOn: state.firstReplyOn ?? act.on };
  return act.boilerplate || act.asks ? replied : earlierAnswer(replied, act.on, 'reply');
}

function withRealAnswer(state: CaseState, realAnswerOn: Day | null): CaseState {
  const counts = realAnswerOn !== null && state.publishedOn !== null && realAnswerOn >= state.publishedOn;
  return counts ? earlierAnswer(state, realAnswerOn, 'author') : state;
}

function earlierAnswer(state: CaseState, on: Day, by: 'reply' | 'author'): CaseState {
  if (state.firstAnswerOn !== null && state.firstAnswerOn <= on) return state;
  return { ...state, firstAnswerOn: on, firstAnswerBy: by };
}

/** A running case that nobody touched for long rests with an unknown outcome: silence is never success. */
function rested(state: CaseState, proposedOn: Day | null, today: Day): CaseState {
  if (!isRunning(state) || state.movedOn === null) return state;
  const untouched = addDays(state.movedOn, dormantDays);
  const unconfirmed = proposedOn === null ? untouched : addDays(proposedOn, confirmSolvedDays);
  const on = unconfirmed < untouched ? unconfirmed : untouched;
  return on <= today
    ? answeredAsk({ ...state, status: 'dormant', ball: 'nobody', outcome: 'unknown', sinceOn: on }, on)
    : state;
}

/** Last day on which a first reply is in time. */
export function replyDueOn(publishedOn: Day): Day {
  return addDays(publishedOn, replyDays);
}

/** Days of the deadline for the first reply that are used up, at most all of them. */
export function daysUsed(publishedOn: Day, today: Day): number {
  return Math.min(daysUnanswered(publishedOn, today), replyDays);
}

/** Days over the deadline for the first reply; 0 while it runs, after a reply, and once the case is over. */
export function daysOverdue(state: Pick<CaseState, 'status' | 'publishedOn' | 'firstReplyOn'>, today: Day): number {
  if (!awaitsFirstReply(state) || state.publishedOn === null) return 0;
  return Math.max(0, daysBetween(replyDueOn(state.publishedOn), today));
}

/** The words on the stamp. */
export const stamps = [
  'open',
  'answered',
  'overdue',
  'solved',
  'partly',
  'unsolved',
  'dormant',
  'withdrawn',
  'removed',
] as const;
export type Stamp = (typeof stamps)[number];

export function isStamp(text: string): text is Stamp {
  return stamps.some((stamp) => stamp === text);
}

/** What the stamp of a public case says. A draft has the stamp it will get: open. */
export function stampOf(
  state: Pick<CaseState, 'status' | 'outcome' | 'publishedOn' | 'firstReplyOn'>,
  today: Day,
): Stamp {
  switch (state.status) {
    case 'draft':
    case 'unconfirmed':
    case 'open':
      return daysOverdue(state, today) > 0 ? 'overdue' : 'open';
    case 'closed':
      return state.outcome === null || state.outcome === 'unknown' ? 'dormant' : state.outcome;
    default:
      return state.status;
  }
}
