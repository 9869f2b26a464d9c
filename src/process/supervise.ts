import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { log } from '#src/lib/log.ts';

const longestDelay = 60_000;
/** A worker that ran this long had no fault at its start, so the delay begins anew. */
const steadyAfter = 60_000;
const patience = 15_000;

/** A restart waits this long for the next change: a person saves several files, and the page comes first. */
const restartAfter = 1500;

/** Of the build that this process is compiled into, or the source. */
const program = createRequire(import.meta.url).resolve('#src/worker.ts');

/** As in package.json. Without the second, new objects alone take up to 100 MB more, and no job of the worker gets faster by it. */
const fewMegabytes = ['--max-old-space-size=160', '--max-semi-space-size=2', '--optimize-for-size'];

/**
 * Starts the worker as a process of its own and starts it again when it ends, after 1, 2, 4 … at most 60 seconds.
 * The channel between them tells the worker when this process is gone, even by `kill -9`. `restart` ends the worker and
 * starts it with the sources of that moment.
 */
export function superviseWorker(): { restart: () => void; stop: () => Promise<void> } {
  let worker: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let isRestarting = false;
  let delay = 1000;

  const start = () => {
    const startedAt = Date.now();
    isRestarting = false;
    const child = spawn(process.execPath, [...fewMegabytes, program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    worker = child;
    child.once('error', (error) => log.error({ code: error.message }, 'the worker cannot be started'));
    child.once('close', (code, signal) => {
      worker = undefined;
      if (isStopping) return;
      clearTimeout(timer);
      if (isRestarting) return start();
      if (Date.now() - startedAt > steadyAfter) delay = 1000;
      log.error({ code, signal, againInSeconds: delay / 1000 }, 'the worker ended');
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
        if (worker) worker.kill('SIGTERM');
        else start();
      }, restartAfter);
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      const child = worker;
      if (!child) return;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), patience);
      await closed;
      clearTimeout(kill);
    },
  };
}
