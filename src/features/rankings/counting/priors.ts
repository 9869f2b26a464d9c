import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import type { Day } from '#src/lib/dates.ts';

/**
 * Counts the sums behind the priors of a day from the tallies of its companies, when the day is begun: once, so that what
 * another company does during the day changes no figure of this one. The transaction that lets the pages turn to the day.
 */
export async function keepMoments(tx: Transaction, asOf: Day): Promise<void> {
  const ofIndustry = sql`companies.industry`;
  for (const industry of [ofIndustry, sql`''`]) {
    await tx.run(sql`
      insert into day_moments (as_of, months, industry, solved, promises)
      select tallies.as_of, months, ${industry}, ${moments(solved, sql`settled`)}, ${moments(sql`promises_kept`, due)}
      from tallies join companies on companies.id = tallies.subject_id
      where tallies.as_of = ${asOf} and kind = 'company' group by months, ${industry}
      on conflict do nothing`);
  }
}

// `solvedOf` and `keptOf` of ../order/rules.ts.
const solved = sql`(solved + partly / 2.0)`;
const due = sql`(promises_kept + promises_broken + promises_unconfirmed)`;

/** `Moments` of ../statistics/beta.ts. */
function moments(hits: typeof solved, n: typeof due) {
  return sql`json_object('companies', count(case when ${n} > 0 then 1 end), 'n', total(${n}),
    'hits', total(case when ${n} > 0 then ${hits} end), 'squares', total(${n} * ${n}),
    'hitSquares', total(case when ${n} > 0 then ${hits} * ${hits} * 1.0 / ${n} end))`;
}
