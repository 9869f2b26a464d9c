import type { Database, Transaction } from '#db/client.ts';
import { recordDeposit } from '#src/features/cases/commands/evidence.ts';
import { blobs, type Deposited, takeUpAgain, workOnFiles } from '#src/features/evidence/index.ts';
import { recordCheckFile } from '#src/features/inspection/commands.ts';
import { now } from '#src/lib/clock.ts';
import { faultOf, log } from '#src/lib/log.ts';

/** Milliseconds between two looks for files that were deposited. */
const filesPause = 1000;

/** What a file that was looked at means: evidence at an entry, or something that moderators are shown. */
export const onDeposit = (tx: Transaction, deposited: Deposited): Promise<void> =>
  'check' in deposited ? recordCheckFile(tx, deposited) : recordDeposit(tx, deposited);

/** Looks at what was deposited, and makes the copies for everybody, one file after the other, until it is stopped. */
export async function checkFiles(
  db: Database,
  wait: (milliseconds: number) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  let isBegun = false;
  while (!stopping.aborted) {
    try {
      if (!isBegun) {
        const again = await takeUpAgain(db);
        if (again > 0) log.warn({ files: again }, 'files are looked at again');
        isBegun = true;
      }
      if (await workOnFiles({ db, blobs: blobs(), now, onDeposit })) continue;
    } catch (error) {
      log.error(faultOf(error), 'files cannot be looked at');
      await wait(5 * filesPause);
    }
    await wait(filesPause);
  }
}
