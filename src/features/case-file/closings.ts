import type { closings } from '#db/schema/index.ts';
import type { Factor, StatedOutcome } from '#src/features/cases/lists.ts';

/** What the author said at the end of a case. */
export interface Closing {
  outcome: StatedOutcome;
  words: string;
  buyAgain: 'yes' | 'no' | null;
  factors: [Factor, number][];
  closedAt: Date;
}

/** The row of a closing, with the marks that were given. */
export function closingOf(row: Omit<typeof closings.$inferSelect, 'id' | 'caseId'>): Closing {
  const rated: [Factor, number | null][] = [
    ['reachability', row.reachability],
    ['speed', row.speed],
    ['competence', row.competence],
    ['promisesKept', row.promisesKept],
    ['friendliness', row.friendliness],
    ['empathy', row.empathy],
    ['clarity', row.clarity],
  ];
  return {
    outcome: row.outcome,
    words: row.words,
    buyAgain: row.buyAgain,
    closedAt: row.closedAt,
    factors: rated.flatMap(([factor, value]): [Factor, number][] => (value === null ? [] : [[factor, value]])),
  };
}
