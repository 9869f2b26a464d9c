import type { Actor } from '#src/lib/situation.ts';

/** Who may do what with one text for many cases. */
export const statementCan = {
  /** Looks for the cases; of which companies, `casesToChoose` is told. */
  choose: (actor: Actor) => actor.represents.length > 0,
};
