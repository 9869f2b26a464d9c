import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import {
  type Entry,
  inOrder,
  isAddedLate,
  isDrawn,
  isRealAnswer,
  lastDay,
  type PublicAct,
  timeline,
  writtenDown,
} from '#src/features/timeline/story/rules.ts';
import { type Day, daysBetween } from '#src/lib/dates.ts';
import { momentOn } from '#tests/factories.ts';
import { entry, someEntry } from '../cases/told.ts';

interface Told {
  entries: Entry[];
  acts?: PublicAct[];
  until?: Day;
  deadlineOn?: Day | null;
  due?: Day[];
  /** The company says that it kept what was due. */
  reportedKeptOn?: Day | null;
  today?: Day;
}

function read({
  entries,
  acts = [],
  deadlineOn = null,
  due = [],
  reportedKeptOn = null,
  today = '2026-03-30',
  until = today,
}: Told) {
  const promises = due.map((dueOn) => ({
    id: 'promise',
    entryId: null,
    replyId: null,
    text: 'Rückruf',
    madeOn: '2026-03-01',
    dueOn,
    keptOn: null,
    brokenOn: null,
    markedAt: null,
    reportedKeptOn,
    reportedAt: null,
    reportedFileAt: null,
  }));
  return timeline({ entries, acts, promises, today, until, deadlineOn });
}

const gaps = (told: Told) => read(told).flatMap((item) => (item.kind === 'gap' ? [item.gap] : []));

const exact = { isAbout: false, isFromAbout: false, isUntilAbout: false };
const answer = (on: Day, given: Partial<Entry> = {}) => entry(on, { direction: 'from-company', ...given });

