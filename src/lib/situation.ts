import type { Database } from '#db/client.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import type { Blackened } from '#src/lib/personal/guard.ts';

export type Locale = 'de' | 'en';

/** Who acts: a visitor without an account has no `userId` and may do what needs none. */
export interface Actor {
  userId: string | null;
  /** Companies this person speaks for today, and whose desk is open to them. */
  represents: readonly Representation[];
  /** Companies they speak for whose desk is shut to them: they act there for nobody, and are no customer either. */
  shutOut?: readonly string[];
  isModerator: boolean;
}

export interface Representation {
  representativeId: string;
  companyId: string;
}

export const visitor: Actor = { userId: null, represents: [], isModerator: false };

/** Everything a command needs to know about the situation: who, when, in which language, on which database. */
export interface Situation {
  db: Database;
  actor: Actor;
  now: Date;
  locale: Locale;
  /** What the form of this act had blackened before it came here: an author's is kept for them alone. */
  blackened?: Blackened;
}

/** The calendar day in Germany on which an act happens. */
export function today(situation: Pick<Situation, 'now'>): Day {
  return dayOf(situation.now);
}

/** Whether they are of a company, with its desk open or shut: what its people may not do, they may not. */
export function belongsTo(actor: Actor, companyId: string | null): boolean {
  return representsCompany(actor, companyId) || (companyId !== null && actor.shutOut?.includes(companyId) === true);
}

/** Whether they may act for a company. */
export function representsCompany(actor: Actor, companyId: string | null): boolean {
  return actor.represents.some((representation) => representation.companyId === companyId);
}
