import type { Actor } from '#src/lib/situation.ts';

const isSignedIn = (actor: Actor) => actor.userId !== null;
const isAnybody = (_actor: Actor) => true;

/** Who may do what with accounts. Everything but coming in touches the person's own account only. */
export const accountCan = {
  requestLink: isAnybody,
  signIn: isAnybody,
  resetPassword: isAnybody,
  signOut: isSignedIn,
  changePassword: isSignedIn,
  endSession: isSignedIn,
} satisfies Record<string, (actor: Actor) => boolean>;
