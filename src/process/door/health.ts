import { subscribe } from 'node:diagnostics_channel';
import { dirname, resolve } from 'node:path';
import type { Database } from '#db/client.ts';
import { blobsChannel } from '#src/features/evidence/store/blobs.ts';
import { blobUrl } from '#src/features/evidence/store/place.ts';
import { freeBytes } from '#src/features/operation/files.ts';
import { lastBeat } from '#src/features/operation/notes.ts';
import { leastFree } from '#src/features/operation/rules.ts';
import { lastDayBeforeLeap } from '#src/features/rankings/counting/rebuild.ts';
import { clockBehind, now } from '#src/lib/clock.ts';
import { database, databaseUrl } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { keepsFromWriting, storageChannel } from '#src/lib/storage.ts';
import { proxyFault } from './proxies.ts';

/** What keeps the pages from storing; null while all is well. */
let fault: string | null = null;
/** Why a file could last not be stored, and when that was; null while all is well. */
let unstoredFile: { code: string; at: number } | null = null;
subscribe(blobsChannel, (code) => {
  unstoredFile = typeof code === 'string' ? { code, at: Date.now() } : null;
});

/** Milliseconds after which a file that could not be stored says nothing about now. */
const lately = 600_000;

subscribe(storageChannel, (said) => {
  fault = typeof said === 'string' ? said : null;
});

/** What `/readyz` said last: the log has each once. */
let said: string | null = null;

/** The answer at `/healthz` (this process answers) and `/readyz` (it can read and store); null at every other address. */
export async function healthOf(path: string): Promise<{ status: number; words: string } | null> {
  if (path === '/healthz') return { status: 200, words: 'ok' };
  if (path !== '/readyz') return null;
  const db = database();
  try {
    await db.$client.execute('SELECT 1 FROM outbox LIMIT 1');
  } catch (error) {
    log.error(faultOf(error), 'the database does not answer');
    return { status: 503, words: 'database not reachable' };
  }
  const harm = await keepsFromStoring(db, databaseUrl(), now());
  if (harm !== said && harm !== null) log.error({ cause: harm }, 'the site is not ready');
  said = harm;
  if (harm !== null) return { status: 503, words: harm };
  const warning = proxyFault() ?? (await filesFault());
  return { status: 200, words: warning === null ? 'ready' : `ready, but ${warning}` };
}

/** What keeps this process from storing anything, or may soon, in words for whoever runs the site; null while all is well. */
export async function keepsFromStoring(db: Database, url: string, at: Date): Promise<string | null> {
  return (await keyFault(db)) ?? fault ?? keepsFromWriting(db) ?? (await fullDisk(url)) ?? (await wrongClock(db, at));
}

/** That no file of evidence can be stored: all else goes on, so whoever balances load need send nobody away. */
async function filesFault(): Promise<string | null> {
  if (unstoredFile !== null && Date.now() - unstoredFile.at < lately)
    return `files of evidence cannot be stored: ${unstoredFile.code}`;
  const url = blobUrl(process.env);
  const free = url.startsWith('file:') ? await freeBytes(resolve(url.slice('file:'.length))).catch(() => null) : null;
  if (free === null || free >= leastFree) return null;
  return `the disk of the files of evidence has only ${Math.floor(free / 1024 / 1024)} MB left`;
}

/** That the disk below a database file is about to be full; null for one on a server. */
async function fullDisk(url: string): Promise<string | null> {
  if (!url.startsWith('file:')) return null;
  const free = await freeBytes(dirname(resolve(url.slice('file:'.length))));
  return free < leastFree ? `the disk of the database has only ${Math.floor(free / 1024 / 1024)} MB left` : null;
}

/** Milliseconds: the worker gives a sign of life twice a minute, and two machines are never quite of one time. */
const doubtedFrom = 60_000;
const minute = (at: Date) => `${at.toISOString().slice(0, 16)}Z`;

/** That nobody but a person can say whether the clock is right; whoever looks at the demo moves it on purpose. */
async function wrongClock(db: Database, at: Date): Promise<string | null> {
  if (process.env.DEMO_MAIL_DIR) return null;
  if (clockBehind() >= doubtedFrom) {
    return `the clock was set back to ${minute(new Date())}: the site counts on from ${minute(now())}, so that nothing is dated before what is recorded; set the clock right, or start anew if it was ahead before`;
  }
  const beat = await lastBeat(db);
  if (beat !== null && beat.getTime() - at.getTime() >= doubtedFrom) {
    return `the clock says ${minute(at)}, and the worker was seen at ${minute(beat)}: one of the two clocks is wrong`;
  }
  const today = dayOf(at);
  const last = await lastDayBeforeLeap(db, today);
  return last === null
    ? null
    : `the clock says ${today}, and no day was done since ${last}: if it is right, npm run admin -- recompute`;
}
