import type { Actor } from '#src/lib/situation.ts';

/** Nobody decides about a case of their own, or against a company they speak for: that is asked of each case (`caseCan.remove`). */
export const signCan = {
  decide: (actor: Actor) => actor.userId !== null && actor.isModerator,
} satisfies Record<string, (actor: Actor) => boolean>;
