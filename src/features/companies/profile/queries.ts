import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { companies, companyChanges, companyNames } from '#db/schema/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { shownDomain } from '../domains.ts';
import { type PublicRepresentative, publicRepresentatives, verifiedHow } from '../representatives/queries.ts';

/** What the register knows about a company: the head of its public page. */
export interface CompanyRecord {
  id: string;
  slug: string;
  name: string;
  industry: string;
  city: string | null;
  aliases: string[];
  /** Null while nobody speaks for it with certainty. */
  claim: CompanyClaim | null;
  /** People of whom it is being checked whether they speak for it. */
  checked: Speaker[];
  /** What it was before, the latest first. */
  changes: { kind: 'renamed' | 'merged'; formerName: string; on: Day }[];
}

/** Since when, and by what, it is known that these people speak for the company. All of it is public. */
export interface CompanyClaim {
  since: Day;
  verifiedAs: string;
  verifiedHow: ReturnType<typeof verifiedHow>;
  representatives: Speaker[];
}

export interface Speaker {
  name: string;
  jobTitle: string;
  /** Of somebody from outside. */
  firm: string;
  firmKind: PublicRepresentative['firmKind'];
}

const isIt = eq(companies.slug, sql.placeholder('slug'));
const itsId = (db: Board) => db.select({ id: companies.id }).from(companies).where(isIt);

const companyWith = prepared((db) => db.select().from(companies).where(isIt));
const aliasesOf = prepared((db) =>
  db
    .select({ name: companyNames.name })
    .from(companyNames)
    .where(and(eq(companyNames.companyId, itsId(db)), eq(companyNames.kind, 'alias')))
    .orderBy(asc(companyNames.key)),
);
const speakersOf = prepared((db) => publicRepresentatives(db, itsId(db)));
const changesOf = prepared((db) =>
  db
    .select()
    .from(companyChanges)
    .where(eq(companyChanges.companyId, itsId(db)))
    .orderBy(desc(companyChanges.changedAt)),
);

/** Null when no company has this address. One round trip. */
export async function companyRecord(db: Database, slug: string): Promise<CompanyRecord | null> {
  const [found, names, all, changes] = await db.batch([
    companyWith(db, { slug }),
    aliasesOf(db, { slug }),
    speakersOf(db, { slug }),
    changesOf(db, { slug }),
  ]);
  const [company] = found;
  if (!company) return null;
  const people = all.filter(({ isChecked }) => !isChecked);
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
          verifiedAs: shownDomain(first.verifiedAs),
          verifiedHow: verifiedHow(first),
          representatives: people.map(speaker),
        }
      : null,
    checked: all.filter(({ isChecked }) => isChecked).map(speaker),
    changes: changes.map(({ kind, formerName, changedAt }) => ({ kind, formerName, on: dayOf(changedAt) })),
  };
}

function speaker({ firstName, lastName, jobTitle, firm, firmKind }: PublicRepresentative): Speaker {
  return { name: `${firstName} ${lastName}`, jobTitle, firm, firmKind };
}
