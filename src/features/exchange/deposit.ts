import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { exchangeFiles } from '#db/schema/index.ts';
import {
  type Blobs,
  blobs as blobsOfSite,
  leaveBlobs,
  newDataKey,
  notStored,
  storeStream,
} from '#src/features/evidence/index.ts';
import { shownName } from '#src/features/evidence/rules.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { inExchange, isMuted } from './commands.ts';
import type { Side } from './lists.ts';
import { mostFileBytes, mostFiles } from './rules.ts';

/** A file that somebody begins to give the other side. */
interface NewFile {
  number: string;
  side: Side;
  name: string;
}

/** To what a file belongs, and who gives it. */
export interface GivenTo {
  to: { exchangeId: string } | { promiseId: string } | { proofId: string };
  side: Side;
  representativeId: string | null;
  name: string;
}

/** Makes the row of a file, in the transaction in which it was asked who may give it. */
type Begin = (tx: Transaction, given: GivenTo) => Promise<void>;

/** How many files of one giver are there, of those that somebody can see or will. */
export const filesThere = (tx: Transaction, isOf: SQL | undefined): Promise<number> =>
  tx.$count(exchangeFiles, and(isOf, inArray(exchangeFiles.state, ['arriving', 'received', 'ready'])));

/**
 * Takes a file as a stream; the worker looks at it before anybody sees it. Refuses what `asked` refuses, (invalid) `file-too-large`
 * and `file-empty`, unavailable, and conflict (`no-exchange`): what it is for ended while it came. Rejects as the stream does: then
 * nothing of it is left.
 */
export async function takeFile(
  { db, now }: Pick<Situation, 'db' | 'now'>,
  asked: (begin: Begin) => Promise<Outcome<unknown>>,
  stream: AsyncIterable<Uint8Array>,
  blobs: Blobs = blobsOfSite(),
): Promise<Outcome<{ id: string }>> {
  const file = { id: newId(), dataKey: newDataKey() };
  const began = await asked(async (tx, { to, name, ...given }) => {
    const row = { ...file, ...to, ...given, bytes: 0, pieces: 0, state: 'arriving' as const, givenAt: now };
    await tx.insert(exchangeFiles).values({ ...row, name: seal(shownName(name)) });
  });
  if (!began.ok) return began;
  const isIt = eq(exchangeFiles.id, file.id);
  const drop = () =>
    write(db, async (tx) => {
      await tx.delete(exchangeFiles).where(isIt);
      await leaveBlobs(tx, [file.id], now);
      return done();
    });
  try {
    const stored = await storeStream(blobs, file, stream, mostFileBytes);
    if (typeof stored === 'string') {
      await drop();
      return notStored(stored);
    }
    const { bytes, pieces } = stored;
    return await write(db, async (tx) => {
      const { rowsAffected } = await tx
        .update(exchangeFiles)
        .set({ bytes, pieces, state: 'received' })
        .where(and(isIt, eq(exchangeFiles.state, 'arriving')));
      if (rowsAffected > 0) return done({ id: file.id });
      // What it was for ended while it came, or it was taken back.
      await leaveBlobs(tx, [file.id], now);
      return refused('conflict', { reason: 'no-exchange' });
    });
  } catch (error) {
    await drop();
    throw error;
  }
}

/**
 * Takes a file for the other side of an exchange. Refuses conflict (`exchange-files`: too many are there, `exchange-muted`), and
 * what `takeFile` and `inExchange` refuse.
 */
export function depositFile(
  situation: Situation,
  { number, side, name }: NewFile,
  stream: AsyncIterable<Uint8Array>,
  blobs?: Blobs,
): Promise<Outcome<{ id: string }>> {
  const asked = (begin: Begin) =>
    inExchange(situation, number, side, async (tx, { exchange, representativeId }) => {
      if (side === 'company' && (await isMuted(tx, exchange))) return refused('conflict', { reason: 'exchange-muted' });
      const isOf = and(eq(exchangeFiles.exchangeId, exchange.id), eq(exchangeFiles.side, side));
      if ((await filesThere(tx, isOf)) >= mostFiles) return refused('conflict', { reason: 'exchange-files' });
      await begin(tx, { to: { exchangeId: exchange.id }, side, representativeId, name });
      return done();
    });
  return takeFile(situation, asked, stream, blobs);
}
