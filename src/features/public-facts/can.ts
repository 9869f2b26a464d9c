import { companyCan } from '#src/features/companies/index.ts';
import { type Actor, belongsTo } from '#src/lib/situation.ts';

/** Who may say what of a company. What an administrator says comes from the command line, too. */
export const factCan = {
  /** As what it promises its customers: with certainty, and from inside. */
  state: companyCan.giveWord,
  /** No moderator who speaks for the company, said it themselves or wrote a case against it. */
  decide: (actor: Actor, { companyId, hasComplained }: { companyId: string; hasComplained: boolean }) =>
    actor.isModerator && actor.userId !== null && !belongsTo(actor, companyId) && !hasComplained,
};
