import { type ClaimFacts, companyCan } from '#src/features/companies/index.ts';
import type { Actor } from '#src/lib/situation.ts';

/** Who may do what with a proof. What an administrator does comes from the command line. */
export const proofCan = {
  /** As with a mail: nobody for whose company they brought here themselves or complained about. It needs an account. */
  request: (actor: Pick<Actor, 'userId'>, facts: ClaimFacts) => actor.userId !== null && companyCan.claim(facts),
  /** Looks again, enters a code, gives up. */
  act: (actor: Pick<Actor, 'userId'>, proof: { userId: string }) => actor.userId === proof.userId,
};

/** Until when. */
export const whenProof = {
  isOpen: ({ provedAt, endedAt }: { provedAt: Date | null; endedAt: Date | null }) =>
    provedAt === null && endedAt === null,
};
