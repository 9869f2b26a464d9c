import { and, inArray, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { mostOfStatement } from '#src/features/cases/lists.ts';
import type { Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import { type DeskSearch, fitting, waits } from '../filter.ts';
import { type DeskRow, deskRows, rowsOf } from '../inbox.ts';

/** Cases to choose from for one text: those chosen so far, whatever is looked for, and of the others those that fit. */
export interface Choice {
  chosen: DeskRow[];
  found: DeskRow[];
  /** How many fit beside the chosen ones: above 200 not all of them are listed. */
  fits: number;
}

/** More than a form can send by hand, and less than a statement of a loop. */
const mostChosen = 2 * mostOfStatement;

/** The most urgent first. One round trip. */
export async function casesToChoose(
  db: Database,
  companyIds: readonly string[],
  today: Day,
  { numbers, ...asked }: DeskSearch & { numbers: readonly string[] },
): Promise<Choice> {
  const some = numbers.slice(0, mostChosen);
  const isOwn = and(visibleCases(visitor), inArray(cases.companyId, [...companyIds]), waits);
  const isFound = and(isOwn, fitting(asked), some.length > 0 ? notInArray(cases.number, some) : undefined);
  const order = { view: 'waiting' as const, order: 'urgent' as const, page: 1 };
  const [chosen, found, [counted]] = await db.batch([
    rowsOf(db, and(isOwn, inArray(cases.number, some)), { ...order, perPage: mostChosen }),
    rowsOf(db, isFound, { ...order, perPage: mostOfStatement }),
    db.select({ fits: sql<number>`count(*)` }).from(cases).where(isFound),
  ]);
  return { chosen: deskRows(chosen, today), found: deskRows(found, today), fits: counted?.fits ?? 0 };
}
