import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { secondFactors, teamInvitations } from '#db/schema/index.ts';
import { endFactor } from '#src/features/accounts/security/factor.ts';
import { desksOf } from '#src/features/companies/representatives/queries.ts';
import { shortenName } from '#src/features/rights/shortening.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { requireFactor } from '#src/features/team/door.ts';
import { invite, join, revoke } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { teamIn } from '#src/features/team/queries.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  type Person,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { withFactor as setsUpAFactor } from '../accounts/changing.ts';
import { linkInMail, must } from '../drafts/writing.ts';

const ip = '203.0.113.9';
export const jana = { firstName: 'Jana', lastName: 'Weiß', jobTitle: 'Kundendienst' };

/** Three who speak for a company: who has longest manages the team. */
export async function aTeam(db: Database) {
  const company = await aCompany(db);
  const owner = await aRepresentative(db, { company, firstName: 'Olga', verifiedOn: '2025-01-10' });
  const agent = await aRepresentative(db, { company, firstName: 'Anna', verifiedOn: '2025-02-10' });
  const third = await aRepresentative(db, { company, firstName: 'Timo', verifiedOn: '2025-03-10' });
  return { company, owner, agent, third };
}

export const rolesIn = async (db: Database, company: Company) =>
  Object.fromEntries((await teamIn(db, company.id)).map(({ name, role }) => [name.split(' ')[0], role]));

export const asks = (company: Company, email = 'jana@firma.example', role: 'owner' | 'agent' = 'agent') => ({
  ...{ slug: company.slug, email, role, ip },
});
export const accept = (db: Database, token: string, person = jana) =>
  join(situationOfVisitor(db), { ...person, token, userAgent: '' });

/** As somebody acts from their next request on. */
export const now = async (person: Person): Promise<Situation> => ({
  ...situationOf(person),
  actor: { ...person.actor, ...(await desksOf(person.db, person.userId)) },
});
export const withFactor = (person: Person) =>
  exclusively(person.db, () =>
    person.db
      .insert(secondFactors)
      .values({ userId: person.userId, secret: 'x', startedAt: momentOn(today), since: momentOn(today) }),
  );

/** Everything that somebody does in a team: they join it, manage it, and leave it. */
export async function managesATeam(db: Database, person: Person): Promise<void> {
  const { company, owner, agent } = await aTeam(db);
  const { slug, id: companyId } = company;
  const { number } = await anOpenCase(db, { company });
  must(await invite(situationOf(owner), asks(company, person.email, 'owner')));
  must(await accept(db, await linkInMail(db, 'team-invited')));
  const situation = await now(person);
  must(await invite(situation, asks(company)));
  const [invitation] = await db
    .select()
    .from(teamInvitations)
    .where(eq(teamInvitations.email, asks(company).email));
  must(await revoke(situation, { invitationId: invitation?.id ?? '' }));
  must(await giveRole(situation, { ...agent, role: 'owner' }));
  const { sessionId } = await setsUpAFactor(situation);
  must(await requireFactor(situation, { slug, isNeeded: true }));
  must(await requireFactor(situation, { slug, isNeeded: false }));
  must(await endFactor(situation, { sessionId }));
  must(await assignCase(situation, { number, assignee: agent.representativeId }));
  must(await endRepresentation(situation, { ...agent, heirId: owner.representativeId }));
  const [own] = situation.actor.represents;
  must(await endRepresentation(situation, { representativeId: own?.representativeId ?? '' }));
  must(await shortenName(situation, { companyId }));
}
