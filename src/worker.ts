import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endDueResets } from '#src/features/accounts/security/reset.ts';
import { keepSiteFigures } from '#src/features/cases/figures.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { restDormantCases } from '#src/features/cases/state/dormancy.ts';
import { remindChallenged } from '#src/features/challenges/reminding.ts';
import { tellFollowers } from '#src/features/following/news.ts';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { answersTo } from '#src/features/inbox/reply-address.ts';
import { tellDue } from '#src/features/integrations/webhooks/due.ts';
import { sendWeeks } from '#src/features/integrations/weekly/send.ts';
import { remindAsked } from '#src/features/moderation/reminding.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { datasetFolder } from '#src/features/open-data/folder.ts';
import { hasCopyOf } from '#src/features/operation/copies.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { backupPlace } from '#src/features/operation/place.ts';
import { remindHeard } from '#src/features/pressure/reminding.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { morning } from '#src/features/reminders/rules.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { isStillSo } from '#src/features/reminders/sending/still.ts';
import { erasuresFile, keepErasures, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { raiseSigns } from '#src/features/signs/raise.ts';
import { now } from '#src/lib/clock.ts';
import { database } from '#src/lib/database.ts';
import { type Day, dayOf, timeOf } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { readSettings, type Settings } from '#src/lib/settings.ts';
import { isBelieved, isDemo } from '#src/process/believed.ts';
import { staleness } from '#src/process/build.ts';
import { noteForSearch, rekey, untilStored } from '#src/process/catching-up.ts';
import { checkFiles, sweepFiles } from '#src/process/check-files.ts';
import { closeDatabase, openedDatabase } from '#src/process/database.ts';
import { forgetOld } from '#src/process/forgetting.ts';
import { forgetOldChanges } from '#src/process/front/old-changes.ts';
import { readMails, takeMails } from '#src/process/inbox.ts';
import { tellPrograms } from '#src/process/programs-told.ts';
import { lookForProofs } from '#src/process/proofs.ts';
import { onceStopped } from '#src/process/stop.ts';

/** Milliseconds between two looks into the outbox. The web process cannot tell this one that there is something. */
const mailPause = 1000;
/** Milliseconds between two looks for what followers are to be told. */
const newsPause = 2000;
/** Milliseconds between two looks at the calendar. */
const calendarPause = 60_000;
/** Milliseconds until a day's work that fails again and again is tried anew. */
const longestPause = 1_800_000;

/** Milliseconds in which work that was begun may come to an end when the process is to stop. */
const stopPatience = 6000;

/** Milliseconds between two signs of life. */
const beatPause = 30_000;

const db = database();
const stopping = new AbortController();

/** Waits, or ends at once when the process is to stop. */
function wait(milliseconds: number): Promise<void> {
  return pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
}

async function sendMails(settings: Settings): Promise<void> {
  const patience = new ServerPatience();
  while (!stopping.signal.aborted) {
    try {
      await deliverDue({
        db,
        smtpUrl: settings.SMTP_URL,
        from: settings.MAIL_FROM,
        now,
        patience,
        answersTo: (row) => answersTo(db, row, now()),
        isBelieved: () => isBelieved(db),
        isStillSo: (row) => isStillSo(db, row, now()),
        isStopping: () => stopping.signal.aborted,
      });
    } catch (error) {
      log.error(faultOf(error), 'the outbox cannot be worked on');
      await wait(5 * mailPause);
    }
    await wait(mailPause);
  }
}

/** Tells followers what happened, apart from the sending: a following of thousands must not hold up other mails. */
async function spreadNews(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      await tellFollowers({ db, now, isStopping: () => stopping.signal.aborted });
    } catch (error) {
      log.error(faultOf(error), 'followers cannot be told');
      await wait(5 * newsPause);
    }
    await wait(newsPause);
  }
}

/** The open data of the day. A disk that is full keeps nobody from the rest of the day's work. */
async function publishDataset(): Promise<void> {
  try {
    await exportDataset(db, datasetFolder(process.env));
  } catch (error) {
    log.error(faultOf(error), 'the data set of the day could not be written');
  }
}

/** Second factors whose owner lost them: when their day is over. */
async function endLostFactors(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      if (await isBelieved(db)) await endDueResets(db, now());
    } catch (error) {
      log.error(faultOf(error), 'second factors could not be ended');
    }
    await wait(calendarPause);
  }
}

/**
 * Does something once each day in Germany from that time on, and once after a start; what failed is tried again in a minute, and
 * then ever more seldom.
 */
async function eachDay(from: string, failed: string, task: (today: Day) => Promise<void>): Promise<void> {
  let lastDay = '';
  let failures = 0;
  while (!stopping.signal.aborted) {
    const today = dayOf(now());
    try {
      if (today !== lastDay && timeOf(now()) >= from && (await isBelieved(db))) {
        await task(today);
        lastDay = today;
      }
      failures = 0;
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error(faultOf(error), failed);
      failures += 1;
    }
    await wait(Math.min(calendarPause * 2 ** Math.max(0, failures - 1), longestPause));
  }
}

/** Says that this process lives, for whoever runs the site. */
async function beat(): Promise<void> {
  while (!stopping.signal.aborted) {
    await noteBeat(db, now()).catch((error) => log.error(faultOf(error), 'the heartbeat could not be written'));
    await wait(beatPause);
  }
}

