import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { evidence } from '#db/schema/index.ts';
import { backupFolder, blobsIn, copyFiles, forgetUnneeded } from '#src/features/evidence/backup/copy.ts';
import { putFilesBack } from '#src/features/evidence/backup/put-back.ts';
import { type Blobs, BlobsUnavailable, blobsAt } from '#src/features/evidence/store/blobs.ts';
import { blobUrl } from '#src/features/evidence/store/place.ts';
import type { FilesBeside } from '#src/features/operation/copies.ts';
import { below } from '#src/features/operation/place.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { say, stop } from './said.ts';

/** Where files of evidence are copied to; null where there is no `BACKUP_URL`. */
function savedFiles({ BACKUP_URL }: NodeJS.ProcessEnv): Blobs | null {
  return BACKUP_URL ? blobsAt(below(BACKUP_URL, backupFolder)) : null;
}

const named = (ids: readonly string[]) => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;

/** The files of evidence, for the copy of the day. What of them is not whole anywhere is said, and keeps nobody from the rest. */
export function filesBeside(db: Database, env: NodeJS.ProcessEnv): FilesBeside {
  const [from, to] = [blobsAt(blobUrl(env)), savedFiles(env)];
  return {
    copy: async (known) => {
      if (to === null) return { list: '', missing: 0 };
      try {
        const { list, files, added, missing } = await copyFiles({ db, from, to, known: blobsIn(known) });
        say(`${files} files of evidence are with it, ${added} pieces of them new`);
        if (missing.length > 0) {
          log.error({ files: missing }, 'files of evidence are not whole, and in no copy');
          say(`${missing.length} files of evidence are not whole: ${named(missing)}`);
        }
        return { list, missing: missing.length };
      } catch (error) {
        if (!(error instanceof BlobsUnavailable)) throw error;
        // The database is worth more than a night of files; what an earlier copy named is kept for this one too.
        log.error(faultOf(error.cause), error.message);
        say('Files of evidence cannot be reached: the copy is of the database, with the files of the one before');
        return { list: known, missing: await db.$count(evidence, isNull(evidence.goneAt)) };
      }
    },
    forget: async (lists) => {
      if (to !== null) await forgetUnneeded(db, to, lists);
    },
  };
}

/**
 * The same as a command of its own, from the folder in which copies lie. One that holds no files is a mistake: what lies at
 * `BACKUP_URL` would be something else than what was asked for.
 */
export async function bringFilesBackFrom(db: Database, env: NodeJS.ProcessEnv, folder: string | undefined) {
  if (folder === undefined && savedFiles(env) === null) stop('BACKUP_URL is not set: say from which folder');
  if (folder !== undefined && !existsSync(join(folder, backupFolder)))
    stop(`${folder} has no ${backupFolder}: say the folder in which copies of the database lie, and files beside them`);
  await bringFilesBack(db, env, folder === undefined ? null : join(folder, 'any'));
}

/** Brings back what the database names and its place lacks, from the folder of a copy, or else from `BACKUP_URL`. */
export async function bringFilesBack(db: Database, env: NodeJS.ProcessEnv, copy: string | null): Promise<void> {
  const beside = copy === null ? null : join(dirname(resolve(copy)), backupFolder);
  const from = beside !== null && existsSync(beside) ? blobsAt(`file:${beside}`) : savedFiles(env);
  if (from === null) return say('Files of evidence were not looked for: BACKUP_URL is not set.');
  try {
    const { files, missing } = await putFilesBack(db, { from, to: blobsAt(blobUrl(env)) });
    say(`${files} files of evidence were brought back, each compared with what was deposited.`);
    if (missing.length > 0) say(`${missing.length} are whole neither there nor here: ${named(missing)}`);
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    log.error(faultOf(error.cause), error.message);
    say(
      'Files of evidence cannot be reached: the database is put back. Then call restore-files, also while the site runs.',
    );
  }
}
