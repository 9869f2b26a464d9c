import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseAssignments, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { deskInbox, nextToAnswer } from '#src/features/company-desk/inbox.ts';
import { deskCase } from '#src/features/company-desk/queries.ts';
import { decideIdentity, endByAdministrator, objectTo } from '#src/features/identity/commands.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { requireFactor } from '#src/features/team/door.ts';
import { invite } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { assignedTo, teamIn, teamPage } from '#src/features/team/queries.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { mailsOf, must } from '../drafts/writing.ts';

import { asks, aTeam, now, rolesIn } from './scene.ts';

const decided = (db: Database, representativeId: string, approved: boolean) =>
  decideIdentity(db, { representativeId, approved, now: momentOn(today) });

describe('who manages the team', () => {
  test('is whoever has spoken longest, until roles are given', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    expect(await rolesIn(db, company)).toEqual({ Olga: 'owner', Anna: 'agent', Timo: 'agent' });
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    expect(await rolesIn(db, company)).toEqual({ Olga: 'owner', Anna: 'owner', Timo: 'agent' });
    expect(await mailsOf(db, 'team-role')).toBe(1);
    must(await giveRole(situationOf(agent), { ...owner, role: 'agent' }));
    expect(await rolesIn(db, company)).toEqual({ Olga: 'agent', Anna: 'owner', Timo: 'agent' });
  });

  test('cannot give it up, or leave, as the last one, but for being alone', async ({ db }) => {
    const { company, owner, agent, third } = await aTeam(db);
    const last = refused('conflict', { reason: 'last-owner' });
    expect(await giveRole(situationOf(owner), { ...owner, role: 'agent' })).toEqual(last);
    expect(await endRepresentation(situationOf(owner), owner)).toEqual(last);
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    must(await endRepresentation(situationOf(owner), owner));
    must(await endRepresentation(situationOf(agent), third));
    must(await endRepresentation(situationOf(agent), agent));
    expect(await teamIn(db, company.id)).toEqual([]);
  });

  test('two who remove each other at the same moment: one stays', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    const both = await Promise.all([
      endRepresentation(situationOf(owner), agent),
      endRepresentation(situationOf(agent), owner),
    ]);
    expect(both).toEqual([done(), refused('not-allowed')]);
    expect(await rolesIn(db, company)).toEqual({ Olga: 'owner', Timo: 'agent' });
  });

  test('two who step back at the same moment: one stays', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    const both = await Promise.all([
      giveRole(situationOf(owner), { ...owner, role: 'agent' }),
      giveRole(situationOf(agent), { ...agent, role: 'agent' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(Object.values(await rolesIn(db, company)).filter((role) => role === 'owner')).toHaveLength(1);
  });

  test('does so no more while in doubt, and begins anew after leaving', async ({ db }) => {
    const { company, owner, agent, third } = await aTeam(db);
    must(await giveRole(situationOf(owner), { ...third, role: 'owner' }));
    must(await objectTo(situationOf(owner), third));
    expect(await rolesIn(db, company)).toMatchObject({ Olga: 'owner', Timo: 'agent' });
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    must(await endRepresentation(situationOf(owner), agent));
    await aRepresentative(db, { company, firstName: 'Neu', verifiedOn: today });
    must(await endByAdministrator(db, { representativeId: owner.representativeId, now: momentOn(today) }));
    // Timo had been given the role, and is in doubt: an administrator decides before anybody follows.
    expect(await rolesIn(db, company)).toEqual({ Neu: 'agent', Timo: 'agent' });
    await decided(db, third.representativeId, false);
    expect(await rolesIn(db, company)).toEqual({ Neu: 'owner' });
  });

  test('is followed by nobody while in doubt: who joined early gains nothing by it', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    const early = situationOf(agent);
    const doubted = { checkingSince: momentOn(today), checkingBecause: 'proof-gone' as const };
    const doubt = (id: string, values: Partial<typeof representatives.$inferInsert>) =>
      exclusively(db, () => db.update(representatives).set(values).where(eq(representatives.id, id)));
    await doubt(owner.representativeId, doubted);
    expect(await rolesIn(db, company)).toEqual({ Olga: 'agent', Anna: 'agent', Timo: 'agent' });
    expect(await invite(early, asks(company, 'komplizin@firma.example', 'owner'))).toMatchObject({
      refusal: 'not-allowed',
    });
    expect(await giveRole(early, { ...owner, role: 'agent' })).toMatchObject({ refusal: 'not-allowed' });
    expect(await requireFactor(early, { slug: company.slug, isNeeded: false })).toMatchObject({
      refusal: 'not-allowed',
    });
    expect((await endRepresentation(early, owner)).ok).toBe(false);
    await decided(db, owner.representativeId, true);
    expect(await rolesIn(db, company)).toMatchObject({ Olga: 'owner', Anna: 'agent' });
    // Whoever was never certain keeps nobody from it, however early they came.
    const { verifiedAt } =
      (await db.select().from(representatives).where(eq(representatives.id, owner.representativeId)))[0] ?? {};
    await doubt(owner.representativeId, { ...doubted, checkingSince: verifiedAt ?? null });
    expect(await rolesIn(db, company)).toMatchObject({ Olga: 'agent', Anna: 'owner' });
  });
});

