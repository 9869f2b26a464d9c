import { resolve } from 'node:path';
import { backupPlace } from '#src/features/operation/place.ts';
import { database } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { missingFacts } from '#src/lib/operator.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { readSettings, type Settings } from '#src/lib/settings.ts';
import { builtAt } from '#src/process/build.ts';
import { closeDatabase, openedDatabase } from '#src/process/database.ts';
import { fillDemoSettings, startDemo } from '#src/process/demo.ts';
import { serveSources } from '#src/process/dev.ts';
import { superviseReplica } from '#src/process/replica.ts';
import { onceStopped } from '#src/process/stop.ts';
import { superviseWorker } from '#src/process/supervise.ts';
import { watchOver } from '#src/process/watch-over.ts';
import { serve } from '#src/process/web.ts';

/** `npm start` (web and worker), `npm run web` (web alone), `npm run demo` (both, on demo data), `npm run dev` (the demo, from its sources). */
const mode = process.argv[2] ?? 'start';
const isDemo = mode === 'demo' || mode === 'dev';

/** Stops the start with one line for each fault. */
function refuse(faults: readonly string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}

function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const read = readSettings(env);
  if ('faults' in read) refuse(read.faults);
  const onlyDemo = ['CLOCK_SHIFT_DAYS', 'DEMO_MAIL_DIR'].filter((name) => env[name]);
  if (!isDemo && onlyDemo.length > 0) refuse(onlyDemo.map((name) => `${name} is for the demo only: unset it`));
  return read.settings;
}

function noListening(error: unknown, settings: Pick<Settings, 'HOST' | 'PORT'>): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { HOST, PORT } = settings;
  if (code === 'EADDRINUSE') refuse([`PORT ${PORT} on ${HOST} is taken by another program: set PORT to a free one`]);
  if (code === 'EACCES') refuse([`PORT ${PORT} may not be used by this user: set PORT to one above 1023`]);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') refuse([`HOST ${HOST} is not an address of this machine`]);
  throw error;
}

async function run() {
  if (!['start', 'web', 'demo', 'dev'].includes(mode)) refuse([`There is no "${mode}": use start, web, demo or dev`]);
  // What the framework lets slip must not end the site for everybody else.
  process.on('unhandledRejection', (error) => log.error(faultOf(error), 'a promise failed unheard'));

  if (isDemo) fillDemoSettings(process.env);
  const wanted = settingsFrom(process.env);
  const demo = isDemo ? await startDemo(wanted, mode === 'demo').catch((error) => noListening(error, wanted)) : null;
  const settings = demo?.settings ?? wanted;
  if (mode !== 'dev' && builtAt() === null) refuse(['The site is not built yet: run npm run build first']);

  const unopened = await openedDatabase(settings.DATABASE_URL);
  if (unopened) refuse([unopened.fault]);
  // Public pages can be read under any key; nothing is written under a wrong one, and /readyz says so.
  const wrongKey = await keyFault(database());
  if (wrongKey !== null) log.error(wrongKey);
  const serving = mode === 'dev' ? serveSources(settings) : serve(settings);
  const web = await serving.catch((error: unknown) => noListening(error, settings));
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

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.fatal(faultOf(error), 'the start failed');
  process.exit(1);
});
