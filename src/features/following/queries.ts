import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, follows } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { isTombstone } from '#src/features/cases/rules.ts';
import { type Industry, industries, isIndustry } from '#src/features/companies/industries.ts';
import { visitor } from '#src/lib/situation.ts';

/** What a person follows, each kind with the latest first. A case that can no longer be read has no title. */
export interface Followed {
  cases: { number: string; title: string; locale: 'de' | 'en'; companyName: string }[];
  companies: { slug: string; name: string }[];
  industries: Industry[];
}

/** One round trip. */
export async function followedBy(db: Database, userId: string): Promise<Followed> {
  const own = (kind: 'case' | 'company' | 'industry') => and(eq(follows.userId, userId), eq(follows.kind, kind));
  const [ofCases, ofCompanies, ofIndustries] = await db.batch([
    db
      .select({
        number: cases.number,
        title: cases.title,
        status: cases.status,
        locale: cases.locale,
        companyName: companies.name,
      })
      .from(follows)
      .innerJoin(cases, eq(cases.id, follows.subjectId))
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .where(and(own('case'), visibleCases(visitor)))
      .orderBy(desc(follows.since)),
    db
      .select({ slug: companies.slug, name: companies.name })
      .from(follows)
      .innerJoin(companies, eq(companies.id, follows.subjectId))
      .where(own('company'))
      .orderBy(desc(follows.since)),
    db.select({ industry: follows.subjectId }).from(follows).where(own('industry')).orderBy(desc(follows.since)),
  ]);
  return {
    cases: ofCases.flatMap(({ number, status, ...row }) => {
      return number === null ? [] : [{ ...row, number, title: isTombstone({ status }) ? '' : row.title }];
    }),
    companies: ofCompanies,
    industries: ofIndustries.map((row) => row.industry).filter(isIndustry),
  };
}

/** How something to be followed is called in public; null for what is not there to be followed. One round trip. */
export async function followable(
  db: Database,
  { kind, of }: { kind: string; of: string },
): Promise<{ kind: 'case' | 'company'; name: string } | { kind: 'industry'; industry: Industry } | null> {
  if (kind === 'industry') {
    const industry = industries.find((one) => one === of);
    return industry ? { kind, industry } : null;
  }
  if (kind === 'company') {
    const [company] = await db.select({ name: companies.name }).from(companies).where(eq(companies.slug, of));
    return company ? { kind, name: company.name } : null;
  }
  if (kind !== 'case') return null;
  const [theCase] = await db
    .select({ title: cases.title, status: cases.status })
    .from(cases)
    .where(and(eq(cases.number, of), visibleCases(visitor)));
  return theCase && !isTombstone(theCase) ? { kind, name: theCase.title } : null;
}
