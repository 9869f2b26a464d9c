import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { claims, companies, companyDomains } from '#db/schema/index.ts';
import { provingDomains } from './proof.ts';

export interface ClaimableCompany {
  id: string;
  slug: string;
  name: string;
  /** Domains at which an address proves the claim; empty when none is known yet. */
  domains: string[];
}

/** The company somebody wants to speak for; null when there is none under this address. */
export async function claimableCompany(db: Database, slug: string): Promise<ClaimableCompany | null> {
  const rows = await db
    .select({ id: companies.id, slug: companies.slug, name: companies.name, domain: companyDomains.domain })
    .from(companies)
    .leftJoin(companyDomains, eq(companyDomains.companyId, companies.id))
    .where(eq(companies.slug, slug));
  const [first] = rows;
  if (!first) return null;
  const domains = rows.map((row) => row.domain).filter((domain) => domain !== null);
  return { id: first.id, slug: first.slug, name: first.name, domains: provingDomains(domains) };
}

/** What a claim would make public, for the page with the button; null when the claim is unknown. */
export async function claimById(db: Database, claimId: string) {
  const [claim] = await db
    .select({
      firstName: claims.firstName,
      lastName: claims.lastName,
      jobTitle: claims.jobTitle,
      firm: claims.firm,
      firmKind: claims.firmKind,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(claims)
    .innerJoin(companies, eq(companies.id, claims.companyId))
    .where(eq(claims.id, claimId));
  return claim ?? null;
}
