import { eq, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { operationNotes } from '#db/schema/index.ts';
import { type Standing, standing } from '#src/features/operation/queries.ts';
import { type Pulse, standsStill } from '#src/features/operation/rules.ts';
import { now } from '#src/lib/clock.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import type { Settings } from '#src/lib/settings.ts';
import { Unwritable } from '#src/lib/storage.ts';
import { replicaFault } from './beside/replica.ts';
import { endsAgain } from './beside/supervise.ts';
import { keepsFromStoring } from './door/health.ts';
import { headHours, unrecordedHours } from './log-behind.ts';

type Watching = Pick<Settings, 'DATABASE_URL' | 'SMTP_URL' | 'MAIL_FROM' | 'SITE_URL' | 'OPERATOR_MAIL' | 'BACKUP_URL'>;

/** Milliseconds between two looks. The first comes as late: after a start everything has stood still. */
const pause = 900_000;

/** From the process of the site, which is alive when the worker is not. */
export function watchOver(db: Database, settings: Watching): { stop: () => void } {
  const timer = setInterval(() => {
    tellWhatStandsStill(db, settings, now()).catch((error) =>
      log.error(faultOf(error), 'the operator could not be told'),
    );
  }, pause);
  return { stop: () => clearInterval(timer) };
}

/** What stands still, as far as this process can see. */
export async function whatStandsStill(
  db: Database,
  { DATABASE_URL, SITE_URL, BACKUP_URL }: Pick<Watching, 'DATABASE_URL' | 'SITE_URL' | 'BACKUP_URL'>,
  at: Date,
): Promise<{ words: string[]; isReady: boolean }> {
  try {
    const harm = await keepsFromStoring(db, DATABASE_URL, at);
    const pulse = pulseOf(await standing(db, DATABASE_URL, at), Boolean(BACKUP_URL), at);
    const behind = { logBehind: await unrecordedHours(db, at), headBehind: await headHours(SITE_URL, at) };
    const words = standsStill({ ...pulse, ...behind }, [harm, endsAgain(), replicaFault()]);
    return { words, isReady: harm === null };
  } catch (error) {
    log.error(faultOf(error), 'how the site stands cannot be read');
    return { words: [`the database cannot be read: ${faultOf(error).fault}`], isReady: false };
  }
}

/**
 * One mail a day to `OPERATOR_MAIL` while something stands still, and one more on a day on which nothing can be stored any more. What
 * it said; nothing where nobody was told.
 */
export async function tellWhatStandsStill(db: Database, settings: Watching, at: Date): Promise<string[]> {
  const { OPERATOR_MAIL, SMTP_URL, MAIL_FROM, SITE_URL } = settings;
  if (!OPERATOR_MAIL) return [];
  const { words, isReady } = await whatStandsStill(db, settings, at);
  if (words.length === 0 || !(await isFirstOfDay(db, at, isReady))) return [];
  const lines = [...words.map((word) => `- ${word}`), 'npm run admin -- status says more.'];
  const subject = `${new URL(SITE_URL).host}: something stands still`;
  try {
    // What sends mails is loaded when there is one: the process of the site has no other.
    const { tellOperator } = await import('#src/features/notifications/at-once.ts');
    await tellOperator({ smtpUrl: SMTP_URL, from: MAIL_FROM, to: OPERATOR_MAIL, subject, lines, now: at });
  } catch (error) {
    // Told again at the next look: the mail server may be what stands still.
    toldUnstored = '';
    await exclusively(db, () => db.delete(operationNotes).where(eq(operationNotes.kind, 'told'))).catch(
      () => undefined,
    );
    throw error;
  }
  return words;
}

function pulseOf(
  { dueSeconds, frozenSince, heartbeat, lastDay, copy, missingFiles }: Standing,
  makesCopies: boolean,
  at: Date,
): Omit<Pulse, 'logBehind' | 'headBehind'> {
  const hours = (since: Date) => (at.getTime() - since.getTime()) / 3_600_000;
  return {
    dueMail: dueSeconds && dueSeconds / 3600,
    frost: frozenSince && hours(frozenSince),
    heartbeat: heartbeat && hours(heartbeat),
    lastDay: lastDay === null ? null : hours(new Date(lastDay)),
    lastCopy: copy && hours(copy.at),
    makesCopies,
    missingFiles,
  };
}

/** The day on which it was told that not even this can be noted. */
let toldUnstored = '';

/** Takes the turn of this day: of several processes one tells. */
async function isFirstOfDay(db: Database, at: Date, isReady: boolean): Promise<boolean> {
  const day = dayOf(at);
  const unready = `${day} not ready`;
  const note = { kind: 'told' as const, value: isReady ? day : unready, at };
  try {
    const taken = await exclusively(db, () =>
      db
        .insert(operationNotes)
        .values(note)
        .onConflictDoUpdate({
          target: operationNotes.kind,
          set: note,
          setWhere: notInArray(operationNotes.value, isReady ? [day, unready] : [unready]),
        })
        .returning({ kind: operationNotes.kind }),
    );
    return taken.length > 0;
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    const isFirst = toldUnstored !== day;
    toldUnstored = day;
    return isFirst;
  }
}
