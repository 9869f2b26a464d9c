import type { Database } from '#db/client.ts';
import { casesNotFound, recordWords } from '#src/features/search/index.ts';
import { type write, writeGently } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { readableStatuses } from '../visibility.ts';
import { sealedWords } from './words.ts';

/** Cases noted in one transaction. */
const atOnce = 50;

/**
 * Has the search find the cases that were published before there was one. In steps, none of which is long; ended in between,
 * it goes on where it was. Answers how many there were.
 */
export async function noteUnfound(
  db: Database,
  isStopping = () => false,
  writing: typeof write = writeGently,
): Promise<number> {
  let noted = 0;
  for (let step = atOnce; step === atOnce && !isStopping(); noted += step) {
    const written = await writing(db, async (tx) => {
      const ids = (await casesNotFound(tx, readableStatuses, atOnce)).map(({ id }) => id);
      const said = await sealedWords(tx, ids);
      for (const id of ids) await recordWords(tx, id, said.get(id) ?? null);
      return done(ids.length);
    });
    step = written.ok ? written.value : 0;
  }
  return noted;
}
