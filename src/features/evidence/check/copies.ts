import type { evidence } from '#db/schema/index.ts';
import { personalData } from '#src/lib/personal/find.ts';
import { masksOf } from '../masks.ts';
import { withoutWords } from '../rules.ts';
import type { Blobs } from '../store/blobs.ts';
import { blobName, getSealed, NotAsStored, putSealed } from '../store/sealed.ts';
import type { CheckOrder } from './order.ts';
import { ordered } from './queue.ts';

/**
 * Makes the copy for everybody that is wanted: pictures in which pixels are black, words without those that are to go. A sound
 * has no copy: it is what was deposited. Only the worker calls it. Rejects where something cannot be reached or blackened.
 */
export async function makeCopy(blobs: Blobs, file: typeof evidence.$inferSelect): Promise<void> {
  const { id, dataKey, copyWanted, kind } = file;
  const masks = masksOf(file);
  const opened = async (name: string) => {
    const bytes = await getSealed(blobs, { name, dataKey });
    if (bytes === null) throw new NotAsStored(name);
    return bytes;
  };
  const put = (page: number, bytes: Uint8Array) =>
    putSealed(blobs, { name: blobName.copy(id, copyWanted, page), dataKey }, bytes);
  for (let page = 1; page <= file.pages; page += 1) {
    const boxes = masks.boxes.filter((box) => box.page === page);
    const picture = await opened(blobName.page(id, page));
    const copy = boxes.length === 0 ? picture : await pictureBy({ order: 'blacken', picture, boxes });
    await put(page, copy);
    if (page > 1) continue;
    const small = await pictureBy({ order: 'small', picture: copy, kind });
    await putSealed(blobs, { name: blobName.small(id, copyWanted), dataKey }, small);
  }
  if (kind !== 'text' && kind !== 'mail') return;
  const words = new TextDecoder().decode(await opened(blobName.words(id)));
  await put(0, Buffer.from(withoutWords(withoutPersonal(words), masks.words)));
}

async function pictureBy(order: CheckOrder) {
  const answer = await ordered(order);
  if (answer === null || !('picture' in answer)) throw new Error('a picture could not be made');
  return answer.picture;
}

/** Without everything that looks like a matter of its author or of others: who wants to show it, shows a picture. */
function withoutPersonal(words: string): string {
  let left = words;
  for (const { start, end } of personalData(words).toSorted((a, b) => b.start - a.start)) {
    left = `${left.slice(0, start)}█████${left.slice(end)}`;
  }
  return left;
}
