import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyDomains, companyNames, importedFacts, statedFacts } from '#db/schema/index.ts';
import {
  companyDomain,
  isSameName,
  type Labels,
  labelsAlike,
  labelsOf,
  skeletonsOf,
  slugsTaken,
} from '#src/features/companies/index.ts';
import type { Record } from './input.ts';
import type { FactKind } from './lists.ts';
import { brandsOf, ownWebsite } from './rules.ts';

/** A company as records are compared with it. */
export interface Known {
  id: string;
  slug: string;
}

/** A name by which a company is called. */
interface Called extends Known {
  called: string;
  key: string;
}

/** What a person said of a company in place of a collection. */
export interface Held {
  what: FactKind;
  text: string;
  instead: string;
}

/**
 * What the register knows around some records: all that is needed to say what becomes of them, without another query. What they bring
 * is entered into it in turn (`addTo`), so that two records of one company meet, in a rehearsal as well.
 */
export interface Register {
  /** What was taken over of a record before. */
  taken: Map<string, Known & typeof importedFacts.$inferSelect>;
  bySlug: Map<string, Known>;
  bySkeleton: Map<string, Called[]>;
  owners: Map<string, Known>;
  domainsOf: Map<string, Set<string>>;
  /** Owners of domains by the label that stands before the ending. */
  labels: Map<string, Known[]>;
  /** Addresses of companies that are taken. */
  slugs: Set<string>;
  /** What holds of a company, whatever a collection says. */
  held: Map<string, Held[]>;
  /** Companies of which domains and what holds are known. */
  met: Set<string>;
  /** Every label of a domain that is known or comes with these records, and those of them that look like a host's. */
  spelled: Labels;
  near: Map<string, readonly string[]>;
  /** How a name is looked for. */
  skeletons: Map<string, readonly string[]>;
}

/** The labels of all domains, those of these records as well. Read once: one that somebody names meanwhile only looks like another. */
export async function labelsSpelled(db: Reader, records: readonly Record[]): Promise<Labels> {
  const rows = await db.select({ domain: companyDomains.domain }).from(companyDomains);
  return labelsOf([...rows.map(({ domain }) => domain), ...records.flatMap((one) => domainOf(one) ?? [])]);
}

/** Of a register in which nothing is known yet: what can be said of these records without it, before anybody has to wait. */
export function emptyRegister(spelled: Labels): Register {
  return {
    ...{ taken: new Map(), bySlug: new Map(), bySkeleton: new Map(), owners: new Map(), domainsOf: new Map() },
    ...{ labels: new Map(), slugs: new Set(), held: new Map(), met: new Set() },
    ...{ near: new Map(), skeletons: new Map(), spelled },
  };
}

/** How the names of these records are looked for, and what their domains look like: the long part, which needs no database. */
export function readUp(register: Register, records: readonly Record[]): void {
  for (const record of records) {
    for (const name of [record.name, ...brandsTaken(record)]) skeletonsFor(register, name);
    const host = domainOf(record);
    if (host !== null) register.near.set(host, [...labelsAlike(host, register.spelled).keys()]);
  }
}

function skeletonsFor(register: Register, name: string): readonly string[] {
  const found = register.skeletons.get(name) ?? skeletonsOf(name);
  register.skeletons.set(name, found);
  return found;
}

/** Brands of a record that are taken over. */
const mostBrands = 20;
export const brandsTaken = (record: Record) => brandsOf(record).slice(0, mostBrands);

/** The domain by which the company could be known; null for a mail provider's and for a page in somebody else's house. */
export const domainOf = ({ web }: Pick<Record, 'web'>): string | null => companyDomain(ownWebsite(web));

type Reader = Database | Transaction;

const listed = (values: Iterable<string>) =>
  sql`(select value from json_each(${JSON.stringify([...new Set(values)])}))`;

/** Reads what the register knows around these records, in a handful of queries however many they are. `same`: slugs that a person named. */
export async function learn(
  db: Reader,
  register: Register,
  records: readonly Record[],
  same: ReadonlyMap<string, string>,
): Promise<void> {
  const taken = await db
    .select({ row: importedFacts, slug: companies.slug })
    .from(importedFacts)
    .innerJoin(companies, sql`${companies.id} = ${importedFacts.companyId}`)
    .where(
      sql`${importedFacts.source} = 'datenanfragen' and ${importedFacts.record} in ${listed(records.map(({ slug }) => slug))}`,
    );
  for (const { row, slug } of taken) register.taken.set(row.record, { ...row, id: row.companyId, slug });
  const unknown = records.filter(({ slug }) => !register.taken.has(slug));
  await learnNames(db, register, unknown, same);
  const named = [...register.bySkeleton.values(), [...register.taken.values(), ...register.bySlug.values()]].flat();
  const met = [...new Set(named.map(({ id }) => id))].filter((id) => !register.met.has(id));
  await learnDomains(db, register, unknown, met);
  for (const slug of await slugsTaken(
    db,
    unknown.map(({ name }) => name),
  ))
    register.slugs.add(slug);
  await learnHeld(db, register, met);
  for (const id of met) register.met.add(id);
}

