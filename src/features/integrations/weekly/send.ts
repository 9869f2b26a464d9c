import { and, asc, eq, isNull } from 'drizzle-orm';
import { companies, representatives, toldWeeks } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { exclusively, writeGently } from '#src/lib/database.ts';
import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Job } from '../webhooks/spread.ts';
import { isSilent, weekOf } from './facts.ts';

/** Days after Monday on which a worker that was away makes up for it; later in the week it would be no beginning of one. */
const lateDays = 2;

/**
 * The mail of the week to everybody who speaks for a company, on Monday, or until Wednesday where no worker ran before.
 * A key for each person, company and week keeps anybody from getting it twice, whatever is interrupted. Answers how many were
 * told, as mails or in digests.
 */
export async function sendWeeks(job: Job, today: Day): Promise<number> {
  const { db, now, isStopping } = job;
  if (weekdayOf(today) > lateDays) return 0;
  const monday = mondayOf(today);
  if ((await db.$count(toldWeeks, eq(toldWeeks.monday, monday))) > 0) return 0;
  const speaking = await db
    .selectDistinct({ id: companies.id, name: companies.name })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(and(isNull(representatives.endedAt), isNull(representatives.checkingSince)))
    .orderBy(asc(companies.id));
  let told = 0;
  for (const { id, name } of speaking) {
    if (isStopping()) return told;
    const facts = await weekOf(db, id, today);
    if (isSilent(facts)) continue;
    const outcome = await writeGently(db, async (tx) => {
      let people = 0;
      // Asked here: who no longer speaks is told nothing.
      for (const { userId, email, locale } of await representativeContacts(tx, id)) {
        const notified = await notify(tx, {
          mail: { kind: 'company-week', url: absolute(paths.desk(locale)), companyName: name, week: facts },
          ...{ userId, to: email, locale, now: now(), dedupeKey: `week:${monday}:${id}:${userId}` },
        });
        if (notified !== 'refused') people += 1;
      }
      return done(people);
    });
    if (outcome.ok) told += outcome.value;
  }
  await passOverWeek(job, today);
  return told;
}

const mondayOf = (today: Day): Day => addDays(today, -weekdayOf(today));

/** Nobody is told of this week any more. For data that was brought in with its past. */
export async function passOverWeek({ db, now }: Pick<Job, 'db' | 'now'>, today: Day): Promise<void> {
  const told = { monday: mondayOf(today), toldAt: now() };
  await exclusively(db, () => db.insert(toldWeeks).values(told).onConflictDoNothing());
}
