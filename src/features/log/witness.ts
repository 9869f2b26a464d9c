import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cosignature, type Signer, signerOf, witnessKey } from './note.ts';
import { consistencyParts, partOf, type Tile, tilePath } from './rules.ts';
import { hashesOf } from './subtrees.ts';
import { openCheckpoint } from './verify/note.ts';
import { isConsistent, leavesOutRoot, rootsBy, same, type Tree } from './verify/proofs.ts';

// An outsider's program: it knows an address and keeps what it saw. Nothing of the site's own is needed.

/**
 * What came of a look. A `fork`: the log says now that something else happened than it said before. `unproven`: it shows a new
 * head and does not hand out what proves that this continues the old one, for longer than a disturbance lasts (`isLoud`).
 * `frozen`: it hands out a head of long ago, or shows cases that were published since and are not in it.
 */
export type Seen =
  | { seen: 'first' | 'same' | 'grown'; size: number; before: number; cosigned: string }
  | { seen: 'unreachable'; reason: string }
  | { seen: 'unproven'; reason: string; looks: number; isLoud: boolean; before: string; now: string }
  | { seen: 'fork'; reason: string; before: string; now: string }
  | { seen: 'frozen'; reason: string; before: string; now: string };

/** `folder`: where this witness keeps its key, the log's key and every head it saw. */
export interface Witness {
  site: URL;
  folder: string;
  name: string;
}

/** Milliseconds; and bytes, of a tile or a head. */
const patience = 20_000;
const mostBytes = 64 * 1024;
const mostFeedBytes = 2 * 1024 * 1024;
/** In one look what proves is asked for so often, with this pause between, in milliseconds. */
const tries = 3;
const tryPause = 500;
/** After so many looks without a proof, or so many milliseconds after the first, it is no disturbance any more. */
const mostLooks = 3;
const longestDoubt = 60 * 60 * 1000;
/** So many milliseconds may lie between the time of a head and now: caches, and clocks that differ. */
const longestLag = 60 * 60 * 1000;
/** And between two clocks. */
const longestSkew = 10 * 60 * 1000;

