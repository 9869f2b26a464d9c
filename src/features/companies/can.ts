import type { Actor } from '#src/lib/situation.ts';

/** What is known of whoever wants to speak for a company: of the person, by whatever account they ask or prove it. */
export interface ClaimFacts {
  /** They entered the company here themselves. */
  hasEntered: boolean;
  /** They have written a case against it. */
  hasComplained: boolean;
}

/** How somebody speaks for a company. */
export interface Speaking {
  userId: string;
  isChecked: boolean;
  /** Null for those who work at the company. */
  firmKind: 'law-firm' | 'agency' | null;
}

/** Nobody speaks for a company they brought here themselves, nor answers their own complaint. */
function isOutsider({ hasEntered, hasComplained }: ClaimFacts): boolean {
  return !hasEntered && !hasComplained;
}

/** Whoever speaks with certainty and works there. */
const speaksFromInside = (actor: Pick<Actor, 'userId'>, own: Speaking) =>
  actor.userId === own.userId && !own.isChecked && own.firmKind === null;

/** Who may do what with a company. A claim needs no account: the mail at the company's domain proves it. */
export const companyCan = {
  claim: isOutsider,
  openDesk: (actor: Actor) => actor.represents.length > 0,
  /** Those who were named name nobody. */
  nameOutsider: speaksFromInside,
  /** Promise something to all customers, or say where complaints go. */
  giveWord: speaksFromInside,
  /** `spokeBefore`: for the same company, with certainty, and for longer. */
  object: (actor: Actor, facts: { ofUser: string; spokeBefore: boolean }) =>
    facts.spokeBefore && actor.userId !== null && actor.userId !== facts.ofUser,
  /** Whoever got the mail that told of the newcomer: its link stands for that person. */
  objectByLink: (link: { subjectId: string | null }): link is { subjectId: string } => link.subjectId !== null,
};
