import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { examinations, moderatorQuestions } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { writerOf } from './pieces.ts';
import { questionEnds, reminderDays } from './rules.ts';

/** Reminds whoever wrote a piece of a moderator's question that they have not answered, once each. Answers how many mails that were. */
export async function remindAsked(db: Database, now: Date): Promise<number> {
  const isDue = and(
    eq(moderatorQuestions.asked, 'author'),
    isNull(moderatorQuestions.answeredAt),
    isNull(moderatorQuestions.remindedAt),
    isNull(examinations.closedAt),
    lte(moderatorQuestions.askedAt, new Date(now.getTime() - reminderDays * dayMilliseconds)),
  );
  const due = await db
    .select({ id: moderatorQuestions.id })
    .from(moderatorQuestions)
    .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
    .where(isDue);
  let reminded = 0;
  for (const { id } of due) {
    const outcome = await writeGently(db, async (tx) => {
      const [row] = await tx
        .select({ question: moderatorQuestions, kind: examinations.pieceKind, pieceId: examinations.pieceId })
        .from(moderatorQuestions)
        .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
        .where(and(isDue, eq(moderatorQuestions.id, id)));
      if (!row) return done(0);
      await tx.update(moderatorQuestions).set({ remindedAt: now }).where(eq(moderatorQuestions.id, id));
      const ends = questionEnds({ askedAt: row.question.askedAt.getTime(), answeredAt: null });
      const writer = await writerOf(tx, { kind: row.kind, id: row.pieceId });
      // A worker that stood still for days, or an account that is closed: there is nobody left to remind.
      if (!writer || ends <= now.getTime()) return done(0);
      const { email: to, locale } = writer;
      const url = absolute(paths.moderatorQuestion(locale, id));
      const mail = { kind: 'author-reminded' as const, url, until: dayOf(new Date(ends)) };
      await queueMail(tx, { mail, to, locale, dedupeKey: `question:${id}:reminded`, now });
      return done(1);
    });
    if (outcome.ok) reminded += outcome.value;
  }
  return reminded;
}
