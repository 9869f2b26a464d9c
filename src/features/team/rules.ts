export type Role = 'owner' | 'agent';

/** A row of somebody who speaks or spoke for a company. */
export interface Spoken {
  id: string;
  userId: string;
  firstName: string;
  lastName: string;
  jobTitle: string;
  firmKind: 'law-firm' | 'agency' | null;
  verifiedAt: Date;
  verifiedAs: string;
  endedAt: Date | null;
  /** They went on speaking, under another title or proof. */
  replacedAt: Date | null;
  checkingSince: Date | null;
  /** What they were given by a row of the table of roles. */
  role: Role | null;
}

export interface Member extends Pick<Spoken, 'id' | 'userId' | 'jobTitle' | 'firmKind' | 'verifiedAs'> {
  name: string;
  role: Role;
  /** Since when without a break. */
  since: Date;
  isChecked: boolean;
  isOutside: boolean;
}

/**
 * Who speaks for a company today, and who of them manages the team: those who were given that role, or while nobody has it
 * whoever has spoken with certainty for longest. Whoever stopped and came back begins anew. Those from outside and those in doubt
 * manage nothing, and while the only one who managed is in doubt nobody does: else a doubt that somebody brings about would hand the team to whoever
 * joined next, who could have made it theirs before it is over. An administrator decides; then they manage again, or whoever follows.
 * Whoever was in doubt from the beginning never managed, and keeps nobody from it.
 */
export function teamOf(rows: readonly Spoken[]): Member[] {
  const people = Map.groupBy(rows, ({ userId }) => userId);
  const members = [...people.values()].flatMap((own) => member(own) ?? []);
  const able = members.filter(({ wasCertain, isOutside }) => wasCertain && !isOutside);
  const owners = able.filter(({ role }) => role === 'owner');
  const [first] = able.toSorted(
    (one, other) => one.since.getTime() - other.since.getTime() || (one.id < other.id ? -1 : 1),
  );
  const called = owners.length > 0 ? owners : [first];
  const manages = new Set(called.flatMap((one) => (one && !one.isChecked ? one.id : [])));
  return members
    .map(({ wasCertain: _, ...one }): Member => ({ ...one, role: manages.has(one.id) ? 'owner' : 'agent' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

function member(rows: readonly Spoken[]): (Member & { wasCertain: boolean }) | null {
  const current = rows.find(({ endedAt }) => endedAt === null);
  if (!current) return null;
  const stopped = rows.flatMap(({ endedAt, replacedAt }) => (endedAt && !replacedAt ? endedAt.getTime() : []));
  const last = Math.max(0, ...stopped);
  const since = rows.filter(({ verifiedAt }) => verifiedAt.getTime() >= last);
  const byAge = since.toSorted((one, other) => one.verifiedAt.getTime() - other.verifiedAt.getTime());
  const { id, userId, firstName, lastName, jobTitle, firmKind, verifiedAs } = current;
  return {
    ...{ id, userId, jobTitle, firmKind, verifiedAs, name: `${firstName} ${lastName}`.trim() },
    role: byAge.findLast(({ role }) => role !== null)?.role ?? 'agent',
    since: byAge[0]?.verifiedAt ?? current.verifiedAt,
    isChecked: current.checkingSince !== null,
    isOutside: firmKind !== null,
    wasCertain: current.checkingSince === null || current.checkingSince > current.verifiedAt,
  };
}

/** Whether a team would be without anybody who manages it, though somebody is there who could. */
export function isLastOwner(team: readonly Member[], member: Pick<Member, 'id' | 'role'>): boolean {
  if (member.role !== 'owner') return false;
  const others = team.filter(({ id, isChecked, isOutside }) => id !== member.id && !isChecked && !isOutside);
  return others.length > 0 && others.every(({ role }) => role !== 'owner');
}
