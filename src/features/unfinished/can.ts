import type { Owner } from './owner.ts';

/** Unfinished words belong to whoever typed them: the holder of a draft, or somebody signed in. */
export const unfinishedCan = {
  keep: (owner: Owner | null): owner is Owner => owner !== null,
} as const;
