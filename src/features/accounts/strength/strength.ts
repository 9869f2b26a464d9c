import { createRequire } from 'node:module';
import { Piscina } from 'piscina';
import { faultOf, log } from '#src/lib/log.ts';
import { type Estimate, type PasswordFault, weakness } from './rules.ts';
import type { Question } from './worker.ts';

/** The thread goes when nobody has chosen a password for a while, and takes its lists with it. */
const idleTime = 60_000;

const thread = new Piscina<Question, Estimate>({
  // Of the build that this program is compiled into, or the source.
  filename: createRequire(import.meta.url).resolve('#src/features/accounts/strength/worker.ts'),
  name: 'estimate',
  minThreads: 0,
  maxThreads: 1,
  atomics: 'disabled',
  idleTimeout: idleTime,
  env: {},
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: 160 },
});
thread.on('error', (error) => log.error(faultOf(error), 'the idle estimator failed'));

/**
 * What makes a new password too easy to guess; null for one that will do. Known passwords, words, names, dates, patterns
 * of the keyboard and the person's own words count for little, however long they are.
 */
export async function passwordFault(password: string, ownWords: readonly string[]): Promise<PasswordFault | null> {
  return weakness(password, await thread.run({ password, ownWords }));
}
