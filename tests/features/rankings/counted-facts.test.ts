import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedFacts, countedHistory } from '#src/features/cases/state/counted.ts';
import type { CaseFacts } from '#src/features/cases/state/facts.ts';
import { type CountedFacts, keysOf } from '#src/features/rankings/counting/facts.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { momentOn, today } from '#tests/factories.ts';
import { aged, anyFacts, figuresOn } from './counted.ts';

// A case and its twin in a world in which nobody touched it.

const noMarks = {
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
};

const entry: Entry = {
  id: 'e',
  occurredOn: '2026-01-01',
  occurredUntil: null,
  precision: 'exact',
  placedOn: null,
  time: null,
  position: 0,
  channel: 'phone',
  direction: 'to-company',
  expectsAnswer: true,
  people: [],
  thirdParty: '',
  text: '',
  contacts: 1,
  waitedMinutes: 0,
  spentCents: 0,
  spentCurrency: 'EUR',
  timeIsAbout: false,
  waitedIsAbout: false,
  spentIsAbout: false,
  handOvers: 0,
  automaticReceipt: false,
  recordedAt: momentOn('2026-01-01'),
};

/** Minutes after the act before, so that the acts of a day have an order. */
function moment(on: Day, at: number): Date {
  return new Date(momentOn(on).getTime() + at * 60_000);
}

type Act =
  | {
      kind: 'reply';
      wait: number;
      solved: boolean;
      verdict: null | { content: 'yes' | 'partly' | 'no'; boilerplate: boolean };
    }
  | { kind: 'close'; wait: number; outcome: 'solved' | 'partly' | 'unsolved' }
  | { kind: 'reopen'; wait: number }
  | { kind: 'answer'; wait: number }
  | { kind: 'entry'; wait: number; daysAgo: number; receipt: boolean };

