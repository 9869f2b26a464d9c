/** The part of jstat that is used; it brings no types. */
declare module 'jstat' {
  const jstat: {
    beta: {
      /** Quantile of the beta distribution. */
      inv: (p: number, alpha: number, beta: number) => number;
    };
    normal: {
      /** Probability of a value up to `x`. */
      cdf: (x: number, mean: number, deviation: number) => number;
    };
  };
  export default jstat;
}
