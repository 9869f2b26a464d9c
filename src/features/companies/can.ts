import type { Actor } from '#src/lib/situation.ts';

/** What the table needs to know of a company and the person who wants to speak for it. */
export interface ClaimFacts {
  /** Account of the person by the address that was proved; null while nothing is proved. */
  claimantId: string | null;
  /** Who entered the company anew, if somebody did. */
  enteredBy: string | null;
  /** Which of these people have written a case against it. */
  authorIds: readonly string[];
}

/** How somebody speaks for a company. */
export interface Speaking {
  userId: string;
  isChecked: boolean;
  /** Null for those who work at the company. */
  firmKind: 'law-firm' | 'agency' | null;
}

/** Nobody speaks for a company they brought here themselves, nor answers their own complaint. */
function isOutsider(actor: Actor, facts: ClaimFacts): boolean {
  const people = [actor.userId, facts.claimantId].filter((id) => id !== null);
  return people.every((id) => id !== facts.enteredBy && !facts.authorIds.includes(id));
}

/** Who may do what with a company. A claim needs no account: the mail at the company's domain proves it. */
export const companyCan = {
  claim: isOutsider,
  openDesk: (actor: Actor) => actor.represents.length > 0,
  /** Whoever speaks with certainty and works there; those who were named name nobody. */
  nameOutsider: (actor: Pick<Actor, 'userId'>, own: Speaking) =>
    actor.userId === own.userId && !own.isChecked && own.firmKind === null,
  /** One's own; that of somebody from outside also whoever could have named them (`own`: what the actor is for the company). */
  endRepresentation: (actor: Actor, ended: Speaking, own: Speaking | null) =>
    actor.userId === ended.userId ||
    (ended.firmKind !== null && own !== null && actor.userId === own.userId && !own.isChecked && own.firmKind === null),
  /** `spokeBefore`: for the same company, with certainty, and for longer. */
  object: (actor: Actor, facts: { ofUser: string; spokeBefore: boolean }) =>
    facts.spokeBefore && actor.userId !== null && actor.userId !== facts.ofUser,
  /** Whoever got the mail that told of the newcomer: its link stands for that person. */
  objectByLink: (link: { subjectId: string | null }): link is { subjectId: string } => link.subjectId !== null,
};
