import { appendFile, open, readFile } from 'node:fs/promises';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, namedCompanies, takenOut, tombstones, users } from '#db/schema/index.ts';
import { refreshCase, sealCase } from '#src/features/cases/index.ts';
import { takeFileAgain } from '#src/features/evidence/index.ts';
import { takeBackAgain, takenBackIn } from '#src/features/exchange/index.ts';
import { endInspectionAgain } from '#src/features/inspection/index.ts';
import { decideAgain } from '#src/features/moderation/index.ts';
import { isNoted, noteTakenOut, takeOutAgain } from '#src/features/redaction/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { erasePerson } from './erase.ts';
import { shortenAgain, shortenedIn } from './shortening.ts';
import { wipeAgain, withdrawFor } from './wiping.ts';

/*
 * Who erased their account after a backup was made is there again when it is put back, and so are words that were blackened.
 * So a file beside the database, which no restore touches, says what has to go once more, one a line: ids of accounts and
 * cases, choices of decisions, keyed hashes of what left a text. None of it leads to anybody, or to a word.
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
  const [people, ended, taken] = await db.batch([
    db
      .select({ id: users.id, erased: users.erased })
      .from(users)
      .where(isNotNull(users.erased))
      .orderBy(asc(users.closedAt)),
    db
      .select({ id: tombstones.caseId, kind: tombstones.kind, erasedAt: tombstones.erasedAt })
      .from(tombstones)
      .orderBy(asc(tombstones.endedAt)),
    db.select({ line: takenOut.line }).from(takenOut).orderBy(asc(takenOut.notedAt), asc(sql`rowid`)),
  ]);
  return [
    ...people.map(({ id, erased }) => `account ${id} ${erased}`),
    ...taken.map(({ line }) => line),
    ...ended.map(({ id, kind }) => `case ${id} ${kind}`),
    ...ended.flatMap(({ id, erasedAt }) => (erasedAt ? [`case ${id} wiped`] : [])),
    ...(await takenBackIn(db)),
    ...(await shortenedIn(db)),
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
  /** What was decided about cases or had left their words, done once more. */
  words: number;
  /** Numbers of cases and decisions of which this database knows too little: somebody decides again. */
  toDecide: string[];
}

/** What an earlier line does comes first, and what is left to somebody last. */
const lateLine = /^case \S+ removed$/;

/** Erases, withdraws and blackens once more what these lines name and this database still has. */
export async function replayErasures(db: Database, lines: readonly string[], now: Date): Promise<Replayed> {
  const replayed: Replayed = { accounts: 0, cases: 0, words: 0, toDecide: [] };
  const inTurn = [...lines.filter((line) => !lateLine.test(line)), ...lines.filter((line) => lateLine.test(line))];
  for (const line of inTurn) {
    const [what, id = '', how] = line.split(' ');
    if (what === 'account' && (how === 'keep' || how === 'withdraw')) {
      const outcome = await writeStep(db, async (tx) => done(await erasePerson(tx, id, how, now)));
      if (outcome.ok && outcome.value) replayed.accounts += 1;
    }
    if (what === 'case' && how === 'wiped') await wipeAgain(db, id, now);
    else if (what === 'case') await endAgain(db, { id, isWithdrawn: how === 'withdrawn', now }, replayed);
    if (what === 'exchange') await writeStep(db, async (tx) => done(await takeBackAgain(tx, line, now)));
    if (what === 'name') {
      const again = await writeStep(db, async (tx) => done(await shortenAgain(tx, id, now)));
      if (again.ok && again.value) replayed.words += 1;
    }
    if (what === 'decision') await decidedAgain(db, line, now, replayed);
    if (what === 'file') await oneAgain(db, line, { now, again: takeFileAgain }, replayed);
    if (what === 'inspection') await oneAgain(db, line, { now, again: endInspectionAgain }, replayed);
    if (what === 'words' || what === 'kept') await takenAgain(db, { id, line, now }, replayed);
  }
  return replayed;
}

async function decidedAgain(db: Database, line: string, now: Date, replayed: Replayed): Promise<void> {
  const situation = { db, now, actor: visitor, locale: 'de' as const };
  const again = await writeStep(db, (tx) => decideAgain(tx, situation, line));
  if (again.ok && again.value) replayed.words += 1;
  if (!again.ok) replayed.toDecide.push(/E-\d{4}-\d{6}/.exec(line)?.[0] ?? '');
}

/** A file that its author deleted or took back, also one of a draft, or a consent that they ended. */
async function oneAgain(
  db: Database,
  line: string,
  { now, again }: { now: Date; again: (tx: Transaction, line: string, now: Date) => Promise<boolean> },
  replayed: Replayed,
): Promise<void> {
  const outcome = await writeStep(db, async (tx) => {
    if ((await isNoted(tx, line)) || !(await again(tx, line, now))) return done(false);
    await noteTakenOut(tx, null, now, line);
    return done(true);
  });
  if (outcome.ok && outcome.value) replayed.words += 1;
}

async function takenAgain(
  db: Database,
  { id, line, now }: { id: string; line: string; now: Date },
  replayed: Replayed,
): Promise<void> {
  const again = await writeStep(db, async (tx) => {
    const [row] = await tx
      .select({ id: cases.id, authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId })
      .from(cases)
      .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
      .where(and(eq(cases.id, id), isNotNull(cases.publishedAt)));
    if (!row || row.companyId === null) return done(false);
    if (!(await takeOutAgain(tx, { ...row, companyId: row.companyId }, line, now))) return done(false);
    await refreshCase(tx, id, dayOf(now));
    await sealCase(tx, { caseId: id, kind: 'case.erased', at: now });
    return done(true);
  });
  if (again.ok && again.value) replayed.words += 1;
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
  await writeStep(db, async (tx) => {
    await withdrawFor(tx, { id, companyId: row.companyId }, { userId: row.authorId, now });
    return done();
  });
  replayed.cases += 1;
}
