import { expect, test } from 'vitest';
import { type CaseAct, caseState, confirmSolvedDays, daysOverdue } from '#src/features/cases/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

const open: CaseAct[] = [
  { kind: 'submitted', on: '2026-03-01' },
  { kind: 'confirmed', on: '2026-03-02' },
];
const reply = (on: Day, more: { proposesSolved?: boolean; boilerplate?: boolean } = {}): CaseAct => ({
  kind: 'reply',
  on,
  proposesSolved: false,
  boilerplate: false,
  ...more,
});

test('publication is day 0 and day 14 is still in time', () => {
  const onDay = (on: Day) => daysOverdue(caseState(open, on), on);
  expect([onDay('2026-03-02'), onDay('2026-03-16'), onDay('2026-03-17'), onDay('2026-03-30')]).toEqual([0, 0, 1, 14]);
});

test('it rests on day 90 and not on day 89', () => {
  expect(caseState(open, '2026-05-30').status).toBe('open');
  expect(caseState(open, '2026-05-31')).toMatchObject({ status: 'dormant', outcome: 'unknown' });
});

test('a proposal "solved" that nobody answers rests after 30 days, with an unknown outcome', () => {
  const proposed = [...open, reply('2026-03-10', { proposesSolved: true })];
  expect(caseState(proposed, addDays('2026-03-10', confirmSolvedDays - 1)).status).toBe('answered');
  expect(caseState(proposed, addDays('2026-03-10', confirmSolvedDays))).toMatchObject({
    status: 'dormant',
    outcome: 'unknown',
  });
});

test('an author who judges the proposal has answered it: it no longer runs out, and the verdict is no outcome', () => {
  const judged: CaseAct[] = [
    ...open,
    reply('2026-03-10', { proposesSolved: true }),
    { kind: 'judged', on: '2026-03-12' },
  ];
  expect(caseState(judged, '2026-05-01')).toMatchObject({ status: 'answered', ball: 'author', outcome: null });
  expect(caseState(judged, '2026-06-08')).toMatchObject({ status: 'dormant', outcome: 'unknown' });
});

test('an author who denies the proposal in the thread keeps the case running', () => {
  const denied: CaseAct[] = [
    ...open,
    reply('2026-03-10', { proposesSolved: true }),
    { kind: 'answer', on: '2026-03-12' },
  ];
  expect(caseState(denied, '2026-05-01')).toMatchObject({ status: 'open', ball: 'company' });
});

test('the first answer is the earlier of a real reply and a real answer the author records later', () => {
  const acts: CaseAct[] = [
    ...open,
    reply('2026-03-05', { boilerplate: true }),
    reply('2026-03-20'),
    { kind: 'entry', on: '2026-03-25', realAnswerOn: '2026-03-18' },
  ];
  expect(caseState(acts, '2026-03-30')).toMatchObject({
    firstReplyOn: '2026-03-05',
    firstAnswerOn: '2026-03-18',
    firstAnswerBy: 'author',
  });
});

test('an answer of the company from before the publication does not count', () => {
  const acts: CaseAct[] = [...open, { kind: 'entry', on: '2026-03-05', realAnswerOn: '2026-02-27' }];
  expect(caseState(acts, '2026-03-30').firstAnswerOn).toBeNull();
});

test('a late reply to a closed case counts as an answer and leaves it closed', () => {
  const acts: CaseAct[] = [...open, { kind: 'closed', on: '2026-03-20', outcome: 'unsolved' }, reply('2026-03-25')];
  expect(caseState(acts, '2026-03-30')).toMatchObject({
    status: 'closed',
    outcome: 'unsolved',
    firstAnswerOn: '2026-03-25',
  });
});

test('the author can still say how a resting case ended', () => {
  const acts: CaseAct[] = [...open, { kind: 'closed', on: '2026-08-01', outcome: 'partly' }];
  expect(caseState(acts, '2026-08-02')).toMatchObject({ status: 'closed', outcome: 'partly' });
});
