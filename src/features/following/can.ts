import type { Actor } from '#src/lib/situation.ts';

const isSignedIn = (actor: Actor) => actor.userId !== null;

/** Who may follow what: everybody with an account, whatever is public; and everybody ends their own. */
export const followCan = {
  follow: isSignedIn,
  endFollow: isSignedIn,
} satisfies Record<string, (actor: Actor) => boolean>;
