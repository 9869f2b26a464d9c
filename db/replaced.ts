import { statSync } from 'node:fs';

/** The files of a database that are there from the first write on until the last process has closed it. */
const endings = ['', '-wal'] as const;

/**
 * Watches whether a database's files are still those that were opened. SQLite goes on with what was moved or removed, and
 * whatever is written from then on is in no file that anybody will open again. Answers what happened, null while nothing did.
 */
export function watchFiles(path: string): () => string | null {
  const known = new Map<string, number>();
  return () => {
    for (const ending of endings) {
      const inode = statSync(path + ending, { throwIfNoEntry: false })?.ino;
      const before = known.get(ending);
      if (before === undefined) {
        if (inode !== undefined) known.set(ending, inode);
      } else if (inode !== before) {
        return `${path}${ending} was ${inode === undefined ? 'removed' : 'replaced'} while it was open`;
      }
    }
    return null;
  };
}
