import type { Database } from '#db/client.ts';
import { remindChallenged } from '#src/features/challenges/reminding.ts';
import { tellFollowers } from '#src/features/following/news.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { morning } from '#src/features/reminders/rules.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { addDays, dayOf, timeOf } from '#src/lib/dates.ts';

/** Nobody is told anything that is older. */
const mostDays = 14;

/**
 * Writes into a copy of the database whatever the worker wrote by itself after the copy was made: news of what had happened, and
 * each morning reminders and digests. The database that is gone may have sent all of it, so it has to be decided about like the mails that
 * waited in the copy; from then on nothing of it is due any more.
 */
export async function writeLostMails(db: Database, since: Date, until: Date): Promise<void> {
  const isStopping = () => false;
  while ((await tellFollowers({ db, now: () => since, isStopping })) > 0);
  const today = dayOf(until);
  const first = addDays(today, -mostDays);
  for (let day = dayOf(since) > first ? dayOf(since) : first; day <= today; day = addDays(day, 1)) {
    const evening = new Date(`${day}T18:00:00Z`);
    const moment = day < today ? evening : until;
    // The reminders of this day have not been written yet.
    if (timeOf(moment) < morning) break;
    const now = () => moment;
    await sendReminders({ db, now, isStopping });
    await remindChallenged(db, moment);
    await sendDigests({ db, now, isStopping });
  }
}
