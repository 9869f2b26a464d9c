import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  caseAssignments,
  cases,
  companies,
  deskDoors,
  representatives,
  secondFactors,
  teamInvitations,
  teamRoles,
} from '#db/schema/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { type Member, type Role, teamOf } from './rules.ts';

type Reader = Pick<Database | Transaction, 'select'>;

/** Who speaks for a company today, with their roles. */
export async function teamIn(db: Reader, companyId: string): Promise<Member[]> {
  return teamOf(await spokenFor(db, companyId));
}

function spokenFor(db: Reader, companyId: string) {
  return db
    .select({
      id: representatives.id,
      userId: representatives.userId,
      firstName: representatives.firstName,
      lastName: representatives.lastName,
      jobTitle: representatives.jobTitle,
      firmKind: representatives.firmKind,
      verifiedAt: representatives.verifiedAt,
      verifiedAs: representatives.verifiedAs,
      endedAt: representatives.endedAt,
      replacedAt: representatives.replacedAt,
      checkingSince: representatives.checkingSince,
      role: teamRoles.role,
    })
    .from(representatives)
    .leftJoin(teamRoles, eq(teamRoles.representativeId, representatives.id))
    .where(eq(representatives.companyId, companyId));
}

/** As what somebody speaks for a company; null where they do not. */
export async function memberIn(
  db: Reader,
  companyId: string,
  userId: string | null,
): Promise<{ own: Member; team: Member[] } | null> {
  const team = await teamIn(db, companyId);
  const own = team.find((one) => one.userId === userId);
  return own ? { own, team } : null;
}

/** The same for whoever acts: nobody does where the desk is shut to them. */
export async function actingIn(
  db: Reader,
  companyId: string,
  actor: Actor,
): Promise<{ own: Member; team: Member[] } | null> {
  return actor.shutOut?.includes(companyId) ? null : memberIn(db, companyId, actor.userId);
}

export interface TeamPage {
  company: { id: string; name: string; slug: string };
  own: Member;
  team: (Member & { hasFactor: boolean; open: number })[];
  invitations: { id: string; email: string; role: Role; invitedAt: Date; expiresAt: Date }[];
  /** Since when a second factor is needed; null: it is not. */
  factorSince: Date | null;
}

/** The page of a team, for somebody at whose desk it lies; null for everybody else. */
export async function teamPage(db: Database, actor: Actor, slug: string, now: Date): Promise<TeamPage | null> {
  const [company] = await db
    .select({ id: companies.id, name: companies.name, slug: companies.slug })
    .from(companies)
    .where(eq(companies.slug, slug));
  if (!company || !actor.represents.some(({ companyId }) => companyId === company.id)) return null;
  const isOpen = and(isNull(teamInvitations.acceptedAt), isNull(teamInvitations.revokedAt));
  const [spoken, doors, invited, factors, open] = await db.batch([
    spokenFor(db, company.id),
    db.select().from(deskDoors).where(eq(deskDoors.companyId, company.id)),
    db
      .select()
      .from(teamInvitations)
      .where(and(eq(teamInvitations.companyId, company.id), isOpen, gt(teamInvitations.expiresAt, now)))
      .orderBy(asc(teamInvitations.invitedAt)),
    db
      .select({ userId: secondFactors.userId })
      .from(secondFactors)
      .where(
        and(
          isNotNull(secondFactors.since),
          inArray(
            secondFactors.userId,
            db
              .select({ id: representatives.userId })
              .from(representatives)
              .where(and(eq(representatives.companyId, company.id), isNull(representatives.endedAt))),
          ),
        ),
      ),
    db
      .select({ userId: caseAssignments.userId, open: sql<number>`count(*)` })
      .from(caseAssignments)
      .innerJoin(cases, and(eq(cases.id, caseAssignments.caseId), eq(cases.companyId, caseAssignments.companyId)))
      .where(and(eq(caseAssignments.companyId, company.id), inArray(cases.status, ['open', 'answered'])))
      .groupBy(caseAssignments.userId),
  ]);
  const team = teamOf(spoken);
  const own = team.find(({ userId }) => userId === actor.userId);
  if (!own || !teamCan.see(own)) return null;
  const secured = new Set(factors.map(({ userId }) => userId));
  const counts = new Map(open.map((row) => [row.userId, row.open]));
  return {
    ...{ company, own, factorSince: doors[0]?.since ?? null },
    team: team.map((one) => ({ ...one, hasFactor: secured.has(one.userId), open: counts.get(one.userId) ?? 0 })),
    invitations: invited.map(({ id, email, role, invitedAt, expiresAt }) => ({
      id,
      email,
      role,
      invitedAt,
      expiresAt,
    })),
  };
}

/** What an invitation says, for the page with the button; null when it is none. */
export async function invitationById(db: Database, id: string) {
  const [row] = await db
    .select({ role: teamInvitations.role, companyName: companies.name, companySlug: companies.slug })
    .from(teamInvitations)
    .innerJoin(companies, eq(companies.id, teamInvitations.companyId))
    .where(and(eq(teamInvitations.id, id), isNull(teamInvitations.acceptedAt), isNull(teamInvitations.revokedAt)));
  return row ?? null;
}

/** Who of those that speak for a company today takes care of a case; null: nobody. */
export async function assignedTo(db: Database, number: string, companyId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: representatives.id })
    .from(caseAssignments)
    .innerJoin(cases, eq(cases.id, caseAssignments.caseId))
    .innerJoin(representatives, isOfAssigned)
    .where(and(eq(cases.number, number), eq(caseAssignments.companyId, companyId)));
  return row?.id ?? null;
}

const isOfAssigned = and(
  eq(representatives.userId, caseAssignments.userId),
  eq(representatives.companyId, caseAssignments.companyId),
  isNull(representatives.endedAt),
);

const isOpenAt = sql`exists (
  select 1 from ${caseAssignments} as held
  join ${representatives} as holder
    on holder.user_id = held.user_id and holder.company_id = held.company_id and holder.ended_at is null
  where held.case_id = cases.id and held.company_id = cases.company_id`;

/** For a query of cases: those that somebody takes care of, and those that nobody of today's team does. */
export const isCaredForBy = (userId: string | null) => sql`${isOpenAt} and held.user_id = ${userId ?? ''})`;
export const isCaredForByNobody = sql`not ${isOpenAt})`;

/** For a query of cases: the name of whoever takes care of the case for its company; empty: nobody. Whoever has left takes care of none. */
export const caredForColumn = sql<string>`coalesce((
  select trim(carer.first_name || ' ' || carer.last_name) from ${caseAssignments} as cared
  join ${representatives} as carer
    on carer.user_id = cared.user_id and carer.company_id = cared.company_id and carer.ended_at is null
  where cared.case_id = cases.id and cared.company_id = cases.company_id
), '')`.as('cared_for_by');
