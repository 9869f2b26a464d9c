import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { events, links, outbox, teamInvitations } from '#db/schema/index.ts';
import { invite, join, revoke } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { teamIn } from '#src/features/team/queries.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { refused } from '#src/lib/outcome.ts';
import { anAuthor, anOpenCase, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { linkInMail, mailsOf, must } from '../drafts/writing.ts';

import { accept, asks, aTeam, jana, rolesIn } from './scene.ts';

describe('an invitation', () => {
  test('makes somebody speak with the name they write themselves, and everybody is told', async ({ db }) => {
    const { company, owner } = await aTeam(db);
    must(await invite(situationOf(owner), asks(company)));
    must(await accept(db, await linkInMail(db, 'team-invited')));
    const team = await teamIn(db, company.id);
    expect(team.find(({ name }) => name === 'Jana Weiß')).toMatchObject({ role: 'agent', jobTitle: 'Kundendienst' });
    expect(await mailsOf(db, 'new-representative')).toBe(3);
    const told = (await db.select({ action: events.action }).from(events)).map(({ action }) => action);
    expect(told).toEqual(expect.arrayContaining(['team.invite', 'team.join', 'companies.prove-claim']));
  });

  test('says no word of whoever sent it, to an address that nobody has proved', async ({ db }) => {
    const { company, owner } = await aTeam(db);
    must(await invite(situationOf(owner), asks(company)));
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, 'team-invited'));
    for (const word of ['Olga', 'Okafor', company.name]) expect(unseal(mail?.sealed ?? '')).not.toContain(word);
  });

  test('opens once, for a week, and not once it was taken back', async ({ db }) => {
    const { company, owner } = await aTeam(db);
    must(await invite(situationOf(owner), asks(company)));
    const token = await linkInMail(db, 'team-invited');
    const twice = await Promise.all([accept(db, token), accept(db, token)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accept(db, token)).toEqual(refused('too-late', { reason: 'link-used' }));
    must(await invite(situationOf(owner), asks(company, 'late@firma.example')));
    const late = await linkInMail(db, 'team-invited');
    const next = { ...situationOfVisitor(db, addDays(today, 8)) };
    expect(await join(next, { ...jana, token: late, userAgent: '' })).toEqual(
      refused('too-late', { reason: 'link-expired' }),
    );
    must(await invite(situationOf(owner), asks(company, 'gone@firma.example')));
    const gone = await linkInMail(db, 'team-invited');
    const [row] = await db.select().from(teamInvitations).where(eq(teamInvitations.email, 'gone@firma.example'));
    must(await revoke(situationOf(owner), { invitationId: row?.id ?? '' }));
    expect(await accept(db, gone)).toEqual(refused('too-late', { reason: 'invitation-over' }));
    expect(await teamIn(db, company.id)).toHaveLength(4);
  });

  test('opens nothing with the address of somebody else in its link', async ({ db }) => {
    const { company, owner } = await aTeam(db);
    must(await invite(situationOf(owner), asks(company)));
    const token = await linkInMail(db, 'team-invited');
    await exclusively(db, () => db.update(teamInvitations).set({ email: 'other@firma.example' }));
    expect(await accept(db, token)).toEqual(refused('too-late', { reason: 'invitation-over' }));
    expect(await db.$count(links, eq(links.purpose, 'join-team'))).toBe(1);
  });

  test('is good for nothing once whoever sent it manages the team no more, or has left', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    must(await invite(situationOf(agent), asks(company)));
    const first = await linkInMail(db, 'team-invited');
    must(await giveRole(situationOf(owner), { ...agent, role: 'agent' }));
    expect(await accept(db, first)).toEqual(refused('too-late', { reason: 'invitation-over' }));
    must(await giveRole(situationOf(owner), { ...agent, role: 'owner' }));
    must(await invite(situationOf(agent), asks(company, 'two@firma.example')));
    const second = await linkInMail(db, 'team-invited');
    must(await endRepresentation(situationOf(agent), agent));
    expect(await accept(db, second)).toEqual(refused('too-late', { reason: 'invitation-over' }));
    // What had not gone out yet does not go out any more.
    expect(await db.$count(outbox, eq(outbox.kind, 'team-invited'))).toBe(0);
  });

  test('is not given twice, nor to who speaks already, nor of use to who complained about the company', async ({
    db,
  }) => {
    const { company, owner, agent } = await aTeam(db);
    const author = await anAuthor(db);
    await anOpenCase(db, { company, author });
    must(await invite(situationOf(owner), asks(company)));
    const at = (reason: string) => refused('conflict', { field: 'email', reason });
    expect(await invite(situationOf(owner), asks(company))).toEqual(at('invited-already'));
    expect(await invite(situationOf(owner), asks(company, agent.email))).toEqual(at('speaks-already'));
    must(await invite(situationOf(owner), asks(company, author.email)));
    expect(await accept(db, await linkInMail(db, 'team-invited'))).toEqual(
      refused('not-allowed', { reason: 'invitation-own-case' }),
    );
  });

  test('to manage the team leaves it with whoever did so before', async ({ db }) => {
    const { company, owner } = await aTeam(db);
    must(await invite(situationOf(owner), asks(company, 'jana@firma.example', 'owner')));
    must(await accept(db, await linkInMail(db, 'team-invited')));
    expect(await rolesIn(db, company)).toEqual({ Olga: 'owner', Anna: 'agent', Timo: 'agent', Jana: 'owner' });
  });
});
