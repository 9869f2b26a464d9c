import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directions, precisions } from '#src/features/timeline/lists.ts';
import { daysUnanswered, longest, type Silence } from '#src/features/timeline/silence/rules.ts';
import {
  type Entry,
  isRealAnswer,
  lastDay,
  type PublicAct,
  silencesOf,
  timeline,
} from '#src/features/timeline/story/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { momentOn } from '#tests/factories.ts';
import { entry } from '../cases/told.ts';

const told = (on: Day, direction: Entry['direction'], given: Partial<Entry> = {}) => entry(on, { direction, ...given });
const asked = (on: Day, given: Partial<Entry> = {}) => told(on, 'to-company', given);
const answered = (on: Day, given: Partial<Entry> = {}) => told(on, 'from-company', given);
const published = (on: Day): PublicAct => ({ kind: 'published', on, does: 'asks' });

const today = '2026-03-29';
const found = (entries: Entry[], acts: PublicAct[] = [], until: Day = today) => silencesOf({ entries, acts }, until);
const days = (entries: Entry[], acts: PublicAct[] = []) => found(entries, acts).map((silence) => silence.days);

describe('a silence', () => {
  test('is the whole days between a question and the day the company speaks', () => {
    expect(found([asked('2026-03-01'), answered('2026-03-09')])).toEqual([
      {
        from: '2026-03-02',
        until: '2026-03-08',
        days: 7,
        isOpen: false,
        isAbout: false,
        isFromAbout: false,
        isUntilAbout: false,
      },
    ]);
  });

  test('runs to today while nobody answers', () => {
    expect(found([asked('2026-03-20')])).toEqual([
      {
        from: '2026-03-21',
        until: '2026-03-29',
        days: 9,
        isOpen: true,
        isAbout: false,
        isFromAbout: false,
        isUntilAbout: false,
      },
    ]);
  });

  test('runs on when the author asks again', () => {
    expect(days([asked('2026-03-01'), asked('2026-03-05'), answered('2026-03-09')])).toEqual([7]);
  });

  test.each([
    ['an automatic receipt', answered('2026-03-04', { automaticReceipt: true })],
    ['an answer of somebody else', answered('2026-03-04', { thirdParty: 'Auskunftei' })],
    ['an attempt that reached nobody', told('2026-03-04', 'attempt')],
    ['an event', told('2026-03-04', 'event')],
  ])('is not ended by %s', (_what, between) => {
    expect(days([asked('2026-03-01'), between, answered('2026-03-09')])).toEqual([7]);
  });

  test.each([
    ['an order or a thank-you', asked('2026-03-01', { expectsAnswer: false })],
    ['a question to somebody else', asked('2026-03-01', { thirdParty: 'Paketdienst' })],
    ['an attempt that reached nobody', told('2026-03-01', 'attempt')],
    ['a conversation', told('2026-03-01', 'conversation')],
    ['something the company said', answered('2026-03-01')],
  ])('does not begin with %s', (_what, first) => {
    expect(days([first])).toEqual([]);
  });

  test('is ended by a conversation', () => {
    expect(days([asked('2026-03-01'), told('2026-03-09', 'conversation')])).toEqual([7]);
  });

  test('of the company to which a case is moved begins on that day: what another let its author wait is none of it', () => {
    const moved: PublicAct = { kind: 'transferred', on: '2026-03-09', does: 'passes' };
    const spoke: PublicAct = { kind: 'thread', on: '2026-03-15', does: 'speaks' };
    expect(days([], [published('2026-03-01'), moved, spoke])).toEqual([5]);
  });

  test('begins with the publication too, and ends with a reply or the closing', () => {
    expect(days([], [published('2026-03-01'), { kind: 'thread', on: '2026-03-09', does: 'speaks' }])).toEqual([7]);
    expect(days([], [published('2026-03-01'), { kind: 'closed', on: '2026-03-09', does: 'settles' }])).toEqual([7]);
  });

  test('whose end is not known to the day is "about", and counts only the days that are certain', () => {
    const period = { occurredUntil: '2026-03-06', precision: 'period' as const };
    expect(
      days([asked('2026-03-01', period), answered('2026-03-20', { occurredUntil: '2026-03-25', precision: 'period' })]),
    ).toEqual([13]);
    const circa = found([asked('2026-03-01', { precision: 'approximate' }), answered('2026-03-09')]);
    expect(circa).toMatchObject([{ days: 7, isAbout: true }]);
  });
});

