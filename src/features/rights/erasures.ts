import { appendFile, open, readFile } from 'node:fs/promises';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, tombstones, users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { erasePerson } from './erase.ts';
import { withdrawFor } from './wiping.ts';

/*
 * Who erased their account after a backup was made is there again when it is put back. So the ids of accounts that were
 * erased and of cases that have ended stand in a file beside the database, one a line, which no restore touches: they lead
 * to nobody, but tell what has to go once more.
 */

/** Beside the file of the database; of a database on a server in the folder `data`. */
export function erasuresFile(env: NodeJS.ProcessEnv): string {
  const url = env.DATABASE_URL || 'file:data/aktenkundig.db';
  return url.startsWith('file:')
    ? url.slice('file:'.length).replace(/(\.db)?$/, '.erasures')
    : 'data/aktenkundig.erasures';
}

/** What was erased and ended in this database, the oldest first. */
async function erasuresIn(db: Database): Promise<string[]> {
  const [people, ended] = await db.batch([
    db
      .select({ id: users.id, erased: users.erased })
      .from(users)
      .where(isNotNull(users.erased))
      .orderBy(asc(users.closedAt)),
    db.select({ id: tombstones.caseId, kind: tombstones.kind }).from(tombstones).orderBy(asc(tombstones.endedAt)),
  ]);
  return [
    ...people.map(({ id, erased }) => `account ${id} ${erased}`),
    ...ended.map(({ id, kind }) => `case ${id} ${kind}`),
  ];
}

/** The lines of the file; none while there is none. */
export async function readErasures(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}

/** Writes into the file what it does not say yet. Answers how many lines. */
export async function keepErasures(db: Database, file: string): Promise<number> {
  const known = new Set(await readErasures(file));
  const missing = (await erasuresIn(db)).filter((line) => !known.has(line));
  if (missing.length === 0) return 0;
  await appendFile(file, `${missing.join('\n')}\n`, { mode: 0o600 });
  const written = await open(file, 'r');
  await written.sync().finally(() => written.close());
  return missing.length;
}

export interface Replayed {
  accounts: number;
  /** Cases that their authors had withdrawn. */
  cases: number;
  /** Numbers of cases that a moderator had removed: what was decided is lost, so somebody decides again. */
  toDecide: string[];
}

/** Erases and withdraws once more what these lines name and this database still has. */
export async function replayErasures(db: Database, lines: readonly string[], now: Date): Promise<Replayed> {
  const replayed: Replayed = { accounts: 0, cases: 0, toDecide: [] };
  for (const line of lines) {
    const [what, id = '', how] = line.split(' ');
    if (what === 'account' && (how === 'keep' || how === 'withdraw')) {
      const outcome = await write(db, async (tx) => done(await erasePerson(tx, id, how, now)));
      if (outcome.ok && outcome.value) replayed.accounts += 1;
    }
    if (what === 'case') await endAgain(db, { id, isWithdrawn: how === 'withdrawn', now }, replayed);
  }
  return replayed;
}

async function endAgain(
  db: Database,
  { id, isWithdrawn, now }: { id: string; isWithdrawn: boolean; now: Date },
  replayed: Replayed,
): Promise<void> {
  const [row] = await db
    .select({ number: cases.number, companyId: cases.companyId, authorId: cases.authorId })
    .from(cases)
    .leftJoin(tombstones, eq(tombstones.caseId, cases.id))
    .where(and(eq(cases.id, id), isNull(tombstones.caseId), isNotNull(cases.publishedAt)));
  if (!row) return;
  if (!isWithdrawn) {
    replayed.toDecide.push(row.number ?? id);
    return;
  }
  await write(db, async (tx) => {
    await withdrawFor(tx, { id, companyId: row.companyId }, { userId: row.authorId, now });
    return done();
  });
  replayed.cases += 1;
}
