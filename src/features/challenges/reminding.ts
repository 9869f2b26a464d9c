import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { challenges } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { findChallenge } from './find.ts';
import { answerDays, proofEnds } from './rules.ts';

const day = 24 * 3_600_000;

/** Reminds authors who were asked for proof a week ago and said nothing, once each. Answers how many mails that were. */
export async function remindChallenged(db: Database, now: Date): Promise<number> {
  const due = await db
    .select({ id: challenges.id })
    .from(challenges)
    .where(
      and(
        isNull(challenges.remindedAt),
        isNull(challenges.provedAt),
        isNull(challenges.decisionId),
        lte(challenges.openedAt, new Date(now.getTime() - answerDays * day)),
      ),
    );
  let reminded = 0;
  for (const { id } of due) {
    const outcome = await writeGently(db, async (tx) => {
      const found = await findChallenge(tx, id, now);
      const { challenge, author, theCase, company, state } = found ?? {};
      if (!challenge || challenge.remindedAt !== null) return done(0);
      await tx.update(challenges).set({ remindedAt: now }).where(eq(challenges.id, id));
      // A worker that stood still for weeks, or a case that is over: there is nothing left to remind of.
      if (state !== 'asked-author' || !author) return done(0);
      const until = dayOf(new Date(proofEnds(challenge.openedAt.getTime())));
      const url = absolute(paths.challenge(author.locale, id));
      const about = { number: theCase?.number ?? '', companyName: company?.name ?? '', until };
      await queueMail(tx, {
        mail: { kind: 'challenge-reminded', url, ...about },
        ...{ to: author.email, locale: author.locale, dedupeKey: `challenge:${id}:reminded`, now },
      });
      return done(1);
    });
    if (outcome.ok) reminded += outcome.value;
  }
  return reminded;
}
