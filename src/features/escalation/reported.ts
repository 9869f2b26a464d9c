import { type Entry, inOrder, isQuestion } from '#src/features/cases/timeline/rules.ts';
import type { Day } from '#src/lib/dates.ts';

/** What a timeline suggests about an outage: the first report, and technicians who did not come. The reader may change it. */
export function toldOutage(
  entries: readonly Pick<
    Entry,
    'occurredOn' | 'placedOn' | 'position' | 'direction' | 'thirdParty' | 'expectsAnswer' | 'channel'
  >[],
): { reportedOn: Day | null; missedAppointments: number } {
  return {
    reportedOn: inOrder(entries).find(isQuestion)?.occurredOn ?? null,
    missedAppointments: entries.filter(
      ({ channel, direction }) => channel === 'technician' && (direction === 'event' || direction === 'attempt'),
    ).length,
  };
}
