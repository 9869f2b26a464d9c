/** The part of jstat that is used; it brings no types. */
declare module 'jstat' {
  const jstat: {
    beta: {
      /** Quantile of the beta distribution. */
      inv: (p: number, alpha: number, beta: number) => number;
    };
  };
  export default jstat;
}
