import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyDomains, companyNames, importedFacts } from '#db/schema/index.ts';
import { companiesNamed, companyDomain, domainsAlike, isSameName, skeletonsOf } from '#src/features/companies/index.ts';
import type { Record } from './input.ts';
import { brandsOf, ownWebsite } from './rules.ts';

/** Why only a person can say whether a record is about a company that is there already. Words: src/process/admin-imports.ts. */
export type Unsure = 'domain-of-another' | 'other-domain' | 'several' | 'brand-of-another' | 'looks-like';

/** What becomes of a record. */
export type Verdict =
  | { is: 'new' }
  | { is: 'known'; companyId: string; slug: string }
  /** It was taken over before. */
  | { is: 'again'; companyId: string; slug: string }
  | { is: 'unsure'; why: Unsure; slugs: string[] };

/** What an administrator said of records by their names: another company than all that are there, or which of them. */
export interface Decided {
  asNew: ReadonlySet<string>;
  same: ReadonlyMap<string, string>;
}

type Reader = Database | Transaction;

/** Compares a record with the register: by its domain and its names, never by one of the two against the other. */
export async function judge(db: Reader, record: Record, decided: Decided): Promise<Verdict> {
  const [before] = await db
    .select({ companyId: importedFacts.companyId, slug: companies.slug })
    .from(importedFacts)
    .innerJoin(companies, eq(companies.id, importedFacts.companyId))
    .where(and(eq(importedFacts.source, 'datenanfragen'), eq(importedFacts.record, record.slug)));
  if (before) return { is: 'again', ...before };
  const meant = decided.same.get(record.slug);
  if (meant !== undefined) return said(db, meant);
  if (decided.asNew.has(record.slug)) return { is: 'new' };
  const domain = domainOf(record);
  const owner = domain === null ? undefined : await ownerOf(db, domain);
  const named = await companiesNamed(db, record.name);
  if (owner)
    return named.some(({ id }) => id === owner.companyId) ? known(owner) : unsure('domain-of-another', [owner]);
  const [one, ...others] = named;
  if (one && others.length > 0) return unsure('several', named);
  if (one) {
    const domains = domain === null ? [] : await domainsOf(db, one.id);
    return domains.length > 0 ? unsure('other-domain', [one]) : known({ companyId: one.id, slug: one.slug });
  }
  return unlike(db, record, domain);
}

/** New, unless something of it looks like a company that is there. */
async function unlike(db: Reader, record: Record, domain: string | null): Promise<Verdict> {
  for (const brand of brandsOf(record).slice(0, 20)) {
    const called = await companiesNamed(db, brand);
    if (called.length > 0) return unsure('brand-of-another', called);
  }
  const near = [...(await calledAlike(db, record.name)), ...(domain === null ? [] : await domainsAlike(db, domain))];
  return near.length > 0 ? unsure('looks-like', near) : { is: 'new' };
}

/** The domain by which the company could be known; null for a mail provider's and for a page in somebody else's house. */
export const domainOf = ({ web }: Pick<Record, 'web'>): string | null => companyDomain(ownWebsite(web));

const known = ({ companyId, slug }: { companyId: string; slug: string }): Verdict => ({ is: 'known', companyId, slug });
const unsure = (why: Unsure, rows: readonly { slug: string }[]): Verdict => ({
  is: 'unsure',
  why,
  slugs: [...new Set(rows.map(({ slug }) => slug))].slice(0, 5),
});

async function said(db: Reader, slug: string): Promise<Verdict> {
  const [row] = await db
    .select({ companyId: companies.id, slug: companies.slug })
    .from(companies)
    .where(eq(companies.slug, slug));
  return row ? { is: 'known', ...row } : { is: 'unsure', why: 'several', slugs: [] };
}

async function ownerOf(db: Reader, domain: string) {
  const [row] = await db
    .select({ companyId: companyDomains.companyId, slug: companies.slug })
    .from(companyDomains)
    .innerJoin(companies, eq(companies.id, companyDomains.companyId))
    .where(eq(companyDomains.domain, domain));
  return row;
}

const domainsOf = (db: Reader, companyId: string) =>
  db.select({ domain: companyDomains.domain }).from(companyDomains).where(eq(companyDomains.companyId, companyId));

/** Companies whose name reads the same but is not: another legal form, another ending. */
async function calledAlike(db: Reader, name: string) {
  const rows = await db
    .select({ slug: companies.slug, called: companyNames.name })
    .from(companyNames)
    .innerJoin(companies, eq(companies.id, companyNames.companyId))
    .where(inArray(companyNames.skeleton, skeletonsOf(name)))
    .limit(10);
  return rows.filter(({ called }) => !isSameName(called, name));
}