async function fetched({ site }: Pick<Witness, 'site'>, path: string, most = mostBytes): Promise<Uint8Array> {
  const response = await fetch(new URL(path, site), { signal: AbortSignal.timeout(patience), redirect: 'error' });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  // Whoever answers without an end would fill the memory.
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      throw new Error(`${path} is too long`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const textAt = async (witness: Pick<Witness, 'site'>, path: string, most?: number) =>
  Buffer.from(await fetched(witness, path, most)).toString();

/** Written beside and renamed: a witness that is ended in between has the old head or the new one. */
function keep(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function ownSigner({ folder, name }: Witness): Signer {
  const file = join(folder, 'witness.key');
  if (!existsSync(file)) keep(file, randomBytes(32).toString('base64'));
  return signerOf(name, Buffer.from(readFileSync(file, 'utf8'), 'base64'));
}

/** Tiles as they are handed out; a partial one may have become full since. */
async function tileOf(witness: Witness, { level, tile, width }: Tile): Promise<{ hashes: Uint8Array }> {
  const address = (wide: number) => `/log/tile/${level}/${tilePath({ tile, width: wide })}`;
  const hashes = await fetched(witness, address(width)).catch(() => fetched(witness, address(256)));
  return { hashes };
}

/**
 * Looks at the log once: that its head is signed by the key it was first seen with, and that it continues the last head that
 * this witness saw. Then cosigns and keeps it. A fork is never kept over the old head: both lie side by side for everybody to see.
 */
export async function look(witness: Witness, now: Date): Promise<Seen> {
  const { folder } = witness;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [keyFile, headFile] = [join(folder, 'log.key'), join(folder, 'checkpoint')];
  let [key, note] = ['', ''];
  try {
    key = existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : (await textAt(witness, '/log/key')).trim();
    note = await textAt(witness, '/log/checkpoint');
  } catch (error) {
    return { seen: 'unreachable', reason: messageOf(error) };
  }
  const kept = existsSync(headFile) ? readFileSync(headFile, 'utf8') : null;
  const fork = (reason: string): Seen => {
    keep(join(folder, `fork-${now.toISOString().replaceAll(':', '')}`), note);
    return { seen: 'fork', reason, before: kept ?? '', now: note };
  };
  const head = await openCheckpoint(note, key);
  if ('fault' in head) return fork(`the head is not signed by the key this log was first seen with (${head.fault})`);
  if (!existsSync(keyFile)) keep(keyFile, key);
  const before = kept === null ? null : await openCheckpoint(kept, key);
  if (before && 'fault' in before) throw new Error(`${headFile} was changed: ${before.fault}`);
  if (before && head.size < before.size) return fork(`the log had ${before.size} leaves and now has ${head.size}`);
  if (before && before.size > 0) {
    const continued = await continues(witness, before, head);
    if (continued === 'another') {
      return fork(`the first ${before.size} of its ${head.size} leaves are not those that were there before`);
    }
    if (continued !== 'yes') return unproven(witness, now, { reason: continued.fault, before: kept ?? '', now: note });
  }
  const reason = await frozen(witness, { head, before: before && !('fault' in before) ? before : null, now });
  if (reason !== null) return { seen: 'frozen', reason, before: kept ?? '', now: note };
  rmSync(join(folder, doubtFile), { force: true });
  const signer = ownSigner(witness);
  const cosigned = `${note}${cosignature(signer, note, now)}`;
  keep(headFile, cosigned);
  writeFileSync(join(folder, 'seen.txt'), `${now.toISOString()} ${head.size} ${witnessKey(signer)}\n${cosigned}\n`, {
    flag: 'a',
    mode: 0o600,
  });
  const seen = before === null ? 'first' : before.size === head.size ? 'same' : 'grown';
  return { seen, size: head.size, before: before?.size ?? 0, cosigned };
}

/** Whether a tree continues one that was seen; a fault where what is handed out does not say so or is not that of its head. */
async function continues(witness: Witness, before: Tree, head: Tree): Promise<'yes' | 'another' | { fault: string }> {
  if (before.size === head.size) return (await isConsistent(before, head, [])) ? 'yes' : 'another';
  const parts = consistencyParts(before.size, head.size);
  const whole = leavesOutRoot(before.size) ? [partOf(0, before.size), ...parts] : parts;
  let fault = '';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await pause(tryPause);
    try {
      const read = (tiles: readonly Tile[]) => Promise.all(tiles.map((tile) => tileOf(witness, tile)));
      const hashes = await hashesOf(whole, head.size, read);
      if (await isConsistent(before, head, hashes.slice(whole.length - parts.length))) return 'yes';
      // Hashes of the tree that the log has signed, which begins otherwise.
      const roots = await rootsBy([before.size, head.size], hashes);
      if (roots && same(roots.now, head.root)) return 'another';
      fault = 'what it hands out is not the tree of its own head';
    } catch (error) {
      fault = messageOf(error);
    }
  }
  return { fault };
}

/** A head as it was opened. */
type Head = Tree & { at: Date | null };
const sizeFile = 'size.json';

/**
 * Why the log stands still although the site does not; null: it does not. By the time in its head, and by the newest case that
 * the site shows: one that was published after this witness first saw a size is a leaf more.
 */
async function frozen(
  witness: Witness,
  { head, before, now }: { head: Head; before: Head | null; now: Date },
): Promise<string | null> {
  if (head.at === null && before?.at) return 'its head does not say any more when it was made';
  if (head.at && now.getTime() - head.at.getTime() > longestLag) return `its head is of ${head.at.toISOString()}`;
  const since = sizeSince(witness, head.size, now);
  const published = await newestCase(witness);
  if (published === null || published.getTime() - since.getTime() <= longestSkew) return null;
  const shows = `it shows a case of ${published.toISOString()}`;
  return `${shows} and has had ${head.size} leaves since ${since.toISOString()}`;
}

/** Since when, by the clock of this witness, the log has had so many leaves. */
function sizeSince({ folder }: Witness, size: number, now: Date): Date {
  const file = join(folder, sizeFile);
  if (existsSync(file)) {
    const kept: { size: number; since: string } = JSON.parse(readFileSync(file, 'utf8'));
    if (kept.size === size) return new Date(kept.since);
  }
  keep(file, JSON.stringify({ size, since: now.toISOString() }));
  return now;
}

/** When the newest case of the site was published, by its feed; null where there is none to be read. */
async function newestCase(witness: Witness): Promise<Date | null> {
  const feed = await textAt(witness, '/de/cases/feed.xml', mostFeedBytes).catch(() => '');
  const times = [...feed.matchAll(/<published>([^<]{1,40})<\/published>/g)].map(([, time = '']) => Date.parse(time));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length === 0 ? null : new Date(Math.max(...known));
}

const doubtFile = 'unproven.json';

/** Keeps, beside the old head, the first head that was not proven, since when and how often. */
function unproven(
  { folder }: Witness,
  now: Date,
  doubt: { reason: string; before: string; now: string },
): Extract<Seen, { seen: 'unproven' }> {
  const file = join(folder, doubtFile);
  const { since, looks } = doubtIn(file, now);
  keep(file, JSON.stringify({ since: since.toISOString(), looks: looks + 1, reason: doubt.reason, head: doubt.now }));
  const isLoud = looks + 1 >= mostLooks || now.getTime() - since.getTime() >= longestDoubt;
  return { seen: 'unproven', looks: looks + 1, isLoud, ...doubt };
}

function doubtIn(file: string, now: Date): { since: Date; looks: number } {
  if (!existsSync(file)) return { since: now, looks: 0 };
  const { since, looks }: { since: string; looks: number } = JSON.parse(readFileSync(file, 'utf8'));
  return { since: new Date(since), looks };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
