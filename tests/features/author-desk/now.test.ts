import { expect, test } from 'vitest';
import { type NowFacts, nowOf } from '#src/features/author-desk/now.ts';

const today = '2026-04-01';
const anOpenStep = { is: 'open', since: '2026-03-20', period: { days: 14 } } as const;
const facts: NowFacts = {
  status: 'open',
  outcome: null,
  hasReplyToJudge: false,
  isHoldAsked: false,
  isSettlementAsked: false,
  isCompanyUntold: false,
  promises: [],
  isRunning: false,
  next: null,
};
const unsaid = { keptOn: null, brokenOn: null, reportedKeptOn: null, reportedAt: null } as const;
const promise = { text: 'Rückruf', dueOn: '2026-03-30', ...unsaid } as const;

test('a reply to judge comes before everything else', () => {
  const all = { ...facts, hasReplyToJudge: true, isCompanyUntold: true, promises: [promise], next: anOpenStep };
  expect(nowOf({ ...all, status: 'answered' }, today)).toEqual({ is: 'judge' });
});

test('a promise that ran out lately is asked about, the last one first', () => {
  const older = { ...promise, text: 'Gutschrift', dueOn: '2026-03-20' } as const;
  expect(nowOf({ ...facts, promises: [older, promise], next: anOpenStep }, today)).toEqual({
    is: 'promise',
    text: 'Rückruf',
    dueOn: '2026-03-30',
  });
});

test('what the company reported as kept is asked about for two weeks, unless the author has answered', () => {
  const reported = { ...promise, reportedKeptOn: '2026-03-29', reportedAt: new Date('2026-03-30T09:00:00Z') };
  const asked = { is: 'report', text: 'Rückruf', keptOn: '2026-03-29' };
  expect(nowOf({ ...facts, promises: [promise, reported] }, today)).toEqual(asked);
  expect(nowOf({ ...facts, status: 'closed', outcome: 'solved', promises: [reported] }, today)).toEqual(asked);
  expect(nowOf({ ...facts, promises: [{ ...reported, brokenOn: '2026-03-31' }] }, today)).toEqual({ is: 'wait' });
  expect(nowOf({ ...facts, promises: [reported] }, '2026-04-14')).toEqual({ is: 'wait' });
});

test.each([
  ['is still to come', { ...promise, dueOn: '2026-04-02' }],
  ['was kept', { ...promise, keptOn: '2026-03-30' }],
  ['was said to be broken', { ...promise, brokenOn: '2026-03-31' }],
  ['ran out weeks ago', { ...promise, dueOn: '2026-03-17' }],
] as const)('a promise that %s asks for nothing', (_, one) => {
  expect(nowOf({ ...facts, promises: [one] }, today)).toEqual({ is: 'wait' });
});

test('a company that knows of nothing is told before a board is asked', () => {
  expect(nowOf({ ...facts, isCompanyUntold: true, next: anOpenStep }, today)).toEqual({ is: 'tell' });
});

test('an open step is next, one that opens later is not', () => {
  expect(nowOf({ ...facts, next: anOpenStep }, today)).toEqual({ is: 'step' });
  const later = { is: 'not-yet', from: '2026-04-10', period: { weeks: 4 } } as const;
  expect(nowOf({ ...facts, next: later }, today)).toEqual({ is: 'wait' });
});

test('a solved case asks for nothing but whether it holds, an unsolved one still has its steps', () => {
  const solved = { ...facts, status: 'closed', outcome: 'solved', promises: [promise], next: anOpenStep } as const;
  expect(nowOf(solved, today)).toEqual({ is: 'over' });
  expect(nowOf({ ...solved, isHoldAsked: true }, today)).toEqual({ is: 'holds' });
  expect(nowOf({ ...solved, outcome: 'unsolved' }, today)).toEqual({ is: 'step' });
});

test('while a board works on it, the author waits for the board', () => {
  expect(nowOf({ ...facts, status: 'closed', outcome: 'unsolved', isRunning: true }, today)).toEqual({ is: 'running' });
});

test('a case that rests can be opened again', () => {
  expect(nowOf({ ...facts, status: 'dormant', outcome: 'unknown' }, today)).toEqual({ is: 'reopen' });
});
