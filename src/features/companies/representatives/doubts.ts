import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, contactAddresses, representatives, users } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/index.ts';
import { queueMail, takeBackFromSpeaker } from '#src/features/notifications/index.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { searchKey } from '#src/lib/text.ts';

/** Why somebody's identity is being checked. */
export type Doubt = NonNullable<(typeof representatives.$inferSelect)['checkingBecause']>;

/** Whoever speaks for a company at this moment, in doubt or not. */
const speaksNow = isNull(representatives.endedAt);
/** Those from outside have no say in who else speaks. */
const worksThere = isNull(representatives.firmKind);
const isCertain = and(speaksNow, isNull(representatives.checkingSince));

/** A person who waits for an administrator's look. The address is for the administrator alone. */
export interface Doubtful {
  id: string;
  userId: string;
  companyId: string;
  companyName: string;
  companySlug: string;
  firstName: string;
  lastName: string;
  jobTitle: string;
  email: string;
  verifiedAs: string;
  checkingSince: Date;
  because: Doubt;
  /** Whoever was refused before, for whatever company, with the same mailbox or the same name: facts, no verdict. */
  refusedBefore: RefusedBefore[];
}

export interface RefusedBefore {
  sameBy: 'mailbox' | 'name';
  at: Date;
  companySlug: string;
  /** For what they were looked at, and what the administrator noted. */
  because: Doubt | null;
  note: string;
}

/** Everybody whose identity is being checked, the longest-waiting first. */
export async function waitingForLook(db: Database): Promise<Doubtful[]> {
  const rows = await db
    .select({
      id: representatives.id,
      userId: representatives.userId,
      companyId: representatives.companyId,
      companyName: companies.name,
      companySlug: companies.slug,
      firstName: representatives.firstName,
      lastName: representatives.lastName,
      jobTitle: representatives.jobTitle,
      email: users.email,
      mailboxHash: representatives.mailboxHash,
      verifiedAs: representatives.verifiedAs,
      checkingSince: representatives.checkingSince,
      because: representatives.checkingBecause,
    })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(and(speaksNow, isNotNull(representatives.checkingSince)))
    .orderBy(asc(representatives.checkingSince));
  const refusals = rows.length > 0 ? await refusalsOf(db) : [];
  return rows.flatMap(({ checkingSince, because, mailboxHash, ...row }) =>
    checkingSince && because
      ? [{ ...row, checkingSince, because, refusedBefore: refusals.flatMap(likenessTo({ ...row, mailboxHash })) }]
      : [],
  );
}

type Refusal = Omit<RefusedBefore, 'sameBy'> & Known;
type Known = Pick<Doubtful, 'firstName' | 'lastName' | 'email'> & { mailboxHash: string };

/** Everybody who was ever refused, the last one first: administrators refuse by hand, so they are few. */
async function refusalsOf(db: Database): Promise<Refusal[]> {
  const rows = await db
    .select({
      firstName: representatives.firstName,
      lastName: representatives.lastName,
      email: users.email,
      mailboxHash: representatives.mailboxHash,
      at: representatives.refusedAt,
      companySlug: companies.slug,
      because: representatives.checkingBecause,
      note: representatives.refusedBecause,
    })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(isNotNull(representatives.refusedAt))
    .orderBy(desc(representatives.refusedAt));
  return rows.flatMap(({ at, ...row }) => (at ? [{ ...row, at }] : []));
}

const likenessTo =
  (person: Known) =>
  ({ at, companySlug, because, note, ...refusal }: Refusal): RefusedBefore[] => {
    const isMailbox =
      mailboxOf(refusal.email) === mailboxOf(person.email) ||
      (person.mailboxHash !== '' && refusal.mailboxHash === person.mailboxHash);
    const nameOf = ({ firstName, lastName }: Known) => searchKey(`${firstName} ${lastName}`);
    if (!isMailbox && nameOf(refusal) !== nameOf(person)) return [];
    return [{ sameBy: isMailbox ? 'mailbox' : 'name', at, companySlug, because, note }];
  };

/** Puts people who speak with certainty under check; those who are already are left alone. Answers whom it concerned. */
export async function beginChecks(
  tx: Transaction,
  ids: readonly string[],
  { because, now }: { because: Doubt; now: Date },
): Promise<string[]> {
  const begun = await tx
    .update(representatives)
    .set({ checkingSince: now, checkingBecause: because })
    .where(and(inArray(representatives.id, [...ids]), isCertain))
    .returning({ id: representatives.id });
  return begun.map(({ id }) => id);
}