/** What the passing of time alone changes. */
async function keepCalendar(today: Day): Promise<void> {
  const isStopping = () => stopping.signal.aborted;
  const rested = await restDormantCases(db, now(), isStopping);
  if (isStopping()) return;
  const forgotten = await forgetOld(db, now());
  const cases = await checkCases(db, now(), isStopping);
  if (cases.length > 0) log.warn({ cases }, 'cases did not say what their facts say and were repaired');
  await keepSiteFigures(db, today);
  // Before the pages turn to the day.
  await keepForecasts(db, today, isStopping);
  const tallies = await keepTallies(db, today, isStopping);
  if (tallies.length > 0) log.warn({ tallies }, 'tallies did not say what the cases say and were repaired');
  // The next worker begins the day anew.
  if (isStopping()) return;
  await publishDataset();
  const signs = await raiseSigns(db, now(), isStopping);
  log.info({ rested, ...forgotten, signs, repaired: cases.length + tallies.length }, 'the day is done');
}

const erasures = erasuresFile(process.env);

/** A database that was put back from a backup is brought up to what was erased since, before any mail goes out. */
async function eraseAgain(): Promise<void> {
  // It is begun anew with the same ids.
  if (isDemo) return;
  const lines = await readErasures(erasures);
  const again = () => replayErasures(db, lines, now());
  const { toDecide, ...done } = await untilStored(again, stopping.signal);
  if (done.accounts + done.cases + done.words > 0) log.warn(done, 'what was erased after this backup is erased again');
  if (toDecide.length > 0)
    log.warn({ toDecide }, 'this was decided after this backup, and cannot be done again: decide again');
}

/** Keeps the list of erasures beside the database. */
async function noteErasures(): Promise<void> {
  while (!stopping.signal.aborted) {
    await keepErasures(db, erasures).catch((error: unknown) => {
      log.error(faultOf(error), 'the list of erasures could not be written');
    });
    await wait(calendarPause);
  }
}

/** Each write to what is public leaves one of them. */
async function keepChangesFew(): Promise<void> {
  while (!stopping.signal.aborted) {
    await forgetOldChanges(db).catch((error) => log.error(faultOf(error), 'old changes could not be forgotten'));
    await wait(calendarPause);
  }
}

/** Whoever looks at the demo does not wait for the morning. */
const remindingFrom = isDemo ? '00:00' : morning;

/** Reminders and digests of the day. */
async function remind(today: Day): Promise<void> {
  const job = { db, now, isStopping: () => stopping.signal.aborted };
  const reminders = await sendReminders(job);
  const asked = await remindAsked(db, now());
  const challenged = await remindChallenged(db, now());
  const heard = await remindHeard(db, now());
  const weeks = await sendWeeks(job, today);
  await tellDue(job, today);
  const digests = await sendDigests(job);
  log.info({ reminders, asked, challenged, heard, weeks, digests }, 'reminders are written');
}

/** The copy of the night, by a process of its own: reading all back would keep the mails waiting. */
async function saveCopy(today: Day): Promise<void> {
  const place = backupPlace(process.env);
  if (place === null || (await hasCopyOf(db, place, now()))) return;
  const command = [createRequire(import.meta.url).resolve('#src/admin.ts'), 'backup'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { signal: stopping.signal });
  log.info({ day: today, said: stdout.trim().split('\n') }, 'a copy is saved');
}

async function run() {
  const read = readSettings(process.env);
  if ('faults' in read) {
    for (const fault of read.faults) process.stderr.write(`${fault}\n`);
    process.exit(1);
  }
  const unopened = await openedDatabase(read.settings.DATABASE_URL);
  if (unopened) {
    process.stderr.write(`${unopened.fault}\n`);
    process.exit(1);
  }
  const wrongKey = await keyFault(db);
  if (wrongKey !== null) {
    process.stderr.write(`${wrongKey}\n`);
    process.exit(1);
  }
  const stale = staleness();
  if (stale !== null) log.warn(stale);
  let work: Promise<unknown> = Promise.resolve();
  // Before the first thing that may wait for long: a database that cannot be written to.
  onceStopped(async () => {
    stopping.abort();
    // Long work asks between its pieces. What does not come to one, as a mail server that says nothing, is left as by kill -9.
    await Promise.race([work, pause(stopPatience, undefined, { ref: false })]);
    await closeDatabase();
    log.info('worker stopped');
  });
  await eraseAgain();
  if (stopping.signal.aborted) return;
  log.info('worker started');
  work = Promise.all([
    beat(),
    noteErasures(),
    sendMails(read.settings),
    takeMails(db, read.settings, stopping.signal),
    readMails(db, read.settings, stopping.signal),
    spreadNews(),
    tellPrograms(db, read.settings, stopping.signal),
    lookForProofs(db, read.settings, stopping.signal),
    checkFiles(db, wait, stopping.signal),
    rekey(db, stopping.signal),
    noteForSearch(db, stopping.signal),
    keepChangesFew(),
    endLostFactors(),
    eachDay('00:00', 'the day could not be done', keepCalendar),
    eachDay('00:00', 'blobs of nobody could not be deleted', () => sweepFiles(db, () => stopping.signal.aborted)),
    eachDay('00:00', 'the copy of the night could not be saved', saveCopy),
    eachDay(remindingFrom, 'reminders could not be written', remind),
  ]);
}

run().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  log.fatal(faultOf(error), 'the worker cannot start');
  process.exit(1);
});
