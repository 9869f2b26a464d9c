import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { drafts, events, secondFactors } from '#db/schema/index.ts';
import { caseCan } from '#src/features/cases/can.ts';
import { namingFault } from '#src/features/cases/commands/named.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { giveWord } from '#src/features/companies/word/commands.ts';
import { deskCase } from '#src/features/company-desk/queries.ts';
import { draftCan } from '#src/features/drafts/can.ts';
import { inspectionCan } from '#src/features/inspection/can.ts';
import { speakingFor } from '#src/features/integrations/speaking.ts';
import { bearerOf } from '#src/features/integrations/tokens/bearer.ts';
import { pressureCan } from '#src/features/pressure/can.ts';
import { requireFactor } from '#src/features/team/door.ts';
import { invite } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { refused } from '#src/lib/outcome.ts';
import { anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { mailsOf, must } from '../drafts/writing.ts';
import { aToken } from '../integrations/programs.ts';
import { asks, aTeam, now, withFactor } from './scene.ts';

/** A team whose desk asks for a second factor; of those who manage it Anna has none. */
async function shut(db: Database) {
  const team = await aTeam(db);
  const { company, owner, agent } = team;
  must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
  await withFactor(owner);
  return {
    ...team,
    shuts: async () => must(await requireFactor(situationOf(owner), { slug: company.slug, isNeeded: true })),
  };
}

describe('whoever stands before a shut desk', () => {
  test('opens it for nobody, manages nothing and promises nothing, and can leave', async ({ db }) => {
    const { company, agent, third, shuts } = await shut(db);
    await shuts();
    const situation = await now(agent);
    expect(situation.actor).toMatchObject({ represents: [], shutOut: [company.id] });
    const acts = [
      requireFactor(situation, { slug: company.slug, isNeeded: false }),
      invite(situation, asks(company)),
      giveRole(situation, { ...third, role: 'owner' }),
      endRepresentation(situation, third),
      giveWord(situation, { speakingAs: agent.representativeId, kind: 'answer', days: 5 }),
    ];
    for (const act of acts) expect((await act).ok).toBe(false);
    must(await endRepresentation(situation, agent));
  });

  test('reads by no program either, and does so again with a second factor', async ({ db }) => {
    const { company, agent, shuts } = await shut(db);
    const { token } = await aToken(db, agent);
    const at = momentOn(today);
    const opened = async () => 'fault' in (await bearerOf(db, `Bearer ${token}`, at));
    expect([await opened(), await speakingFor(db, agent.actor, company.id)]).toEqual([false, expect.anything()]);
    await shuts();
    expect([await opened(), await speakingFor(db, agent.actor, company.id)]).toEqual([true, null]);
    await withFactor(agent);
    expect(await opened()).toBe(false);
  });

  test('is no customer of the company for that, in nothing that its people may not do', async ({ db }) => {
    const { company, agent, shuts } = await shut(db);
    await shuts();
    const { actor } = await now(agent);
    const parties = { authorId: agent.userId, companyId: company.id, namedId: null };
    for (const action of ['close', 'judge', 'reopen', 'answer', 'exchange'] as const)
      expect(caseCan[action](actor, parties), action).toBe(false);
    expect(caseCan.sayAffected(actor, { ...parties, authorId: 'somebody' })).toBe(false);
    expect([inspectionCan.show(actor, parties), pressureCan.report(actor, parties)]).toEqual([false, false]);
    expect(draftCan.complainAbout(actor, company.id)).toBe(false);
    expect(namingFault(actor, company.id, 'another')).toBe('named-is-own');
    expect(await db.$count(drafts)).toBe(0);
  });
});

describe('a second factor', () => {
  test('can be needed at the desk: it is shut to who has none, and open again once they have', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    const needs = (isNeeded: boolean) => requireFactor(situationOf(owner), { slug: company.slug, isNeeded });
    expect(await needs(true)).toEqual(refused('conflict', { reason: 'own-factor-first' }));
    await withFactor(owner);
    must(await needs(true));
    expect(await mailsOf(db, 'team-changed')).toBe(2);
    expect((await now(owner)).actor.represents).toHaveLength(1);
    expect((await now(agent)).actor.represents).toEqual([]);
    // They still speak for the company, and can stop doing so.
    expect(await representationsOf(db, agent.userId)).toHaveLength(1);
    const { number } = await anOpenCase(db, { company });
    expect(await deskCase(db, number, (await now(agent)).actor, today)).toBeNull();
    const reply = { id: newId(), number, text: 'Ein Wort.', intent: 'information' as const, promises: [] };
    expect((await publishReply(await now(agent), reply)).ok).toBe(false);
    await withFactor(agent);
    must(await publishReply(await now(agent), reply));
    must(await needs(false));
    const told = (await db.select({ action: events.action }).from(events)).map(({ action }) => action);
    expect(told).toEqual(expect.arrayContaining(['team.require-factor', 'team.drop-factor']));
  });

  test('is asked for by the company that wants it, and by no other', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    const elsewhere = await aTeam(db);
    await withFactor(owner);
    must(await requireFactor(situationOf(owner), { slug: company.slug, isNeeded: true }));
    expect((await now(agent)).actor.represents).toEqual([]);
    expect((await now(elsewhere.agent)).actor.represents).toHaveLength(1);
  });

  test('that was only begun opens nothing', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    await withFactor(owner);
    must(await requireFactor(situationOf(owner), { slug: company.slug, isNeeded: true }));
    await exclusively(db, () =>
      db.insert(secondFactors).values({ userId: agent.userId, secret: 'x', startedAt: momentOn(today) }),
    );
    expect((await now(agent)).actor.represents).toEqual([]);
  });
});