const wait = fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(120) });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('reply'),
    wait,
    solved: fc.boolean(),
    verdict: fc.option(fc.record({ content: fc.constantFrom('yes', 'partly', 'no'), boilerplate: fc.boolean() })),
  }),
  fc.record({ kind: fc.constant('close'), wait, outcome: fc.constantFrom('solved', 'partly', 'unsolved') }),
  fc.record({ kind: fc.constant('reopen'), wait }),
  fc.record({ kind: fc.constant('answer'), wait }),
  fc.record({ kind: fc.constant('entry'), wait, daysAgo: fc.nat(10), receipt: fc.boolean() }),
);
const promise = fc.record({
  dueIn: fc.option(fc.integer({ min: -20, max: 90 })),
  mark: fc.constantFrom('kept', 'broken', null),
});
const story = fc.record({
  publishedAgo: fc.nat(120),
  acts: fc.array(act, { maxLength: 6 }),
  promises: fc.array(promise, { maxLength: 2 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** The facts of a story as its rows would be, and the moment of the last of them. */
function told({ publishedAgo, acts, promises }: Story): { facts: CaseFacts; lastOn: Day } {
  const publishedOn = addDays(today, -publishedAgo);
  const publishedAt = moment(publishedOn, 0);
  let on = publishedOn;
  const dated = acts.map((one, index) => {
    on = addDays(on, one.wait);
    return { ...one, on, id: `${index}`, at: moment(on, index + 1) };
  });
  const facts: CaseFacts = {
    submittedAt: publishedAt,
    publishedAt,
    transferredAt: null,
    entries: [
      { ...entry, occurredOn: addDays(publishedOn, -10), recordedAt: publishedAt },
      ...dated.flatMap((one) =>
        one.kind === 'entry'
          ? [
              {
                ...entry,
                id: one.id,
                occurredOn: addDays(one.on, -one.daysAgo),
                direction: 'from-company' as const,
                automaticReceipt: one.receipt,
                recordedAt: one.at,
              },
            ]
          : [],
      ),
    ],
    replies: dated.flatMap((one): CaseFacts['replies'][number][] => {
      const own = { likeReplyId: null, statementId: null, passagePercent: null };
      if (one.kind === 'answer')
        return [{ ...own, id: one.id, kind: 'answer', intent: null, publishedAt: one.at, verdict: null }];
      if (one.kind !== 'reply') return [];
      const verdict = one.verdict && { ...one.verdict, givenAt: one.at };
      const intent = one.solved ? 'solved' : 'solution';
      return [{ ...own, id: one.id, kind: 'reply', intent, publishedAt: one.at, verdict }];
    }),
    closings: dated.flatMap((one) =>
      one.kind === 'close' ? [{ outcome: one.outcome, closedAt: one.at, buyAgain: null, ...noMarks }] : [],
    ),
    reopenings: dated.flatMap((one) => (one.kind === 'reopen' ? [{ reopenedAt: one.at }] : [])),
    promises: promises.map(({ dueIn, mark }) => ({
      entryId: 'e',
      replyId: null,
      dueOn: dueIn === null ? null : addDays(publishedOn, dueIn),
      keptOn: mark === 'kept' ? publishedOn : null,
      brokenOn: mark === 'broken' ? publishedOn : null,
      markedAt: mark === null ? null : publishedAt,
      reportedKeptOn: null,
      reportedAt: null,
    })),
    tombstone: null,
  };
  return { facts, lastOn: on };
}

type Ending = 'unsolved' | 'withdrawn' | 'removed';

function ended(facts: CaseFacts, ending: Ending, endedAt: Date): CaseFacts {
  if (ending !== 'unsolved') return { ...facts, tombstone: { kind: ending, genuine: true, endedAt } };
  const closing = { outcome: ending, closedAt: endedAt, buyAgain: 'no' as const, ...noMarks };
  return { ...facts, closings: [...facts.closings, closing] };
}

const others = fc.array(anyFacts, { maxLength: 25 });
const rounding = 1e-9;

function onDay(facts: CaseFacts, on: Day, rest: readonly CountedFacts[]) {
  const counted = countedFacts(facts, on);
  return figuresOn(counted ? [...rest, counted] : rest, on);
}

describe('nobody gains by making a case go away', () => {
  test.each<Ending>(['unsolved', 'withdrawn', 'removed'])(
    '%s never raises the index, on that day or a later one',
    (ending) => {
      fc.assert(
        fc.property(story, others, fc.nat(30), fc.nat(400), (given, rest, after, later) => {
          const { facts, lastOn } = told(given);
          const endedOn = addDays(lastOn, after);
          const touched = ended(facts, ending, moment(endedOn, 60));
          for (const on of [endedOn, addDays(endedOn, later)]) {
            const [index, untouched] = [onDay(touched, on, rest).index, onDay(facts, on, rest).index];
            expect(index.low).toBeLessThanOrEqual(untouched.low + rounding);
            expect(index.mid).toBeLessThanOrEqual(untouched.mid + rounding);
            expect(index.high).toBeLessThanOrEqual(untouched.high + rounding);
          }
        }),
        { numRuns: 400 },
      );
    },
  );

  test('a promise that was open when its case was withdrawn is broken once it is due', () => {
    const { facts, lastOn } = told({ publishedAgo: 5, acts: [], promises: [{ dueIn: 9, mark: null }] });
    const withdrawn = ended(facts, 'withdrawn', moment(lastOn, 60));
    const states = [8, 9, 10].map((age) => onDay(withdrawn, addDays(lastOn, age), []).promises);
    expect(states.map(({ n }) => n)).toEqual([0, 0, 1]);
    expect(states[2]?.share).toBeLessThan(0.5);
  });
});

test('no sequence of reports of a company changes a count of its promises, its shares or its place', () => {
  const report = fc.record({ nth: fc.nat(3), keptIn: fc.option(fc.integer({ min: -30, max: 30 })), after: fc.nat(90) });
  fc.assert(
    fc.property(story, fc.array(report, { maxLength: 6 }), others, fc.nat(120), (given, reports, rest, later) => {
      const { facts, lastOn } = told(given);
      const said = facts.promises.map((promise, index) => {
        const last = reports.findLast(({ nth }) => nth === index);
        if (!last) return promise;
        const reportedKeptOn = last.keptIn === null ? null : addDays(lastOn, last.keptIn);
        return { ...promise, reportedKeptOn, reportedAt: moment(addDays(lastOn, last.after), 60) };
      });
      const on = addDays(lastOn, later);
      expect(onDay({ ...facts, promises: said }, on, rest)).toEqual(onDay(facts, on, rest));
      const counts = (of: CaseFacts) => {
        const counted = countedFacts(of, on);
        return counted
          ? keysOf(counted, on)
              .filter((key) => !key.startsWith('promises/'))
              .toSorted()
          : [];
      };
      expect(counts({ ...facts, promises: said })).toEqual(counts(facts));
    }),
  );
});

test('what the company reported counts beside, from the day on which it said so', () => {
  const { facts, lastOn } = told({ publishedAgo: 60, acts: [], promises: [{ dueIn: 3, mark: null }] });
  const reportedOn = addDays(lastOn, 20);
  const said = { reportedKeptOn: addDays(lastOn, 3), reportedAt: moment(reportedOn, 60) };
  const reported = { ...facts, promises: facts.promises.map((promise) => ({ ...promise, ...said })) };
  const days = countedHistory(reported, today).map(({ recordedOn, facts: { promises } }) => [recordedOn, promises]);
  const due = addDays(lastOn, 3);
  expect(days).toEqual([
    [lastOn, [[due, null]]],
    [reportedOn, [[due, null, 'reported']]],
  ]);
});

describe('the first answer', () => {
  const reply = { kind: 'reply' as const, wait: 3, solved: false, verdict: null };

  test('is taken away by the verdict that it was boilerplate, whatever else happened', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 4 }), fc.nat(60), others, (acts, later, rest) => {
        const boilerplate = { content: 'no' as const, boilerplate: true };
        const world = (verdict: null | typeof boilerplate) =>
          told({ publishedAgo: 100, promises: [], acts: [{ ...reply, verdict }, ...acts] });
        // Everybody is old enough to tell: while some are not, one answer earlier or later also says something about them.
        const on = addDays(world(null).lastOn, 130 + later);
        const [kept, taken] = [onDay(world(null).facts, on, rest), onDay(world(boilerplate).facts, on, rest)];
        for (const figure of ['day7', 'day14', 'day30'] as const) {
          expect(taken[figure].share).toBeLessThanOrEqual(kept[figure].share + rounding);
        }
        expect(taken.index.mid).toBeLessThanOrEqual(kept.index.mid + rounding);
      }),
    );
    const alone = told({
      publishedAgo: 60,
      promises: [],
      acts: [{ ...reply, verdict: { content: 'no', boilerplate: true } }],
    });
    expect(countedFacts(alone.facts, today)).toMatchObject({ firstAnswerOn: null, content: 'no' });
    expect(onDay(alone.facts, today, []).day14.share).toBe(0);
  });

  test('is never an automatic receipt', () => {
    const receipt = { kind: 'entry' as const, wait: 2, daysAgo: 0, receipt: true };
    expect(
      countedFacts(told({ publishedAgo: 60, promises: [], acts: [receipt] }).facts, today)?.firstAnswerOn,
    ).toBeNull();
    const call = { ...receipt, receipt: false };
    expect(countedFacts(told({ publishedAgo: 60, promises: [], acts: [call] }).facts, today)).toMatchObject({
      firstAnswerOn: addDays(today, -58),
      firstAnswerBy: 'author',
    });
  });

  test('of a case that waits and was withdrawn is awaited until today', () => {
    const { facts, lastOn } = told({ publishedAgo: 3, acts: [], promises: [] });
    const withdrawn = ended(facts, 'withdrawn', moment(addDays(lastOn, 1), 60));
    // Censored on the day it ended, the case would leave the risk set before anybody answered: 9 of 9 instead of 9 of 10.
    const rest = Array.from({ length: 9 }, () => aged(4, 10));
    expect(onDay(withdrawn, addDays(today, 20), rest).day14.share).toBeCloseTo(0.9, 12);
  });
});
