import { faultOf, log } from '#src/lib/log.ts';

/** Milliseconds between two looks whether the parent is still there. */
const parentPause = 500;

/** As early as it can be known: whoever is gone while this process is still starting is gone all the same. */
const parent = process.ppid;

/**
 * Runs `stop` at the first SIGTERM or SIGINT, or when the supervising process or npm's shell is gone, and leaves with 0. A second signal leaves at once, for a person who
 * does not want to wait.
 */
export function onceStopped(stop: () => Promise<void>): void {
  let isStopping = false;
  const leave = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop()
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error(faultOf(error), 'stopping failed');
        process.exit(1);
      });
  };
  // A worker whose supervisor is gone, even by kill -9, does not go on alone.
  process.once('disconnect', () => {
    if (!isStopping) leave();
  });
  // It went while this one was starting: nobody is told of that any more.
  if (process.connected === false) leave();
  // npm passes a SIGTERM on to its shell alone, which goes and leaves this process to nobody.
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent && !isStopping) leave();
    }, parentPause).unref();
  }
  // npm passes a Ctrl-C on to the process that the terminal has told already: within a moment it is the same signal.
  let first = 0;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping && Date.now() - first < 500) return;
      first = Date.now();
      leave();
    });
  }
}
