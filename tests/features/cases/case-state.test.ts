import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaseAct,
  type CaseState,
  caseState,
  daysOverdue,
  dormantDays,
  replyDays,
  stampOf,
} from '#src/features/cases/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

const firstDay = '2026-01-01';

type Undated<Act> = Act extends unknown ? Omit<Act, 'on'> : never;

/** Anything anybody may try, possible in the state it meets or not. */
const anyAct: fc.Arbitrary<Undated<CaseAct>> = fc.oneof(
  fc.constant({ kind: 'submitted' as const }),
  fc.constant({ kind: 'confirmed' as const }),
  fc.record({ kind: fc.constant('reply' as const), proposesSolved: fc.boolean(), boilerplate: fc.boolean() }),
  fc.constant({ kind: 'judged' as const }),
  fc.constant({ kind: 'answer' as const }),
  fc.record({
    kind: fc.constant('entry' as const),
    realAnswerOn: fc.option(fc.integer({ min: -30, max: 400 }).map((days) => addDays(firstDay, days))),
  }),
  fc.record({
    kind: fc.constant('closed' as const),
    outcome: fc.constantFrom('solved' as const, 'partly' as const, 'unsolved' as const),
  }),
  fc.constant({ kind: 'reopened' as const }),
  fc.constant({ kind: 'withdrawn' as const }),
  fc.constant({ kind: 'removed' as const }),
);

/** Acts with the days that pass before each of them. */
function dated(steps: readonly (readonly [number, Undated<CaseAct>])[], from: Day = firstDay): CaseAct[] {
  let on = from;
  return steps.map(([days, act]) => {
    on = addDays(on, days);
    return { ...act, on };
  });
}

const someSteps = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), anyAct), { maxLength: 14 });
const anyLife = someSteps.map((steps) => dated(steps));
/** A life that gets published, so that most of what follows is possible. */
const publishedLife = someSteps.map((steps) =>
  dated([[0, { kind: 'submitted' }], [0, { kind: 'confirmed' }], ...steps]),
);
const life = fc.oneof(anyLife, { arbitrary: publishedLife, weight: 3 });
const later = fc.integer({ min: 0, max: 200 });

const endOf = (acts: readonly CaseAct[]) => acts.at(-1)?.on ?? firstDay;
const stateAfter = (acts: readonly CaseAct[], days = 0) => caseState(acts, addDays(endOf(acts), days));
const isRunning = ({ status }: CaseState) => status === 'open' || status === 'answered';
const isPublic = ({ status }: CaseState) => status !== 'draft' && status !== 'unconfirmed';

/** Every property is tried on a few hundred lives; a failure prints the shortest one. */
function always(holds: (acts: CaseAct[], days: number) => void): void {
  fc.assert(fc.property(life, later, holds), { numRuns: 400 });
}

