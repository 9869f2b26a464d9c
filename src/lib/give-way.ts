import { setTimeout as pause, setImmediate } from 'node:timers/promises';

/** Milliseconds: a mail server that does not answer holds up the rest of the day's work for no longer. */
const longest = 5000;

const going = new Set<Promise<unknown>>();

/**
 * What a person waits for, as a mail with a link. A query never lets go of the process, so whatever needs twenty turns of it would
 * wait for twenty pieces of the day's work; while `task` runs, that work stands still at its next `giveWay`.
 */
export async function goesFirst<T>(task: () => Promise<T>): Promise<T> {
  const run = task();
  going.add(run);
  try {
    return await run;
  } finally {
    going.delete(run);
  }
}

/**
 * Between two pieces of long work: lets everything else in this process have a turn, and waits for what goes first. It waits for
 * what is there now; were it to wait for what comes meanwhile too, a thousand mails in a row would keep the work from ever ending.
 */
export async function giveWay(): Promise<void> {
  await setImmediate();
  if (going.size === 0) return;
  const patience = new AbortController();
  await Promise.race([
    Promise.allSettled([...going]),
    pause(longest, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
}
