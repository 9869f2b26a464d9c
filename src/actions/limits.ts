import { limited } from '#src/lib/limits.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { unwrap } from './unwrap.ts';

/** Refuses (too-often) before anything is written. */
export async function notTooOften(
  situation: Situation,
  what: 'write' | 'mail' | 'keep',
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) if (await limited(situation.db, what, key)) unwrap(refused('too-often'));
}