describe('the silences of a timeline', () => {
  test('are the days between a question and its answer', () => {
    expect(gaps({ entries: [entry('2026-03-01'), answer('2026-03-05')] })).toEqual([
      { from: '2026-03-02', until: '2026-03-04', days: 3, isOpen: false, ...exact, isOwed: true, lapses: [] },
    ]);
  });

  test('are drawn in pieces where something else happened meanwhile, and lose no day by it', () => {
    const engaged = entry('2026-03-04', { direction: 'attempt' });
    const drawn = gaps({ entries: [entry('2026-03-01'), engaged, answer('2026-03-10')] });
    expect(drawn.map(({ from, until, days }) => [from, until, days])).toEqual([
      ['2026-03-02', '2026-03-04', 3],
      ['2026-03-05', '2026-03-09', 5],
    ]);
  });

  test('of one day between two entries are counted and not drawn, unless something ran out on it', () => {
    const entries = [entry('2026-03-01'), entry('2026-03-02'), answer('2026-03-10')];
    const shown = (due: string[]) =>
      read({ entries, due }).flatMap((item) => (item.kind === 'gap' && isDrawn(item) ? item.gap.days : []));
    expect(gaps({ entries }).map(({ days }) => days)).toEqual([1, 7]);
    expect(shown([])).toEqual([7]);
    expect(shown(['2026-03-02'])).toEqual([1, 7]);
  });

  test('are the silence of a company only while it owes an answer', () => {
    const asked = entry('2026-03-01');
    const event = entry('2026-03-01', { direction: 'event' });
    const answered = answer('2026-03-05');
    const receipt = answer('2026-03-05', { automaticReceipt: true });
    const published = { kind: 'published', on: '2026-03-10', does: 'asks' as const };
    const later = entry('2026-03-20', { direction: 'event' });
    const owed = (entries: Entry[]) => gaps({ entries, acts: [published] }).map((gap) => gap.isOwed);
    expect(owed([asked, answered, later])).toEqual([true, false, true, true]);
    expect(owed([asked, receipt, later])).toEqual([true, true, true, true]);
    expect(owed([event, later])).toEqual([false, true, true]);
  });

  test('are shown from two days on', () => {
    expect(gaps({ entries: [entry('2026-03-01'), answer('2026-03-03')] })).toEqual([]);
    expect(gaps({ entries: [entry('2026-03-01'), answer('2026-03-04')] })).toHaveLength(1);
  });

  test('begin after the end of a period, also when a shorter entry lies within it', () => {
    const period = entry('2026-03-01', { occurredUntil: '2026-03-20', precision: 'period', contacts: 7 });
    expect(
      gaps({ entries: [period, entry('2026-03-10', { direction: 'event' }), answer('2026-03-25')] }),
    ).toMatchObject([{ from: '2026-03-21', until: '2026-03-24', days: 4 }]);
  });

  test('are said with "about", also where nobody owed anything, when an entry beside them has no certain day', () => {
    const [event, about] = [{ direction: 'event' as const }, { precision: 'approximate' as const }];
    const pauses = (entries: Entry[]) => gaps({ entries }).map(({ days, isAbout }) => [days, isAbout]);
    const exact = entry('2026-03-01', event);
    expect(pauses([exact, entry('2026-03-05', event)])).toEqual([[3, false]]);
    expect(pauses([exact, entry('2026-03-05', { ...event, ...about })])).toEqual([[3, true]]);
    expect(pauses([entry('2026-03-01', { ...event, ...about }), entry('2026-03-05', event)])).toEqual([[3, true]]);
  });

  test('that are cut beside something whose day is not known have an end there that is about known', () => {
    const vague = entry('2026-03-04', { direction: 'attempt', precision: 'approximate' });
    const ends = (entries: Entry[]) =>
      gaps({ entries }).map(({ days, isAbout, isFromAbout, isUntilAbout }) => [
        days,
        isAbout,
        isFromAbout,
        isUntilAbout,
      ]);
    expect(ends([entry('2026-03-01'), vague, answer('2026-03-10')])).toEqual([
      [3, true, false, true],
      [5, true, true, false],
    ]);
    expect(ends([entry('2026-03-01', { precision: 'approximate' }), answer('2026-03-10')])).toEqual([
      [8, true, true, false],
    ]);
    expect(ends([entry('2026-03-01'), answer('2026-03-10', { precision: 'approximate' })])).toEqual([
      [8, true, false, true],
    ]);
  });

  test('are none between an entry whose day nobody knows and the next one', () => {
    const unknown = entry('2026-03-01', {
      direction: 'event',
      precision: 'unknown',
      position: 2,
      recordedAt: momentOn('2026-03-25'),
    });
    const told = [entry('2026-03-01', { direction: 'event', position: 1 }), unknown];
    expect(gaps({ entries: [...told, entry('2026-03-20', { direction: 'event' })] })).toEqual([]);
  });

  test('run on to today while the company owes an answer', () => {
    expect(gaps({ entries: [entry('2026-03-20')], today: '2026-03-30' })).toMatchObject([
      { from: '2026-03-21', until: '2026-03-30', days: 10, isOpen: true },
    ]);
  });

  test('name the promises and the deadline that ran out in them, in order of time', () => {
    const [gap] = gaps({
      entries: [entry('2026-03-01'), answer('2026-03-28')],
      due: ['2026-03-25', '2026-03-04', '2026-04-15'],
      deadlineOn: '2026-03-16',
    });
    expect(gap?.lapses).toEqual([
      { on: '2026-03-04', what: 'promise' },
      { on: '2026-03-16', what: 'deadline' },
      { on: '2026-03-25', what: 'promise' },
    ]);
  });

  test('say of a promise that ran out whether the company says that it kept it', () => {
    const told = { entries: [entry('2026-03-01'), answer('2026-03-28')], due: ['2026-03-04' as const] };
    expect(gaps({ ...told, reportedKeptOn: '2026-03-04' })[0]?.lapses).toEqual([
      { on: '2026-03-04', what: 'promise', isReported: true },
    ]);
    expect(gaps(told)[0]?.lapses).toEqual([{ on: '2026-03-04', what: 'promise' }]);
  });

  test('end with public acts too', () => {
    const items = read({ entries: [answer('2026-03-01')], acts: [{ kind: 'published', on: '2026-03-10' }] });
    expect(items.map((item) => [item.kind, item.on])).toEqual([
      ['entry', '2026-03-01'],
      ['gap', '2026-03-02'],
      ['act', '2026-03-10'],
    ]);
  });

  test('public acts come after the entries of their day', () => {
    const items = read({ entries: [answer('2026-03-01')], acts: [{ kind: 'published', on: '2026-03-01' }] });
    expect(items.map((item) => item.kind)).toEqual(['entry', 'act']);
  });
});

