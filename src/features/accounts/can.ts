import type { Actor } from '#src/lib/situation.ts';

const isSignedIn = (actor: Actor) => actor.userId !== null;
const isAnybody = (_actor: Actor) => true;

/** For so long who showed that it is them need not show it again, for what is dangerous. */
export const provedMinutes = 10;

/** Who may do what with accounts. Everything but coming in touches the person's own account only. */
export const accountCan = {
  requestLink: isAnybody,
  signIn: isAnybody,
  resetPassword: isAnybody,
  signOut: isSignedIn,
  changePassword: isSignedIn,
  endSession: isSignedIn,
  /** Only a session that waits for a code comes that far. */
  enterCode: isAnybody,
  prove: isSignedIn,
  changeFactor: isSignedIn,
  changeAddress: isSignedIn,
  /** Whoever has the links reads the mail at both addresses. */
  confirmAddress: isAnybody,
  close: isSignedIn,
} satisfies Record<string, (actor: Actor) => boolean>;
