import type { Status } from '#src/features/cases/rules.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { type Refused, refused } from '#src/lib/outcome.ts';
import { type Actor, belongsTo, representsCompany } from '#src/lib/situation.ts';
import type { PressureState } from './rules.ts';

/** Whose case it is, and against whom. */
interface Parties {
  authorId: string | null;
  companyId: string;
}

const asAuthor = (actor: Actor, { authorId, companyId }: Parties) =>
  actor.userId !== null && actor.userId === authorId && !belongsTo(actor, companyId);
const asModerator = (actor: Actor) => actor.userId !== null && actor.isModerator;

/**
 * Who may do what. That nobody decides about a case of their own or against a company they speak for is asked beside it
 * (`mayDecideHere`). Whose right to write has ended may still report: nothing of it is published, and a moderator looks
 * before anybody is written to.
 */
export const pressureCan = {
  report: asAuthor,
  /** Why the case was withdrawn. */
  sayWhy: asAuthor,
  hear: asModerator,
  decide: asModerator,
  answer: (actor: Actor, { companyId }: Parties) => actor.userId !== null && representsCompany(actor, companyId),
} satisfies Record<string, (actor: Actor, parties: Parties) => boolean>;

/** A company of which nobody has an account: whoever holds the link answers for it. */
export const linkCan = {
  answer: (token: string, { linkHash }: { linkHash: string | null }) => linkHash === sha256(token),
};

type When<Moment> = (moment: Moment) => Refused | null;
const beforeDecided: When<PressureState> = (state) => (state === 'decided' ? refused('too-late') : null);

/** When. A case that has ended can be reported about: often it ended because of the pressure. */
export const pressureWhen = {
  hear: (state: PressureState) => beforeDecided(state) ?? (state === 'new' ? null : refused('conflict')),
  decide: beforeDecided,
  answer: (state: PressureState) => beforeDecided(state) ?? (state === 'new' ? refused('not-found') : null),
} satisfies Record<string, When<PressureState>>;

export const whyWhen: When<Status> = (status) => (status === 'withdrawn' ? null : refused('conflict'));
