import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { hasOldNames, rekeyNames } from '#src/features/companies/rekey.ts';
import { assignKinds } from '#src/features/problems/index.ts';
import { markUnmarked } from '#src/features/said-before/marks.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { Unwritable } from '#src/lib/storage.ts';

/** Milliseconds until it is tried again to do what could not be stored. */
const again = 5000;

/** What is done at the start alone and goes on where it was: tried again until all of it is stored, or the process is to stop. */
export async function untilStored<T>(task: () => Promise<T>, stopping: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof Unwritable) || stopping.aborted) throw error;
      await pause(again, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

/** After a change of how names are compared. */
export async function rekey(db: Database, stopping: AbortSignal): Promise<void> {
  try {
    if (!(await hasOldNames(db))) return;
    await untilStored(() => rekeyNames(db, () => stopping.aborted), stopping);
    log.info('names are written anew');
  } catch (error) {
    log.error(faultOf(error), 'names could not be written anew');
  }
}

/** Cases and replies from before there was a search, and a comparison, or from a copy that was made before. */
export async function noteForSearch(db: Database, stopping: AbortSignal): Promise<void> {
  const isStopping = () => stopping.aborted;
  const caughtUp = (task: () => Promise<number>) => untilStored(task, stopping);
  try {
    const noted = await caughtUp(() => noteUnfound(db, isStopping));
    if (noted > 0) log.info({ cases: noted }, 'cases are found by the search');
    const assigned = await caughtUp(() => assignKinds(db, new Date(), isStopping));
    if (assigned > 0) log.info({ cases: assigned }, 'cases have a kind of problem by rule');
    const marked = await caughtUp(() => markUnmarked(db, isStopping));
    if (marked > 0) log.info({ replies: marked }, 'replies can be compared');
  } catch (error) {
    log.error(faultOf(error), 'cases could not be noted for the search, or replies for their comparison');
  }
}
