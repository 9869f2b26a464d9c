import { expect, test } from 'vitest';
import { askAuthorAfterDays, type ClockFacts, clocksOf } from '#src/features/escalation/rules.ts';

const facts = (given: Partial<ClockFacts['state']>, more: Partial<ClockFacts> = {}): ClockFacts => ({
  state: {
    status: 'open',
    publishedOn: '2026-03-02',
    firstReplyOn: null,
    movedOn: '2026-03-02',
    closedOn: null,
    ...given,
  },
  promises: [],
  proposedOn: null,
  followedUp: false,
  ...more,
});
const ringing = (given: ClockFacts) => clocksOf(given).map(({ kind, on }) => `${on} ${kind}`);
const aPromise = { id: 'p', dueOn: '2026-03-10', keptOn: null, brokenOn: null };

test('an open case waits 14 days for its first reply and 90 days for anything', () => {
  expect(ringing(facts({}))).toEqual(['2026-03-16 first-reply', '2026-05-31 dormant']);
});

test('the first reply is due on a Saturday when the 14th day is one: it is our promise, not a legal period', () => {
  expect(ringing(facts({ publishedOn: '2026-03-07' }))[0]).toBe('2026-03-21 first-reply');
});

test('after a reply the author is asked on days 3, 10 and 24, and nobody waits for a first reply', () => {
  const replied = facts({ status: 'answered', firstReplyOn: '2026-03-05', movedOn: '2026-03-05' });
  expect(ringing(replied)).toEqual([
    '2026-03-08 author-to-move',
    '2026-03-15 author-to-move',
    '2026-03-29 author-to-move',
    '2026-06-03 dormant',
  ]);
  expect(askAuthorAfterDays).toEqual([3, 10, 24]);
});

test('a proposed solution waits 30 days for a yes or no', () => {
  const proposed = facts(
    { status: 'answered', firstReplyOn: '2026-03-05', movedOn: '2026-03-05' },
    { proposedOn: '2026-03-05' },
  );
  expect(ringing(proposed)).toContain('2026-04-04 confirm-solved');
});

test('a promise rings on its day, with its id, until it is marked', () => {
  expect(clocksOf(facts({}, { promises: [aPromise] }))[0]).toEqual({
    kind: 'promise',
    on: '2026-03-10',
    promiseId: 'p',
  });
  for (const marked of [{ keptOn: '2026-03-09' }, { brokenOn: '2026-03-11' }, { dueOn: null }]) {
    expect(ringing(facts({}, { promises: [{ ...aPromise, ...marked }] }))).not.toContain('2026-03-10 promise');
  }
});

test('thirty days after a closing the author is asked whether it holds, once', () => {
  const closed = { status: 'closed', movedOn: '2026-03-20', closedOn: '2026-03-20' } as const;
  expect(ringing(facts(closed, { promises: [aPromise] }))).toEqual(['2026-04-19 still-holds']);
  expect(ringing(facts(closed, { followedUp: true }))).toEqual([]);
});

test.each(['draft', 'unconfirmed', 'dormant', 'withdrawn', 'removed'] as const)(
  'no clock runs for a case that is %s',
  (status) => {
    expect(ringing(facts({ status }, { promises: [aPromise], proposedOn: '2026-03-05' }))).toEqual([]);
  },
);
