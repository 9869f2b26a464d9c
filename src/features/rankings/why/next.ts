import { posterior } from '../statistics/beta.ts';
import { weights } from '../statistics/tiers.ts';
import type { Why } from './steps.ts';

/** What one more good case would add to the middle of the index, and what the tier above asks for. */
export interface Next {
  /** Points for one more settled case that is solved instead of not. */
  solved: number;
  /** Points for a new case that is answered within 14 days instead of waiting longer: about, as the curve decides. */
  answered: number;
  /** Points for one more promise that is kept instead of broken or not confirmed. */
  promise: number;
  /** Settled cases that are not solved; one that is partly solved is half of one. */
  unsolved: number;
  /** How many of them would have to be solved for the upper end to reach the tier above; null: all are not enough. */
  needed: number | null;
}

/** Everything else as it is: the prior and the other companies stay where they are. */
export function nextOf({ solved, promises, figures, index, tier }: Why): Next {
  const weight = ({ a, b }: { a: number; b: number }) => a + b;
  const unsolved = Math.floor(solved.counted.n - solved.counted.hits);
  const highWith = (more: number) => {
    const { hits, n } = solved.counted;
    const { high } = posterior({ hits: hits + more, n }, solved.prior);
    return index.high + 100 * weights.solved * (high - solved.figure.high);
  };
  const wanted = tier?.above?.index.low ?? null;
  return {
    solved: (100 * weights.solved) / weight(solved.posterior),
    answered: (100 * weights.answered) / (figures.day14.n + 1),
    promise: (100 * weights.promises) / (weight(promises.posterior) + 1),
    unsolved,
    needed:
      wanted === null || highWith(unsolved) < wanted
        ? null
        : fewestReaching((more) => highWith(more) >= wanted, unsolved),
  };
}

/** The smallest number from 0 on that suffices, when more always suffices too and `most` does. */
function fewestReaching(suffices: (more: number) => boolean, most: number): number {
  let [tooFew, enough] = [-1, most];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
