import type { Interval } from './kaplan-meier.ts';

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * A plain share with its 95 % score interval (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22). `n` > 0.
 */
export function wilson(hits: number, n: number): Interval {
  const share = hits / n;
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const reach = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
