import { sql } from 'drizzle-orm';
import { causeCases, causes } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';

/** What was the cause of the case, as its company says, or its author of what the company said elsewhere. */
export interface CauseSaid {
  cause: string;
  measure: string;
  measureOn: Day;
  saidBy: 'company' | 'author';
  id: string;
  /** What the company says its author denies. */
  isDenied: boolean;
  /** The decision that hides its words, as it is cited; null: they are read. */
  hiddenBy: string | null;
}

/** As JSON: so they come along without a round trip of their own. What another company said before the case was moved is not among them. */
export const causesColumn = sql<string>`(
  select json_group_array(json_array(causes.cause, causes.measure, causes.measure_on, cause_cases.said_by, causes.id,
    cause_cases.denied_at is not null, (select d.number from hidden_words h inner join decisions d on d.id = h.decision_id
      where h.piece_kind = 'cause' and h.piece_id = causes.id)))
  from ${causeCases} inner join ${causes} on causes.id = cause_cases.cause_id
  where cause_cases.case_id = cases.id and causes.company_id = cases.company_id
    and not exists (select 1 from representatives where representatives.id = causes.representative_id and representatives.refused_at is not null)
)`.as('said_causes');

/** Causes from that column. */
export function causesIn(json: string): CauseSaid[] {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    const [cause, measure, measureOn, saidBy, id, denied, by]: unknown[] = Array.isArray(row) ? row : [];
    if (typeof cause !== 'string' || typeof measure !== 'string' || typeof measureOn !== 'string') return [];
    if (typeof id !== 'string' || (saidBy !== 'company' && saidBy !== 'author')) return [];
    const hiddenBy = typeof by === 'string' ? by : null;
    return [{ cause, measure, measureOn, saidBy, id, isDenied: denied === 1, hiddenBy }];
  });
}
