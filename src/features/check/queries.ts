import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, companyDomains, companyPublicContacts, importedFacts } from '#db/schema/index.ts';
import { type AlikeDomain, domainsAlike, findCompanies, isHint, isSameName } from '#src/features/companies/index.ts';
import type { Asked } from './asked.ts';
import { isOfMany } from './markets.ts';

/** A company that may be meant. */
export interface Candidate {
  id: string;
  slug: string;
  name: string;
  industry: string;
  city: string | null;
  /** Another name by which it was found. */
  alias: string | null;
}

/** By what a company was found; a domain with who says that it is the company's. */
export type FoundBy =
  | { is: 'name' | 'likely' | 'chosen' | 'contact' | 'record' }
  | { is: 'domain'; source: typeof companyDomains.$inferSelect.source };

export interface Checked {
  /** Null where none is meant for certain. */
  one: (Candidate & { by: FoundBy }) | null;
  /** Others that may be meant. */
  others: Candidate[];
  /** Known domains for which an unknown one may be taken. */
  alike: AlikeDomain[];
}

const none: Checked = { one: null, others: [], alike: [] };
const mostOthers = 8;
const columns = {
  id: companies.id,
  slug: companies.slug,
  name: companies.name,
  industry: companies.industry,
  city: companies.city,
};

/** Finds which company is meant. `chosen`: the slug of one of several that have a name. At most three round trips, one where a company is found. */
export async function check(db: Database, asked: Asked, chosen: string | null): Promise<Checked> {
  if (asked.kind === 'name') return chosenOf(await byName(db, asked.words), chosen);
  if (asked.kind === 'phone') return byContact(db, asked.key);
  if (asked.kind === 'link') return byHost(db, asked.link.domain, asked.link.host);
  if (asked.kind !== 'mail') return none;
  const published = asked.key === null ? none : await byContact(db, asked.key);
  if (published.one || asked.isFree) return published;
  return byHost(db, asked.link.domain, asked.link.host);
}

/** Only one that has that name: else a link could pass off somebody's address as a company of good repute. */
function chosenOf(found: Checked, chosen: string | null): Checked {
  const one = found.others.find(({ slug }) => slug === chosen);
  return one ? { ...none, one: { ...one, by: { is: 'chosen' } } } : found;
}

async function byName(db: Database, words: string): Promise<Checked> {
  const found = await findCompanies(db, words, mostOthers, { orSimilar: true });
  const isExact = ({ name, alias }: Candidate) =>
    isSameName(name, words) || (alias !== null && isSameName(alias, words));
  const [exact, second] = found.filter(isExact);
  const [first] = found;
  const likely = found.length === 1 && first && !first.isSimilar ? first : null;
  const one = exact && !second ? exact : likely;
  return {
    ...none,
    one: one ? { ...one, by: { is: one === exact ? 'name' : 'likely' } } : null,
    others: found.filter(({ id }) => id !== one?.id),
  };
}

/** What a company publishes itself, before what others have noted. */
async function byContact(db: Database, key: string): Promise<Checked> {
  const [published, noted] = await db.batch([
    db
      .select(columns)
      .from(companyPublicContacts)
      .innerJoin(companies, eq(companies.id, companyPublicContacts.companyId))
      .where(eq(companyPublicContacts.contact, key))
      .limit(mostOthers),
    db
      .selectDistinct(columns)
      .from(importedFacts)
      .innerJoin(companies, eq(companies.id, importedFacts.companyId))
      .where(eq(importedFacts.phoneKey, key))
      .limit(mostOthers),
  ]);
  const all = published.length > 0 ? published : noted;
  const [one, ...others] = all.map((row) => ({ ...row, alias: null }));
  if (!one || others.length > 0) return { ...none, others: all.map((row) => ({ ...row, alias: null })) };
  return { ...none, one: { ...one, by: { is: published.length > 0 ? 'contact' : 'record' } } };
}

async function byHost(db: Database, domain: string | null, host: string): Promise<Checked> {
  if (domain === null) return none;
  const [owner] = await db
    .select({ ...columns, source: companyDomains.source })
    .from(companyDomains)
    .innerJoin(companies, eq(companies.id, companyDomains.companyId))
    .where(eq(companyDomains.domain, domain));
  const isHouseOfMany = owner !== undefined && isHint(owner.source) && isOfMany(domain);
  if (owner && !isHouseOfMany) {
    const { source, ...company } = owner;
    return { ...none, one: { ...company, alias: null, by: { is: 'domain', source } } };
  }
  const alike = (await domainsAlike(db, host)).filter((known) => !(known.isHint && isOfMany(known.domain)));
  if (alike.length > 0) return { ...none, alike };
  const [label = ''] = domain.split('.');
  return { ...none, others: label.length < 4 ? [] : await findCompanies(db, label, 3) };
}
