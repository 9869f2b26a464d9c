import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { laterEntryInput } from '#src/features/cases/commands/input.ts';
import { whenOf } from '#src/features/cases/timeline/told-days.ts';
import { newId } from '#src/lib/crypto.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The entry that the form gives, or the reasons at its fields. */
function read(given: Record<string, string>) {
  const parsed = laterEntryInput.safeParse({
    number: '2026-000001',
    id: newId(),
    precision: 'exact',
    occurredOn: '10.03.2026',
    channel: 'phone',
    direction: 'to-company',
    text: 'Ich habe angerufen.',
    promised: 'on',
    promiseText: 'Rückruf',
    ...given,
  });
  if (parsed.success) return parsed.data;
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('when an entry was', () => {
  test.each([
    [{ occurredOn: '12.3.' }, { precision: 'exact', occurredOn: '2026-03-12', occurredUntil: null }],
    [{ occurredOn: 'ca. 12.3.' }, { precision: 'approximate', occurredOn: '2026-03-12', occurredUntil: null }],
    [{ occurredOn: 'vor zwei Monaten' }, { precision: 'approximate', occurredOn: '2026-09-25', occurredUntil: null }],
    [{ occurredOn: '12.–15. März' }, { precision: 'period', occurredOn: '2026-03-12', occurredUntil: '2026-03-15' }],
    [
      { precision: 'period', occurredOn: '12.3.', occurredUntil: '15 March' },
      { precision: 'period', occurredOn: '2026-03-12', occurredUntil: '2026-03-15' },
    ],
    [
      { precision: 'period', occurredOn: '12.–15. März', occurredUntil: '15.3.2026' },
      { precision: 'period', occurredUntil: '2026-03-15' },
    ],
    [{ occurredOn: 'ja, 01.02.2010' }, { precision: 'exact', occurredOn: '2010-02-01' }],
  ])('%o', (given, when) => {
    expect(read(given)).toMatchObject(when);
  });

  test.each([
    [{ occurredOn: '01.02.2010' }, 'occurredOn', 'long-ago:2010-02-01'],
    [{ occurredOn: 'ca. 1.2.2010' }, 'occurredOn', 'long-ago:2010-02-01'],
    [{ occurredOn: 'März 2026' }, 'occurredOn', 'not-one-day:2026-03'],
    [{ precision: 'period', occurredOn: '12.–15. März', occurredUntil: '16.3.2026' }, 'occurredUntil', 'two-ends'],
  ])('%o is asked or refused', (given, field, reason) => {
    expect(read(given)).toEqual({ [field]: reason });
  });

  test('what cannot be stored says what was understood', () => {
    const told = {
      words: 'im Sommer',
      found: { precision: 'season', season: 'summer', year: 2026 } as const,
      isSure: false,
    };
    expect(whenOf(told, 'exact', '2026-11-25')).toEqual({ fault: 'not-one-day:2026~summer' });
  });
});

describe('a day told beside an entry', () => {
  test.each([
    // From both days the same: nothing to ask.
    [{ occurredOn: '10.03.2026', promiseDueOn: '31.12.' }, '2026-12-31'],
    [{ occurredOn: '24.11.2026', promiseDueOn: 'bis Freitag' }, '2026-11-27'],
    [{ occurredOn: '25.11.2026', promiseDueOn: 'in two weeks' }, '2026-12-09'],
    [{ occurredOn: '25.11.2026', promiseDueOn: 'nächste Woche' }, '2026-12-06'],
    [{ occurredOn: '01.10.2025', promiseDueOn: '31.12.2025' }, '2025-12-31'],
  ])('%o is due on %s', (given, due) => {
    expect(read(given)).toMatchObject({ promises: [{ dueOn: due }] });
  });

  test.each([
    [{ occurredOn: '01.10.2025', promiseDueOn: '31.12.' }, 'promiseDueOn', '2025-12-31,2026-12-31'],
    [{ occurredOn: '02.10.2026', promiseDueOn: 'bis Freitag' }, 'promiseDueOn', '2026-10-09,2026-11-27'],
    [{ occurredOn: '24.11.2026', promiseDueOn: 'morgen' }, 'promiseDueOn', '2026-11-25,2026-11-26'],
    [
      { precision: 'period', occurredOn: '28.12.2020', occurredUntil: '3.1.' },
      'occurredUntil',
      '2021-01-03,2026-01-03',
    ],
    [
      { occurredOn: '28.12.2020', promiseMark: 'kept', promiseMarkedOn: '3.1.' },
      'promiseMarkedOn',
      '2021-01-03,2026-01-03',
    ],
  ])('%o is asked about', (given, field, days) => {
    expect(read(given)).toEqual({ [field]: `which-day:${days}` });
  });

  test('"yesterday" as the day on which a promise was kept is yesterday', () => {
    const given = { occurredOn: '01.10.2026', promiseMark: 'kept', promiseMarkedOn: 'gestern' };
    expect(read(given)).toMatchObject({ promises: [{ markedOn: '2026-11-24' }] });
  });

  test('about a day is not yet a day on which something is due', () => {
    expect(read({ promiseDueOn: 'ca. 12.3.2027' })).toEqual({ promiseDueOn: 'not-one-day:2027-03-12~' });
  });
});