/** Those who speak with certainty for a company because of a domain. */
export async function provedBy(tx: Transaction, companyId: string, domain: string): Promise<string[]> {
  const rows = await tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(and(eq(representatives.companyId, companyId), eq(representatives.verifiedAs, domain), isCertain));
  return rows.map(({ id }) => id);
}

/**
 * Ends a check. Refused is for good: the person speaks no more, and nothing they wrote counts; `note`: why, for
 * administrators. False when there is none.
 */
export async function endCheck(
  tx: Transaction,
  id: string,
  { approved, note = '', now }: { approved: boolean; note?: string; now: Date },
): Promise<boolean> {
  const [ended] = await tx
    .update(representatives)
    .set(
      approved
        ? { checkingSince: null, checkingBecause: null }
        : { endedAt: now, refusedAt: now, refusedBecause: note },
    )
    .where(and(eq(representatives.id, id), speaksNow, isNotNull(representatives.checkingSince)))
    .returning({ userId: representatives.userId, companyId: representatives.companyId });
  if (ended && !approved) await takeBackFromSpeaker(tx, ended);
  return ended !== undefined;
}

/** Whether a person speaks for the company with certainty, and did so before somebody else came. */
export async function spokeBefore(
  tx: Transaction,
  userId: string,
  other: { companyId: string; verifiedAt: Date },
): Promise<boolean> {
  const [row] = await tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(
      and(
        eq(representatives.userId, userId),
        eq(representatives.companyId, other.companyId),
        lt(representatives.verifiedAt, other.verifiedAt),
        isCertain,
        worksThere,
      ),
    );
  return row !== undefined;
}

/** As long as a holiday may take: whoever is told can object so long from the mail. */
const objectMinutes = 30 * 24 * 60;

/**
 * Tells those who already speak with certainty, and the address that the administration entered for the company, that
 * somebody new speaks for it; the mail's link lets them object.
 */
export async function tellOfNewcomer(
  tx: Transaction,
  newcomer: { id: string; userId: string; companyId: string; companyName: string; now: Date },
): Promise<void> {
  const { id, companyId, companyName, now } = newcomer;
  const colleagues = await tx
    .selectDistinct({ email: users.email, locale: users.locale })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(
      and(eq(representatives.companyId, companyId), ne(representatives.userId, newcomer.userId), isCertain, worksThere),
    );
  for (const { email: to, locale } of [...colleagues, ...(await companyAddresses(tx, companyId))]) {
    const token = await createLink(tx, {
      purpose: 'object',
      email: to,
      subjectId: id,
      now,
      validMinutes: objectMinutes,
    });
    const url = absolute(paths.link(locale, 'object', token));
    await queueMail(tx, {
      mail: { kind: 'new-representative', url, companyName },
      to,
      locale,
      dedupeKey: `new-representative:${id}:${keyedHash(to)}`,
      now,
    });
  }
}

/** Only what the administration entered: an address that an author named could be the author's own. */
async function companyAddresses(tx: Transaction, companyId: string): Promise<{ email: string; locale: Locale }[]> {
  const rows = await tx
    .select({ sealed: contactAddresses.sealed })
    .from(contactAddresses)
    .where(
      and(
        eq(contactAddresses.companyId, companyId),
        isNull(contactAddresses.caseId),
        isNull(contactAddresses.endedAt),
        eq(contactAddresses.source, 'administrator'),
      ),
    );
  return rows.map(({ sealed }) => ({ email: unseal(sealed), locale: 'de' as const }));
}

/** Tells a person what came of the check. */
export async function tellOfDecision(
  tx: Transaction,
  representativeId: string,
  { approved, now }: { approved: boolean; now: Date },
): Promise<void> {
  const [person] = await tx
    .select({ email: users.email, locale: users.locale, companyName: companies.name })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(eq(representatives.id, representativeId));
  if (!person) return;
  const { email: to, locale, companyName } = person;
  await queueMail(tx, {
    mail: { kind: approved ? 'identity-approved' : 'identity-refused', url: absolute(paths.desk(locale)), companyName },
    to,
    locale,
    dedupeKey: `identity:${representativeId}:${now.getTime()}`,
    now,
  });
}