describe('somebody who was removed', () => {
  test('sees and does nothing from the next request on, and neither with the request before', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    const { number } = await anOpenCase(db, { company });
    const before = await now(agent);
    expect(await deskCase(db, number, before.actor, today)).not.toBeNull();
    must(await endRepresentation(situationOf(owner), agent));
    const { actor } = await now(agent);
    expect(actor.represents).toEqual([]);
    expect(await deskCase(db, number, actor, today)).toBeNull();
    expect(await teamPage(db, actor, company.slug, momentOn(today))).toBeNull();
    // A form that was open: its session was read before.
    const reply = { id: newId(), number, text: 'Noch ein Wort.', intent: 'information' as const, promises: [] };
    for (const act of [
      publishReply(before, reply),
      assignCase(before, { number, assignee: owner.representativeId }),
      invite(before, asks(company)),
      requireFactor(before, { slug: company.slug, isNeeded: true }),
    ])
      expect((await act).ok).toBe(false);
    expect(await teamPage(db, before.actor, company.slug, momentOn(today))).toBeNull();
    expect(await mailsOf(db, 'team-changed')).toBe(2);
  });

  test('has no cases any more: they go to whom they were handed, or to nobody', async ({ db }) => {
    const { company, owner, agent, third } = await aTeam(db);
    const [one, two] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
    const whoHas = async ({ number }: { number: string }) => assignedTo(db, number, company.id);
    must(await assignCase(situationOf(owner), { number: one.number, assignee: agent.representativeId }));
    must(await assignCase(situationOf(agent), { number: two.number, assignee: third.representativeId }));
    must(await endRepresentation(situationOf(owner), { ...agent, heirId: owner.representativeId }));
    expect(await whoHas(one)).toBe(owner.representativeId);
    // By an administrator nothing is handed over: then nobody has it.
    must(await endByAdministrator(db, { representativeId: third.representativeId, now: momentOn(today) }));
    expect(await whoHas(two)).toBeNull();
    // Anna, whom Olga removed, and Timo; then Olga and Timo, whom the administrator removed.
    expect(await mailsOf(db, 'team-changed')).toBe(4);
    const { rows } = await deskInbox(db, [company.id], today);
    expect(rows.map(({ number, caredForBy }) => [number, caredForBy]).sort()).toEqual(
      [
        [one.number, 'Olga Okafor'],
        [two.number, ''],
      ].sort(),
    );
    expect(await assignCase(situationOf(owner), { number: two.number, assignee: agent.representativeId })).toEqual(
      refused('invalid', { field: 'assignee', reason: 'not-in-team' }),
    );
  });
});

test('whoever gets a case from a colleague is told, once an hour; whoever takes it themselves is not', async ({
  db,
}) => {
  const { company, owner, agent, third } = await aTeam(db);
  const [one, two] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
  const assigns = async (to: typeof agent, { number } = one, hours = 0) => {
    const at = new Date(momentOn(today).getTime() + hours * 3_600_000);
    must(await assignCase({ ...situationOf(owner), now: at }, { number, assignee: to.representativeId }));
  };
  await assigns(owner, two);
  expect(await mailsOf(db, 'case-assigned')).toBe(0);
  await assigns(agent);
  await assigns(agent);
  await assigns(third);
  await assigns(agent);
  expect(await mailsOf(db, 'case-assigned')).toBe(2);
  // What waits for who wants no more of it is taken back, and nothing comes after it.
  must(await chooseMails(situationOf(third), [['company-assigned', 'never']]));
  expect(await mailsOf(db, 'case-assigned')).toBe(1);
  await assigns(third, one, 2);
  expect(await mailsOf(db, 'case-assigned')).toBe(1);
  const seen = async (share: 'mine' | 'nobody', { userId } = third) =>
    (await deskInbox(db, [company.id], today, { share, userId })).rows.map(({ number }) => number);
  expect([await seen('mine'), await seen('mine', owner), await seen('mine', agent)]).toEqual([
    [one.number],
    [two.number],
    [],
  ]);
  expect(await seen('nobody')).toEqual([]);
  // Whoever left takes care of nothing, whatever the row says.
  await exclusively(db, () =>
    db
      .update(representatives)
      .set({ endedAt: momentOn(today) })
      .where(eq(representatives.id, third.representativeId)),
  );
  expect([await seen('mine'), await seen('nobody')]).toEqual([[], [one.number]]);
  expect((await deskInbox(db, [company.id], today, { userId: owner.userId })).counts).toMatchObject({
    ...{ waiting: 2, mine: 1, nobody: 1, cared: 1 },
  });
  // Of the view that is open, not of those that wait.
  expect((await deskInbox(db, [company.id], today, { view: 'answered', userId: owner.userId })).counts).toMatchObject({
    ...{ waiting: 2, mine: 0, nobody: 0 },
  });
  // After an answer comes an own case, then one that is nobody's, never a colleague's.
  const next = async ({ userId }: { userId: string }, after: string) =>
    (await nextToAnswer(db, [company.id], { userId, after }))?.number ?? null;
  expect([await next(owner, one.number), await next(owner, two.number), await next(agent, one.number)]).toEqual([
    ...[two.number, one.number, null],
  ]);
});

test('who takes care of a case is told at the desk and nowhere else', async ({ db }) => {
  const { company, owner, agent } = await aTeam(db);
  const { number } = await anOpenCase(db, { company });
  const file = await caseFile(db, { number }, today);
  must(await assignCase(situationOf(owner), { number, assignee: agent.representativeId }));
  expect(await caseFile(db, { number }, today)).toEqual(file);
  must(await assignCase(situationOf(owner), { number, assignee: '' }));
  expect(await db.$count(caseAssignments)).toBe(0);
  const stranger = await aRepresentative(db);
  expect(await assignCase(situationOf(owner), { number, assignee: stranger.representativeId })).toMatchObject({
    reason: 'not-in-team',
  });
  expect((await assignCase(situationOf(stranger), { number, assignee: '' })).ok).toBe(false);
});
