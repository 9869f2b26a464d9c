import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseAct, caseState } from '#src/features/cases/rules.ts';
import { planOf } from '#src/features/reminders/plan.ts';
import {
  dueOn,
  oneADay,
  type Reminder,
  type ReminderFacts,
  reminderKinds,
  restsOn,
  scheduleOf,
} from '#src/features/reminders/rules.ts';
import { isWorkingDay } from '#src/lib/calendar.ts';
import { addDays } from '#src/lib/dates.ts';

const published = '2026-03-09';
const day = (days: number) => addDays(published, days);

const opened: CaseAct[] = [
  { kind: 'submitted', on: published },
  { kind: 'confirmed', on: published },
];
const reply = (days: number, proposesSolved = false): CaseAct => ({
  kind: 'reply',
  on: day(days),
  proposesSolved,
  boilerplate: false,
});

function facts(acts: readonly CaseAct[], more: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    acts: [...opened, ...acts],
    replies: [],
    promises: [],
    closing: null,
    steps: [],
    company: 'represented',
    ...more,
  };
}

const told = (given: ReminderFacts, from = published, until = day(200)) =>
  scheduleOf(given, from, until).map(({ kind, on, until }) => [kind, on, until]);

describe('the schedule of a case', () => {
  test('nobody answers: the company hears three times, the author before the case rests', () => {
    // 9 March 2026 is a Monday; day 13 is a Sunday, day 15 a Tuesday.
    expect(told(facts([]))).toEqual([
      ['company-week', '2026-03-16', '2026-03-21'],
      ['company-last-day', '2026-03-20', '2026-03-23'],
      ['company-overdue', '2026-03-24', '2026-03-31'],
      ['about-to-rest', '2026-05-31', '2026-06-06'],
    ]);
    expect(restsOn(facts([]).acts)).toBe('2026-06-07');
  });

  test('where nobody is known at the company, nobody is reminded there', () => {
    expect(told(facts([], { company: 'nobody' })).map(([kind]) => kind)).toEqual(['about-to-rest']);
  });

  test('around Easter the company is reminded on the Tuesday after it', () => {
    const acts = [
      { kind: 'submitted' as const, on: '2026-03-27' },
      { kind: 'confirmed' as const, on: '2026-03-27' },
    ];
    const [first] = scheduleOf({ ...facts([]), acts }, '2026-03-27', '2026-12-31');
    expect(first).toMatchObject({ kind: 'company-week', on: '2026-04-07', about: '2026-04-10' });
  });

  test('a reply that nobody judges: a question after three days, then the ball after ten and 24', () => {
    const given = facts([reply(5)], { replies: [{ id: 'r', on: day(5), isJudged: false }] });
    expect(told(given).map(([kind, on]) => [kind, on])).toEqual([
      ['judge-reply', day(8)],
      ['your-turn', day(15)],
      ['your-turn', day(29)],
      ['about-to-rest', day(5 + 83)],
    ]);
  });

  test('a judged reply that the author leaves: the ball after three, ten and 24 days', () => {
    const given = facts([reply(5)], { replies: [{ id: 'r', on: day(5), isJudged: true }] });
    expect(
      told(given)
        .map(([kind, on]) => [kind, on])
        .slice(0, 3),
    ).toEqual([
      ['your-turn', day(8)],
      ['your-turn', day(15)],
      ['your-turn', day(29)],
    ]);
  });

  test('"solved" left unanswered rests after 30 days, and the author hears of it a week before', () => {
    const given = facts([reply(5, true)], { replies: [{ id: 'r', on: day(5), isJudged: false }] });
    expect(told(given).map(([kind, on]) => [kind, on])).toEqual([
      ['judge-reply', day(8)],
      ['your-turn', day(15)],
      ['about-to-rest', day(28)],
    ]);
  });

  test('a promise is asked about on its day, wherever that day falls, unless it is marked', () => {
    const promise = { id: 'p', dueOn: '2026-04-05', keptOn: null, brokenOn: null, reportedKeptOn: null };
    const ofPromises = (one: ReminderFacts['promises'][number]) =>
      told(facts([], { promises: [one], company: 'nobody' })).filter(([kind]) => kind === 'promise-due');
    expect(ofPromises(promise)).toEqual([['promise-due', '2026-04-05', '2026-04-08']]);
    expect(ofPromises({ ...promise, keptOn: '2026-04-01' })).toEqual([]);
    // Due before the case was public: the author has told about it already.
    expect(ofPromises({ ...promise, dueOn: '2026-03-01' })).toEqual([]);
  });

  test('30 days after it was solved the author is asked once whether it holds', () => {
    const closed: CaseAct = { kind: 'closed', on: day(10), outcome: 'solved' };
    const closing = { id: 'c', on: day(10), outcome: 'solved' as const, isFollowedUp: false };
    expect(told(facts([closed], { closing }))).toEqual([['still-holds', day(40), day(54)]]);
    expect(told(facts([closed], { closing: { ...closing, isFollowedUp: true } }))).toEqual([]);
    const unsolved: CaseAct = { ...closed, outcome: 'unsolved' };
    expect(told(facts([unsolved], { closing: { ...closing, outcome: 'unsolved' } }))).toEqual([]);
  });

  test('a step that becomes possible is told on that day, one that was possible from the beginning is not', () => {
    const steps = [
      { step: 'arbitration', opensOn: day(20) },
      { step: 'management', opensOn: day(-3) },
    ];
    const found = scheduleOf(facts([], { steps, company: 'nobody' }), published, day(200));
    expect(found.map(({ kind, subject, on }) => [kind, subject, on])[0]).toEqual(['step-open', 'arbitration', day(20)]);
    expect(found.filter(({ kind }) => kind === 'step-open')).toHaveLength(1);
  });
});

