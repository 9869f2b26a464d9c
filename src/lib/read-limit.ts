/** How often one network may read the interface for programs: so many requests in so many seconds. */
export const readLimit = { points: 1000, seconds: 600 } as const;
