import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, representatives, teamInvitations, users } from '#db/schema/index.ts';
import {
  createLink,
  findOrCreateUser,
  mayWrite,
  type SessionCookie,
  startSession,
  useLink,
} from '#src/features/accounts/index.ts';
import { claimFacts, companyCan, speakFrom } from '#src/features/companies/index.ts';
import { queueMail, takeBackMail } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { shareOf } from '#src/lib/networks.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { teamCan } from './can.ts';
import { actingIn, memberIn } from './queries.ts';
import { keepOwners, setRole } from './roles.ts';
import type { Role } from './rules.ts';

const minutes = 7 * 24 * 60;

/**
 * Whoever manages the team asks somebody who works there to speak for the company too, by a mail whose link works once, for a
 * week, and for that address alone. Nothing is public before they accept. Refuses not-allowed to everybody else; conflict: they
 * speak already, or are invited already; too-often.
 */
export async function invite(
  situation: Situation,
  { slug, email, role, ip }: { slug: string; email: string; role: Role; ip: string },
): Promise<Outcome> {
  const { db, now, locale, actor } = situation;
  if (await limited(db, 'mail', ip)) return refused('too-often');
  if (await limited(db, 'mailbox', `join-team ${mailboxOf(email)} ${shareOf(ip)}`)) return refused('too-often');
  return write(db, async (tx) => {
    const company = await companyAt(tx, slug);
    const found = company && (await actingIn(tx, company.id, actor));
    if (!company || !found) return refused('not-found');
    if (!teamCan.invite(found.own)) return refused('not-allowed');
    if (!(await mayWrite(tx, found.own.userId))) return refused('not-allowed', { reason: 'may-not-write' });
    const [known] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.mailbox, mailboxOf(email)));
    const speaks = found.team.some(({ userId, isOutside }) => userId === known?.id && !isOutside);
    if (speaks) return refused('conflict', { field: 'email', reason: 'speaks-already' });
    if ((await tx.$count(teamInvitations, and(isOpenFor(company.id, now), eq(teamInvitations.email, email)))) > 0)
      return refused('conflict', { field: 'email', reason: 'invited-already' });
    const id = newId();
    const expiresAt = new Date(now.getTime() + minutes * 60_000);
    const row = { id, companyId: company.id, invitedBy: found.own.id, email, role, invitedAt: now, expiresAt };
    await tx.insert(teamInvitations).values(row);
    const token = await createLink(tx, { purpose: 'join-team', email, subjectId: id, now, validMinutes: minutes });
    await queueMail(tx, {
      mail: { kind: 'team-invited', url: absolute(paths.link(locale, 'join-team', token)) },
      ...{ to: email, locale, now, dedupeKey: `team-invited:${id}` },
    });
    await tell(tx, situation, { action: 'team.invite', subjectId: id, companyId: company.id });
    return done();
  });
}

const isOpenFor = (companyId: string, now: Date) =>
  and(
    eq(teamInvitations.companyId, companyId),
    isNull(teamInvitations.acceptedAt),
    isNull(teamInvitations.revokedAt),
    gt(teamInvitations.expiresAt, now),
  );

const companyAt = async (tx: Transaction, slug: string) =>
  (await tx.select().from(companies).where(eq(companies.slug, slug)))[0];

/** Its link opens nothing any more; a mail that waits does not go out. Refuses not-allowed, not-found. */
export function revoke(situation: Situation, { invitationId: id }: { invitationId: string }): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const [invitation] = await tx.select().from(teamInvitations).where(eq(teamInvitations.id, id));
    const found = invitation && (await actingIn(tx, invitation.companyId, situation.actor));
    if (!invitation || !found) return refused('not-found');
    if (!teamCan.revoke(found.own)) return refused('not-allowed');
    if (invitation.acceptedAt !== null) return refused('too-late', { reason: 'invitation-over' });
    await tx.update(teamInvitations).set({ revokedAt: situation.now }).where(eq(teamInvitations.id, id));
    await takeBackMail(tx, `team-invited:${id}`);
    await tell(tx, situation, { action: 'team.revoke', subjectId: id, companyId: invitation.companyId });
    return done();
  });
}

/**
 * The button of an invitation: with the name and job title that they write themselves, the person speaks for the company, and
 * everybody who does is told. Refuses what `useLink` refuses; too-late where it was taken back, or whoever invited them manages the
 * team no more; not-allowed for whoever complained about the company.
 */
export function join(
  situation: Situation,
  {
    token,
    userAgent,
    cookies = null,
    ...person
  }: {
    token: string;
    firstName: string;
    lastName: string;
    jobTitle: string;
    userAgent: string;
    cookies?: string | null;
  },
): Promise<Outcome<{ cookie: SessionCookie }>> {
  const { db, now, locale, actor } = situation;
  return write(db, async (tx) => {
    const used = await useLink(tx, { purpose: 'join-team', token, now });
    if (!used.ok) return used;
    const isThis = eq(teamInvitations.id, used.value.subjectId ?? '');
    const [row] = await tx
      .select({ invitation: teamInvitations, company: companies })
      .from(teamInvitations)
      .innerJoin(companies, eq(companies.id, teamInvitations.companyId))
      .where(isThis);
    const over = refused('too-late', { reason: 'invitation-over' });
    if (!row) return over;
    const { invitation, company } = row;
    const { companyId, email } = invitation;
    if (invitation.revokedAt !== null || invitation.acceptedAt !== null || email !== used.value.email) return over;
    const inviter = await inviterOf(tx, invitation);
    if (!inviter) return over;
    const userId = await findOrCreateUser(tx, { email, locale, now });
    if (!(await mayWrite(tx, userId))) return refused('not-allowed', { reason: 'may-not-write' });
    if (!companyCan.claim(await claimFacts(tx, actor, company, email)))
      return refused('not-allowed', { reason: 'invitation-own-case' });
    const own = (await memberIn(tx, companyId, userId))?.own;
    if (own && !own.isOutside) return refused('conflict', { reason: 'speaks-already' });
    await keepOwners(tx, companyId, now);
    const representativeId = await speakFrom(tx, now, {
      ...{ ...person, userId, companyId, email, isHint: false },
      ...{ verifiedBy: 'invited', verifiedAs: inviter.verifiedAs, namedBy: inviter.id },
    });
    await setRole(tx, { representativeId, role: invitation.role, givenBy: inviter.id, now });
    await tx.update(teamInvitations).set({ acceptedAt: now }).where(isThis);
    await tell(tx, { now, actor: { userId } }, { action: 'team.join', subjectId: representativeId, companyId });
    return done({ cookie: await startSession(tx, { userId, userAgent, cookies, now }) });
  });
}

/** Whoever invited somebody, if they still manage the team: under whatever name or proof they do now. */
async function inviterOf(tx: Transaction, { companyId, invitedBy }: typeof teamInvitations.$inferSelect) {
  const [was] = await tx
    .select({ userId: representatives.userId })
    .from(representatives)
    .where(eq(representatives.id, invitedBy));
  const found = was && (await memberIn(tx, companyId, was.userId));
  return found && teamCan.invite(found.own) ? found.own : null;
}
