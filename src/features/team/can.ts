import type { Member } from './rules.ts';

type Own = Pick<Member, 'userId' | 'role' | 'isChecked' | 'isOutside'>;

const manages = ({ role, isChecked, isOutside }: Own) => role === 'owner' && !isChecked && !isOutside;
const isCertain = ({ isChecked }: Pick<Member, 'isChecked'>) => !isChecked;

/** Who may do what in a team. `own`: as what the actor speaks for the company. When: `isLastOwner` and the rules beside it. */
export const teamCan = {
  /** Names and roles of the others. */
  see: isCertain,
  invite: manages,
  revoke: manages,
  giveRole: (own: Own, other: Pick<Member, 'isChecked' | 'isOutside'>) =>
    manages(own) && !other.isChecked && !other.isOutside,
  requireFactor: manages,
  /**
   * One's own, at any time; that of others whoever manages the team, but of a colleague in doubt an administrator
   * decides, and nobody manages in their place; somebody's from outside whoever works there.
   */
  end: (own: Own, other: Pick<Member, 'userId' | 'isOutside' | 'isChecked'>) =>
    own.userId === other.userId ||
    (manages(own) && (!other.isChecked || other.isOutside)) ||
    (other.isOutside && !own.isOutside && !own.isChecked),
  /** Of a case: to oneself or to somebody else. */
  assign: (own: Own, other: Pick<Member, 'isChecked'> | null) => isCertain(own) && (other === null || isCertain(other)),
};
