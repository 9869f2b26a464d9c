import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';

/** What a customer tells of an outage; money in cents. Null: no outage, or it is not over. */
export interface OutageFacts {
  /** Agreed monthly fee; 0 where there is none that stays the same: then only the fixed amounts count. */
  monthlyCents: number;
  /** Day on which the provider got the fault report. */
  reportedOn: Day | null;
  /** Day on which the service worked again. */
  backOn: Day | null;
  /** Agreed appointments that the provider missed. */
  missedAppointments: number;
}

/** One line of the working: `count` times the higher of the fixed amount and the share of the monthly fee. */
export interface OwedLine {
  what: 'days-3-4' | 'days-5-on' | 'appointments';
  count: number;
  /** First and last day that counts; null for appointments. */
  days: { from: Day; until: Day } | null;
  fixedCents: number;
  percent: number;
  /** The share of the monthly fee, rounded to the cent. */
  shareCents: number;
  eachCents: number;
  cents: number;
}

export interface Owed {
  lines: OwedLine[];
  totalCents: number;
  /** Whole days of the outage after the day of the report. */
  outageDays: number;
  /** What the last day would add, on which the service was out for a part of it only (or today, while it is out). */
  lastDay: { on: Day; cents: number } | null;
}

/** § 58 (3) TKG: the first two days after the report are free, then the amount depends on the day. */
const third = 3;
const fifth = 5;
/** § 58 (3) and (4) TKG: 5 euros or 10 % on days 3 and 4, 10 euros or 20 % from day 5 on and for an appointment. */
const lower = { fixedCents: 500, percent: 10 };
const higher = { fixedCents: 1000, percent: 20 };

/**
 * Compensation for a complete outage and for missed appointments of a telecommunications provider, § 58 (3) and (4) TKG.
 * Day 1 is the day after the provider got the report (§ 187 (1) BGB); calendar days, so weekends and holidays count.
 * Counted are days on which the service was out all day: up to the day before `backOn`, or before `today`.
 */
export function owedFor(facts: OutageFacts, today: Day): Owed {
  const { reportedOn, backOn } = facts;
  const end = backOn ?? today;
  const ended = reportedOn === null ? 0 : Math.max(0, daysBetween(reportedOn, end));
  const outageDays = Math.max(0, ended - 1);
  const lines: OwedLine[] = [];
  const add = (what: OwedLine['what'], count: number, firstDay: number | null) => {
    if (count < 1) return;
    const amounts = rateOf(what === 'days-3-4' ? lower : higher, facts.monthlyCents);
    const from = reportedOn !== null && firstDay !== null ? addDays(reportedOn, firstDay) : null;
    const days = from === null ? null : { from, until: addDays(from, count - 1) };
    lines.push({ what, count, days, ...amounts, cents: count * amounts.eachCents });
  };
  add('days-3-4', Math.min(outageDays, fifth - 1) - third + 1, third);
  add('days-5-on', outageDays - fifth + 1, fifth);
  add('appointments', facts.missedAppointments, null);
  return {
    lines,
    totalCents: lines.reduce((sum, { cents }) => sum + cents, 0),
    outageDays,
    lastDay:
      ended < third ? null : { on: end, cents: rateOf(ended < fifth ? lower : higher, facts.monthlyCents).eachCents },
  };
}

function rateOf(rate: { fixedCents: number; percent: number }, monthlyCents: number) {
  const shareCents = Math.round((monthlyCents * rate.percent) / 100);
  return { ...rate, shareCents, eachCents: Math.max(rate.fixedCents, shareCents) };
}
