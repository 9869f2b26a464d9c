import type { Act } from '#src/lib/act.ts';
import { limited } from '#src/lib/limits.ts';
import { refused } from '#src/lib/outcome.ts';
import { unwrap } from './unwrap.ts';

/** Refuses (too-often) before anything is written. */
export async function notTooOften(act: Act, what: 'write' | 'mail', keys: readonly string[]): Promise<void> {
  for (const key of keys) if (await limited(act.db, what, key)) unwrap(refused('too-often'));
}
