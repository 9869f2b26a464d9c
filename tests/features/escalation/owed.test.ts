import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutageFacts, owedFor } from '#src/features/escalation/compensation.ts';
import { askedOutage } from '#src/features/escalation/input.ts';
import { toldOutage } from '#src/features/escalation/reported.ts';
import { addDays } from '#src/lib/dates.ts';

const today = '2026-11-23';
const outage = (more: Partial<OutageFacts>): OutageFacts => ({
  monthlyCents: 3999,
  reportedOn: '2026-03-02',
  backOn: '2026-03-03',
  missedAppointments: 0,
  ...more,
});
/** Out on all of the first `days` days after the report. */
const outFor = (days: number, monthlyCents: number) =>
  owedFor(outage({ monthlyCents, backOn: addDays('2026-03-02', days + 1) }), today).totalCents;

describe('§ 58 TKG, by hand', () => {
  // 39.99 euros: 10 % are 4.00, so 5 euros are higher; 20 % are 8.00, so 10 euros are higher.
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 500],
    [4, 1000],
    [5, 2000],
    [6, 3000],
    [30, 27_000],
  ])('with a fee of 39.99 euros, %i days are worth %i cents', (days, cents) => {
    expect(outFor(days, 3999)).toBe(cents);
  });

  // 79.95 euros: 10 % are 8.00 (7.995 rounded), 20 % are 15.99.
  test.each([
    [2, 0],
    [3, 800],
    [4, 1600],
    [5, 3199],
    [30, 43_174],
  ])('with a fee of 79.95 euros, %i days are worth %i cents', (days, cents) => {
    expect(outFor(days, 7995)).toBe(cents);
  });

  test('at 50 euros both ways give the same', () => {
    expect(outFor(3, 5000)).toBe(500);
    expect(outFor(3, 4999)).toBe(500);
    expect(outFor(3, 5001)).toBe(500);
    expect(outFor(3, 5005)).toBe(501);
    expect(outFor(5, 5000)).toBe(2000);
  });

  test('without a monthly fee the fixed amounts remain', () => {
    expect(outFor(5, 0)).toBe(2000);
  });

  test.each([
    [3999, 1, 1000],
    [7995, 1, 1599],
    [7995, 3, 4797],
    [0, 2, 2000],
  ])('with a fee of %i cents, %i missed appointments are worth %i cents', (monthlyCents, missedAppointments, cents) => {
    const owed = owedFor(outage({ monthlyCents, missedAppointments, reportedOn: null, backOn: null }), today);
    expect(owed.totalCents).toBe(cents);
    expect(owed.lastDay).toBeNull();
  });
});

describe('the days', () => {
  test('are named in the working: the third is the third after the report', () => {
    const { lines } = owedFor(outage({ backOn: '2026-03-10' }), today);
    expect(lines.map(({ what, count, days }) => ({ what, count, ...days }))).toEqual([
      { what: 'days-3-4', count: 2, from: '2026-03-05', until: '2026-03-06' },
      { what: 'days-5-on', count: 3, from: '2026-03-07', until: '2026-03-09' },
    ]);
  });

  test('run over the end of February, in a leap year and in another', () => {
    expect(owedFor(outage({ reportedOn: '2028-02-26', backOn: '2028-03-02' }), today).outageDays).toBe(4);
    expect(owedFor(outage({ reportedOn: '2026-02-26', backOn: '2026-03-02' }), today).outageDays).toBe(3);
  });

  test('lose and gain none when the clocks change', () => {
    expect(owedFor(outage({ reportedOn: '2026-03-27', backOn: '2026-03-31' }), today).outageDays).toBe(3);
    expect(owedFor(outage({ reportedOn: '2026-10-23', backOn: '2026-10-27' }), today).outageDays).toBe(3);
  });

  test('include Sundays and holidays: the law says calendar days', () => {
    expect(owedFor(outage({ reportedOn: '2026-12-23', backOn: '2026-12-27' }), today).totalCents).toBe(500);
  });

  test('of an outage that goes on run until yesterday', () => {
    expect(owedFor(outage({ backOn: null }), '2026-03-07')).toMatchObject({
      outageDays: 4,
      totalCents: 1000,
      lastDay: { on: '2026-03-07', cents: 1000 },
    });
  });

  test('on which it was repaired is shown apart, and only from the third on', () => {
    expect(owedFor(outage({ backOn: '2026-03-04' }), today).lastDay).toBeNull();
    expect(owedFor(outage({ backOn: '2026-03-05' }), today)).toMatchObject({
      totalCents: 0,
      lastDay: { on: '2026-03-05', cents: 500 },
    });
    expect(owedFor(outage({ backOn: '2026-03-07' }), today).lastDay?.cents).toBe(1000);
  });

  test('before the report are worth nothing', () => {
    expect(owedFor(outage({ backOn: '2026-02-01' }), today)).toMatchObject({ lines: [], totalCents: 0, outageDays: 0 });
  });
});

