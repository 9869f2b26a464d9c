import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';

/** Bytes that must be free there. */
const room = 2 * 1024 ** 3;

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > room;
}

/**
 * A new folder for databases, in memory where there is room: a commit waits 3 ms for the disk, and the tests commit tens of
 * thousands of times. What a process that is killed leaves behind is the same in both.
 */
export function databaseFolder(name: string): string {
  return mkdtempSync(join(hasRoom() ? memory : tmpdir(), `aktenkundig-${name}-`));
}
