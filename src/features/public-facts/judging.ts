import { nameRow } from '#src/features/companies/index.ts';
import type { Record } from './input.ts';
import { alike, brandsTaken, domainOf, type Known, named, type Register } from './register.ts';

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

/** Compares a record with the register: by its domain and its names, never by one of the two against the other. */
export function judge(register: Register, record: Record, decided: Decided): Verdict {
  const before = register.taken.get(record.slug);
  if (before) return { is: 'again', companyId: before.id, slug: before.slug };
  const meant = decided.same.get(record.slug);
  if (meant !== undefined) {
    const company = register.bySlug.get(meant);
    return company ? known(company) : unsure('several', []);
  }
  if (decided.asNew.has(record.slug)) return { is: 'new' };
  const domain = domainOf(record);
  const owner = domain === null ? undefined : register.owners.get(domain);
  const found = named(register, record.name);
  if (owner) return found.some(({ id }) => id === owner.id) ? known(owner) : unsure('domain-of-another', [owner]);
  const [one, ...others] = found;
  if (one && others.length > 0) return unsure('several', found);
  if (one) {
    const hasOthers = domain !== null && (register.domainsOf.get(one.id)?.size ?? 0) > 0;
    return hasOthers ? unsure('other-domain', [one]) : known(one);
  }
  return unlike(register, record, domain);
}

/** New, unless something of it looks like a company that is there. */
function unlike(register: Register, record: Record, domain: string | null): Verdict {
  for (const brand of brandsTaken(record)) {
    const called = named(register, brand);
    if (called.length > 0) return unsure('brand-of-another', called);
  }
  const near = alike(register, record.name, domain);
  return near.length > 0 ? unsure('looks-like', near) : { is: 'new' };
}

const known = ({ id, slug }: Known): Verdict => ({ is: 'known', companyId: id, slug });
const unsure = (why: Unsure, rows: readonly { slug: string }[]): Verdict => ({
  is: 'unsure',
  why,
  slugs: [...new Set(rows.map(({ slug }) => slug))].slice(0, 5),
});

/** Names by which a company is found as well: none by which another one is called, and none that it gave up. */
export function namesFor(register: Register, company: Known, names: readonly string[]): ReturnType<typeof nameRow>[] {
  const givenUp = new Set(
    (register.held.get(company.id) ?? []).flatMap(({ what, instead }) =>
      what === 'brand' ? [nameRow(instead).key] : [],
    ),
  );
  const rows = names.filter((name) => !named(register, name).some(({ id }) => id !== company.id)).map(nameRow);
  return rows.filter(({ key }) => !givenUp.has(key));
}

/** The domain by which the company may be known from now on; null where another one has it, or it gave it up. */
export function domainFor(register: Register, company: Known, record: Record): string | null {
  const domain = domainOf(record);
  const isGivenUp = register.held.get(company.id)?.some(({ what, instead }) => what === 'domain' && instead === domain);
  return domain === null || register.owners.has(domain) || isGivenUp === true ? null : domain;
}