describe('what holds for every life of a case', () => {
  test('silence never gives an outcome that somebody would have to state', () => {
    always((acts, days) => {
      const spoken = acts.filter((act) => act.kind !== 'closed');
      expect(stateAfter(spoken, days).outcome).toBeOneOf([null, 'unknown']);
    });
  });

  test('a stated outcome is the one the author closed with, on the day of that closing', () => {
    always((acts, days) => {
      const { outcome, closedOn } = stateAfter(acts, days);
      if (outcome === null || outcome === 'unknown') return;
      expect(acts).toContainEqual({ kind: 'closed', outcome, on: closedOn });
    });
  });

  test('a closed case has a stated outcome, a resting one an unknown outcome, a running one none', () => {
    always((acts, days) => {
      const state = stateAfter(acts, days);
      if (state.status === 'closed') expect(state.outcome).toBeOneOf(['solved', 'partly', 'unsolved']);
      if (state.status === 'dormant') expect(state.outcome).toBe('unknown');
      if (isRunning(state)) expect([state.outcome, state.closedOn]).toEqual([null, null]);
    });
  });

  test('only the confirmation publishes, and only what was submitted', () => {
    always((acts, days) => {
      const state = stateAfter(acts, days);
      const submitted = acts.findIndex((act) => act.kind === 'submitted');
      const confirmed = acts.find((act, index) => act.kind === 'confirmed' && submitted >= 0 && index > submitted);
      expect(isPublic(state)).toBe(confirmed !== undefined);
      expect(state.publishedOn).toBe(confirmed?.on ?? null);
    });
  });

  test('withdrawn and removed are final: nothing that follows changes anything', () => {
    fc.assert(
      fc.property(publishedLife, someSteps, later, (acts, more, days) => {
        const ended = stateAfter(acts);
        fc.pre(ended.status === 'withdrawn' || ended.status === 'removed');
        expect(stateAfter([...acts, ...dated(more, endOf(acts))], days)).toEqual(ended);
      }),
      { numRuns: 300 },
    );
  });

  test('the ball lies with the company while open, with the author while answered, with nobody otherwise', () => {
    always((acts, days) => {
      const { status, ball } = stateAfter(acts, days);
      expect(ball).toBe(status === 'open' ? 'company' : status === 'answered' ? 'author' : 'nobody');
    });
  });

  test('time alone changes nothing except that a running case comes to rest', () => {
    always((acts, days) => {
      const before = stateAfter(acts);
      const after = stateAfter(acts, days);
      if (after.status === before.status) expect(after).toEqual(before);
      else {
        expect(isRunning(before)).toBe(true);
        const { sinceOn } = after;
        expect(after).toEqual({ ...before, status: 'dormant', ball: 'nobody', outcome: 'unknown', sinceOn });
        expect(caseState(acts, sinceOn ?? '').status).toBe('dormant');
        expect(isRunning(caseState(acts, addDays(sinceOn ?? '', -1)))).toBe(true);
      }
    });
  });

  test('a running case rests on the 90th day without an act and never runs longer', () => {
    always((acts) => {
      const state = stateAfter(acts);
      if (!isRunning(state) || state.movedOn === null) return;
      expect(caseState(acts, addDays(state.movedOn, dormantDays)).status).toBe('dormant');
      const asked = acts.some((act) => act.kind === 'reply' && act.proposesSolved);
      if (!asked) expect(isRunning(caseState(acts, addDays(state.movedOn, dormantDays - 1)))).toBe(true);
    });
  });

  test('no act of a company closes, reopens or withdraws a case', () => {
    fc.assert(
      fc.property(life, fc.boolean(), fc.boolean(), (acts, proposesSolved, boilerplate) => {
        const before = stateAfter(acts);
        const after = stateAfter([...acts, { kind: 'reply', on: endOf(acts), proposesSolved, boilerplate }]);
        if (isRunning(before)) expect(after).toMatchObject({ status: 'answered', ball: 'author', outcome: null });
        else expect(after).toEqual({ ...before, ...pick(after, ['firstReplyOn', 'firstAnswerOn', 'firstAnswerBy']) });
      }),
      { numRuns: 400 },
    );
  });

  test('a boilerplate reply is never the first answer', () => {
    fc.assert(
      fc.property(life, fc.boolean(), (acts, proposesSolved) => {
        const before = stateAfter(acts);
        const after = stateAfter([...acts, { kind: 'reply', on: endOf(acts), proposesSolved, boilerplate: true }]);
        expect(pick(after, ['firstAnswerOn', 'firstAnswerBy'])).toEqual(
          pick(before, ['firstAnswerOn', 'firstAnswerBy']),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('marking a reply as boilerplate never makes the first answer earlier', () => {
    always((acts, days) => {
      const marked = acts.map((act) => (act.kind === 'reply' ? { ...act, boilerplate: true } : act));
      const { firstAnswerOn } = stateAfter(acts, days);
      const strict = stateAfter(marked, days).firstAnswerOn;
      if (strict !== null) expect(firstAnswerOn !== null && firstAnswerOn <= strict).toBe(true);
    });
  });

  test('nothing is answered before it was published', () => {
    always((acts, days) => {
      const { publishedOn, firstReplyOn, firstAnswerOn } = stateAfter(acts, days);
      for (const day of [firstReplyOn, firstAnswerOn]) {
        if (day !== null) expect(publishedOn !== null && day >= publishedOn).toBe(true);
      }
    });
  });

  test('a case that is over runs again when its author reopens it, without an outcome', () => {
    fc.assert(
      fc.property(publishedLife, later, (acts, days) => {
        const before = stateAfter(acts, days);
        fc.pre(before.status === 'closed' || before.status === 'dormant');
        const on = addDays(endOf(acts), days);
        expect(caseState([...acts, { kind: 'reopened', on }], on)).toEqual({
          ...before,
          status: 'open',
          ball: 'company',
          outcome: null,
          closedOn: null,
          movedOn: on,
          sinceOn: on,
        });
      }),
      { numRuns: 300 },
    );
  });

  test('an act that is repeated at once changes nothing, except that a reply may follow a reply', () => {
    always((acts) => {
      const last = acts.at(-1);
      if (last) expect(stateAfter([...acts, last])).toEqual(stateAfter(acts));
    });
  });

  test('a case is overdue only while it is open without a reply, from the 15th day on', () => {
    always((acts, days) => {
      const on = addDays(endOf(acts), days);
      const state = caseState(acts, on);
      const waits = state.status === 'open' && state.firstReplyOn === null && state.publishedOn !== null;
      const isLate = waits && on > addDays(state.publishedOn ?? '', replyDays);
      expect(daysOverdue(state, on) > 0).toBe(isLate);
      expect(stampOf(state, on) === 'overdue').toBe(isLate);
    });
  });
});

function pick<T, K extends keyof T>(from: T, names: readonly K[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const name of names) picked[name] = from[name];
  return picked;
}
