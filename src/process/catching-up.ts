import type { Database } from '#db/client.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { hasOldNames, rekeyNames } from '#src/features/companies/rekey.ts';
import { assignKinds } from '#src/features/problems/index.ts';
import { markUnmarked } from '#src/features/said-before/marks.ts';
import { faultOf, log } from '#src/lib/log.ts';

/** After a change of how names are compared. */
export async function rekey(db: Database, stopping: AbortSignal): Promise<void> {
  try {
    if (!(await hasOldNames(db))) return;
    await rekeyNames(db, () => stopping.aborted);
    log.info('names are written anew');
  } catch (error) {
    log.error(faultOf(error), 'names could not be written anew');
  }
}

/** Cases and replies from before there was a search, and a comparison, or from a copy that was made before. */
export async function noteForSearch(db: Database, stopping: AbortSignal): Promise<void> {
  try {
    const noted = await noteUnfound(db, () => stopping.aborted);
    if (noted > 0) log.info({ cases: noted }, 'cases are found by the search');
    const assigned = await assignKinds(db, new Date(), () => stopping.aborted);
    if (assigned > 0) log.info({ cases: assigned }, 'cases have a kind of problem by rule');
    const marked = await markUnmarked(db, () => stopping.aborted);
    if (marked > 0) log.info({ replies: marked }, 'replies can be compared');
  } catch (error) {
    log.error(faultOf(error), 'cases could not be noted for the search, or replies for their comparison');
  }
}
