import type { RankedCompany, Sort } from '../order/rules.ts';
import type { Interval } from '../statistics/kaplan-meier.ts';
import type { Index } from '../statistics/tiers.ts';

/** The index on the scale of the shares, 0 to 1. */
export function shareOfIndex({ low, mid, high }: Index): Interval {
  return { share: mid / 100, low: low / 100, high: high / 100 };
}

/** The figure that a ranking is sorted by, 0 to 1. */
function sortedFigure({ figures }: Pick<RankedCompany, 'figures'>, sort: Sort): Interval {
  if (sort === 'index' || sort === 'worst') return shareOfIndex(figures.index);
  return sort === 'answered' ? figures.day14 : figures[sort];
}

/** The interval that holds a group together: that of its first, before the group was put in order by name. */
export function leadOf(group: readonly Pick<RankedCompany, 'figures'>[], sort: Sort): Interval {
  const [first, ...rest] = group.map((row) => sortedFigure(row, sort));
  const none = { share: 0, low: 0, high: 0 };
  const isAhead = (a: Interval, b: Interval) =>
    sort === 'worst' ? a.high < b.high : a.low > b.low || (a.low === b.low && a.high > b.high);
  return rest.reduce((lead, one) => (isAhead(one, lead) ? one : lead), first ?? none);
}