test('a longer outage, a higher fee or one more appointment is never worth less, and cents stay whole', () => {
  const days = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 20 }), (n, fee, missed) => {
      const at = (length: number, monthlyCents: number, missedAppointments: number) =>
        owedFor(outage({ monthlyCents, missedAppointments, backOn: addDays('2026-03-02', length) }), today);
      const owed = at(n, fee, missed);
      expect(Number.isInteger(owed.totalCents)).toBe(true);
      expect(owed.totalCents).toBe(owed.lines.reduce((sum, line) => sum + line.count * line.eachCents, 0));
      expect(at(n + 1, fee, missed).totalCents).toBe(
        owed.totalCents + (n >= 3 ? (owed.lastDay?.cents ?? Number.NaN) : 0),
      );
      expect(at(n, fee + 1, missed).totalCents).toBeGreaterThanOrEqual(owed.totalCents);
      expect(at(n, fee, missed + 1).totalCents).toBeGreaterThan(owed.totalCents);
    }),
  );
});

describe('the form', () => {
  const asked = (query: string) => askedOutage(new URLSearchParams(query), today);

  test('asks nothing on a plain visit', () => {
    expect(asked('')).toMatchObject({ facts: null, form: { wasRefused: false, errors: {} } });
    expect(asked('utm_source=x').facts).toBeNull();
  });

  test('reads what people type and keeps it', () => {
    const { facts, form } = asked('monthly=39,99+€&reported=2.3.2026&back=10.03.2026&appointments=1');
    expect(facts).toEqual({
      monthlyCents: 3999,
      reportedOn: '2026-03-02',
      backOn: '2026-03-10',
      missedAppointments: 1,
    });
    expect(form).toMatchObject({ wasRefused: false, error: null, errors: {} });
    expect(form.value('monthly')).toBe('39,99 €');
  });

  test('takes a monthly price with its month, and "2x" for how often', () => {
    for (const monthly of ['39,99 €/Monat', '39,99 im Monat', '39,99 € pro Monat', '€39.99 a month', '39,99 mtl.']) {
      const { facts, form } = asked(
        new URLSearchParams({ monthly, reported: '2.3.2026', appointments: '2x' }).toString(),
      );
      expect(facts, monthly).toMatchObject({ monthlyCents: 3999, missedAppointments: 2 });
      expect(form.value('monthly')).toBe(monthly);
    }
  });

  test('needs no outage for a missed appointment, and no fee', () => {
    expect(asked('appointments=2').facts).toMatchObject({ reportedOn: null, missedAppointments: 2, monthlyCents: 0 });
  });

  test.each([
    ['monthly=viel&reported=2.3.2026', 'monthly', 'not-an-amount'],
    ['monthly=5000&reported=2.3.2026', 'monthly', 'out-of-range'],
    ['monthly=40', 'reported', 'report-missing'],
    ['back=10.3.2026&appointments=1', 'reported', 'report-missing'],
    ['reported=31.2.2026', 'reported', 'no-such-day:2026-02-28'],
    ['reported=neulich+abends', 'reported', 'not-a-date'],
    ['reported=05%2F06%2F2026', 'reported', 'which-day:2026-06-05,2026-05-06'],
    ['reported=1.3.2026&monthly=1.899', 'monthly', 'which-amount:189900,190'],
    ['reported=24.11.2026', 'reported', 'in-future'],
    ['reported=30.11.2021', 'reported', 'before-section-58'],
    ['reported=2.3.2026&back=24.11.2026', 'back', 'in-future'],
    ['reported=2.3.2026&back=1.3.2026', 'back', 'end-before-start'],
    ['appointments=-1&reported=2.3.2026', 'appointments', 'out-of-range'],
    ['appointments=ein+paar&reported=2.3.2026', 'appointments', 'not-a-number'],
  ])('refuses %s at the field %s and keeps the words', (query, field, reason) => {
    const { facts, form } = asked(query);
    expect(facts).toBeNull();
    expect(form.errors).toEqual({ [field]: reason });
    expect(form).toMatchObject({ wasRefused: true, error: 'check-fields' });
    for (const [name, words] of new URLSearchParams(query)) expect(form.value(name)).toBe(words);
  });

  test('never breaks, whatever an address holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('monthly', 'reported', 'back', 'appointments'), fc.string()),
        (query) => {
          const { facts, form } = asked(new URLSearchParams(query).toString());
          if (facts) expect(owedFor(facts, today).totalCents).toBeGreaterThanOrEqual(0);
          else expect(form.wasRefused).toBe(Object.keys(query).length > 0);
        },
      ),
    );
  });

  test('is filled from the timeline: the first report to the company, and technicians who did not come', () => {
    const entry = {
      occurredUntil: null,
      precision: 'exact',
      placedOn: null,
      position: 0,
      thirdParty: '',
      channel: 'phone',
      direction: 'to-company',
      expectsAnswer: true,
    } as const;
    const nobodyCame = { ...entry, channel: 'technician', direction: 'event' } as const;
    expect(
      toldOutage([
        { ...nobodyCame, occurredOn: '2026-03-09' },
        { ...entry, occurredOn: '2026-03-02' },
        { ...entry, occurredOn: '2026-03-01', direction: 'event' },
        { ...nobodyCame, occurredOn: '2026-03-12' },
      ]),
    ).toEqual({ reportedOn: '2026-03-02', missedAppointments: 2 });
    const vague = { ...entry, precision: 'month', occurredOn: '2026-03-01' } as const;
    expect(toldOutage([vague]), 'money is counted from no guess').toMatchObject({ reportedOn: null });
    expect(toldOutage([])).toEqual({ reportedOn: null, missedAppointments: 0 });
  });
});