describe('what was once said wrongly about a company', () => {
  test('T1: a call that got through at once, with a promise that was kept, is no silence of 57 days', () => {
    const call = told('2026-10-01', 'conversation', { people: ['Frau K.'] });
    const until = addDays('2026-10-01', 57);
    expect(found([call], [], until)).toEqual([]);
    expect(found([call], [published('2026-11-20')], '2026-11-27')).toMatchObject([{ days: 7 }]);
  });

  test('T2: an order, redeemed points and a closing "no, thank you" wait for nobody', () => {
    const none = { expectsAnswer: false };
    expect(days([asked('2026-01-02', none), asked('2026-02-06', none), asked('2026-03-16', none)])).toEqual([]);
  });

  test('a conversation that asked for nothing begins no silence, and ends one: the company spoke', () => {
    const order = told('2026-01-20', 'conversation', { expectsAnswer: false });
    expect(days([order])).toEqual([]);
    expect(days([asked('2026-01-02'), order])).toEqual(days([asked('2026-01-02'), answered('2026-01-20')]));
  });

  test('T6: what is drawn and what the ledger says are the same days', () => {
    const entries = [
      asked('2026-01-01'),
      answered('2026-02-05'),
      asked('2026-02-06'),
      told('2026-02-20', 'event'),
      answered('2026-03-17'),
    ];
    expect(days(entries)).toEqual([34, 38]);
    expect(longest(found(entries))?.days).toBe(38);
    expect(drawn(entries, [])).toEqual([34, 14, 24]);
  });
});

function drawn(entries: Entry[], acts: PublicAct[]): number[] {
  const items = timeline({
    entries,
    acts,
    promises: [],
    today,
    until: today,
    deadlineOn: null,
  });
  return items.flatMap((item) => (item.kind === 'gap' && item.gap.isOwed ? [item.gap.days] : []));
}

const someEntry = fc
  .record({
    start: fc.nat(80),
    length: fc.nat(6),
    position: fc.nat(3),
    direction: fc.constantFrom(...directions),
    precision: fc.constantFrom(...precisions),
    expectsAnswer: fc.boolean(),
    automaticReceipt: fc.boolean(),
    thirdParty: fc.constantFrom('', '', 'Paketdienst'),
  })
  .map(({ start, length, direction, precision, ...given }) => {
    const on = addDays('2026-01-01', start);
    const isOneDay = precision === 'exact' || precision === 'approximate' || precision === 'unknown';
    const until = isOneDay ? null : addDays(on, length);
    return told(on, direction, { ...given, precision, occurredUntil: until, recordedAt: momentOn(addDays(on, 20)) });
  });

const someAct = fc.record({
  kind: fc.constant('act'),
  on: fc.nat(90).map((start) => addDays('2026-01-01', start)),
  does: fc.constantFrom('asks' as const, 'speaks' as const, 'settles' as const),
});

