import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder, stamp } from './build.ts';

/** Makes a complete build the present one, and clears away those that nobody serves or builds any more. */
export function presentBuild(began: number): void {
  writeFileSync(`${stamp}.new`, String(began));
  renameSync(`${stamp}.new`, stamp);
  const holds = readdirSync(distFolder).map((name) => ({ name, hold: /^(\d+)\.held-by-(\d+)$/.exec(name) }));
  const held = new Set([String(began)]);
  for (const { name, hold } of holds) {
    if (hold && isAlive(Number(hold[2]))) held.add(hold[1] ?? '');
    else if (hold) rmSync(join(distFolder, name), { force: true });
  }
  for (const { name, hold } of holds) {
    const isKept = hold !== null || name.startsWith('built-at') || held.has(name);
    if (!isKept) rmSync(join(distFolder, name), { recursive: true, force: true });
  }
}

/** True also for a process of somebody else, which may not be signalled. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
