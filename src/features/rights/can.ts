import type { Actor } from '#src/lib/situation.ts';

const isSignedIn = (actor: Actor) => actor.userId !== null;

/** Everybody may have and erase what is their own, and nothing else. */
export const rightsCan = {
  take: isSignedIn,
  erase: isSignedIn,
} satisfies Record<string, (actor: Actor) => boolean>;
