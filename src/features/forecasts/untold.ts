import type { Expectation } from './queries.ts';
import { fewest } from './shrinking/rules.ts';

/** Why nothing is told of a question: too few cases had the time, or after those there are anything is possible. */
export const whyUntold = (forecast: Expectation['perQuestion']['answered']['forecast'] | undefined): 'few' | 'wide' =>
  !forecast || forecast.all < fewest ? 'few' : 'wide';
