import { type Actor, belongsTo } from '#src/lib/situation.ts';

/** Whose case it is, and against whom. */
interface Parties {
  authorId: string | null;
  companyId: string;
}

/** Who speaks for the company is not its customer, not even in a case of their own from before. */
const asAuthor = (actor: Actor, { authorId, companyId }: Parties) =>
  actor.userId !== null && actor.userId === authorId && !belongsTo(actor, companyId);

/** Who may do what. That nobody opens files of a case they have a part in is asked beside it (`mayDecideHere`). */
export const inspectionCan = {
  /** Deposit files for a check, let the moderators see the evidence of the case, take both back, and read who looked. */
  show: asAuthor,
  open: (actor: Actor) => actor.userId !== null && actor.isModerator,
} satisfies Record<string, (actor: Actor, parties: Parties) => boolean>;
