import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isBehind, keepDatabasePrivate, makeDatabaseFolder, migrate, SchemaIsNewer } from '#db/migrate.ts';
import { recordHistory } from '#src/features/cases/sealed/history.ts';
import { copyBeforeUpgrade } from '#src/features/operation/copies.ts';
import { lastBeat, noteKey } from '#src/features/operation/notes.ts';
import { backupPlace } from '#src/features/operation/place.ts';
import { neverBefore, now } from '#src/lib/clock.ts';
import { database } from '#src/lib/database.ts';
import { faultOf, log, withoutParameters } from '#src/lib/log.ts';

/**
 * Opens the database of this process, closed to other users of the machine, and brings it to the newest schema; what happened before
 * there was a public log is recorded in it. Answers one
 * line that names the setting when it cannot be opened; a schema that cannot be brought up to date rejects.
 */
export async function openedDatabase(url: string): Promise<{ fault: string } | null> {
  try {
    makeDatabaseFolder(url);
    keepDatabasePrivate(url);
    // Reads the file or asks the server: opening alone does neither.
    await database().$client.execute('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    const [reason = ''] = withoutParameters(error instanceof Error ? error.message : String(error)).split('\n');
    return { fault: `DATABASE_URL cannot be opened: ${reason}` };
  }
  const fault = await upgradeFault(url);
  if (fault !== null) return { fault };
  await recordHistory(database(), now());
  if (!process.env.DEMO_MAIL_DIR) neverBefore(await lastBeat(database()));
  await noteKey(database(), now());
  return null;
}

/**
 * Brings the database of this process to the newest schema. That of an older version is copied first, and without a copy that was read
 * back nothing is changed: there is no way from a newer schema to an older one. Answers one line that names the setting where the schema
 * stays as it is.
 */
async function upgradeFault(url: string): Promise<string | null> {
  try {
    if (url.startsWith('file:') && (await isBehind(database()))) {
      const place = backupPlace(process.env);
      const folder = place?.kind === 'folder' ? place.folder : dirname(resolve(url.slice('file:'.length)));
      const copy = await copyBeforeUpgrade(folder, now(), (file) => saveBeside(url, file));
      log.info({ copy }, 'a copy is saved before the schema is changed');
    }
  } catch (error) {
    const [reason = ''] = withoutParameters(error instanceof Error ? error.message : String(error)).split('\n');
    return `DATABASE_URL is of an older version and cannot be copied before it is changed: ${reason}`;
  }
  try {
    await migrate(database());
    return null;
  } catch (error) {
    if (error instanceof SchemaIsNewer) return `DATABASE_URL cannot be opened: ${error.message}`;
    throw error;
  }
}

/**
 * A copy of the database at `url` into a new file, read back by a program of its own that leaves the processors to whoever needs them:
 * the older version still serves. Rejects with its own words.
 */
export async function saveBeside(url: string, file: string): Promise<void> {
  const command = [createRequire(import.meta.url).resolve('#src/admin.ts'), 'backup', file];
  try {
    await promisify(execFile)(process.execPath, command, { env: { ...process.env, DATABASE_URL: url } });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
    throw new Error(said || String(error));
  }
}

/** Closes the database of this process, with everything in its one file: a copy of that file alone loses nothing. */
export async function closeDatabase(): Promise<void> {
  const { $client } = database();
  await $client
    .execute('PRAGMA wal_checkpoint(TRUNCATE)')
    .catch((error) => log.warn(faultOf(error), 'the write-ahead log was left as it is'));
  $client.close();
}
