import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the project lies, whatever folder it was started from. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
export const distFolder = join(projectFolder, 'dist');

/** Written by astro.config.mjs when a build is complete; holds the moment it began, in milliseconds. */
const stamp = join(distFolder, 'built-at');

/** The moment the present build began; null without a complete build. */
export function builtAt(): number | null {
  try {
    const began = Number(readFileSync(stamp, 'utf8'));
    return Number.isFinite(began) && began > 0 ? began : null;
  } catch {
    return null;
  }
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
