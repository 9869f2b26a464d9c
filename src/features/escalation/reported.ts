import { type Entry, inOrder, isQuestion, isVague } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';

/** What a timeline suggests about an outage: the first report, and technicians who did not come. The reader may change it. */
export function toldOutage(
  entries: readonly Pick<
    Entry,
    'occurredOn' | 'precision' | 'placedOn' | 'position' | 'direction' | 'thirdParty' | 'expectsAnswer' | 'channel'
  >[],
): { reportedOn: Day | null; missedAppointments: number } {
  const first = inOrder(entries).find(isQuestion);
  return {
    // Money is counted from it: a day that nobody knows is asked, not put into their mouth.
    reportedOn: first && !isVague(first) ? first.occurredOn : null,
    missedAppointments: entries.filter(
      ({ channel, direction }) => channel === 'technician' && (direction === 'event' || direction === 'attempt'),
    ).length,
  };
}
