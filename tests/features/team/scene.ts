import type { Database } from '#db/client.ts';
import { secondFactors } from '#db/schema/index.ts';
import { desksOpenTo } from '#src/features/companies/representatives/queries.ts';
import { join } from '#src/features/team/invitations.ts';
import { teamIn } from '#src/features/team/queries.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  aRepresentative,
  type Company,
  momentOn,
  type Person,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';

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
  actor: { ...person.actor, represents: await desksOpenTo(person.db, person.userId) },
});
export const withFactor = (person: Person) =>
  exclusively(person.db, () =>
    person.db
      .insert(secondFactors)
      .values({ userId: person.userId, secret: 'x', startedAt: momentOn(today), since: momentOn(today) }),
  );
