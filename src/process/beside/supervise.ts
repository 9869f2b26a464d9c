import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { log } from '#src/lib/log.ts';

const longestDelay = 60_000;
/** What ran this long had no fault at its start, so the delay begins anew. */
const steadyAfter = 60_000;
const patience = 15_000;

/** A restart waits this long for the next change: a person saves several files, and the page comes first. */
const restartAfter = 1500;

/** Of the build that this process is compiled into, or the source. */
const program = createRequire(import.meta.url).resolve('#src/worker.ts');

/**
 * As in package.json. Without the second, new objects alone take up to 100 MB more; without the last two, code is made quick of which
 * each job runs too little to gain by it.
 */
const fewMegabytes = '--max-old-space-size=160 --max-semi-space-size=2 --optimize-for-size --no-opt --no-maglev'.split(
  ' ',
);
/** What is freed goes back to the system: otherwise the C library keeps ever larger pieces. */
const givenBack = { MALLOC_TRIM_THRESHOLD_: '131072' };

/** Milliseconds, and how often within them a process may end by itself before that is a fault of its own. */
const [lately, mostEnds] = [3_600_000, 3];

const ends = new Map<string, { at: number; how: string }[]>();

/** Which process ends again and again, in words for whoever runs the site; null while none does. */
export function endsAgain(): string | null {
  for (const [name, all] of ends) {
    const recent = all.filter(({ at }) => performance.now() - at < lately);
    if (recent.length >= mostEnds)
      return `the ${name} has ended ${recent.length} times within an hour, the last time with ${recent.at(-1)?.how}`;
  }
  return null;
}

export interface Supervised {
  /** Ends it and starts it with the sources of that moment. */
  restart: () => void;
  stop: () => Promise<void>;
}

/**
 * The worker, as a process of its own. The channel between them tells it when this process is gone, even by `kill -9`.
 */
export const superviseWorker = (): Supervised =>
  supervise('worker', () =>
    spawn(process.execPath, [...fewMegabytes, program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...givenBack },
    }),
  );

/** Starts a process, and again when it ends, after 1, 2, 4 … at most 60 seconds. */
export function supervise(name: 'worker' | 'replica', spawned: () => ChildProcess): Supervised {
  let running: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let isRestarting = false;
  let delay = 1000;

  const start = () => {
    const startedAt = Date.now();
    isRestarting = false;
    const child = spawned();
    running = child;
    child.once('error', (error) => log.error({ code: error.message }, `the ${name} cannot be started`));
    child.once('close', (code, signal) => {
      running = undefined;
      if (isStopping) return;
      clearTimeout(timer);
      if (isRestarting) return start();
      if (Date.now() - startedAt > steadyAfter) delay = 1000;
      ends.set(name, [...(ends.get(name) ?? []).slice(-99), { at: performance.now(), how: String(signal ?? code) }]);
      log.error({ code, signal, againInSeconds: delay / 1000 }, `the ${name} ended`);
      timer = setTimeout(start, delay);
      delay = Math.min(delay * 2, longestDelay);
    });
  };
  start();

  return {
    restart: () => {
      if (isStopping) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isRestarting = true;
        if (running) running.kill('SIGTERM');
        else start();
      }, restartAfter);
    },
    stop: async () => {
      isStopping = true;
      ends.delete(name);
      clearTimeout(timer);
      const child = running;
      if (!child) return;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), patience);
      await closed;
      clearTimeout(kill);
    },
  };
}
