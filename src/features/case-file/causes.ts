import { sql } from 'drizzle-orm';
import { causeCases, causes } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';

/** What was the cause of the case, as its company says, or its author of what the company said elsewhere. */
export interface CauseSaid {
  cause: string;
  measure: string;
  measureOn: Day;
  saidBy: 'company' | 'author';
}

/** As JSON: so they come along without a round trip of their own. What another company said before the case was moved is not among them. */
export const causesColumn = sql<string>`(
  select json_group_array(json_array(causes.cause, causes.measure, causes.measure_on, cause_cases.said_by))
  from ${causeCases} inner join ${causes} on causes.id = cause_cases.cause_id
  where cause_cases.case_id = cases.id and causes.company_id = cases.company_id
    and not exists (select 1 from representatives where representatives.id = causes.representative_id and representatives.refused_at is not null)
)`.as('said_causes');

/** Causes from that column. */
export function causesIn(json: string): CauseSaid[] {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    const [cause, measure, measureOn, saidBy]: unknown[] = Array.isArray(row) ? row : [];
    const isText = typeof cause === 'string' && typeof measure === 'string' && typeof measureOn === 'string';
    return isText && (saidBy === 'company' || saidBy === 'author') ? [{ cause, measure, measureOn, saidBy }] : [];
  });
}
