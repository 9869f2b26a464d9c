import { easterOf } from '#src/lib/calendar.ts';
import { addDays, addMonths, type Day, weekdayOf } from '#src/lib/dates.ts';

/** First and last day of the feasts of `feastWords`, by their number. */
export function feastIn(feast: number, year: number): { from: Day; until: Day } {
  const easter = (days: number, more = 0) => ({
    from: addDays(easterOf(year), days),
    until: addDays(easterOf(year), days + more),
  });
  const fixed = (day: string, more = 0) => ({ from: `${year}-${day}`, until: addDays(`${year}-${day}`, more) });
  const days = [
    () => fixed('01-01'),
    () => easter(-3),
    () => easter(-2),
    () => easter(-1),
    () => easter(0, 1),
    () => easter(0),
    () => easter(1),
    () => easter(39),
    () => easter(49, 1),
    () => easter(49),
    () => easter(50),
    () => easter(60),
    () => fixed('12-24'),
    () => fixed('12-24', 2),
    () => fixed('12-31'),
    () => fixed('12-06'),
    () => fixed('10-31'),
    () => easter(-48),
    () => easter(-46),
    () => fixed('11-01'),
    () => {
      const friday = addDays(weekdayAfter(`${year}-10-31`, 3), 22);
      return { from: friday, until: friday };
    },
    () => fixed('12-25', 1),
    () => fixed('12-25'),
    () => fixed('12-26'),
  ];
  return (days[feast] ?? (() => fixed('01-01')))();
}

/** The first such weekday after a day. */
export function weekdayAfter(day: Day, weekday: number): Day {
  return addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);
}

/** Working days ahead: neither Saturday nor Sunday; feasts are left to whoever promised. */
export function workingDaysAfter(day: Day, amount: number): Day {
  let [reached, left] = [day, amount];
  while (left > 0) {
    reached = addDays(reached, 1);
    if (weekdayOf(reached) < 5) left -= 1;
  }
  return reached;
}

const quarters = ['03', '06', '09', '12'];

/** The last day of the unit in which a day lies. */
export function endOf(day: Day, unit: number): Day {
  if (unit === 91)
    return addDays(
      addMonths(`${day.slice(0, 5)}${quarters[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? '12'}-01`, 1),
      -1,
    );
  if (unit === 365) return `${day.slice(0, 4)}-12-31`;
  const first = addMonths(`${day.slice(0, 7)}-01`, 1);
  return addDays(first, -1);
}