test('whatever is told, every entry stands there once, in order of time, and no pause covers an entry', () => {
  fc.assert(
    fc.property(fc.array(someEntry, { maxLength: 12 }), (entries) => {
      const items = read({ entries });
      const told = items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []));
      expect(told).toEqual(inOrder(entries));
      const days = items.map((item) => item.on);
      expect(days).toEqual([...days].sort());
      for (const item of items) {
        if (item.kind !== 'gap') continue;
        expect(item.gap.days).toBe(daysBetween(item.gap.from, item.gap.until) + 1);
        if (item.gap.isOwed) continue;
        const covered = entries.filter((one) => one.occurredOn <= item.gap.until && lastDay(one) >= item.gap.from);
        expect(covered).toEqual([]);
      }
    }),
  );
});

test('entries of one day stand as the author put them', () => {
  const [second, first] = [entry('2026-03-01', { position: 2 }), entry('2026-03-01', { position: 1 })];
  expect(inOrder([second, first])).toEqual([first, second]);
});

describe('an entry', () => {
  test('added later is "nachgetragen" from the eighth day on, counted from the end of a period', () => {
    const late = (on: Day, given: Partial<Entry> = {}) =>
      isAddedLate(entry('2026-03-01', { recordedAt: momentOn(on), ...given }), momentOn('2026-02-01'));
    expect([late('2026-03-08'), late('2026-03-09')]).toEqual([false, true]);
    expect(late('2026-03-12', { occurredUntil: '2026-03-05' })).toBe(false);
  });

  test('of the first write-up is not: when that was is said once', () => {
    const entries = ['2026-01-02', '2026-02-03'].map((on) => entry(on, { recordedAt: momentOn('2026-03-20') }));
    const added = entry('2026-02-20', { recordedAt: momentOn('2026-03-25') });
    const publishedAt = momentOn('2026-03-21');
    expect(entries.some((one) => isAddedLate(one, publishedAt))).toBe(false);
    expect(isAddedLate(added, publishedAt)).toBe(true);
    expect(writtenDown([...entries, added], publishedAt)).toEqual({ from: '2026-03-20', until: '2026-03-20' });
    expect(writtenDown([entry('2026-03-20'), added], publishedAt)).toBeNull();
  });

  test.each([
    ['something the company said', { direction: 'from-company' as const }, true],
    ['an automatic receipt', { direction: 'from-company' as const, automaticReceipt: true }, false],
    ['something a third party said', { direction: 'from-company' as const, thirdParty: 'Auskunftei' }, false],
    ['something the author said', { direction: 'to-company' as const }, false],
    ['a conversation', { direction: 'conversation' as const }, true],
    ['a conversation with a third party', { direction: 'conversation' as const, thirdParty: 'Auskunftei' }, false],
    ['an attempt that reached nobody', { direction: 'attempt' as const }, false],
    ['an event', { direction: 'event' as const }, false],
  ])('%s is a real answer: %s', (_what, given, expected) => {
    expect(isRealAnswer(entry('2026-03-01', given))).toBe(expected);
  });
});

describe('a promise', () => {
  const state = (given: { dueOn?: Day; keptOn?: Day; brokenOn?: Day; reportedKeptOn?: Day }, on: Day) =>
    promiseState({ dueOn: null, keptOn: null, brokenOn: null, reportedKeptOn: null, ...given }, on);

  test.each([
    ['is open on its last day', { dueOn: '2026-03-10' }, '2026-03-10', 'open'],
    ['is not confirmed the day after', { dueOn: '2026-03-10' }, '2026-03-11', 'unconfirmed'],
    ['stays open without a date', {}, '2030-01-01', 'open'],
    ['is kept when the author says so, even late', { dueOn: '2026-03-10', keptOn: '2026-03-20' }, '2026-03-30', 'kept'],
    ['is broken when the author says so', { dueOn: '2026-04-10', brokenOn: '2026-03-20' }, '2026-03-30', 'broken'],
    ['is reported while only the company says kept', { reportedKeptOn: '2026-03-09' }, '2026-03-30', 'reported'],
    [
      'is disputed when the author says otherwise',
      { dueOn: '2026-03-10', brokenOn: '2026-03-11', reportedKeptOn: '2026-03-09' },
      '2026-03-30',
      'disputed',
    ],
    ['is kept when both say so', { keptOn: '2026-03-09', reportedKeptOn: '2026-03-09' }, '2026-03-30', 'kept'],
  ])('%s', (_what, given, on, expected) => {
    expect(state(given, on)).toBe(expected);
  });
});
