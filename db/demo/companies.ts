import { nameRow } from '#src/features/companies/names.ts';
import { addDays, addMonths, type Day } from '#src/lib/dates.ts';
import { fold, slug } from '#src/lib/text.ts';
import { chanceOf } from './chance.ts';
import { companyList, type ListedCompany } from './company-list.ts';
import { momentOf } from './moments.ts';
import type { Rows } from './rows.ts';
import type { ToldRepresentative } from './told.ts';

export interface DemoCompany extends Omit<ListedCompany, 'speakers'> {
  id: string;
  speakers: readonly ToldRepresentative[];
  claimedOn: Day | null;
}

/** Adds the rows of all companies, their names, domains, claims and representatives. */
export function addCompanies(rows: Rows, today: Day): DemoCompany[] {
  const createdAt = momentOf(addMonths(today, -30), 540);
  return companyList.map((listed) => {
    const chance = chanceOf(`register ${listed.name}`);
    const id = chance.id();
    rows.companies.push({
      id,
      slug: slug(listed.name),
      name: listed.name,
      industry: listed.industry,
      city: listed.city,
      createdAt,
      createdBy: null,
    });
    const names = new Map([listed.name, ...(listed.aliases ?? [])].map((name) => [nameRow(name).key, nameRow(name)]));
    for (const row of names.values()) {
      rows.companyNames.push({ companyId: id, ...row, kind: row.name === listed.name ? 'name' : 'alias' });
    }
    const domain = domainOf(listed.name);
    rows.companyDomains.push({ domain, companyId: id, source: 'register', addedAt: createdAt });
    const claimedOn = listed.speakers
      ? addDays(addMonths(today, -(listed.claimedMonths ?? 24)), chance.int(0, 20))
      : null;
    const speakers = (listed.speakers ?? []).map((speaker, index) => {
      return addSpeaker(rows, id, listed.name, domain, speaker, addDays(claimedOn ?? today, index));
    });
    return { ...listed, id, claimedOn, speakers };
  });
}

/** `strom-und-soehne.example`: the top-level domain that belongs to nobody. */
function domainOf(name: string): string {
  return `${slug(name.replaceAll('&', ' und '))}.example`;
}

function addSpeaker(
  rows: Rows,
  companyId: string,
  companyName: string,
  domain: string,
  [firstName, lastName, jobTitle]: readonly [string, string, string],
  claimedOn: Day,
): ToldRepresentative {
  const chance = chanceOf(`speaker ${firstName} ${lastName}`);
  const local = [firstName, lastName].map((name) => fold(name).replaceAll(' ', '-')).join('.');
  const email = `${local}@${domain}`;
  const userId = chance.id();
  const requestedAt = momentOf(claimedOn, chance.int(8 * 60, 11 * 60));
  const provedAt = new Date(requestedAt.getTime() + chance.int(3, 180) * 60_000);
  rows.users.push({ id: userId, email, passwordHash: null, locale: 'de', createdAt: provedAt });
  rows.claims.push({
    id: chance.id(),
    companyId,
    method: 'email-domain',
    email,
    firstName,
    lastName,
    jobTitle,
    requestedAt,
    provedAt,
  });
  const id = chance.id();
  rows.representatives.push({
    id,
    userId,
    companyId,
    firstName,
    lastName,
    jobTitle,
    verifiedBy: 'email-domain',
    verifiedAs: domain,
    verifiedAt: provedAt,
    endedAt: null,
  });
  return { id, firstName, lastName, jobTitle, companyName };
}

/** How many cases each company gets: small ones as listed, the others scaled so that the sum is right. */
export function caseCounts(total: number): Map<string, number> {
  const isSmall = ({ cases }: ListedCompany) => cases < 10;
  const small = companyList.filter(isSmall).reduce((sum, { cases }) => sum + cases, 0);
  const large = companyList.filter((company) => !isSmall(company));
  const weight = large.reduce((sum, { cases }) => sum + cases, 0);
  const counts = new Map(companyList.map(({ name, cases }) => [name, cases]));
  let given = 0;
  let passed = 0;
  for (const { name, cases } of large) {
    passed += cases;
    const until = Math.round(((total - small) * passed) / weight);
    counts.set(name, until - given);
    given = until;
  }
  return counts;
}
