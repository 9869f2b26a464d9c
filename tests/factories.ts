import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  appointments,
  cases,
  companies,
  companyDomains,
  companyNames,
  replies,
  representatives,
  users,
} from '#db/schema/index.ts';
import type { Intent } from '#src/features/cases/lists.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import type { Industry } from '#src/features/companies/industries.ts';
import { nameRow } from '#src/features/companies/names.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import type { Actor, Locale, Situation } from '#src/lib/situation.ts';
import { slug } from '#src/lib/text.ts';
import { type CaseGiven, insertCase, insertEntries, momentOn, nextNumber, today, usualEntries } from './rows.ts';

export { freshDatabase } from './database.ts';
export { momentOn, today };

/** Somebody with an account, ready to act. */
export interface Person {
  db: Database;
  userId: string;
  email: string;
  actor: Actor;
}

export interface RepresentativePerson extends Person {
  representativeId: string;
  companyId: string;
}

/** The situation in which a person calls a command, on a day. */
export function situationOf(person: Pick<Person, 'db' | 'actor'>, on: Day = today, locale: Locale = 'de'): Situation {
  return { db: person.db, actor: person.actor, now: momentOn(on), locale };
}

/** The situation of somebody without an account. */
export function situationOfVisitor(db: Database, on: Day = today, locale: Locale = 'de'): Situation {
  return situationOf({ db, actor: { userId: null, represents: [], isModerator: false } }, on, locale);
}

let counter = 0;

/** Sorts as it was made, whatever other files made before. */
function another(): string {
  counter += 1;
  return String(counter).padStart(5, '0');
}

// The number of the process is in names and addresses: no other one of the tests gives them in the same database.
const ownAddress = (name: string, domain: string) => `${name}-${process.pid}-${another()}@${domain}`;

export async function anAuthor(db: Database, given: { email?: string; createdOn?: Day } = {}): Promise<Person> {
  const userId = newId();
  const email = given.email ?? ownAddress('person', 'mail.example');
  const createdAt = momentOn(given.createdOn ?? '2025-01-01');
  await exclusively(db, () =>
    db.insert(users).values({ id: userId, email, mailbox: mailboxOf(email), locale: 'de', createdAt }),
  );
  return { db, userId, email, actor: { userId, represents: [], isModerator: false } };
}

export async function aModerator(db: Database): Promise<Person> {
  const person = await anAuthor(db);
  const appointedAt = momentOn('2025-01-01');
  await exclusively(db, () =>
    db.insert(appointments).values({ userId: person.userId, role: 'moderator', appointedBy: 'test', appointedAt }),
  );
  return { ...person, actor: { ...person.actor, isModerator: true } };
}

export interface Company {
  id: string;
  slug: string;
  name: string;
  domain: string;
}

export async function aCompany(
  db: Database,
  given: { name?: string; industry?: Industry; domain?: string; aliases?: string[]; city?: string } = {},
): Promise<Company> {
  const name = given.name ?? `Firma ${another()}-${process.pid} GmbH`;
  const company = { id: newId(), slug: slug(name), name, domain: given.domain ?? `${slug(name)}.example` };
  const createdAt = momentOn('2025-01-01');
  await writing(db, async (tx) => {
    const { id, slug } = company;
    await tx
      .insert(companies)
      .values({ id, slug, name, industry: given.industry ?? 'shops', city: given.city ?? 'Kassel', createdAt });
    await tx.insert(companyNames).values([
      { companyId: id, ...nameRow(name), kind: 'name' },
      ...(given.aliases ?? []).map((alias) => ({
        companyId: id,
        ...nameRow(alias),
        kind: 'alias' as const,
      })),
    ]);
    await tx
      .insert(companyDomains)
      .values({ domain: company.domain, companyId: id, source: 'register', addedAt: createdAt });
  });
  return company;
}

export async function aRepresentative(
  db: Database,
  given: { company?: Company; firstName?: string; lastName?: string; jobTitle?: string; verifiedOn?: Day } = {},
): Promise<RepresentativePerson> {
  const company = given.company ?? (await aCompany(db));
  const person = await anAuthor(db, { email: ownAddress('vertretung', company.domain) });
  const representativeId = newId();
  await exclusively(db, () =>
    db.insert(representatives).values({
      id: representativeId,
      userId: person.userId,
      companyId: company.id,
      firstName: given.firstName ?? 'Miriam',
      lastName: given.lastName ?? 'Okafor',
      jobTitle: given.jobTitle ?? 'Leiterin Kundendienst',
      verifiedBy: 'email-domain',
      verifiedAs: company.domain,
      verifiedAt: momentOn(given.verifiedOn ?? '2025-06-01'),
    }),
  );
  const represents = [{ representativeId, companyId: company.id }];
  return { ...person, representativeId, companyId: company.id, actor: { ...person.actor, represents } };
}

type CaseRow = typeof cases.$inferSelect;

/** A published case without a reply. */
export async function anOpenCase(
  db: Database,
  given: CaseGiven = {},
): Promise<CaseRow & { number: string; companyId: string; author: Person; company: Company }> {
  const author = given.author ?? (await anAuthor(db));
  const company = given.company ?? (await aCompany(db));
  const publishedOn = given.publishedOn ?? '2026-03-20';
  const publishedAt = momentOn(publishedOn);
  const row = await writing(db, async (tx) => {
    const number = await nextNumber(tx, Number(publishedOn.slice(0, 4)));
    const id = await insertCase(tx, given, { number, publishedAt, authorId: author.userId, companyId: company.id });
    await insertEntries(tx, id, publishedOn, given.entries ?? usualEntries(publishedOn));
    await refreshCase(tx, id, given.seenOn ?? today);
    return onlyRow(await tx.select().from(cases).where(eq(cases.id, id)));
  });
  return { ...row, number: row.number ?? '', companyId: company.id, author, company };
}

/** A published case with one public reply. */
export async function anAnsweredCase(
  db: Database,
  given: CaseGiven & { representative?: RepresentativePerson; repliedOn?: Day; intent?: Intent; text?: string } = {},
): Promise<Awaited<ReturnType<typeof anOpenCase>> & { replyId: string; representative: RepresentativePerson }> {
  const open = await anOpenCase(db, given);
  const representative = given.representative ?? (await aRepresentative(db, { company: open.company }));
  const replyId = newId();
  const row = await writing(db, async (tx) => {
    await tx.insert(replies).values({
      id: replyId,
      caseId: open.id,
      kind: 'reply',
      representativeId: representative.representativeId,
      signedName: 'Miriam Okafor',
      signedJobTitle: 'Leiterin Kundendienst',
      signedCompany: open.company.name,
      intent: given.intent ?? 'solution',
      text: given.text ?? 'Wir haben den Vorgang geprüft und erstatten den Betrag in dieser Woche.',
      publishedAt: momentOn(given.repliedOn ?? addDays(dayOf(open.publishedAt ?? momentOn(today)), 5)),
    });
    await refreshCase(tx, open.id, given.seenOn ?? today);
    return onlyRow(await tx.select().from(cases).where(eq(cases.id, open.id)));
  });
  return { ...open, ...row, number: open.number, companyId: open.companyId, replyId, representative };
}

function writing<T>(db: Database, task: (tx: Transaction) => Promise<T>): Promise<T> {
  return exclusively(db, () => db.transaction(task));
}

function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the row just written is not there');
  return row;
}
