import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { reminders } from '#db/schema/index.ts';
import { movedToWorkingDay } from '#src/lib/calendar.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { casesToRemind } from '../facts.ts';
import { reminderKinds } from '../rules.ts';
import { stillAsked } from './send.ts';

/**
 * Whether a mail that has waited, for the mail server or for the digest of the day, still says what is so. A reminder does not once the case has moved or its time
 * went by, as "today is the last day" three days later: then it is noted as gone by. Every other mail tells of what happened.
 */
export async function isStillSo(
  db: Database,
  { caseId, dedupeKey }: { caseId: string | null; dedupeKey: string },
  now: Date,
): Promise<boolean> {
  const key = dedupeKey.replace(/^reminder:/, '');
  const isReminder = key !== dedupeKey && reminderKinds.some((kind) => key.startsWith(`${kind}:`));
  if (!isReminder || caseId === null) return true;
  const today = dayOf(now);
  const theCase = (await casesToRemind(db, [caseId])).get(caseId);
  // What was decided on a working day may arrive on a Saturday.
  if (theCase && [today, movedToWorkingDay(today, null)].some((day) => stillAsked(theCase, key, day))) return true;
  const gone = { result: 'outdated', sentOn: null } as const;
  await exclusively(db, () => db.update(reminders).set(gone).where(eq(reminders.key, key)));
  return false;
}
