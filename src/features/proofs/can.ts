import { type ClaimFacts, companyCan } from '#src/features/companies/index.ts';
import { type Actor, belongsTo } from '#src/lib/situation.ts';

/** What decides whether a moderator may act for the house: who asked, for which company, and whether they wrote a case against it. */
interface OperatorFacts {
  userId: string;
  companyId: string;
  hasComplained: boolean;
}

/** Who may do what with a proof. What an administrator does comes from the command line, too. */
export const proofCan = {
  /** As with a mail: nobody for whose company they brought here themselves or complained about. It needs an account. */
  request: (actor: Pick<Actor, 'userId'>, facts: ClaimFacts) => actor.userId !== null && companyCan.claim(facts),
  /** Looks again, enters a code, gives up. */
  act: (actor: Pick<Actor, 'userId'>, proof: { userId: string }) => actor.userId === proof.userId,
  /** Prints and posts letters, looks at documents and decides: no moderator who asked for it, speaks for the company or complained about it. */
  operate: (actor: Actor, { userId, companyId, hasComplained }: OperatorFacts) =>
    actor.isModerator &&
    actor.userId !== null &&
    actor.userId !== userId &&
    !belongsTo(actor, companyId) &&
    !hasComplained,
};

/** Until when. */
export const whenProof = {
  isOpen: ({ provedAt, endedAt }: { provedAt: Date | null; endedAt: Date | null }) =>
    provedAt === null && endedAt === null,
};
