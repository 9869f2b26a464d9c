import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { type Database, openDatabase, type Transaction } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import {
  appointments,
  caseCounters,
  cases,
  companies,
  companyDomains,
  companyNames,
  drafts,
  entries,
  promises,
  replies,
  representatives,
  users,
} from '#db/schema/index.ts';
import { refreshCase } from '#src/features/cases/refresh.ts';
import type { Intent } from '#src/features/cases/words.ts';
import type { Industry } from '#src/features/companies/industries.ts';
import type { Act, Actor, Locale } from '#src/lib/act.ts';
import { keyedHash, newId, newToken, seal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { fold, slug } from '#src/lib/text.ts';

/** The day on which every test plays unless it says otherwise: a Monday. */
export const today: Day = '2026-03-30';

/** The moment of a day at which things happen in tests: late in the morning in Germany. */
export function momentOn(day: Day): Date {
  return new Date(`${day}T09:00:00Z`);
}

let template: Promise<Buffer> | undefined;

/** A database with the newest schema and no rows, in a file of its own. `dispose` closes and deletes it. */
export async function freshDatabase(
  onRoundTrip?: () => void,
): Promise<{ db: Database; url: string; dispose: () => void }> {
  template ??= migratedFile();
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-test-'));
  const file = join(folder, 'test.db');
  writeFileSync(file, await template);
  const db = openDatabase({ url: `file:${file}`, onRoundTrip });
  const dispose = () => {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, url: `file:${file}`, dispose };
}

async function migratedFile(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-template-'));
  const file = join(folder, 'template.db');
  const db = openDatabase({ url: `file:${file}` });
  await migrate(db);
  // Everything into the one file that is copied.
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  db.$client.close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}

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
export function actAs(person: Pick<Person, 'db' | 'actor'>, on: Day = today, locale: Locale = 'de'): Act {
  return { db: person.db, actor: person.actor, now: momentOn(on), locale };
}

/** The situation of somebody without an account. */
export function actAsVisitor(db: Database, on: Day = today, locale: Locale = 'de'): Act {
  return actAs({ db, actor: { userId: null, represents: [], isModerator: false } }, on, locale);
}

let counter = 0;

export async function anAuthor(db: Database, given: { email?: string; createdOn?: Day } = {}): Promise<Person> {
  counter += 1;
  const userId = newId();
  const email = given.email ?? `person-${counter}@mail.example`;
  const createdAt = momentOn(given.createdOn ?? '2025-01-01');
  await exclusively(db, () => db.insert(users).values({ id: userId, email, locale: 'de', createdAt }));
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
  counter += 1;
  const name = given.name ?? `Firma ${counter} GmbH`;
  const company = { id: newId(), slug: slug(name), name, domain: given.domain ?? `${slug(name)}.example` };
  const createdAt = momentOn('2025-01-01');
  await writing(db, async (tx) => {
    const { id, slug } = company;
    await tx
      .insert(companies)
      .values({ id, slug, name, industry: given.industry ?? 'shops', city: given.city ?? 'Kassel', createdAt });
    await tx.insert(companyNames).values([
      { companyId: id, key: fold(name), name, kind: 'name' },
      ...(given.aliases ?? []).map((alias) => ({
        companyId: id,
        key: fold(alias),
        name: alias,
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
  given: { company?: Company; firstName?: string; lastName?: string; jobTitle?: string } = {},
): Promise<RepresentativePerson> {
  const company = given.company ?? (await aCompany(db));
  counter += 1;
  const person = await anAuthor(db, { email: `vertretung-${counter}@${company.domain}` });
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
      verifiedAt: momentOn('2025-06-01'),
    }),
  );
  const represents = [{ representativeId, companyId: company.id }];
  return { ...person, representativeId, companyId: company.id, actor: { ...person.actor, represents } };
}

type EntryGiven = Partial<Omit<typeof entries.$inferInsert, 'id' | 'caseId'>> & {
  promise?: { text: string; dueOn?: Day; keptOn?: Day };
};

interface CaseGiven {
  author?: Person;
  company?: Company;
  /** Day of publication; the entries lie before it unless they say otherwise. */
  publishedOn?: Day;
  title?: string;
  summary?: string;
  entries?: EntryGiven[];
  locale?: Locale;
  /** Day for which the state is computed. */
  seenOn?: Day;
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

/** A case in writing with the token that opens it. */
export async function aDraft(
  db: Database,
  given: CaseGiven & { email?: string; savedOn?: Day } = {},
): Promise<CaseRow & { token: string }> {
  const token = newToken();
  const savedOn = given.savedOn ?? today;
  const row = await writing(db, async (tx) => {
    const companyId = given.company?.id ?? null;
    const id = await insertCase(tx, given, { authorId: given.author?.userId ?? null, companyId });
    await insertEntries(tx, id, savedOn, given.entries ?? usualEntries(savedOn));
    await tx.insert(drafts).values({
      caseId: id,
      tokenHash: keyedHash(token),
      savedAt: momentOn(savedOn),
      email: given.email ? seal(given.email) : '',
    });
    return onlyRow(await tx.select().from(cases).where(eq(cases.id, id)));
  });
  return { ...row, token };
}

async function insertCase(
  tx: Transaction,
  given: CaseGiven,
  more: Partial<typeof cases.$inferInsert>,
): Promise<string> {
  const id = newId();
  const createdAt = more.publishedAt ?? momentOn(today);
  await tx.insert(cases).values({
    id,
    locale: given.locale ?? 'de',
    title: given.title ?? 'Rückerstattung für ein storniertes Regal bleibt aus',
    summary: given.summary ?? 'Das Regal wurde **storniert**, das Geld ist nach vier Wochen nicht da.',
    desiredOutcome: 'refund',
    desiredText: 'Bitte überweisen Sie 129 Euro.',
    penName: 'Regalfrau',
    place: 'Kassel',
    createdAt,
    ...(more.publishedAt && { submittedAt: more.publishedAt }),
    status: 'draft',
    ball: 'nobody',
    ...more,
  });
  return id;
}

/** Asked by mail, a receipt, a call with a promise: the least a case tells. */
function usualEntries(publishedOn: Day): EntryGiven[] {
  return [
    { occurredOn: addDays(publishedOn, -20), channel: 'email', text: 'Ich habe die Erstattung verlangt.' },
    {
      occurredOn: addDays(publishedOn, -20),
      channel: 'email',
      direction: 'from-company',
      automaticReceipt: true,
      text: 'Eine Eingangsbestätigung kam.',
    },
    {
      occurredOn: addDays(publishedOn, -10),
      channel: 'phone',
      direction: 'from-company',
      counterpart: 'Frau K.',
      waitedMinutes: 25,
      text: 'Am Telefon wurde die Erstattung zugesagt.',
      promise: { text: 'Erstattung von 129 Euro', dueOn: addDays(publishedOn, -3) },
    },
  ];
}

async function insertEntries(tx: Transaction, caseId: string, on: Day, given: readonly EntryGiven[]): Promise<void> {
  for (const [position, { promise, ...entry }] of given.entries()) {
    const id = newId();
    const occurredOn = entry.occurredOn ?? addDays(on, -10);
    await tx.insert(entries).values({
      precision: 'exact',
      channel: 'email',
      direction: 'to-company',
      text: 'Ich habe nachgefragt.',
      recordedAt: momentOn(on),
      ...entry,
      id,
      caseId,
      occurredOn,
      position,
    });
    if (promise) await tx.insert(promises).values({ id: newId(), caseId, entryId: id, madeOn: occurredOn, ...promise });
  }
}

async function nextNumber(tx: Transaction, year: number): Promise<string> {
  const [known] = await tx.select().from(caseCounters).where(eq(caseCounters.year, year));
  const last = (known?.last ?? 0) + 1;
  await tx.insert(caseCounters).values({ year, last }).onConflictDoUpdate({ target: caseCounters.year, set: { last } });
  return `${year}-${String(last).padStart(6, '0')}`;
}

function writing<T>(db: Database, task: (tx: Transaction) => Promise<T>): Promise<T> {
  return exclusively(db, () => db.transaction(task));
}

function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the row just written is not there');
  return row;
}