const stories = { entries: fc.array(someEntry, { maxLength: 10 }), acts: fc.array(someAct, { maxLength: 4 }) };
const inOrderOfTime = (acts: readonly PublicAct[]) =>
  [...acts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
const daysIn = (all: readonly Silence[]) =>
  all.flatMap((one) => Array.from({ length: one.days }, (_, at) => addDays(one.from, at)));

describe('whatever is told', () => {
  test('no silence has a day on which the company spoke, or can have spoken', () => {
    fc.assert(
      fc.property(stories.entries, stories.acts, (entries, acts) => {
        const silent = new Set(daysIn(found(entries, inOrderOfTime(acts))));
        for (const one of entries.filter(isRealAnswer)) {
          for (let day = one.occurredOn; day <= lastDay(one); day = addDays(day, 1)) expect(silent).not.toContain(day);
        }
        for (const act of acts) if (act.does === 'speaks') expect(silent).not.toContain(act.on);
      }),
    );
  });

  test('one more real answer makes no silence longer, and adds none of its own', () => {
    fc.assert(
      fc.property(stories.entries, stories.acts, someEntry, (entries, acts, more) => {
        const answer = { ...more, direction: 'from-company' as const, automaticReceipt: false, thirdParty: '' };
        const before = found(entries, inOrderOfTime(acts));
        for (const after of found([...entries, answer], inOrderOfTime(acts))) {
          const whole = before.find((one) => one.from <= after.from && one.until >= after.until);
          expect(whole?.days).toBeGreaterThanOrEqual(after.days);
        }
      }),
    );
  });

  test('the days that a list counts since the publication are those of the silence that the page draws', () => {
    fc.assert(
      fc.property(fc.nat(200), (ago) => {
        const on = addDays(today, -ago);
        const open = found([], [published(on)]).find(({ isOpen }) => isOpen);
        const listed = daysUnanswered(on, today);
        expect(open?.days ?? 0).toBe(listed < 2 ? 0 : listed);
      }),
    );
  });

  test('the drawn days are those of the ledger, one by one', () => {
    fc.assert(
      fc.property(stories.entries, stories.acts, (entries, acts) => {
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
        const counted = found(entries, inOrderOfTime(acts)).map((silence) => silence.days);
        expect(sum(drawn(entries, inOrderOfTime(acts)))).toBe(sum(counted));
      }),
    );
  });

  test('a day that is known less exactly never makes a silence longer', () => {
    const sum = (all: readonly Silence[]) => daysIn(all).length;
    fc.assert(
      fc.property(
        stories.entries,
        stories.acts,
        fc.nat(9),
        fc.nat(4),
        fc.nat(4),
        (entries, acts, place, sooner, later) => {
          const exact = entries[place % Math.max(1, entries.length)];
          if (!exact || (exact.precision !== 'exact' && exact.precision !== 'approximate')) return;
          const range = {
            occurredOn: addDays(exact.occurredOn, -sooner),
            occurredUntil: addDays(exact.occurredOn, later),
          };
          for (const precision of ['period', 'part', 'month', 'season', 'year'] as const) {
            const vague = entries.map((one) => (one === exact ? { ...one, ...range, precision } : one));
            const silent = found(vague, inOrderOfTime(acts));
            expect(sum(silent)).toBeLessThanOrEqual(sum(found(entries, inOrderOfTime(acts))));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('an answer of which only the place is known ends the silence before it can have come', () => {
    const unknown = answered('2026-03-01', { precision: 'unknown', position: 1, recordedAt: momentOn('2026-03-30') });
    const last = told('2026-03-20', 'event', { recordedAt: momentOn('2026-03-30') });
    expect(days([asked('2026-03-01'), unknown, last])).toEqual([]);
  });

  test('a silence that begins on some day of a month is said with about, and counts from its end', () => {
    const march = asked('2026-03-01', {
      occurredUntil: '2026-03-10',
      precision: 'part',
      recordedAt: momentOn('2026-04-01'),
    });
    expect(found([march, answered('2026-03-20')])).toMatchObject([{ days: 9, isAbout: true }]);
  });

  test('what was asked while the company may have spoken is not called unanswered', () => {
    const call = answered('2026-03-06', { occurredUntil: '2026-03-10', precision: 'period' });
    expect(days([asked('2026-03-01'), call, asked('2026-03-08')])).toEqual([4]);
    expect(days([answered('2026-03-06'), asked('2026-03-06', { position: 1 })])).toEqual([23]);
  });
});
