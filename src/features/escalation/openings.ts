import type { StepTaken } from '#src/features/case-file/index.ts';
import type { CaseOutcome, DesiredOutcome } from '#src/features/cases/lists.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import type { Channel } from '#src/features/timeline/lists.ts';
import { type Entry, inOrder, isQuestion, isSomeDay, isVague, lastDay } from '#src/features/timeline/story/rules.ts';
import { deadline, type Period } from '#src/lib/calendar.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import type { Step, StepKind } from './germany/step.ts';
import { stepsOf } from './ladder.ts';

export interface LadderFacts {
  industry: string;
  desiredOutcome: DesiredOutcome | null;
  outcome: CaseOutcome | null;
  entries: readonly Pick<
    Entry,
    | 'occurredOn'
    | 'occurredUntil'
    | 'precision'
    | 'recordedAt'
    | 'placedOn'
    | 'position'
    | 'direction'
    | 'thirdParty'
    | 'expectsAnswer'
    | 'channel'
  >[];
  taken: readonly StepTaken[];
}

/**
 * How a step stands. `taken`: the author says so; `until`: so long it usually runs, null once that is over.
 * `told`: the timeline shows that the company was written to. `open`: `since` is null where no day opened it.
 */
export type StepState =
  | { is: 'taken'; on: Day; until: Day | null }
  | { is: 'told'; when: Found }
  | { is: 'open'; since: Day | null; period: Period | null }
  | { is: 'not-yet'; from: Day; period: Period }
  | { is: 'needs-complaint' }
  | { is: 'other-claim' };

export interface Rung {
  step: Step;
  state: StepState;
}

export interface Ladder {
  rungs: Rung[];
  /** Day on which the author had turned to the company for certain, from which the periods run. */
  complainedOn: Day | null;
  /** `about`: it was about then. `latest`: it may have been before that. */
  complaintIs: 'exact' | 'about' | 'latest';
  /** What to do next: the rungs of one kind, of which one will fit. Empty while a step runs and once nothing is left. */
  next: Rung[];
  /** The step that was taken last and usually still runs. */
  running: Rung | null;
}

/** On these channels a complaint can be shown later. */
const inWriting: ReadonlySet<Channel> = new Set<Channel>(['letter', 'email', 'fax', 'form']);
/** Management and authority are detours: open, but never what comes next while there is another way. */
const path: readonly StepKind[] = ['complaint', 'arbitration', 'court', 'authority'];

/**
 * The ladder of a case on a day: what is taken, what is open and since when, what opens when. Periods run from the first
 * complaint to the company (§§ 187, 188 BGB) and end as § 193 BGB says, with the state unknown; a step opens on the day
 * after. Whether the company remedied is known only from the outcome: after "solved" nothing is next.
 */
export function ladderOf(facts: LadderFacts, today: Day): Ladder {
  const first = firstComplaint(facts);
  const complainedOn = first?.on ?? null;
  const rungs = stepsOf(facts.industry).map((step) => ({ step, state: stateOf(step, facts, complainedOn, today) }));
  const running = rungs.findLast(({ state }) => state.is === 'taken' && state.until !== null) ?? null;
  const isOver = facts.outcome === 'solved' || running !== null;
  const complaintIs = first?.is ?? 'exact';
  return { rungs, complainedOn, complaintIs, next: isOver ? [] : nextOf(rungs), running };
}

/**
 * An entry that spans days counts from its last one: the company had heard of it by then. One of which only the place is
 * known had happened when it was written down.
 */
function firstComplaint(facts: LadderFacts): { on: Day; is: Ladder['complaintIs'] } | null {
  const asked = facts.entries.filter(isQuestion).map((entry) => ({
    on: entry.precision === 'unknown' ? dayOf(entry.recordedAt) : lastDay(entry),
    is: isSomeDay(entry) ? ('latest' as const) : isVague(entry) ? ('about' as const) : ('exact' as const),
  }));
  const recorded = facts.taken
    .filter(({ step }) => step === 'complaint')
    .map(({ takenOn }) => ({ on: takenOn, is: 'exact' as const }));
  const all = [...asked, ...recorded].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return all[0] ?? null;
}

function stateOf(step: Step, facts: LadderFacts, complainedOn: Day | null, today: Day): StepState {
  const taken = facts.taken.find((one) => one.step === step.key);
  if (taken) {
    const until = addDays(taken.takenOn, step.lastsDays ?? 0);
    return { is: 'taken', on: taken.takenOn, until: until > today ? until : null };
  }
  if (step.kind === 'complaint') {
    const told = inOrder(facts.entries).find((entry) => isQuestion(entry) && inWriting.has(entry.channel));
    return told ? { is: 'told', when: foundOf(told) } : { is: 'open', since: null, period: null };
  }
  if (step.needsMoneyClaim && facts.desiredOutcome !== 'refund') return { is: 'other-claim' };
  if (step.opens.when === 'any-time') return { is: 'open', since: null, period: null };
  if (complainedOn === null) return { is: 'needs-complaint' };
  const { period } = step.opens;
  const opensOn = addDays(deadline(complainedOn, period, null), 1);
  return opensOn <= today ? { is: 'open', since: opensOn, period } : { is: 'not-yet', from: opensOn, period };
}

const isDone = ({ state }: Rung) => state.is === 'taken' || state.is === 'told';
const isAhead = ({ state }: Rung) => state.is === 'open' || state.is === 'not-yet';

function nextOf(rungs: readonly Rung[]): Rung[] {
  const reached = path.findLastIndex((kind) => rungs.some((rung) => rung.step.kind === kind && isDone(rung)));
  for (const kind of path.slice(reached + 1)) {
    const ahead = rungs.filter((rung) => rung.step.kind === kind && isAhead(rung));
    if (ahead.length > 0) return ahead;
  }
  return [];
}