describe('after a downtime', () => {
  test('of a week only what still makes sense goes out, and what does not is noted', () => {
    const on = dueOn(facts([]), '2026-03-23');
    expect(on.due.map(({ kind }) => kind)).toEqual(['company-last-day']);
    expect(on.outdated.map(({ kind }) => kind)).toEqual(['company-week']);
  });

  test('of half a year nothing goes out and nothing is noted', () => {
    expect(dueOn(facts([]), '2026-09-30')).toEqual({ due: [], outdated: [] });
  });

  test('nothing goes to a company on a Sunday or a public holiday', () => {
    expect(dueOn(facts([]), '2026-03-21').due).toEqual([]);
    expect(dueOn(facts([]), '2026-03-20').due.map(({ kind }) => kind)).toEqual(['company-last-day', 'company-week']);
  });
});

const anyAct = fc.oneof(
  fc.record({ kind: fc.constant('reply' as const), proposesSolved: fc.boolean(), boilerplate: fc.boolean() }),
  fc.constant({ kind: 'answer' as const }),
  fc.constant({ kind: 'entry' as const, realAnswerOn: null }),
  fc.record({ kind: fc.constant('closed' as const), outcome: fc.constantFrom('solved' as const, 'unsolved' as const) }),
  fc.constant({ kind: 'reopened' as const }),
);

/** A published case with anything that may happen to it, and facts that belong to its acts. */
const anyFacts = fc
  .record({
    steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), anyAct), { maxLength: 8 }),
    judged: fc.boolean(),
    promises: fc.array(fc.integer({ min: -10, max: 120 }), { maxLength: 4 }),
    ladder: fc.array(fc.integer({ min: -10, max: 120 }), { maxLength: 3 }),
    company: fc.constantFrom('represented' as const, 'address' as const, 'nobody' as const),
    start: fc.integer({ min: 0, max: 365 }),
  })
  .map(({ steps, judged, promises, ladder, company, start }): ReminderFacts => {
    const first = addDays(published, start);
    let on = first;
    const acts: CaseAct[] = [
      { kind: 'submitted', on },
      { kind: 'confirmed', on },
    ];
    for (const [days, act] of steps) {
      on = addDays(on, days);
      acts.push({ ...act, on });
    }
    const closed = acts.findLast((act) => act.kind === 'closed');
    return {
      acts,
      replies: acts.flatMap((act, index) =>
        act.kind === 'reply' ? [{ id: `r${index}`, on: act.on, isJudged: judged }] : [],
      ),
      promises: promises.map((days, index) => ({
        id: `p${index}`,
        dueOn: addDays(first, days),
        keptOn: null,
        brokenOn: null,
        reportedKeptOn: null,
      })),
      closing:
        closed?.kind === 'closed' ? { id: 'c', on: closed.on, outcome: closed.outcome, isFollowedUp: false } : null,
      steps: ladder.map((days, index) => ({ step: `s${index}`, opensOn: addDays(first, days) })),
      company,
    };
  });

