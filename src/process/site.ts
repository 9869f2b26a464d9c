import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupPlace } from '#src/features/operation/place.ts';
import { database } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { missingFacts } from '#src/lib/operator.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { readSettings, type Settings } from '#src/lib/settings.ts';
import { superviseReplica } from './beside/replica.ts';
import { superviseWorker } from './beside/supervise.ts';
import { staleness } from './build.ts';
import { closeDatabase, openedDatabase } from './database.ts';
import { onceStopped } from './stop.ts';
import { watchOver } from './watch-over.ts';
import type { Web } from './web.ts';

/** Stops the start with one line for each fault. */
function refuse(faults: readonly string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}

function settingsFrom(env: NodeJS.ProcessEnv, isDemo: boolean): Settings {
  const read = readSettings(env);
  if ('faults' in read) refuse(read.faults);
  const onlyDemo = ['CLOCK_SHIFT_DAYS', 'DEMO_MAIL_DIR'].filter((name) => env[name]);
  if (!isDemo && onlyDemo.length > 0) refuse(onlyDemo.map((name) => `${name} is for the demo only: unset it`));
  return read.settings;
}

/** One line for each folder that a setting names and that cannot be made, or written to: better now than in the night of the first copy. */
function folderFaults(env: NodeJS.ProcessEnv): string[] {
  const folders = [
    ...(['BACKUP_URL', 'BLOB_URL'] as const).flatMap((name) =>
      env[name]?.startsWith('file:') ? [{ name, folder: env[name].slice('file:'.length) }] : [],
    ),
    ...(env.DATASET_DIR ? [{ name: 'DATASET_DIR', folder: env.DATASET_DIR }] : []),
  ];
  return folders.flatMap(({ name, folder }) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK | constants.X_OK);
      return [];
    } catch (error) {
      return [`${name} names a folder that cannot be written to: ${error instanceof Error ? error.message : error}`];
    }
  });
}

function noListening(error: unknown, settings: Pick<Settings, 'HOST' | 'PORT'>): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { HOST, PORT } = settings;
  if (code === 'EADDRINUSE') refuse([`PORT ${PORT} on ${HOST} is taken by another program: set PORT to a free one`]);
  if (code === 'EACCES') refuse([`PORT ${PORT} may not be used by this user: set PORT to one above 1023`]);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') refuse([`HOST ${HOST} is not an address of this machine`]);
  throw error;
}

async function run(mode: string, serve: (settings: Settings) => Promise<Web>): Promise<void> {
  const isDemo = mode === 'demo' || mode === 'dev';
  // What the framework lets slip must not end the site for everybody else.
  process.on('unhandledRejection', (error) => log.error(faultOf(error), 'a promise failed unheard'));

  // Its people and words are loaded for a demo alone.
  const itsDemo = isDemo ? await import('./demo.ts') : null;
  itsDemo?.fillDemoSettings(process.env);
  const wanted = settingsFrom(process.env, isDemo);
  const unusable = folderFaults(process.env);
  if (unusable.length > 0) refuse(unusable);
  const demo = await itsDemo?.startDemo(wanted).catch((error: unknown) => noListening(error, wanted));
  const settings = demo?.settings ?? wanted;

  const unopened = await openedDatabase(settings.DATABASE_URL);
  if (unopened) refuse([unopened.fault]);
  const stale = staleness();
  if (stale !== null) log.warn(stale);
  // Public pages can be read under any key; nothing is written under a wrong one, and /readyz says so.
  const wrongKey = await keyFault(database());
  if (wrongKey !== null) log.error(wrongKey);
  const web = await serve(settings).catch((error: unknown) => noListening(error, settings));
  const worker = mode === 'web' ? null : superviseWorker();
  web.changes?.on('worker', () => worker?.restart());
  const place = isDemo ? null : backupPlace(process.env);
  const replica = place && superviseReplica(resolve(settings.DATABASE_URL.slice('file:'.length)), place);
  const watch = watchOver(database(), settings);
  if (!settings.LOG_KEY && !isDemo)
    log.warn('LOG_KEY is missing: the public log is signed with a key made of SECRET_KEY, and both change together');
  const missing = isDemo ? [] : missingFacts(process.env);
  if (missing.length > 0)
    log.warn({ missing }, 'the imprint lacks what the law asks of a public site: it says so there');

  onceStopped(async () => {
    watch.stop();
    await Promise.all([web.stop(), worker?.stop()]);
    // After the last write: it sends the rest.
    await replica?.stop();
    await demo?.stop();
    await closeDatabase();
  });
  log.info({ host: settings.HOST, port: web.port, site: settings.SITE_URL }, 'serving');
  demo?.announce();
}

/**
 * Runs the site until it is stopped. `mode`: one of `modes`. Whoever reads this in a terminal is told in one line why a start
 * failed.
 */
export async function runSite(
  mode: string,
  modes: readonly string[],
  serve: (settings: Settings) => Promise<Web>,
): Promise<void> {
  if (!modes.includes(mode)) refuse([`There is no "${mode}": use ${modes.join(', ')}`]);
  await run(mode, serve).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    log.fatal(faultOf(error), 'the start failed');
    process.exit(1);
  });
}
