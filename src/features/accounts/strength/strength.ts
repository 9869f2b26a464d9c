import { threadOf } from '#src/lib/thread.ts';
import { type Estimate, type PasswordFault, weakness } from './rules.ts';
import type { Question } from './worker.ts';

const estimator = threadOf<Question, Estimate>({
  file: '#src/features/accounts/strength/worker.ts',
  does: 'estimate',
  patience: 30_000,
  megabytes: 160,
});

/**
 * What makes a new password too easy to guess; null for one that will do. Known passwords, words, names, dates, patterns
 * of the keyboard and the person's own words count for little, however long they are.
 */
export async function passwordFault(password: string, ownWords: readonly string[]): Promise<PasswordFault | null> {
  return weakness(password, await estimator.run({ password, ownWords }));
}
