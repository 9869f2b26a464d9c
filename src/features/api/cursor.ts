import type { z } from 'astro/zod';

/**
 * A place in a list: behind what was shown last. It names that by what it is sorted by and not by how many came before, so that
 * nothing is skipped or told twice while cases are published and withdrawn. Opaque, but no secret: it opens nothing that the list
 * does not show, and is read as strictly as everything else that comes from outside.
 */
export function cursorOf(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The longest that any list gives out. */
const longest = 300;

/** What a cursor says, as a list wrote it; null: it is none of that list. */
export function readCursor<T extends z.ZodType<readonly string[]>>(given: string, of: T): z.output<T> | null {
  if (given.length > longest || !/^[\w-]+$/.test(given)) return null;
  const text = Buffer.from(given, 'base64url').toString();
  try {
    const read = of.safeParse(JSON.parse(text));
    return read.success && cursorOf(read.data) === given ? read.data : null;
  } catch {
    return null;
  }
}

/** Fault of a cursor that was made up, cut off or of another list. */
export const strangeCursor = {
  name: 'cursor',
  detail: 'not a cursor of this list and its order: take the `next` of an answer as it is',
};
