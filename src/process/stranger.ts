import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * That a command is called by root for a database of somebody else, in words for whoever called it; else null. The copy that it puts
 * back, the list of erasures and the files it writes would belong to root, and the site could neither open nor go on with them.
 */
export function strangerTo(url: string, caller = process.getuid?.()): string | null {
  if (!url.startsWith('file:') || caller !== 0) return null;
  const file = resolve(url.slice('file:'.length));
  const { uid } = statSync(existsSync(file) ? file : dirname(file), { throwIfNoEntry: false }) ?? { uid: caller };
  if (uid === caller) return null;
  return `${file} belongs to user ${uid}: call this as that user (README says how), or what root writes here the site cannot open`;
}