const wholeLife = (given: ReminderFacts) => scheduleOf(given, '2000-01-01', '2100-01-01');
const keys = (some: readonly Reminder[]) => some.map(({ kind, subject }) => `${kind} ${subject}`);
const lastDay = (given: ReminderFacts) => given.acts.at(-1)?.on ?? published;

describe('whatever happens to a case', () => {
  test('neither side ever gets two reminders on one day, and none comes too late', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const sent = oneADay(wholeLife(given));
        const days = sent.map(({ side, on }) => `${side} ${on}`);
        expect(new Set(days).size).toBe(days.length);
        expect(sent.filter(({ on, until }) => on > until)).toEqual([]);
      }),
    );
  });

  test('nothing is reminded of after withdrawal or removal, and after a closing only whether it holds', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('withdrawn' as const, 'removed' as const), (given, kind) => {
        const ended: CaseAct = { kind, on: lastDay(given) };
        expect(wholeLife({ ...given, acts: [...given.acts, ended] })).toEqual([]);
        const closed: CaseAct = { kind: 'closed', on: lastDay(given), outcome: 'solved' };
        const state = caseState([...given.acts, closed], lastDay(given));
        if (state.status !== 'closed') return;
        const after = wholeLife({ ...given, acts: [...given.acts, closed] }).map((one) => one.kind);
        expect(after.filter((one) => one !== 'still-holds')).toEqual([]);
      }),
    );
  });

  test('a reminder comes while the case runs, to a company on a working day, and names each thing once', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const all = wholeLife(given);
        expect(new Set(keys(all)).size).toBe(all.length);
        for (const one of all) {
          expect(reminderKinds).toContain(one.kind);
          if (one.side === 'company') expect(isWorkingDay(one.on, null)).toBe(true);
          if (one.kind === 'still-holds' || one.until < lastDay(given)) continue;
          const day = one.until;
          expect(['open', 'answered']).toContain(caseState(given.acts, day).status);
        }
      }),
    );
  });

  test('the parts of a schedule make the whole', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 300 }), (given, days) => {
        const cut = day(days);
        const parts = [...scheduleOf(given, '2000-01-01', cut), ...scheduleOf(given, addDays(cut, 1), '2100-01-01')];
        expect(parts).toEqual(wholeLife(given));
      }),
    );
  });
});

test('the plan tells deadlines and reminders by days, until the case rests', () => {
  const promise = { id: 'p', dueOn: '2026-03-24', keptOn: null, brokenOn: null, reportedKeptOn: null };
  const steps = [{ step: 'arbitration', opensOn: day(20) }];
  const days = planOf(facts([], { promises: [promise], steps }), published, day(120));
  expect(
    days.map(({ on, milestones, reminders }) => [on, ...[...milestones, ...reminders].map(({ kind }) => kind)]),
  ).toEqual([
    ['2026-03-16', 'company-week'],
    ['2026-03-20', 'company-last-day'],
    ['2026-03-23', 'reply-due'],
    ['2026-03-24', 'overdue', 'promise-due', 'promise-due', 'company-overdue'],
    ['2026-03-29', 'step-open', 'step-open'],
    ['2026-05-31', 'about-to-rest'],
    ['2026-06-07', 'rests'],
  ]);
  const withdrawn: CaseAct = { kind: 'withdrawn', on: day(1) };
  expect(planOf(facts([withdrawn], { promises: [promise], steps }), published, day(120))).toEqual([]);
});
