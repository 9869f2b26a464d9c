import { weights } from '../statistics/combined.ts';
import type { Why } from './steps.ts';

/** What one more good case would add to the middle of the index. */
export interface Next {
  /** Points for one more settled case that is solved instead of not. */
  solved: number;
  /** Points for a new case that is answered within 14 days instead of waiting longer: about, as the curve decides. */
  answered: number;
  /** Points for one more promise that is kept instead of broken or not confirmed. */
  promise: number;
  /** Settled cases that are neither solved nor partly solved: one that is partly solved would gain half as much. */
  unsolved: number;
}

/** Everything else as it is: the prior and the other companies stay where they are. */
export function nextOf({ company, solved, promises, figures }: Why): Next {
  const weight = ({ a, b }: { a: number; b: number }) => a + b;
  return {
    solved: (100 * weights.solved) / weight(solved.posterior),
    answered: (100 * weights.answered) / (figures.day14.n + 1),
    promise: (100 * weights.promises) / (weight(promises.posterior) + 1),
    unsolved: company.settled - company.solved - company.partly,
  };
}
