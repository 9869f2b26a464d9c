import type { Database, Transaction } from '#db/client.ts';
import { recordDeposit } from '#src/features/cases/commands/evidence.ts';
import { forgetStrays } from '#src/features/evidence/backup/strays.ts';
import { blobs, type Deposited, takeUpAgain, workOnFiles } from '#src/features/evidence/index.ts';
import { workOnExchangeFiles } from '#src/features/exchange/checking.ts';
import { recordCheckFile } from '#src/features/inspection/commands.ts';
import { standing } from '#src/features/operation/queries.ts';
import { now } from '#src/lib/clock.ts';
import { faultOf, log } from '#src/lib/log.ts';

/** Milliseconds between two looks for files that were deposited. */
const filesPause = 1000;

/** What a file that was looked at means: evidence at an entry, or something that moderators are shown. */
export const onDeposit = (tx: Transaction, deposited: Deposited): Promise<void> =>
  'check' in deposited ? recordCheckFile(tx, deposited) : recordDeposit(tx, deposited);

/** Looks at what was deposited or given in a private exchange, and makes the copies for everybody, one file after the other, until it is stopped. */
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
      if (await workOnExchangeFiles({ db, blobs: blobs(), now })) continue;
    } catch (error) {
      log.error(faultOf(error), 'files cannot be looked at');
      // What it was at stays begun.
      isBegun = false;
      await wait(5 * filesPause);
    }
    await wait(filesPause);
  }
}

/** Once a day, blobs of nobody; not while somebody has to decide about a database that was put back. */
export async function sweepFiles(db: Database, isStopping: () => boolean): Promise<void> {
  const { frozenSince } = await standing(db, '', now());
  if (frozenSince !== null) return;
  const forgotten = await forgetStrays(db, blobs(), now(), isStopping);
  if (forgotten > 0) log.warn({ forgotten }, 'blobs of no file are deleted');
}
