import { type LadderFacts, ladderOf, type StepKind, type Words } from '#src/features/escalation/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

/** A rung of the ladder that becomes the next one on a day to come. `name`: of the only body there is, else null. */
export interface StepToCome {
  kind: StepKind;
  opensOn: Day;
  name: Words | null;
}

/**
 * The rungs that open after `since` and are then what comes next: one for each kind, however many bodies could be the
 * right one. Nothing opens while a step that was taken still runs.
 */
export function stepsToCome(facts: LadderFacts, since: Day): StepToCome[] {
  const opening = ladderOf(facts, since).rungs.flatMap(({ state }) => (state.is === 'not-yet' ? [state.from] : []));
  const found = new Map<StepKind, StepToCome>();
  for (const opensOn of [...new Set(opening)].sort()) {
    const before = new Set(open(facts, addDays(opensOn, -1)).map(({ step }) => step.key));
    const rungs = open(facts, opensOn).filter(({ step }) => !before.has(step.key));
    const [first] = rungs;
    if (!first || found.has(first.step.kind)) continue;
    found.set(first.step.kind, {
      kind: first.step.kind,
      opensOn,
      name: rungs.length === 1 ? first.step.name : null,
    });
  }
  return [...found.values()];
}

function open(facts: LadderFacts, day: Day) {
  return ladderOf(facts, day).next.filter(({ state }) => state.is === 'open');
}
