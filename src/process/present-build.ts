import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder, stamp } from './build.ts';

/** What is started, below `src`. Each has a file in `dist` that starts it from the present build. */
export const programs = ['main', 'worker', 'admin'];

/** Makes a complete build the present one, and clears away those that nobody serves or builds any more. */
export function presentBuild(began: number): void {
  for (const name of programs) replace(join(distFolder, `${name}.mjs`), starterOf(name, began));
  replace(stamp, String(began));
  const holds = readdirSync(distFolder).map((name) => ({ name, hold: /^(\d+)\.held-by-(\d+)$/.exec(name) }));
  const held = new Set([String(began)]);
  for (const { name, hold } of holds) {
    if (hold && isAlive(Number(hold[2]))) held.add(hold[1] ?? '');
    else if (hold) rmSync(join(distFolder, name), { force: true });
  }
  for (const { name } of holds) {
    const isOld = /^\d+$/.test(name) && !held.has(name);
    if (isOld) rmSync(join(distFolder, name), { recursive: true, force: true });
  }
}

/** In one moment: whoever reads it has the old words or the new ones. */
function replace(file: string, words: string): void {
  writeFileSync(`${file}.new`, words);
  renameSync(`${file}.new`, file);
}

/**
 * Holds its build before it loads anything of it. Whoever may not write here is a stranger to the builds: on such a machine a build
 * is followed by a new start.
 */
function starterOf(program: string, began: number): string {
  return `import { writeFileSync } from 'node:fs';
try {
  writeFileSync(new URL(\`./${began}.held-by-\${process.pid}\`, import.meta.url), '');
} catch (error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
}
await import('./${began}/server/${program}.mjs');
`;
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
