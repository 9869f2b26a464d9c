import type { Actor } from '#src/lib/situation.ts';

const isSignedIn = (actor: Actor) => actor.userId !== null;

/** Everybody may have and erase what is their own, and nothing else. */
export const rightsCan = {
  take: isSignedIn,
  erase: isSignedIn,
  /** Of a name under what one said for a company, once one speaks for it no more. */
  shorten: isSignedIn,
} satisfies Record<string, (actor: Actor) => boolean>;
