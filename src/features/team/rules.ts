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
 * whoever has spoken with certainty for longest. So a company for which somebody speaks is never without one. Whoever stopped and
 * came back begins anew. Those from outside and those in doubt manage nothing.
 */
export function teamOf(rows: readonly Spoken[]): Member[] {
  const people = Map.groupBy(rows, ({ userId }) => userId);
  const members = [...people.values()].flatMap((own) => member(own) ?? []);
  const able = members.filter(({ isChecked, isOutside }) => !isChecked && !isOutside);
  const owners = able.filter(({ role }) => role === 'owner');
  const [first] = able.toSorted(
    (one, other) => one.since.getTime() - other.since.getTime() || (one.id < other.id ? -1 : 1),
  );
  const manages = new Set((owners.length > 0 ? owners : [first]).map((one) => one?.id));
  return members
    .map((one): Member => ({ ...one, role: manages.has(one.id) ? 'owner' : 'agent' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

function member(rows: readonly Spoken[]): Member | null {
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
  };
}

/** Whether a team would be without anybody who manages it, though somebody is there who could. */
export function isLastOwner(team: readonly Member[], member: Pick<Member, 'id' | 'role'>): boolean {
  if (member.role !== 'owner') return false;
  const others = team.filter(({ id, isChecked, isOutside }) => id !== member.id && !isChecked && !isOutside);
  return others.length > 0 && others.every(({ role }) => role !== 'owner');
}
