import type { Actor } from '#src/lib/situation.ts';

const asModerator = (actor: Actor) => actor.userId !== null && actor.isModerator;

/** Who may do what about a challenge, beside what `caseCan` says of whoever speaks for the company. */
export const challengeCan = {
  forwardProof: asModerator,
  decide: asModerator,
  /** By what an author shows that there was business with the company. */
  prove: (actor: Actor, { authorId }: { authorId: string | null }) =>
    actor.userId !== null && actor.userId === authorId,
} satisfies Record<string, (actor: Actor, about: { authorId: string | null }) => boolean>;
