import type { Actor } from '#src/lib/situation.ts';

/** Who may decide. That nobody removes a case of their own, or against a company they speak for, is asked of each case. */
export const moderationCan = {
  decideSign: (actor: Actor) => actor.userId !== null && actor.isModerator,
};
