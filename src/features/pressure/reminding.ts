import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { pressureReports } from '#db/schema/index.ts';
import { companyAddresses } from '#src/features/moderation/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { findReport } from './find.ts';
import { addressOf } from './links.ts';
import { answerEnds, reminderDays } from './rules.ts';

/** Reminds companies that were asked a week ago and said nothing, once each. Answers how many mails that were. */
export async function remindHeard(db: Database, now: Date): Promise<number> {
  const due = await db
    .select({ id: pressureReports.id })
    .from(pressureReports)
    .where(
      and(
        isNotNull(pressureReports.askedAt),
        lte(pressureReports.askedAt, new Date(now.getTime() - reminderDays * dayMilliseconds)),
        isNull(pressureReports.remindedAt),
        isNull(pressureReports.answeredAt),
      ),
    );
  let reminded = 0;
  for (const { id } of due) {
    const outcome = await writeGently(db, async (tx) => {
      const found = await findReport(tx, { id }, now);
      if (!found?.report.askedAt || found.report.remindedAt !== null) return done(0);
      await tx.update(pressureReports).set({ remindedAt: now }).where(eq(pressureReports.id, id));
      // A worker that stood still for weeks: there is nothing left to remind of.
      if (found.state !== 'asked-company') return done(0);
      const { company, number, theCase, report } = found;
      const until = dayOf(new Date(answerEnds(found.report.askedAt.getTime())));
      // Who was reached by a link may have an account by now, but not the other way round: without a link there is no page.
      const reached = (await companyAddresses(tx, { caseId: theCase.id, companyId: company.id })).filter(
        ({ contactId }) => contactId === undefined || report.linkHash !== null,
      );
      for (const one of reached) {
        const url = addressOf(id, one);
        const mail = { kind: 'pressure-reminded' as const, url, number, companyName: company.name, until };
        await queueMail(tx, { ...one, mail, dedupeKey: `pressure:${id}:reminded:${one.to}`, now });
      }
      return done(reached.length);
    });
    if (outcome.ok) reminded += outcome.value;
  }
  return reminded;
}
