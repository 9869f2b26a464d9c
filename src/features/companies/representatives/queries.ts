import { and, asc, desc, eq, inArray, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import type { Board, Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { companies, deskDoors, representatives, secondFactors, users, type verifications } from '#db/schema/index.ts';
import type { Actor, Locale, Representation } from '#src/lib/situation.ts';

const spokenBy = prepared((db) =>
  db
    .select({ representativeId: representatives.id, companyId: representatives.companyId })
    .from(representatives)
    .where(and(eq(representatives.userId, sql.placeholder('userId')), isNull(representatives.endedAt)))
    .orderBy(asc(representatives.verifiedAt)),
);

/** For which companies a person speaks today. */
export async function representationsOf(db: Database | Transaction, userId: string): Promise<Representation[]> {
  return spokenBy(db, { userId });
}

/** Where a second factor is needed at the desk, and this person has none. `who`: the row of `representatives`, by its name in the query. */
export const isShutOut = (who: 'representatives' | 'own') => sql<number>`exists (
  select 1 from ${deskDoors} as door where door.company_id = ${sql.raw(who)}.company_id
) and not exists (
  select 1 from ${secondFactors} as factor where factor.user_id = ${sql.raw(who)}.user_id and factor.since is not null
)`;

const desks = prepared((db) =>
  db
    .select({
      representativeId: representatives.id,
      companyId: representatives.companyId,
      isShut: isShutOut('representatives'),
    })
    .from(representatives)
    .where(and(eq(representatives.userId, sql.placeholder('userId')), isNull(representatives.endedAt)))
    .orderBy(asc(representatives.verifiedAt)),
);

/**
 * At whose desks a person may act today: for whom they speak, unless a second factor is needed there and they have none (`shutOut`).
 * It is asked anew by each request.
 */
export async function desksOf(
  db: Database | Transaction,
  userId: string,
): Promise<{ represents: Representation[]; shutOut: string[] }> {
  const all = await desks(db, { userId });
  return {
    represents: all.filter(({ isShut }) => !isShut).map(({ isShut: _not, ...one }) => one),
    shutOut: all.filter(({ isShut }) => isShut).map(({ companyId }) => companyId),
  };
}

export interface PublicRepresentative {
  id: string;
  firstName: string;
  lastName: string;
  jobTitle: string;
  /** `named` and `invited`: by somebody who was verified themselves. */
  verifiedBy: (typeof verifications)[number];
  /** By what it was verified: the domain; empty for a letter and for documents. */
  verifiedAs: string;
  verifiedAt: Date;
  /** Law firm or agency of somebody from outside; empty and null for those who work at the company. */
  firm: string;
  firmKind: 'law-firm' | 'agency' | null;
  /** An administrator's look is awaited. */
  isChecked: boolean;
}

const publicColumns = {
  id: representatives.id,
  firstName: representatives.firstName,
  lastName: representatives.lastName,
  jobTitle: representatives.jobTitle,
  verifiedBy: representatives.verifiedBy,
  verifiedAs: representatives.verifiedAs,
  firm: representatives.firm,
  firmKind: representatives.firmKind,
  verifiedAt: representatives.verifiedAt,
  isChecked: sql<number>`${representatives.checkingSince} is not null`.mapWith(Boolean).as('is_checked'),
};

/**
 * Who speaks for a company today, as its profile shows it. Unsent, it can be part of a `db.batch`; the company may be
 * given by a query for its id.
 */
export function publicRepresentatives(db: Board, companyId: string | SQLWrapper) {
  return db
    .select(publicColumns)
    .from(representatives)
    .where(and(eq(representatives.companyId, companyId), isNull(representatives.endedAt)))
    .orderBy(asc(representatives.lastName), asc(representatives.firstName));
}

const contacts = prepared((db) =>
  db
    .selectDistinct({ userId: users.id, email: users.email, locale: users.locale })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(
      and(
        eq(representatives.companyId, sql.placeholder('companyId')),
        isNull(representatives.endedAt),
        isNull(representatives.checkingSince),
      ),
    ),
);

/** Somebody who speaks for a company, as far as a mail to them has to know. */
export interface Contact {
  userId: string;
  email: string;
  locale: Locale;
}

/** Where mails about a company's cases go: to everybody who speaks for it and whose identity is not in doubt, each address once. */
export async function representativeContacts(tx: Database | Transaction, companyId: string): Promise<Contact[]> {
  return contacts(tx, { companyId });
}

/** Names of everybody who speaks for a company, those whose identity is being checked included. */
export async function namesOfRepresentatives(tx: Database | Transaction, companyId: string): Promise<string[]> {
  const rows = await tx
    .select({ firstName: representatives.firstName, lastName: representatives.lastName })
    .from(representatives)
    .where(and(eq(representatives.companyId, companyId), isNull(representatives.endedAt)));
  return rows.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
}

export interface Representative extends PublicRepresentative {
  userId: string;
  companyId: string;
  companyName: string;
  companySlug: string;
}

/** A representative who speaks for a company today; null when the representation has ended. */
export async function representativeById(tx: Database | Transaction, id: string): Promise<Representative | null> {
  const [found] = await tx
    .select({
      ...publicColumns,
      userId: representatives.userId,
      companyId: representatives.companyId,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(and(eq(representatives.id, id), isNull(representatives.endedAt)));
  return found ?? null;
}

/** Everything a person speaks for today, with names, for the desk and the account. */
export async function representativesOfUser(db: Database, userId: string): Promise<Representative[]> {
  return db
    .select({
      ...publicColumns,
      userId: representatives.userId,
      companyId: representatives.companyId,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(and(eq(representatives.userId, userId), isNull(representatives.endedAt)))
    .orderBy(asc(companies.name));
}

/** As whom somebody sits at the desk: without those whose desk is shut to them. */
export async function speakersAt(db: Database, { userId, represents }: Actor): Promise<Representative[]> {
  if (userId === null) return [];
  const open = new Set(represents.map(({ representativeId }) => representativeId));
  return (await representativesOfUser(db, userId)).filter(({ id }) => open.has(id));
}

/** Whether somebody speaks for a company whose desk is shut to them: they are sent to its door, which says why. */
export function isBeforeADoor({ shutOut = [] }: Actor): boolean {
  return shutOut.length > 0;
}

/** How somebody was verified, as it is said of them. */
export function verifiedHow({ verifiedBy, verifiedAs }: Pick<PublicRepresentative, 'verifiedBy' | 'verifiedAs'>) {
  if (verifiedBy === 'named' || verifiedBy === 'invited') return 'others';
  if (verifiedAs !== '') return 'domain';
  return verifiedBy === 'letter' || verifiedBy === 'documents' ? verifiedBy : 'others';
}

/** The others who speak for the companies a person speaks for with certainty, the newest first. */
export async function colleaguesOf(
  db: Database,
  speaking: readonly Representative[],
): Promise<(PublicRepresentative & { companyId: string; canBeObjectedTo: boolean })[]> {
  const certain = speaking.filter(({ isChecked, firmKind }) => !isChecked && firmKind === null);
  if (certain.length === 0) return [];
  const rows = await db
    .select({ ...publicColumns, companyId: representatives.companyId, userId: representatives.userId })
    .from(representatives)
    .where(
      and(
        inArray(
          representatives.companyId,
          certain.map(({ companyId }) => companyId),
        ),
        isNull(representatives.endedAt),
      ),
    )
    .orderBy(desc(representatives.verifiedAt));
  return rows.flatMap(({ userId, ...row }) => {
    const own = certain.find(({ companyId }) => companyId === row.companyId);
    if (!own || own.userId === userId) return [];
    return [{ ...row, canBeObjectedTo: !row.isChecked && row.verifiedAt > own.verifiedAt }];
  });
}

/** As what a person speaks for a company today; null when they do not. */
export async function representationIn(
  tx: Transaction,
  userId: string | null,
  companyId: string,
): Promise<Representative | null> {
  if (userId === null) return null;
  const own = (await representationsOf(tx, userId)).find((one) => one.companyId === companyId);
  return own ? representativeById(tx, own.representativeId) : null;
}
