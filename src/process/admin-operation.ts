import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '#db/client.ts';
import { makeDatabaseFolder, SchemaIsNewer } from '#db/migrate.ts';
import { logKeyInUse } from '#src/features/log/note.ts';
import { stuckMails } from '#src/features/notifications/commands.ts';
import { endFrost } from '#src/features/notifications/frost.ts';
import { copyOfDay, copyTo, fetchCopy, NotWhole } from '#src/features/operation/copies.ts';
import { backupPlace } from '#src/features/operation/place.ts';
import { standing } from '#src/features/operation/queries.ts';
import { NotRestored, restore } from '#src/features/operation/restore.ts';
import { rotateKeys } from '#src/features/operation/rotate.ts';
import { waitingCounts } from '#src/features/proofs/operators.ts';
import { factsDueCount } from '#src/features/public-facts/moderating.ts';
import { erasuresFile, readErasures } from '#src/features/rights/erasures.ts';
import { now } from '#src/lib/clock.ts';
import { hashKeyInUse } from '#src/lib/crypto.ts';
import { databaseUrl } from '#src/lib/database.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { replay } from './admin-erasing.ts';
import { fetchReplica } from './beside/replica.ts';
import { bringFilesBack, bringFilesBackFrom, filesBeside } from './files-beside.ts';
import { writeLostMails } from './lost-hours.ts';
import { fail, say, stop } from './said.ts';
import { whatStandsStill } from './watch-over.ts';

/** What keeps the site itself in order. */
export const operationUsage = `npm run admin -- status                           how the site stands, and what waits
npm run admin -- backup [<file>]                  a copy that is read back; without a file the one of the day in BACKUP_URL,
                                                  with the files of evidence
npm run admin -- restore [<file>] [--to <file>] [--at <time>]
                                                  puts a copy in the place of the database while no process has it open; its mails
                                                  are held, and nobody stays signed in. Without a file the replica in BACKUP_URL,
                                                  as of its newest second or of a time like 2026-03-30T14:05:00Z; of a bucket also
                                                  a copy by its name
npm run admin -- restore-files [<folder>]         brings back files of evidence that the database names and their place lacks, out of
                                                  BACKUP_URL or a folder of copies; restore does so itself
npm run admin -- rotate-keys                      after SECRET_KEY was changed and the old one set as SECRET_KEYS_BEFORE: seals
                                                  everything anew, while the site runs; can be broken off and called again
npm run admin -- mails release                    after that: what is held goes out
npm run admin -- mails discard                    after that: what is held had gone out, and never goes again`;

interface ToRestore {
  /** A file, or the name of a copy in the bucket; null: the replica. */
  copy: string | null;
  to: string | undefined;
  at: Date | null;
}

function toRestore(given: readonly string[]): ToRestore {
  const read = () => {
    try {
      const options = { to: { type: 'string' }, at: { type: 'string' } } as const;
      return parseArgs({ args: [...given], options, allowPositionals: true });
    } catch {
      return stop(operationUsage);
    }
  };
  const { values, positionals } = read();
  const [copy = null, ...more] = positionals;
  const at = values.at === undefined ? null : new Date(values.at);
  if (more.length > 0 || copy === '' || (at !== null && (copy !== null || Number.isNaN(at.getTime())))) {
    stop(operationUsage);
  }
  return { copy, to: values.to, at };
}

