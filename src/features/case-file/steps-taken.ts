import { sql } from 'drizzle-orm';
import { stepsTaken } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';

/** What the author says has been done. */
export interface StepTaken {
  step: string;
  takenOn: Day;
}

/** The steps taken of the case of a statement, as JSON: so they come along without a round trip of their own. */
export const takenColumn = sql<string>`(
  select json_group_array(json_array(step, taken_on)) from ${stepsTaken} where steps_taken.case_id = cases.id
)`.as('taken');

/** Steps from that column, in order of their days. */
export function takenOf(json: string): StepTaken[] {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) return [];
  return rows
    .flatMap((row: unknown) => {
      const [step, takenOn]: unknown[] = Array.isArray(row) ? row : [];
      return typeof step === 'string' && typeof takenOn === 'string' ? [{ step, takenOn }] : [];
    })
    .sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0));
}
