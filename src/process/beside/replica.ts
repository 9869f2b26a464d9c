import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inPlace, type Place } from '#src/features/operation/place.ts';
import { log } from '#src/lib/log.ts';
import { type Supervised, supervise } from './supervise.ts';

/** Litestream follows the write-ahead log of a database file and sends what is new to the place of the copies, each second. */
const eachSecond = '1s';
/** The replica goes back so far: to the second before a mistake that was noticed after a week-end. */
const kept = { from: '72h', snapshotEach: '24h' } as const;

/** Milliseconds without a complaint after which it is over. */
const calmAfter = 30_000;

let fault: string | null = null;

/** What keeps the replica of this process from being kept, in words for whoever runs the site; null while all is well. */
export const replicaFault = () => fault;

/**
 * The program, out of the package for this machine. It is started by itself and not by the script of its package, which would
 * stand between it and its signals.
 */
function program(): string {
  const { resolve } = createRequire(import.meta.url);
  return resolve(`@flydotio/litestream-${process.platform}-${process.arch}/litestream`);
}

/** Beside the database, with nothing in it that is secret: Litestream reads the keys of a bucket from the environment. */
function writeConfiguration(file: string, place: Place): string {
  const path = inPlace(place, 'replica');
  if (place.kind === 'folder') mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const where =
    place.kind === 'folder'
      ? { type: 'file', path }
      : {
          type: 's3',
          bucket: place.bucket,
          path,
          region: place.region,
          ...(place.endpoint !== null && { endpoint: place.endpoint, 'force-path-style': true }),
        };
  const replica = {
    ...where,
    'sync-interval': eachSecond,
    retention: kept.from,
    'snapshot-interval': kept.snapshotEach,
  };
  const configuration = `${file}-litestream.yml`;
  // JSON is YAML.
  const said = { logging: { level: 'warn', type: 'json' }, dbs: [{ path: file, replicas: [replica] }] };
  writeFileSync(configuration, JSON.stringify(said), { mode: 0o600 });
  return configuration;
}

/**
 * Ends the program when the pipe from this process ends, even by `kill -9`: two that follow one file would harm each other's
 * replica. At SIGTERM it is waited for, because its last act is to send the rest.
 */
const onALeash = `umask 077
exec 3<&0
"$@" </dev/null 3<&- & it=$!
{ read -r end <&3; kill "$it"; } 2>/dev/null &
exec 3<&-
trap 'kill "$it"' TERM
while kill -0 "$it" 2>/dev/null; do wait "$it"; done`;

/** Keeps a replica of a database file for as long as this process lives. */
export function superviseReplica(file: string, place: Place): Supervised {
  const configuration = writeConfiguration(file, place);
  return supervise('replica', () => {
    const command = [program(), 'replicate', '-config', configuration];
    // A group of its own: Ctrl-C at a terminal is for the site, which ends it after its last write.
    const child = spawn('sh', ['-c', onALeash, 'replica', ...command], { stdio: 'pipe', detached: true });
    listen(child);
    return child;
  });
}

/** Litestream complains each second; that is said once, until it is over. */
function listen({ stdout, stderr }: ChildProcess): void {
  let calm: NodeJS.Timeout | undefined;
  const complained = (line: string) => {
    const words = /"(?:error|msg)":"([^"]*)"/.exec(line)?.[1] ?? line;
    if (fault === null) log.error({ cause: line.slice(0, 500) }, 'the replica is not kept');
    fault = `the replica is not kept: ${words}`;
    clearTimeout(calm);
    calm = setTimeout(() => {
      fault = null;
      log.info('the replica is kept again');
    }, calmAfter);
    calm.unref();
  };
  for (const output of [stdout, stderr]) {
    if (output) createInterface({ input: output }).on('line', complained);
  }
}

/** A replica whose writer was killed a moment ago may still be given its last second: that is no reason to give up. */
const tries = 3;

/**
 * Writes what the replica of a database file holds into a new file: the newest second, or that of `at`. Rejects with what
 * Litestream says the third time.
 */
export async function fetchReplica(file: string, place: Place, to: string, at: Date | null): Promise<void> {
  const configuration = writeConfiguration(file, place);
  const moment = at === null ? [] : ['-timestamp', at.toISOString()];
  const command = ['restore', '-config', configuration, ...moment, '-o', to, file];
  for (let n = 1; ; n += 1) {
    try {
      await promisify(execFile)(program(), command);
      break;
    } catch (error) {
      if (n === tries) throw error;
      for (const ending of ['', '.tmp', '.tmp-wal', '.tmp-shm']) rmSync(to + ending, { force: true });
      await pause(1000);
    }
  }
  if (!existsSync(to)) throw new Error('There is no replica');
}
