import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Another process writes for so many milliseconds; answers once it has begun, with when it has ended. */
export async function holdLock(url: string, milliseconds: number): Promise<{ ended: Promise<unknown> }> {
  const script = fileURLToPath(new URL('hold-lock.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, url, String(milliseconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(holder, 'close');
  await once(holder.stdout, 'data');
  return { ended };
}

/** The file of a database is gone from its place, and nothing can be stored. Answers how it comes back. */
export function takeAway(url: string): () => void {
  const file = url.slice('file:'.length);
  renameSync(file, `${file}.away`);
  return () => renameSync(`${file}.away`, file);
}
