import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { representatives, secondFactors, teamInvitations } from '#db/schema/index.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { teamCan } from '#src/features/team/can.ts';
import { requireFactor } from '#src/features/team/door.ts';
import { invite, revoke } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { teamPage } from '#src/features/team/queries.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { exclusively } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  aModerator,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

interface Scene {
  slug: string;
  number: string;
  other: string;
  outsider: string;
  invitationId: string;
}

/** Every action of a team, and how somebody does it. */
const acts: Record<string, (situation: Situation, at: Scene) => Promise<Outcome<unknown>>> = {
  see: async (situation, { slug }) => {
    const page = await teamPage(situation.db, situation.actor, slug, situation.now);
    return page ? done() : refused('not-found');
  },
  invite: (situation, { slug }) =>
    invite(situation, { slug, email: 'neu@firma.example', role: 'agent', ip: '203.0.113.5' }),
  revoke: (situation, { invitationId }) => revoke(situation, { invitationId }),
  giveRole: (situation, { other }) => giveRole(situation, { representativeId: other, role: 'owner' }),
  requireFactor: (situation, { slug }) => requireFactor(situation, { slug, isNeeded: true }),
  end: (situation, { other }) => endRepresentation(situation, { representativeId: other }),
  'end from outside': (situation, { outsider }) => endRepresentation(situation, { representativeId: outsider }),
  'end own': (situation) =>
    endRepresentation(situation, { representativeId: situation.actor.represents[0]?.representativeId ?? '' }),
  assign: (situation, { number, other }) => assignCase(situation, { number, assignee: other }),
};

const all = Object.keys(acts);
const inside = ['see', 'assign', 'end own', 'end from outside'];
const may: Record<string, readonly string[]> = {
  owner: all,
  agent: inside,
  'agent in doubt': ['end own'],
  'owner in doubt': ['end own'],
  'from a law firm': ['see', 'assign', 'end own'],
  'of another company': ['end own'],
  'who has left': [],
  author: [],
  moderator: [],
  visitor: [],
};

async function aScene(db: Database, role: string): Promise<{ situation: Situation; at: Scene }> {
  const company = await aCompany(db);
  const first = await aRepresentative(db, { company, verifiedOn: '2025-01-01' });
  const [other, outsider, who] = [
    await aRepresentative(db, { company, verifiedOn: '2025-02-01' }),
    await aRepresentative(db, { company, verifiedOn: '2025-03-01' }),
    await aRepresentative(db, { company, verifiedOn: '2025-04-01' }),
  ];
  const set = (id: string, values: Partial<typeof representatives.$inferInsert>) =>
    exclusively(db, () => db.update(representatives).set(values).where(eq(representatives.id, id)));
  await set(outsider.representativeId, { firm: 'Brandt', firmKind: 'law-firm', namedBy: first.representativeId });
  const doubt = { checkingSince: momentOn(today), checkingBecause: 'objection' as const };
  must(
    await invite(situationOf(first), {
      slug: company.slug,
      email: 'offen@firma.example',
      role: 'agent',
      ip: '203.0.113.6',
    }),
  );
  const [invitation] = await db.select().from(teamInvitations);
  // Nobody is kept from it because they are the last, or without a factor: that is said by other tests.
  if (role.startsWith('owner')) must(await giveRole(situationOf(first), { ...who, role: 'owner' }));
  await exclusively(db, () =>
    db
      .insert(secondFactors)
      .values({ userId: who.userId, secret: 'x', startedAt: momentOn(today), since: momentOn(today) }),
  );
  if (role.endsWith('in doubt')) await set(who.representativeId, doubt);
  if (role === 'from a law firm') await set(who.representativeId, { firm: 'Kern', firmKind: 'law-firm' });
  if (role === 'who has left') await set(who.representativeId, { endedAt: momentOn(today) });
  const { number } = await anOpenCase(db, { company });
  const situations: Record<string, () => Promise<Situation> | Situation> = {
    'of another company': async () => situationOf(await aRepresentative(db)),
    author: async () => situationOf(await anAuthor(db)),
    moderator: async () => situationOf(await aModerator(db)),
    visitor: () => situationOfVisitor(db),
  };
  const at = { slug: company.slug, number, other: other.representativeId, outsider: outsider.representativeId };
  return {
    situation: await (situations[role]?.() ?? situationOf(who)),
    at: { ...at, invitationId: invitation?.id ?? '' },
  };
}

describe('in a team', () => {
  test.for(Object.keys(may).flatMap((role) => all.map((act) => [role, act] as const)))(
    '%s: %s',
    async ([role, act], { db }) => {
      const { situation, at } = await aScene(db, role);
      const outcome = await acts[act]?.(situation, at);
      expect(outcome?.ok, JSON.stringify(outcome)).toBe(may[role]?.includes(act));
      if (outcome && !outcome.ok) expect(['not-allowed', 'not-found', 'not-signed-in']).toContain(outcome.refusal);
    },
  );

  test('every action of `can` is walked', () => {
    expect(Object.keys(teamCan).filter((name) => !all.includes(name))).toEqual([]);
  });
});
