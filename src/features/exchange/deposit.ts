import { and, eq, inArray } from 'drizzle-orm';
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

/**
 * Takes a file for the other side as a stream; the worker looks at it before anybody sees it. Refuses (invalid) `file-too-large`,
 * `file-empty`, conflict (`exchange-files`: too many are there, `exchange-muted`), unavailable, and what `inExchange` refuses.
 * Rejects as the stream does: then nothing of it is left.
 */
export async function depositFile(
  situation: Situation,
  { number, side, name }: NewFile,
  stream: AsyncIterable<Uint8Array>,
  blobs: Blobs = blobsOfSite(),
): Promise<Outcome<{ id: string }>> {
  const file = { id: newId(), dataKey: newDataKey() };
  const began = await inExchange(situation, number, side, async (tx, { exchange, representativeId }) => {
    if (side === 'company' && (await isMuted(tx, exchange))) return refused('conflict', { reason: 'exchange-muted' });
    const there = and(
      eq(exchangeFiles.exchangeId, exchange.id),
      eq(exchangeFiles.side, side),
      inArray(exchangeFiles.state, ['arriving', 'received', 'ready']),
    );
    if ((await tx.$count(exchangeFiles, there)) >= mostFiles) return refused('conflict', { reason: 'exchange-files' });
    const row = { ...file, exchangeId: exchange.id, side, representativeId, bytes: 0, pieces: 0 };
    await tx
      .insert(exchangeFiles)
      .values({ ...row, name: seal(shownName(name)), state: 'arriving', givenAt: situation.now });
    return done();
  });
  if (!began.ok) return began;
  const isIt = eq(exchangeFiles.id, file.id);
  const drop = () =>
    write(situation.db, async (tx) => {
      await tx.delete(exchangeFiles).where(isIt);
      await leaveBlobs(tx, [file.id], situation.now);
      return done();
    });
  try {
    const stored = await storeStream(blobs, file, stream, mostFileBytes);
    if (typeof stored === 'string') {
      await drop();
      return notStored(stored);
    }
    const { bytes, pieces } = stored;
    return await write(situation.db, async (tx) => {
      const { rowsAffected } = await tx
        .update(exchangeFiles)
        .set({ bytes, pieces, state: 'received' })
        .where(and(isIt, eq(exchangeFiles.state, 'arriving')));
      if (rowsAffected > 0) return done({ id: file.id });
      // The exchange ended while it came, or it was taken back.
      await leaveBlobs(tx, [file.id], situation.now);
      return refused('conflict', { reason: 'no-exchange' });
    });
  } catch (error) {
    await drop();
    throw error;
  }
}
