import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { logKinds, logLeaves, logSalts, logTiles } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { type Hash, leafHash, levelsOver } from './hash.ts';
import { isSealed } from './receipts.ts';
import { tileWidth } from './rules.ts';
import { sizeOf } from './tree.ts';

/** What a walk over the whole log found. `faults` are sentences for whoever runs the site, one each. */
export interface Walk {
  leaves: number;
  /** Subjects of which the words of today are those that their newest leaf sealed. */
  sealed: number;
  faults: string[];
}

type Leaf = typeof logLeaves.$inferSelect;

/** Fault lines end somewhere, however much is wrong. */
const mostFaults = 100;

/**
 * Walks the whole log: that every leaf has the hash of its bytes and says in its columns what it says in them, that the tiles are
 * those of the leaves, and that what every subject says today is what its newest leaf sealed. `wordsOf` reads the words of
 * subjects of one kind (`case`, …) as they are today. Reads 256 rows at once.
 */
export async function walkLog(
  db: Database,
  wordsOf: (subjects: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Walk> {
  const size = await sizeOf(db);
  const faults: string[] = [];
  const say = (fault: string) => {
    if (faults.length < mostFaults) faults.push(fault);
  };
  // Roots of the tiles of each level that are not yet in a tile of the next.
  const roots: Hash[][] = [];
  for (let first = 0; first < size; first += tileWidth) {
    const leaves = await db
      .select()
      .from(logLeaves)
      .where(and(gt(logLeaves.number, first), lte(logLeaves.number, first + tileWidth)))
      .orderBy(asc(logLeaves.number));
    leaves.forEach((leaf, at) => {
      if (leaf.number !== first + at + 1) say(`Leaf ${first + at + 1} is missing.`);
    });
    for (const leaf of leaves) for (const fault of faultsOf(leaf)) say(fault);
    if (leaves.length === tileWidth) {
      await checkTile(
        db,
        { level: 0, tile: first / tileWidth },
        leaves.map(({ entry }) => leafHash(Buffer.from(entry))),
        roots,
        say,
      );
    }
  }
  const sealed = await checkWords(db, wordsOf, say);
  return { leaves: size, sealed, faults };
}

function faultsOf({ number, entry, hash, ...columns }: Leaf): string[] {
  const faults: string[] = [];
  if (!hash.equals(leafHash(Buffer.from(entry)))) faults.push(`Leaf ${number} does not have the hash of its bytes.`);
  const facts: { kind?: unknown; at?: unknown; case?: unknown; company?: unknown } = JSON.parse(entry);
  const { at, month, kind, part, caseNumber, company } = columns;
  const says =
    facts.kind === kind &&
    facts.at === at.toISOString() &&
    (facts.case ?? null) === caseNumber &&
    (facts.company ?? null) === company;
  const isListed = month === dayOf(at).slice(0, 7) && part === logKinds[kind];
  if (!says || !isListed) faults.push(`Leaf ${number} is listed as something that its bytes do not say.`);
  return faults;
}

async function checkTile(
  db: Database,
  { level, tile }: { level: number; tile: number },
  hashes: readonly Hash[],
  roots: Hash[][],
  say: (fault: string) => void,
): Promise<void> {
  const [, ...above] = levelsOver(hashes).map((each) => Buffer.concat(each));
  const root = above.pop() ?? Buffer.alloc(0);
  const [kept] = await db
    .select()
    .from(logTiles)
    .where(and(eq(logTiles.level, level), eq(logTiles.tile, tile)));
  const isKept =
    kept?.hashes.equals(Buffer.concat(hashes)) && kept.inner.equals(Buffer.concat(above)) && kept.root.equals(root);
  if (!isKept) say(`Tile ${level}/${tile} is not that of its leaves.`);
  roots[level] ??= [];
  const waiting = roots[level];
  waiting.push(root);
  if (waiting.length < tileWidth) return;
  roots[level] = [];
  await checkTile(db, { level: level + 1, tile: Math.floor(tile / tileWidth) }, waiting, roots, say);
}

async function checkWords(
  db: Database,
  wordsOf: (subjects: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  say: (fault: string) => void,
): Promise<number> {
  let sealed = 0;
  for (let after = ''; ; ) {
    const rows = await db
      .select({ subject: logSalts.subject, number: logSalts.number, salt: logSalts.salt, entry: logLeaves.entry })
      .from(logSalts)
      .innerJoin(logLeaves, eq(logLeaves.number, logSalts.number))
      .where(gt(logSalts.subject, after))
      .orderBy(asc(logSalts.subject))
      .limit(tileWidth);
    const last = rows.at(-1);
    if (!last) return sealed;
    after = last.subject;
    const today = await wordsOf(rows.map(({ subject }) => subject));
    for (const { subject, number, ...leaf } of rows) {
      const words = today.get(subject);
      if (words === undefined) say(`${subject} is gone, and leaf ${number} that sealed it is the newest.`);
      else if (!isSealed(leaf, words)) say(`${subject} says something else than leaf ${number} sealed.`);
      else sealed += 1;
    }
  }
}
