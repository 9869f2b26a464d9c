import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { desc, inArray } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { keepDatabasePrivate, migrate } from '#db/migrate.ts';
import { events, operationNotes, outbox, sessions } from '#db/schema/index.ts';
import { faultsOf } from '#db/whole.ts';
import { write } from '#src/lib/database.ts';
import { eventRow } from '#src/lib/events.ts';
import { done } from '#src/lib/outcome.ts';
import { keyFault } from '#src/lib/secret-key.ts';
import { visitor } from '#src/lib/situation.ts';
import { hashOf } from './files.ts';
import { lastBeat } from './notes.ts';

/** Why a copy is not put back, in words for whoever asked. */
export class NotRestored extends Error {}

export interface Restored {
  /** When something last happened in the copy; null where nothing ever did. */
  asOf: Date | null;
  heldMails: number;
  endedSessions: number;
  /** Where the database that stood there lies now; null where there was none. */
  before: string | null;
}

const endings = ['', '-wal', '-shm'];

/** Writes into a copy the mails that were written by themselves between two moments. */
export type LostMails = (db: Database, since: Date, until: Date) => Promise<void>;

/**
 * Puts a copy in the place of a database that no process has open. The copy is read, checked, brought to the newest schema and
 * frozen beside its place first, so that whoever starts the site finds the old database or the whole new one. Mails that
 * waited in the copy, and those that `writeLost` writes, are held, and everybody signs in anew: who was signed out since then
 * shall not be signed in again. Rejects with `NotRestored` or `SchemaIsNewer`, and has then changed nothing.
 */
export async function restore(file: string, target: string, now: Date, writeLost: LostMails): Promise<Restored> {
  // A device may have no end.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new NotRestored(`There is no file ${file}`);
  await asItWasMade(file);
  const [working, ready] = [`${target}.restoring`, `${target}.restored`];
  const clear = () => {
    for (const ending of endings) for (const path of [working, ready]) rmSync(path + ending, { force: true });
  };
  clear();
  try {
    await copyInto(openDatabase({ url: `file:${file}` }), working);
    const db = openDatabase({ url: `file:${working}` });
    const faults = await faultsOf(db);
    if (faults.length > 0) throw new NotRestored(`${file} cannot be relied on: ${faults.join('; ')}`);
    await migrate(db);
    const wrongKey = await keyFault(db);
    if (wrongKey !== null) throw new NotRestored(wrongKey);
    // Until then the copy knows what happened: the worker says twice a minute that it lives.
    const since = await lastBeat(db);
    if (since !== null && since < now) await writeLost(db, since, now);
    const frozen = await freeze(db, await hashOf(file), now);
    // One file with everything in it, which no connection of this process has open.
    await copyInto(db, ready);
    return { ...frozen, before: await replace(target, ready, now) };
  } finally {
    clear();
  }
}

/** Refuses a copy beside which another hash is written down than that of its bytes. */
async function asItWasMade(file: string): Promise<void> {
  const manifest = file.replace(/\.db$/, '.json');
  if (manifest === file || !existsSync(manifest)) return;
  const { sha256 }: { sha256?: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (sha256 !== (await hashOf(file))) throw new NotRestored(`${file} is not what ${manifest} says was saved`);
}

async function copyInto(db: Database, file: string): Promise<void> {
  keepDatabasePrivate(`file:${file}`);
  try {
    await db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] });
  } catch (error) {
    throw new NotRestored(`It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    db.$client.close();
  }
}

async function freeze(db: Database, hash: string, now: Date): Promise<Omit<Restored, 'before'>> {
  const frozen = await write(db, async (tx) => {
    const held = await tx
      .update(outbox)
      .set({ status: 'held', takenBy: null, takenUntil: null })
      .where(inArray(outbox.status, ['queued', 'handing-over']))
      .returning({ id: outbox.id });
    const ended = await tx.delete(sessions).returning({ id: sessions.id });
    const [last] = await tx.select({ at: events.at }).from(events).orderBy(desc(events.id)).limit(1);
    const asOf = last?.at ?? null;
    const restored = { kind: 'restored' as const, value: (asOf ?? now).toISOString(), at: now };
    const frost = { kind: 'frozen' as const, value: hash, at: now };
    for (const note of [frost, restored])
      await tx.insert(operationNotes).values(note).onConflictDoUpdate({ target: operationNotes.kind, set: note });
    await tx.insert(events).values(eventRow({ now, actor: visitor }, { action: 'operation.restore', subjectId: hash }));
    return done({ asOf, heldMails: held.length, endedSessions: ended.length });
  });
  if (!frozen.ok) throw new NotRestored('There is no room for it beside its place');
  return frozen.value;
}

/** Moves a ready file to its place. Where the database that stands there lies afterwards; null if there was none. */
async function replace(target: string, ready: string, now: Date): Promise<string | null> {
  const isThere = existsSync(target);
  if (isThere) await lockAlone(target);
  const before = `${target}.before-${now.toISOString().replaceAll(':', '-')}`;
  // Also where the file itself is gone: the log that was beside it would be read into the one that comes.
  for (const ending of endings) if (existsSync(target + ending)) renameSync(target + ending, before + ending);
  renameSync(ready, target);
  forgetReplica(target);
  return isThere ? before : null;
}

/** What Litestream keeps beside a database about how far it has followed it: another one has another past. */
function forgetReplica(target: string): void {
  rmSync(join(dirname(target), `.${basename(target)}-litestream`), { recursive: true, force: true });
}

/**
 * Takes a database for this process alone, until it ends: in this mode every process that has it open, reading or not, holds
 * a lock that refuses. One that is damaged so far that it cannot be locked is nobody's.
 */
async function lockAlone(target: string): Promise<void> {
  const { $client } = openDatabase({ url: `file:${target}` });
  try {
    await $client.executeMultiple(
      'PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT',
    );
    // Without a log beside it: none may be closed, and deleted, under the name of the database that comes.
    await $client.execute('PRAGMA journal_mode = DELETE');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/BUSY|LOCKED/.test(code)) throw new NotRestored(`A process has ${target} open: stop web and worker first`);
  }
}