async function learnNames(
  db: Reader,
  register: Register,
  records: readonly Record[],
  same: ReadonlyMap<string, string>,
) {
  const meant = records.flatMap(({ slug }) => same.get(slug) ?? []);
  const named = await db
    .select({ id: companies.id, slug: companies.slug })
    .from(companies)
    .where(sql`${companies.slug} in ${listed(meant)}`);
  for (const one of named) register.bySlug.set(one.slug, one);
  const names = records.flatMap((record) => [record.name, ...brandsTaken(record)]);
  const called = await db
    .select({
      ...{ id: companies.id, slug: companies.slug, skeleton: companyNames.skeleton },
      ...{ called: companyNames.name, key: companyNames.key },
    })
    .from(companyNames)
    .innerJoin(companies, sql`${companies.id} = ${companyNames.companyId}`)
    .where(sql`${companyNames.skeleton} in ${listed(names.flatMap((name) => skeletonsFor(register, name)))}`)
    .orderBy(sql`${companyNames.kind} desc`, companies.createdAt);
  for (const { skeleton, ...one } of called) addCalled(register, skeleton, one);
}

async function learnDomains(db: Reader, register: Register, records: readonly Record[], met: readonly string[]) {
  const hosts = records.flatMap((record) => domainOf(record) ?? []);
  const labels = new Set(hosts.flatMap((host) => register.near.get(host) ?? []));
  const columns = sql`${companyDomains.domain} as domain, ${companies.id} as id, ${companies.slug} as slug`;
  const rows = await db.all<{ domain: string } & Known>(sql`
    select ${columns} from ${companyDomains} join ${companies} on ${companies.id} = ${companyDomains.companyId}
      where ${companyDomains.domain} in ${listed(hosts)}
    union select ${columns} from ${companyDomains} join ${companies} on ${companies.id} = ${companyDomains.companyId}
      where ${companyDomains.companyId} in ${listed(met)}
    union select ${columns} from json_each(${JSON.stringify([...labels])}) as label
      cross join ${companyDomains} on ${companyDomains.domain} >= label.value || '.' and ${companyDomains.domain} < label.value || '/'
      join ${companies} on ${companies.id} = ${companyDomains.companyId}`);
  for (const { domain, ...one } of rows) addDomain(register, domain, one);
}

async function learnHeld(db: Reader, register: Register, met: readonly string[]) {
  const rows = await db
    .select({
      companyId: statedFacts.companyId,
      what: statedFacts.what,
      text: statedFacts.text,
      instead: statedFacts.instead,
    })
    .from(statedFacts)
    .where(sql`${statedFacts.companyId} in ${listed(met)} and ${statedFacts.result} = 'holds'`)
    .orderBy(sql`${statedFacts.decidedAt} desc, ${statedFacts}.rowid desc`);
  for (const { companyId, ...held } of rows)
    register.held.set(companyId, [...(register.held.get(companyId) ?? []), held]);
}

function addCalled(register: Register, skeleton: string, one: Called): void {
  const there = register.bySkeleton.get(skeleton) ?? [];
  if (!there.some(({ id, key }) => id === one.id && key === one.key))
    register.bySkeleton.set(skeleton, [...there, one]);
}

/** A name that a company has from now on. */
export function addName(
  register: Register,
  company: Known,
  row: { name: string; key: string; skeleton: string },
): void {
  addCalled(register, row.skeleton, { ...company, called: row.name, key: row.key });
}

/** A domain that a company has from now on; nothing where it has an owner. */
export function addDomain(register: Register, domain: string, { id, slug }: Known): void {
  if (register.owners.has(domain)) return;
  const [label = ''] = domain.split('.');
  register.owners.set(domain, { id, slug });
  register.domainsOf.set(id, new Set([...(register.domainsOf.get(id) ?? []), domain]));
  register.labels.set(label, [...(register.labels.get(label) ?? []), { id, slug }]);
}

const near = (register: Register, name: string) =>
  skeletonsFor(register, name).flatMap((skeleton) => register.bySkeleton.get(skeleton) ?? []);

/** Companies that have this name, each once. */
export function named(register: Register, name: string): Called[] {
  const first = new Map<string, Called>();
  for (const one of near(register, name))
    if (!first.has(one.id) && isSameName(one.called, name)) first.set(one.id, one);
  return [...first.values()];
}

/** Companies whose name or domain may be taken for these, and is another one: another legal form, another ending. */
export function alike(register: Register, name: string, domain: string | null): Known[] {
  const called = near(register, name).filter((one) => !isSameName(one.called, name));
  const labels = domain === null || register.owners.has(domain) ? [] : (register.near.get(domain) ?? []);
  return [...called, ...labels.flatMap((label) => register.labels.get(label) ?? [])];
}
