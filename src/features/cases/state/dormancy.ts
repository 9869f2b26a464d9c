import { and, eq, inArray, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, replies } from '#db/schema/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { addDays, dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { confirmSolvedDays, dormantDays, runningStatuses } from '../rules.ts';
import { refreshCase } from './refresh.ts';

/** So many cases are brought up to date in one transaction; visitors who write wait for no longer than that takes. */
const atOnce = 25;

/**
 * Lets cases rest that nobody has touched for long, or whose author left the company's "solved" unanswered. The only
 * change of state that time alone makes, so nobody's command writes it. Returns how many came to rest.
 */
export async function restDormantCases(db: Database, now: Date, isStopping = () => false): Promise<number> {
  const today = dayOf(now);
  const rows = await db
    .selectDistinct({ id: cases.id })
    .from(cases)
    .leftJoin(replies, and(eq(replies.caseId, cases.id), eq(replies.intent, 'solved')))
    .where(
      and(
        inArray(cases.status, [...runningStatuses]),
        or(
          lte(cases.movedOn, addDays(today, -dormantDays)),
          lte(replies.publishedAt, new Date(now.getTime() - (confirmSolvedDays - 1) * dayMilliseconds)),
        ),
      ),
    );
  let rested = 0;
  for (let first = 0; first < rows.length && !isStopping(); first += atOnce) {
    const outcome = await writeGently(db, async (tx) => {
      let count = 0;
      for (const { id } of rows.slice(first, first + atOnce)) {
        if ((await refreshCase(tx, id, today)).head.status === 'dormant') count += 1;
      }
      return done(count);
    });
    if (outcome.ok) rested += outcome.value;
  }
  return rested;
}
