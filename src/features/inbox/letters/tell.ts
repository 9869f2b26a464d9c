import { and, asc, eq, isNotNull, isNull, max, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, receivedMails, users } from '#db/schema/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';

/** So many authors at once: whoever is not among them is told a little later. */
const atOnce = 50;

/**
 * Tells authors that something lies in their tray: once a day for each case, everything that came since. What a program wrote
 * tells nobody, or two programs would keep each other busy. Says how many were told.
 */
export async function tellAuthors(db: Database, now: Date): Promise<number> {
  const untold = await db
    .select({ caseId: receivedMails.caseId })
    .from(receivedMails)
    .innerJoin(cases, and(eq(cases.id, receivedMails.caseId), isNotNull(cases.number)))
    .where(isUntold)
    .groupBy(receivedMails.caseId)
    .orderBy(asc(sql`min(${receivedMails.receivedAt})`))
    .limit(atOnce);
  let told = 0;
  for (const { caseId } of untold) if (await tellAuthor(db, caseId, now)) told += 1;
  return told;
}

const isUntold = and(
  isNull(receivedMails.toldAt),
  // Also where a key is asked for again.
  ne(receivedMails.read, ''),
  eq(receivedMails.state, 'waiting'),
  eq(receivedMails.via, 'smtp'),
  eq(receivedMails.isAutomatic, false),
);

async function tellAuthor(db: Database, caseId: string, now: Date): Promise<boolean> {
  const told = await writeStep(db, async (tx) => {
    const [last] = await tx
      .select({ at: max(receivedMails.toldAt) })
      .from(receivedMails)
      .where(eq(receivedMails.caseId, caseId));
    if (last?.at && dayOf(last.at) === dayOf(now)) return done(false);
    const [theCase] = await tx
      .select({
        number: cases.number,
        title: cases.title,
        companyName: companies.name,
        userId: users.id,
        to: users.email,
        locale: users.locale,
      })
      .from(cases)
      .innerJoin(users, eq(users.id, cases.authorId))
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .where(eq(cases.id, caseId));
    const letters = await tx
      .update(receivedMails)
      .set({ toldAt: now })
      .where(and(isUntold, eq(receivedMails.caseId, caseId)))
      .returning({ id: receivedMails.id });
    if (!theCase?.number || letters.length === 0) return done(false);
    const { number, title, companyName, userId, to, locale } = theCase;
    const url = absolute(paths.tray(locale, number));
    await notify(tx, {
      userId,
      to,
      locale,
      mail: { kind: 'letters-arrived', url, number, title, companyName, count: letters.length },
      caseId,
      dedupeKey: `case:${caseId}:letters:${dayOf(now)}`,
      now,
    });
    return done(true);
  });
  return told.ok && told.value;
}
