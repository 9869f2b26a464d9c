import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, companyNames } from '#db/schema/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { publicRepresentatives } from '../representatives/queries.ts';

/** What the register knows about a company: the head of its public page. */
export interface CompanyRecord {
  id: string;
  slug: string;
  name: string;
  industry: string;
  city: string | null;
  aliases: string[];
  /** Null while nobody speaks for it. */
  claim: CompanyClaim | null;
}

/** Since when, and by what, it is known that these people speak for the company. All of it is public. */
export interface CompanyClaim {
  since: Day;
  verifiedAs: string;
  representatives: { name: string; jobTitle: string }[];
}

/** Null when no company has this address. One round trip. */
export async function companyRecord(db: Database, slug: string): Promise<CompanyRecord | null> {
  const [found, names, people] = await db.batch([
    db.select().from(companies).where(eq(companies.slug, slug)),
    db
      .select({ name: companyNames.name })
      .from(companyNames)
      .innerJoin(companies, eq(companies.id, companyNames.companyId))
      .where(and(eq(companies.slug, slug), eq(companyNames.kind, 'alias')))
      .orderBy(asc(companyNames.key)),
    publicRepresentatives(db, db.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))),
  ]);
  const [company] = found;
  if (!company) return null;
  const [first] = people.toSorted((a, b) => a.verifiedAt.getTime() - b.verifiedAt.getTime());
  return {
    id: company.id,
    slug: company.slug,
    name: company.name,
    industry: company.industry,
    city: company.city,
    aliases: names.map((row) => row.name),
    claim: first
      ? {
          since: dayOf(first.verifiedAt),
          verifiedAs: first.verifiedAs,
          representatives: people.map((person) => ({
            name: `${person.firstName} ${person.lastName}`,
            jobTitle: person.jobTitle,
          })),
        }
      : null,
  };
}
