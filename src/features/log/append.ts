import { randomFillSync } from 'node:crypto';
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto, preparedWrite, slots } from '#db/prepared.ts';
import { type LogKind, logKinds, logLeaves, logSalts, logTiles } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { type Hash, leafHash, levelsOver, sha256 } from './hash.ts';
import { tileWidth } from './rules.ts';

/** What is recorded. Everything in it is public for good: facts and hashes, never words. */
export interface Leaf {
  kind: LogKind;
  /** When it happened. */
  at: Date;
  /** When it was recorded, where that was later. */
  recordedAt?: Date;
  /** The number of the case, `2026-000417`. */
  caseNumber?: string | null;
  /** The company's address on that day. */
  company?: string | null;
  /** From closed lists, addresses of companies, days or numbers: `{ measure: 'blacken', ground: 'personal-data' }`. */
  facts?: Readonly<Record<string, string | number>>;
  /**
   * What the words of a subject are from now on: `case:<id>` and their canonical spelling. The leaf bears a hash of them under
   * a salt of their own, and the salt of the words before is gone. `words: null`: they are gone altogether.
   */
  seals?: { subject: string; words: string | null };
}

/** What a fact may say: no spaces, so that no sentence finds its way into the log. */
const code = /^[A-Za-z0-9._:-]{1,80}$/;

const insertLeaf = insertInto(logLeaves);
const keepSalt = preparedWrite((db) =>
  db
    .insert(logSalts)
    .values(slots<typeof logSalts>(['subject', 'number', 'salt']))
    .onConflictDoUpdate({
      target: logSalts.subject,
      set: { number: sql`excluded.number`, salt: sql`excluded.salt` },
    }),
);

/**
 * Appends a leaf in the transaction of what it records, and answers its number. What is rolled back was never in the log, and
 * as SQLite has one writer, no two leaves bear one number. Refuses (throws) facts that are words.
 */
export async function append(tx: Transaction, leaf: Leaf): Promise<number> {
  const { kind, at, recordedAt, caseNumber = null, company = null, facts, seals } = leaf;
  for (const [name, fact] of Object.entries(facts ?? {})) {
    if (!code.test(name) || !code.test(String(fact))) throw new Error(`the log takes no words: ${name}`);
  }
  const salt = seals?.words == null ? null : newSalt();
  const entry = JSON.stringify({
    v: 1,
    kind,
    at: at.toISOString(),
    ...(recordedAt && { recorded: recordedAt.toISOString() }),
    ...(caseNumber !== null && { case: caseNumber }),
    ...(company !== null && { company }),
    ...(facts && { facts }),
    ...(salt && seals?.words != null && { sealed: sealOf(salt, seals.words) }),
  });
  const { lastInsertRowid } = await insertLeaf(tx, {
    entry,
    hash: Buffer.from(leafHash(Buffer.from(entry))),
    at,
    month: dayOf(at).slice(0, 7),
    kind,
    part: logKinds[kind],
    caseNumber,
    company,
  });
  const number = Number(lastInsertRowid);
  if (salt && seals) {
    await keepSalt(tx, { subject: seals.subject, number, salt });
  } else if (seals) {
    await forget(tx, seals.subject);
  }
  if (number % tileWidth === 0) await completeTile(tx, number / tileWidth - 1);
  return number;
}

/** 32 random bytes, drawn a few at a time: a tenth of what a leaf costs is to ask for them. None is used twice. */
const drawn = Buffer.alloc(64 * 32);
let used = drawn.length;

function newSalt(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 32;
  const salt = Buffer.from(drawn.subarray(used - 32, used));
  // Whoever reads this memory later finds no salt of words that are gone.
  drawn.fill(0, used - 32, used);
  return salt;
}

/** The hash that a leaf bears of words: SHA-256 over 32 bytes of salt and the words in UTF-8, in base64. */
export function sealOf(salt: Uint8Array, words: string): string {
  return Buffer.from(sha256(Buffer.concat([salt, Buffer.from(words)]))).toString('base64');
}

/** The words of a subject are gone: nobody can try any more by its leaves what they were. */
async function forget(tx: Transaction, subject: string): Promise<void> {
  await tx.delete(logSalts).where(eq(logSalts.subject, subject));
}

/** The last of 256 leaves came: their hashes are kept together, and in every level above that became full by them. */
async function completeTile(tx: Transaction, tile: number): Promise<void> {
  const leaves = await tx
    .select({ hash: logLeaves.hash })
    .from(logLeaves)
    .where(and(gte(logLeaves.number, tile * tileWidth + 1), lt(logLeaves.number, (tile + 1) * tileWidth + 1)))
    .orderBy(asc(logLeaves.number));
  await keepTile(tx, 0, tile, leaves);
}

async function keepTile(tx: Transaction, level: number, tile: number, rows: readonly { hash: Hash }[]): Promise<void> {
  if (rows.length !== tileWidth) throw new Error(`tile ${level}/${tile} of the log has ${rows.length} hashes`);
  const hashes = rows.map(({ hash }) => hash);
  const [, ...above] = levelsOver(hashes).map((each) => Buffer.concat(each));
  const root = above.pop() ?? Buffer.alloc(0);
  await tx.insert(logTiles).values({ level, tile, hashes: Buffer.concat(hashes), inner: Buffer.concat(above), root });
  if ((tile + 1) % tileWidth !== 0) return;
  const parent = (tile + 1) / tileWidth - 1;
  const isBelow = and(eq(logTiles.level, level), gte(logTiles.tile, parent * tileWidth), lt(logTiles.tile, tile + 1));
  const below = await tx.select({ hash: logTiles.root }).from(logTiles).where(isBelow).orderBy(asc(logTiles.tile));
  await keepTile(tx, level + 1, parent, below);
}
