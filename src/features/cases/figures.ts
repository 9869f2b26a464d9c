import { setImmediate } from 'node:timers/promises';
import { and, count, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, siteDays } from '#db/schema/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { isRunning, readableStatuses, replyDays } from './rules.ts';

/** How many cases there were when `day` was begun. `isKept`: no later write changes them. */
export interface SiteFigures {
  day: Day;
  cases: number;
  open: number;
  overdue: number;
  isKept: boolean;
}

const known = new WeakMap<Database, SiteFigures>();

const kept = prepared((db) =>
  db
    .select()
    .from(siteDays)
    .where(lte(siteDays.day, sql.placeholder('today')))
    .orderBy(desc(siteDays.day))
    .limit(1),
);

/**
 * How many cases there are, for the line above every page: those of the last day that was begun, so that it changes no page
 * during the day. Before the first one they are counted.
 */
export async function siteFigures(db: Database, today: Day): Promise<SiteFigures> {
  const last = known.get(db);
  // Of today nothing newer comes; yesterday's stand until the worker has been at it.
  if (last?.day === today) return last;
  const [row] = await kept(db, { today });
  if (!row) return { day: today, ...(await counted(db, today)), isKept: false };
  const figures = { ...row, isKept: true };
  known.set(db, figures);
  return figures;
}

/** Counts for the day that begins, once; a register without a case has none to keep. Forgets those of earlier days. */
export async function keepSiteFigures(db: Database, today: Day): Promise<void> {
  const figures = await counted(db, today);
  if (figures.cases === 0) return;
  await writeStep(db, async (tx) => {
    await tx
      .insert(siteDays)
      .values({ day: today, ...figures })
      .onConflictDoNothing();
    await tx.delete(siteDays).where(lt(siteDays.day, today));
    return done();
  });
}

/** A status at a time, each from an index: the client blocks its process while it counts. */
async function counted(db: Database, today: Day): Promise<Pick<SiteFigures, 'cases' | 'open' | 'overdue'>> {
  const figures = { cases: 0, open: 0, overdue: 0 };
  for (const status of readableStatuses) {
    const [row] = await db.select({ count: count() }).from(cases).where(eq(cases.status, status));
    figures.cases += row?.count ?? 0;
    if (isRunning({ status })) figures.open += row?.count ?? 0;
    await setImmediate();
  }
  const isOverdue = and(
    eq(cases.status, 'open'),
    isNull(cases.outcome),
    isNull(cases.firstReplyOn),
    lt(cases.publishedOn, addDays(today, -replyDays)),
  );
  const [late] = await db.select({ count: count() }).from(cases).where(isOverdue);
  return { ...figures, overdue: late?.count ?? 0 };
}
