import { sql } from 'drizzle-orm';
import { entries } from '#db/schema/index.ts';

/**
 * Whether the first answer of a row of `counted_facts` counts on a day in the middle of several possible ones. Its columns
 * are written out: in a select of one table they are named without it, and would be those of the inner one.
 */
export const isAnswerAbout = sql<number>`(counted_facts.first_answer_by is 'author' and exists (
  select 1 from ${entries} as told where told.case_id = counted_facts.case_id
    and told.precision not in ('exact', 'period') and told.direction in ('from-company', 'conversation')
    and counted_facts.first_answer_on between told.occurred_on and coalesce(told.occurred_until, told.occurred_on)
))`;
