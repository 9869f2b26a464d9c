import type { CaseOutcome } from '#src/features/cases/lists.ts';
import { isRunning, type Status } from '#src/features/cases/rules.ts';
import type { StepState } from '#src/features/escalation/index.ts';
import { type CasePromise, isMarked } from '#src/features/timeline/promises/rules.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';

export interface NowFacts {
  status: Status;
  outcome: CaseOutcome | null;
  hasReplyToJudge: boolean;
  /** A solution whose author was asked whether it holds, and has not said. */
  isHoldAsked: boolean;
  /** The company reported a settlement long ago, and its author has said neither yes nor no. */
  isSettlementAsked: boolean;
  /** Nobody speaks for the company, and nobody was told. */
  isCompanyUntold: boolean;
  promises: readonly Pick<CasePromise, 'text' | 'dueOn' | 'keptOn' | 'brokenOn' | 'reportedKeptOn' | 'reportedAt'>[];
  /** A step was taken and usually still runs. */
  isRunning: boolean;
  /** How the next step of the ladder stands; null while one runs and once nothing is left. */
  next: StepState | null;
}

/** The one thing an author can do now; `wait`: nothing, somebody else has to act. */
export type Now =
  | { is: 'judge' | 'settled' | 'holds' | 'tell' | 'answer' | 'running' | 'step' | 'reopen' | 'wait' | 'over' }
  | { is: 'promise'; text: string; dueOn: Day }
  | { is: 'report'; text: string; keptOn: Day };

/** For so long a promise that ran out or was reported is asked about first; later its state stands for itself. */
const askedDays = 14;

/**
 * What to do next, the most urgent first: somebody waits for a word of the author, then what only the author knows, then
 * what moves the company, then the ladder.
 */
export function nowOf(facts: NowFacts, today: Day): Now {
  const runs = isRunning(facts);
  if (runs && facts.isSettlementAsked) return { is: 'settled' };
  if (runs && facts.hasReplyToJudge) return { is: 'judge' };
  if (facts.isHoldAsked) return { is: 'holds' };
  const reported = lastReport(facts.promises, today);
  if (reported) return reported;
  const due = runs ? lastDue(facts.promises, today) : null;
  if (due) return due;
  if (facts.status === 'answered') return { is: 'answer' };
  if (facts.isCompanyUntold) return { is: 'tell' };
  if (facts.outcome === 'solved') return { is: 'over' };
  if (facts.isRunning) return { is: 'running' };
  if (facts.next?.is === 'open') return { is: 'step' };
  if (facts.status === 'dormant') return { is: 'reopen' };
  return { is: runs ? 'wait' : 'over' };
}

function lastReport(promises: NowFacts['promises'], today: Day): Now | null {
  const earliest = addDays(today, -askedDays);
  const asked = promises.flatMap((promise) => {
    const { text, reportedKeptOn, reportedAt } = promise;
    const isAsked = !isMarked(promise) && reportedAt !== null && dayOf(reportedAt) >= earliest;
    return isAsked && reportedKeptOn !== null ? [{ text, keptOn: reportedKeptOn, at: reportedAt.getTime() }] : [];
  });
  const [last] = asked.sort((a, b) => b.at - a.at);
  return last ? { is: 'report', text: last.text, keptOn: last.keptOn } : null;
}

function lastDue(promises: NowFacts['promises'], today: Day): Now | null {
  const earliest = addDays(today, -askedDays);
  const due = promises.flatMap(({ text, dueOn, ...said }) =>
    dueOn !== null && !isMarked(said) && said.reportedKeptOn === null && dueOn <= today && dueOn >= earliest
      ? [{ text, dueOn }]
      : [],
  );
  const [last] = due.sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1));
  return last ? { is: 'promise', ...last } : null;
}
