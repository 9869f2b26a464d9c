import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the project lies, whatever folder it was started from. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
export const distFolder = join(projectFolder, 'dist');

/** Written when a build is complete (present-build.ts); holds the moment it began, in milliseconds. */
export const stamp = join(distFolder, 'built-at');

/** Each build has a folder of its own, so that it takes no file from a process that serves an older one. */
export function folderOf(began: number): string {
  return join(distFolder, String(began));
}

/** The moment the present build began; null without a complete build. */
export function builtAt(): number | null {
  try {
    const began = Number(readFileSync(stamp, 'utf8'));
    return Number.isFinite(began) && began > 0 ? began : null;
  } catch {
    return null;
  }
}

/** Keeps a build from being cleared away for as long as this process lives. */
export function holdBuild(began: number): void {
  mkdirSync(distFolder, { recursive: true });
  writeFileSync(join(distFolder, `${began}.held-by-${process.pid}`), '');
}

/** The folder of the present build, held by this process. Rejects without a complete build. */
export function holdPresentBuild(): string {
  const began = builtAt();
  if (began === null) throw new Error('The site is not built yet');
  holdBuild(began);
  // A newer one that was completed meanwhile may have cleared this one away before it was held.
  return builtAt() === began ? folderOf(began) : holdPresentBuild();
}

/** True when there is no complete build, or something it is made from is newer. */
export function isStale(): boolean {
  const began = builtAt();
  if (began === null) return true;
  const sources = ['src', 'db', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];
  return sources.some((source) => newest(join(projectFolder, source)) > began);
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the site as `npm run build` does. Rejects with the builder's own words when that fails. */
export async function build(): Promise<void> {
  const astro = join(projectFolder, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const builder = spawn(process.execPath, [astro, 'build'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '' },
  });
  const said: string[] = [];
  builder.stdout.on('data', (words) => said.push(String(words)));
  builder.stderr.on('data', (words) => said.push(String(words)));
  const code = await new Promise<number | null>((resolve, reject) => {
    builder.once('error', reject);
    builder.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`The build failed:\n${said.join('')}`);
}
