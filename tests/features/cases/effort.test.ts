import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort, runningDays } from '#src/features/cases/effort/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { momentOn } from '#tests/factories.ts';
import { entry, someEntry } from './told.ts';

describe('the effort', () => {
  const effortOf = (entries: Entry[]) => effort({ entries, thread: [], closings: [] });

  test('lasts from the first entry to the last reply, answer or closing, and not to today', () => {
    const entries = [entry('2026-03-01'), entry('2026-03-03')];
    const [replied, closed] = [momentOn('2026-03-08'), momentOn('2026-03-20')];
    const days = (thread: Date[], closings: Date[]) =>
      effort({
        entries,
        thread: thread.map((publishedAt) => ({ publishedAt })),
        closings: closings.map((closedAt) => ({ closedAt })),
      }).days;
    expect([days([], []), days([replied], []), days([replied], [closed])]).toEqual([3, 8, 20]);
  });

  test('is not how long a case has been running, which is asked for by itself', () => {
    const file = (status: 'open' | 'dormant') => ({ entries: [entry('2026-03-01')], state: { status } });
    expect(runningDays(file('open'), '2026-03-30')).toEqual({ days: 30, isAbout: false });
    expect(runningDays(file('dormant'), '2026-03-30')).toBeNull();
  });

  test('does not begin sooner by an entry of which only the place is known', () => {
    const written = { recordedAt: momentOn('2025-03-10') };
    const year = entry('2024-01-01', { ...written, occurredUntil: '2024-12-31', precision: 'year' });
    const behind = entry('2024-01-01', { ...written, precision: 'unknown', position: 1 });
    const last = entry('2025-03-01');
    const days = { from: '2024-12-31', until: '2025-03-01', days: 61, daysAreAbout: true };
    expect(effortOf([year, last])).toMatchObject(days);
    expect(effortOf([year, behind, last])).toMatchObject(days);
    const runs = (entries: Entry[]) => runningDays({ entries, state: { status: 'open' } }, '2025-03-10');
    expect(runs([year, behind, last])).toEqual(runs([year, last]));
  });

  test('of an office move: seven calls, three faxes, three mails and a lost morning', () => {
    const spent = effort({
      entries: [
        entry('2026-03-03', { occurredUntil: '2026-03-20', contacts: 7, waitedMinutes: 120 }),
        entry('2026-03-05', { channel: 'fax', contacts: 3 }),
        entry('2026-03-06', { channel: 'email', contacts: 3, people: ['Frau K.'] }),
        entry('2026-03-12', { channel: 'technician', direction: 'event', contacts: 0, waitedMinutes: 390 }),
        entry('2026-03-14', { direction: 'from-company', people: ['frau k. '], handOvers: 2, spentCents: 1250 }),
      ],
      thread: [],
      closings: [{ closedAt: momentOn('2026-03-30') }],
    });
    expect(spent).toEqual({
      from: '2026-03-03',
      until: '2026-03-30',
      days: 28,
      daysAreAbout: false,
      contacts: 14,
      channels: [
        ['phone', 8],
        ['email', 3],
        ['fax', 3],
      ],
      waitedMinutes: 510,
      waitedIsAbout: false,
      spent: [{ currency: 'EUR', cents: 1250, isAbout: false }],
      people: 1,
      handOvers: 2,
    });
  });

  test('from a day that is not known is about so many, and no more than are certain', () => {
    const spring = entry('2026-03-01', {
      occurredUntil: '2026-03-31',
      precision: 'month',
      recordedAt: momentOn('2026-06-01'),
    });
    const call = entry('2026-04-10');
    expect(effortOf([spring, call])).toMatchObject({ from: '2026-03-31', days: 11, daysAreAbout: true });
    // A month between two known days makes nothing uncertain.
    expect(effortOf([entry('2026-02-28'), spring, call])).toMatchObject({ days: 42, daysAreAbout: false });
    const unknown = entry('2026-04-10', { precision: 'unknown', position: 1 });
    expect(effortOf([call, unknown])).toMatchObject({ days: 1, daysAreAbout: true });
    const file = { entries: [spring, call], state: { status: 'open' as const } };
    expect(runningDays(file, '2026-04-30')).toEqual({ days: 31, isAbout: true });
  });

  test('in two currencies is two sums, each about so much if a part of it is', () => {
    expect(
      effortOf([
        entry('2026-03-01', { spentCents: 41_980, spentCurrency: 'USD' }),
        entry('2026-03-02', { spentCents: 450 }),
        entry('2026-03-03', { spentCents: 40_000, spentIsAbout: true }),
        entry('2026-03-04', { waitedMinutes: 40, waitedIsAbout: true }),
        entry('2026-03-05', { waitedMinutes: 5 }),
      ]),
    ).toMatchObject({
      spent: [
        { currency: 'EUR', cents: 40_450, isAbout: true },
        { currency: 'USD', cents: 41_980, isAbout: false },
      ],
      waitedMinutes: 45,
      waitedIsAbout: true,
    });
  });

  test('of an automatic receipt is no contact', () => {
    expect(effortOf([entry('2026-03-01', { direction: 'from-company', automaticReceipt: true })]).contacts).toBe(0);
  });

  test('of a case without entries is nothing', () => {
    expect(effortOf([])).toMatchObject({ days: 0, contacts: 0, channels: [] });
  });

  test('never shrinks when something is added', () => {
    fc.assert(
      fc.property(fc.array(someEntry), someEntry, (entries, more) => {
        const [before, after] = [effortOf(entries), effortOf([...entries, more])];
        expect(after.contacts).toBe(before.contacts + more.contacts);
        expect(after.days).toBeGreaterThanOrEqual(before.days);
      }),
    );
  });
});
