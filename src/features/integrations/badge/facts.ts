import type { Database } from '#db/client.ts';
import { type Company, companyBySlug } from '#src/features/companies/index.ts';
import { type CompanyProfile, companyProfile } from '#src/features/profiles/index.ts';
import { usualWindow } from '#src/features/rankings/windows.ts';
import { type Examined, examinedCounts } from '#src/features/signs/index.ts';
import type { Day } from '#src/lib/dates.ts';

/** What the badge of a company says: what its profile says of the usual period, and nothing of another one. */
export interface BadgeFacts {
  company: Company;
  profile: Pick<CompanyProfile, 'asOf' | 'own' | 'rank'>;
  examined: Examined;
}

/** Null when no company has this address today. Three round trips. */
export async function badgeFacts(db: Database, slug: string, today: Day): Promise<BadgeFacts | null> {
  const company = await companyBySlug(db, slug);
  if (!company) return null;
  const profile = await companyProfile(db, company, usualWindow, today);
  const [examined] = await examinedCounts(db, company.id);
  return { company, profile, examined: examined ?? { cases: 0, votes: 0 } };
}
