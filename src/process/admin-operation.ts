import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from '#db/client.ts';
import { makeDatabaseFolder, SchemaIsNewer } from '#db/migrate.ts';
import { logKeyInUse } from '#src/features/log/note.ts';
import { stuckMails } from '#src/features/notifications/commands.ts';
import { endFrost } from '#src/features/notifications/frost.ts';
import { copiesFolder, copyOfDay, copyTo, NotWhole } from '#src/features/operation/copies.ts';
import { standing } from '#src/features/operation/queries.ts';
import { NotRestored, restore } from '#src/features/operation/restore.ts';
import { rotateKeys } from '#src/features/operation/rotate.ts';
import { now } from '#src/lib/clock.ts';
import { hashKeyInUse } from '#src/lib/crypto.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { say, stop } from './said.ts';

/** What keeps the site itself in order. */
export const operationUsage = `npm run admin -- status                           how the site stands, and what waits
npm run admin -- backup [<file>]                  a copy that is read back; without a file the one of the day in BACKUP_URL
npm run admin -- restore <file> [--to <file>]     puts a copy in the place of the database while no process has it open; its mails
                                                  are held, and nobody stays signed in
npm run admin -- rotate-keys                      after SECRET_KEY was changed and the old one set as SECRET_KEYS_BEFORE: seals
                                                  everything anew, while the site runs; can be broken off and called again
npm run admin -- mails release                    after that: what is held goes out
npm run admin -- mails discard                    after that: what is held had gone out, and never goes again`;

const databaseUrl = () => process.env.DATABASE_URL ?? 'file:data/aktenkundig.db';

/** Before a database is opened: there need not be one that can be. */
export async function runRestore([copy, ...more]: readonly string[]): Promise<void> {
  const to = more[0] === '--to' && more.length === 2 ? more[1] : undefined;
  if (!copy || copy.startsWith('-') || (more.length > 0 && !to)) stop(operationUsage);
  const url = to === undefined ? databaseUrl() : `file:${to}`;
  if (!url.startsWith('file:')) stop('DATABASE_URL is a server: say --to which file');
  if (!process.env.SECRET_KEY) stop('SECRET_KEY is missing: the copy is of no use under another one');
  makeDatabaseFolder(url);
  try {
    const done = await restore(resolve(copy), resolve(url.slice('file:'.length)), now());
    say(`Put back, as of ${done.asOf?.toISOString() ?? 'its beginning'}, read and found whole.`);
    if (done.before) say(`What stood there is kept as ${done.before}`);
    say(`${done.heldMails} mails are held: mails shows them, mails release or mails discard decides about them.`);
    say('Until then only links go out for which somebody waits.');
    say(`${done.endedSessions} sessions were ended. Next: recompute, then start web and worker.`);
  } catch (error) {
    if (error instanceof NotRestored) stop(error.message);
    if (error instanceof SchemaIsNewer) stop(`${copy} is of a newer schema: ${error.message}`);
    throw error;
  }
}

async function backup(db: Database, typed: string | undefined) {
  try {
    if (typed !== undefined) {
      const file = resolve(typed);
      if (existsSync(file)) stop(`${file} exists already`);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      await copyTo(db, file, now());
      return say(`Saved as ${file}, read back and found whole`);
    }
    const folder = copiesFolder(process.env);
    if (folder === null) stop('BACKUP_URL is not set: say into which file');
    say(`Saved as ${await copyOfDay(db, folder, now())}, read back and found whole`);
  } catch (error) {
    if (error instanceof NotWhole) stop(error.message);
    throw error;
  }
}

async function status(db: Database) {
  const { schema, lastDay, outbox, heartbeat, copy, frozenSince, file } = await standing(db, databaseUrl(), now());
  const stuck = await stuckMails(db);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  say(`schema           ${new Date(schema).toISOString()}`);
  say(`last day done    ${lastDay ?? 'none'}`);
  for (const { status: state, many, oldestSeconds } of outbox) {
    const age = oldestSeconds === null ? '' : `, the oldest ${since(oldestSeconds * 1000)}`;
    say(`mails ${state.padEnd(10)} ${many}${age}`);
  }
  say(`stuck mails      ${stuck.length === 0 ? 'none' : `${stuck.length}: see mails`}`);
  if (frozenSince) say(`mails are held   since ${frozenSince.toISOString()}: mails release or mails discard`);
  say(
    `worker           ${heartbeat ? `gave a sign of life ${since(now().getTime() - heartbeat.getTime())} ago` : 'never seen'}`,
  );
  say(`last copy        ${copy ? `${copy.name}, ${since(now().getTime() - copy.at.getTime())} ago` : 'none'}`);
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
  else if (command === 'backup' && args.length <= 1) await backup(db, args[0]);
  else if (command === 'mails' && args[0] === 'release') await decideHeld(db, 'send');
  else if (command === 'mails' && args[0] === 'discard') await decideHeld(db, 'discard');
  else return false;
  return true;
}
