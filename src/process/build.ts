import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type BigIntStats, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The folder of this very program: the project, or the build it was compiled into, a package of its own (programs.ts). */
const ownFolder = dirname(findPackageJSON(import.meta.url) ?? '');
const isCompiled = basename(dirname(ownFolder)) === 'dist';

/** Where the project lies, whatever folder it was started from. */
export const projectFolder = isCompiled ? dirname(dirname(ownFolder)) : ownFolder;
export const distFolder = join(projectFolder, 'dist');

/** Written when a build is complete (present-build.ts); holds the moment it began, in milliseconds. */
export const stamp = join(distFolder, 'built-at');

/** Each build has a folder of its own, so that it takes no file from a process that serves an older one. */
export function folderOf(began: number): string {
  return join(distFolder, String(began));
}

/** The moment the present build began; null without a complete build. */
function builtAt(): number | null {
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

/** The folder of the build whose pages this process serves: its own, which was held before it was loaded. From the sources: the present one. */
export function servedBuild(): string {
  return isCompiled ? ownFolder : holdPresentBuild();
}

/** Lies in the folder of a complete build: the hash of what it was made from. */
export const sourcesFile = 'sources';

const sources = ['src', 'db', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** A hash over everything a build is made from, by name and content: a copy may carry any time of day. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const { path, found } of filesIn(sources))
    hash.update(`${path} ${found.size}\n`).update(readFileSync(join(projectFolder, path)));
  return hash.digest('hex');
}

/** The files of these paths and below, in the order of their names. */
function* filesIn(paths: readonly string[]): Generator<{ path: string; found: BigIntStats }> {
  for (const path of paths) {
    const place = join(projectFolder, path);
    const found = statSync(place, { throwIfNoEntry: false, bigint: true });
    const names = found?.isDirectory() ? readdirSync(place).sort() : null;
    if (names) yield* filesIn(names.map((name) => join(path, name)));
    else if (found) yield { path, found };
  }
}

/** Lies beside it: what the files looked like from outside when they were last read and were the same. */
const sightFile = 'sources-seen';

/** Nanoseconds: what was written as lately as that can be written again and have the same moment. */
const settledAfter = 2_000_000_000n;

/** Name, place, size and moment of all sources, which every copy and every writing changes; null while one was written just now. */
function sightOfSources(): string | null {
  const hash = createHash('sha256');
  const settled = BigInt(Date.now()) * 1_000_000n - settledAfter;
  for (const { path, found } of filesIn(sources)) {
    if (found.ctimeNs > settled) return null;
    hash.update(`${path} ${found.dev} ${found.ino} ${found.size} ${found.ctimeNs}\n`);
  }
  return hash.digest('hex');
}

/**
 * True when the build in that folder was made from other sources than those that lie here, or is not complete. To read them all
 * is a sixth of the start of a program, so what looks as it did when that was done last is not read again.
 */
function isOtherThanSources(folder: string): boolean {
  try {
    const sight = sightOfSources();
    if (sight !== null && sight === textIn(folder, sightFile)) return false;
    if (textIn(folder, sourcesFile) !== hashOfSources()) return true;
    if (sight !== null) keepSight(folder, sight);
    return false;
  } catch {
    return true;
  }
}

function keepSight(folder: string, sight: string): void {
  try {
    writeFileSync(join(folder, sightFile), sight);
  } catch {
    // Whoever may not write there reads them each time.
  }
}

/** What a file of that folder says; null without it. */
function textIn(folder: string, name: string): string | null {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** True when there is no complete build, or something it was made from is another now. */
export function isStale(): boolean {
  const began = builtAt();
  return began === null || isOtherThanSources(folderOf(began));
}

/** What is said by a program that is compiled from other sources than those that lie here; npm builds before it starts one. */
export function staleness(): string | null {
  const isOther = isCompiled && isOtherThanSources(ownFolder);
  return isOther ? 'the sources have changed since this was built: npm run build, and start again' : null;
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
