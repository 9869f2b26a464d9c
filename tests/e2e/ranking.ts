import { eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { companies, companyDomains } from '#db/schema/index.ts';
import type { RankingDocument } from '#src/features/rankings/board/document.ts';
import type { Day } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import type { Site } from '#tests/site/site.ts';

interface ClaimableCompany {
  slug: string;
  name: string;
  domain: string;
}

/** The companies that stand in the ranking and have a domain by which they can be claimed. */
export async function rankedCompanies(site: Site): Promise<ClaimableCompany[]> {
  const ranking = await rankingOf(site);
  const claimable = await claimableIn(site);
  return ranking.companies
    .filter(({ rank }) => rank !== null)
    .flatMap(({ slug }) => claimable.find((company) => company.slug === slug) ?? []);
}

/** A company by its name, with a domain by which it can be claimed. */
export async function companyCalled(site: Pick<Site, 'database'>, name: string): Promise<ClaimableCompany> {
  const found = (await claimableIn(site)).find((company) => company.name === name);
  if (!found) throw new Error(`${name} has no domain`);
  return found;
}

async function claimableIn(site: Pick<Site, 'database'>): Promise<ClaimableCompany[]> {
  const db = openDatabase({ url: `file:${site.database}` });
  try {
    return await db
      .select({ slug: companies.slug, name: companies.name, domain: companyDomains.domain })
      .from(companies)
      .innerJoin(companyDomains, eq(companyDomains.companyId, companies.id));
  } finally {
    db.$client.close();
  }
}

/** What the ranking over all cases says about a company once the worker has counted `day`. */
export async function figuresOn(site: Site, slug: string, day: Day): Promise<RankingDocument['companies'][number]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { asOf, companies } = await rankingOf(site);
    const company = companies.find((one) => one.slug === slug);
    if (asOf === day && company) return company;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the ranking of ${day} was not counted`);
}

async function rankingOf(site: Site): Promise<RankingDocument> {
  return JSON.parse(await (await fetch(site.url + paths.rankingFile({ months: 'all' }))).text());
}