/** Before a database is opened: there need not be one that can be. */
export async function runRestore(given: readonly string[]): Promise<void> {
  const { copy, to, at } = toRestore(given);
  const url = to === undefined ? databaseUrl() : `file:${to}`;
  if (!url.startsWith('file:')) stop('DATABASE_URL is a server: say --to which file');
  if (!process.env.SECRET_KEY) stop('SECRET_KEY is missing: the copy is of no use under another one');
  if (!process.env.SITE_URL) stop('SITE_URL is missing: mails that are written anew lead there');
  makeDatabaseFolder(url);
  const target = resolve(url.slice('file:'.length));
  const folder = mkdtempSync(join(dirname(target), 'restoring-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    const file = copy === null ? await fromReplica(folder, at) : ((await fromBucket(folder, copy)) ?? resolve(copy));
    const done = await restore(file, target, now(), writeLostMails);
    say(`Put back, as of ${done.asOf?.toISOString() ?? 'its beginning'}, read and found whole.`);
    const lines = await readErasures(erasuresFile({ DATABASE_URL: url }));
    const db = openDatabase({ url });
    try {
      if (lines.length > 0) await replay(db, lines);
      // Elsewhere it is for looking at: the files of the site stay as they are.
      if (to === undefined) await bringFilesBack(db, { ...process.env, DATABASE_URL: url }, copy && file);
    } finally {
      db.$client.close();
    }
    if (done.before) say(`What stood there is kept as ${done.before}`);
    say(`${done.heldMails} mails are held: mails shows them, mails release or mails discard decides about them.`);
    say('Until then only links go out for which somebody waits.');
    say(`${done.endedSessions} sessions were ended. Next: recompute, then start web and worker.`);
  } catch (error) {
    if (error instanceof NotRestored) stop(error.message);
    if (error instanceof SchemaIsNewer) stop(`${copy ?? 'The replica'} is of a newer schema: ${error.message}`);
    throw error;
  }
}

/** The newest second that the replica holds, or that of `at`, as a file. */
async function fromReplica(folder: string, at: Date | null): Promise<string> {
  const place = backupPlace(process.env);
  const followed = databaseUrl();
  if (place === null || !followed.startsWith('file:')) {
    throw new NotRestored('BACKUP_URL and DATABASE_URL name no replica: say which file');
  }
  const file = join(folder, 'replica.db');
  await fetchReplica(resolve(followed.slice('file:'.length)), place, file, at).catch((error: unknown) => {
    throw new NotRestored(`The replica cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  return file;
}

async function fromBucket(folder: string, copy: string): Promise<string | null> {
  const place = backupPlace(process.env);
  return place === null || existsSync(copy) ? null : fetchCopy(place, basename(copy), folder);
}

/**
 * For reading a copy back, which takes most of the time and which nobody waits for. Not before: the log of the database cannot be
 * shortened while it is read, and a reader that lets everybody pass reads for minutes.
 */
const letOthersPass = () => setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** A copy into a file that is not there yet, read back. */
export async function backupInto(db: Database, typed: string): Promise<void> {
  const file = resolve(typed);
  if (existsSync(file)) stop(`${file} exists already`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  await whole(copyTo(db, file, now(), letOthersPass));
  say(`Saved as ${file}, read back and found whole`);
}

async function backupOfDay(db: Database): Promise<void> {
  const place = backupPlace(process.env);
  if (place === null) stop('BACKUP_URL is not set: say into which file');
  const beside = dirname(resolve(databaseUrl().slice('file:'.length)));
  const given = { workFolder: beside, now: now(), files: filesBeside(db, process.env), copied: letOthersPass };
  say(`Saved as ${await whole(copyOfDay(db, place, given))}, read back and found whole`);
}

const whole = <T>(copying: Promise<T>): Promise<T> =>
  copying.catch((error: unknown) => (error instanceof NotWhole ? stop(error.message) : fail(error)));

async function status(db: Database) {
  const { schema, lastDay, outbox, letters, heartbeat, copy, missingFiles, frozenSince, file } = await standing(
    db,
    databaseUrl(),
    now(),
  );
  const { BACKUP_URL } = process.env;
  const SITE_URL = process.env.SITE_URL || 'http://127.0.0.1:4321';
  const { words } = await whatStandsStill(db, { DATABASE_URL: databaseUrl(), SITE_URL, BACKUP_URL }, now());
  for (const word of words) say(`stands still     ${word}`);
  if (words.length === 0) say('stands still     nothing');
  const stuck = await stuckMails(db);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  say(`schema           ${new Date(schema).toISOString()}`);
  say(`last day done    ${lastDay ?? 'none'}`);
  for (const { status: state, many, oldestSeconds } of outbox) {
    const age = oldestSeconds === null ? '' : `, the oldest ${since(oldestSeconds * 1000)}`;
    say(`mails ${state.padEnd(10)} ${many}${age}`);
  }
  if (letters.unread > 0)
    say(`mails unread     ${letters.unread}, the oldest ${since((letters.oldestSeconds ?? 0) * 1000)}`);
  const { letters: post, documents, doubts } = await waitingCounts(db, now());
  if (post > 0) say(`letters to post  ${post}: see letters, or the moderators' desk`);
  if (documents > 0)
    say(
      `documents        ${documents} ${documents === 1 ? 'person waits' : 'people wait'} for a look: see documents, or the moderators' desk`,
    );
  if (doubts > 0) say(`who speaks       ${doubts} ${doubts === 1 ? 'person waits' : 'people wait'} for a look`);
  const facts = await factsDueCount(db);
  if (facts > 0) say(`facts put right  ${facts} of companies wait for a look at the moderators' desk`);
  say(`stuck mails      ${stuck.length === 0 ? 'none' : `${stuck.length}: see mails`}`);
  if (frozenSince) say(`mails are held   since ${frozenSince.toISOString()}: mails release or mails discard`);
  say(
    `worker           ${heartbeat ? `gave a sign of life ${since(now().getTime() - heartbeat.getTime())} ago` : 'never seen'}`,
  );
  say(`last copy        ${copy ? `${copy.name}, ${since(now().getTime() - copy.at.getTime())} ago` : 'none'}`);
  if (missingFiles > 0) say(`files missing    ${missingFiles}: backup names them`);
  if (file) say(`write-ahead log  ${megabytes(file.log)}`);
  if (file) say(`disk free        ${megabytes(file.free)}`);
}

function since(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

async function decideHeld(db: Database, what: 'send' | 'discard') {
  const ended = await endFrost(db, what, now());
  if (!ended.ok) stop(`Nothing was decided: ${ended.refusal}`);
  say(`${ended.value} ${what === 'send' ? 'go out' : 'never go out'}.`);
}

/** Keys made of a SECRET_KEY that is to go have to be settings of their own first: else they would go with it. */
async function rotate(db: Database) {
  const { SECRET_KEYS_BEFORE, HASH_KEY, LOG_KEY } = process.env;
  const missing = [
    HASH_KEY ? [] : [`HASH_KEY=${hashKeyInUse()}`],
    LOG_KEY ? [] : [`LOG_KEY=${logKeyInUse().toString('base64')}`],
  ].flat();
  if (SECRET_KEYS_BEFORE && missing.length > 0) {
    say('Links, codes and the public log need keys that were made of the former SECRET_KEY. Set these as well, for');
    stop(`every process, start them anew and call this once more:\n${missing.join('\n')}`);
  }
  const fault = await keyFault(db);
  if (fault !== null) stop(fault);
  const { anew, unread } = await rotateKeys(db, now());
  say(`${anew} sealed anew.`);
  for (const [column, many] of unread)
    say(`${many} in ${column} can be opened by no key that is set, and stay as they are.`);
  if (SECRET_KEYS_BEFORE) say('SECRET_KEYS_BEFORE is needed no more, but for copies that were made until now.');
}

/** Does a command about the running of the site. False when it is none. */
export async function runForOperation(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  if (command === 'status' && args.length === 0) await status(db);
  else if (command === 'rotate-keys' && args.length === 0) await rotate(db);
  else if (command === 'restore-files' && args.length <= 1) await bringFilesBackFrom(db, process.env, args[0]);
  else if (command === 'backup' && args.length === 0) await backupOfDay(db);
  else if (command === 'mails' && args[0] === 'release') await decideHeld(db, 'send');
  else if (command === 'mails' && args[0] === 'discard') await decideHeld(db, 'discard');
  else return false;
  return true;
}
