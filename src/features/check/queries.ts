import { and, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  companies,
  companyDomains,
  companyPublicContacts,
  complaintContacts,
  importedFacts,
  representatives,
  statedFacts,
} from '#db/schema/index.ts';
import {
  type AlikeDomain,
  domainsAlike,
  findCompanies,
  isCostly,
  isHint,
  isSameName,
} from '#src/features/companies/index.ts';
import { type KindCounts, kindCountsOf, kindsOfCompany } from '#src/features/problems/index.ts';
import { holds, isHolding } from '#src/features/public-facts/index.ts';
import { caseCount, type Total, totalOf } from '#src/features/register/index.ts';
import { examinedCounts } from '#src/features/signs/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
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
  | { is: 'name' | 'likely' | 'chosen' | 'contact' | 'record' | 'put-right' }
  /** The company says so itself, by whom and since when; nobody has confirmed it. */
  | { is: 'own-word'; by: string; since: Day }
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

/** What a company is known to publish, before what was put right, what it says itself, and what others have noted. */
async function byContact(db: Database, key: string): Promise<Checked> {
  const who = { firstName: representatives.firstName, lastName: representatives.lastName };
  const [published, stated, told, noted] = await db.batch([
    db
      .select(columns)
      .from(companyPublicContacts)
      .innerJoin(companies, eq(companies.id, companyPublicContacts.companyId))
      .where(eq(companyPublicContacts.contact, key))
      .limit(mostOthers),
    db
      .select({
        ...columns,
        ...who,
        saidBy: statedFacts.saidBy,
        at: statedFacts.saidAt,
        refusedAt: representatives.refusedAt,
      })
      .from(statedFacts)
      .innerJoin(companies, eq(companies.id, statedFacts.companyId))
      .leftJoin(representatives, eq(representatives.id, statedFacts.representativeId))
      .where(and(eq(statedFacts.phoneKey, key), eq(statedFacts.what, 'phone'), isHolding, isLatest))
      .limit(mostOthers),
    db
      .select({ ...columns, ...who, phone: complaintContacts.phone, at: complaintContacts.setAt })
      .from(complaintContacts)
      .innerJoin(companies, eq(companies.id, complaintContacts.companyId))
      .innerJoin(representatives, eq(representatives.id, complaintContacts.setBy))
      .where(and(eq(complaintContacts.phoneKey, key), isNull(representatives.refusedAt), isCertain, isNotHidden))
      .limit(mostOthers),
    db
      .selectDistinct(columns)
      .from(importedFacts)
      .innerJoin(companies, eq(companies.id, importedFacts.companyId))
      // What somebody put right says what the number is.
      .where(
        and(
          eq(importedFacts.phoneKey, key),
          notExists(
            db
              .select({ one: sql`1` })
              .from(statedFacts)
              .where(and(eq(statedFacts.companyId, companies.id), eq(statedFacts.what, 'phone'), isHolding)),
          ),
        ),
      )
      .limit(mostOthers),
  ]);
  const ownWord = (row: { firstName: string | null; lastName: string | null; at: Date }) => ({
    ...{ is: 'own-word' as const, by: `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim(), since: dayOf(row.at) },
  });
  const all = [
    published.map((row) => ({ ...candidate(row), by: { is: 'contact' as const } })),
    stated.map((row) => ({
      ...candidate(row),
      by: row.saidBy === 'company' && row.refusedAt === null ? ownWord(row) : { is: 'put-right' as const },
    })),
    told
      .filter(({ phone }) => contactKey({ kind: 'phone', found: phone }) === key && !isCostly(phone))
      .map((row) => ({ ...candidate(row), by: ownWord(row) })),
    noted.map((row) => ({ ...candidate(row), by: { is: 'record' as const } })),
  ].find((rows) => rows.length > 0);
  const [one, ...others] = all ?? [];
  return !one || others.length > 0 ? { ...none, others: all ?? [] } : { ...none, one };
}

const candidate = ({ id, slug, name, industry, city }: Omit<Candidate, 'alias'>): Candidate => ({
  ...{ id, slug, name, industry, city, alias: null },
});

/** Nothing that holds was said about the same later. */
const isLatest = sql`not exists (select 1 from stated_facts later where later.company_id = ${statedFacts.companyId}
  and later.what = 'phone' and ${holds('later')}
  and (later.decided_at, later.rowid) > (${statedFacts.decidedAt}, ${statedFacts}.rowid))`;
/** Whoever set it speaks for the company without a doubt, or did. */
const isCertain = sql`(${representatives.checkingSince} is null or ${representatives.endedAt} is not null)`;
const isNotHidden = sql`not exists (select 1 from hidden_words hidden
  where hidden.piece_kind = 'complaint-contact' and hidden.piece_id = ${complaintContacts.companyId})`;

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

/** What the register says today of the cases of a company. */
export interface CasesToday {
  /** Cases that can be read. */
  total: number;
  /** As the profile lists them under that filter. */
  overdue: Total;
  examined: number;
  kinds: KindCounts;
}

/** One round trip; every count comes from an index, however many cases there are. */
export async function casesToday(db: Database, companyId: string, today: Day): Promise<CasesToday> {
  const late = { companyId, stamp: 'overdue' as const };
  const [[readable], [overdue], kinds, [examined]] = await db.batch([
    caseCount(db, { companyId }, today),
    caseCount(db, late, today),
    kindsOfCompany(db, { companyId }),
    examinedCounts(db, companyId),
  ]);
  const total = readable?.count ?? 0;
  return {
    ...{ total, examined: examined?.cases ?? 0, kinds: kindCountsOf(kinds, total) },
    overdue: totalOf(overdue?.count ?? 0, late),
  };
}
