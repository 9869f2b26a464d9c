import type { Database } from '#db/client.ts';
import { lastDayBeforeLeap } from '#src/features/rankings/counting/rebuild.ts';
import { now } from '#src/lib/clock.ts';
import { dayOf } from '#src/lib/dates.ts';
import { log } from '#src/lib/log.ts';

/** Who looks at the demo moves its clock, and comes back to it after weeks. */
export const isDemo = Boolean(process.env.DEMO_MAIL_DIR);

/** The day of which it was said already that it is doubted. */
let doubted = '';

/**
 * Whether the clock can be believed. One that stands months ahead would delete what is old by then, remind of what is not
 * due, give up mails as too late and show figures of a day to come: a person says first that it is right.
 */
export async function isBelieved(db: Database): Promise<boolean> {
  const today = dayOf(now());
  const last = isDemo ? null : await lastDayBeforeLeap(db, today);
  if (last === null) return true;
  if (doubted !== today)
    log.error({ today, last }, 'no day was done since; if the clock is right: npm run admin -- recompute');
  doubted = today;
  return false;
}
