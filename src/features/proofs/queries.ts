import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, companyDomains, proofLetters, proofs } from '#db/schema/index.ts';
import { provingDomains } from '#src/features/companies/index.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { type Proof, tokenOf } from './commands.ts';
import { codeDays, recordDays, recordOf } from './rules.ts';

/** A company and the ways in which somebody can show that they speak for it. */
export interface ProvableCompany {
  id: string;
  slug: string;
  name: string;
  /** Domains that can say it; with none, there is no record and no file. */
  domains: string[];
}

/** Null when there is none under this address. */
export async function provableCompany(db: Database, slug: string): Promise<ProvableCompany | null> {
  const rows = await db
    .select({ id: companies.id, slug: companies.slug, name: companies.name, domain: companyDomains.domain })
    .from(companies)
    .leftJoin(companyDomains, eq(companyDomains.companyId, companies.id))
    .where(eq(companies.slug, slug));
  const [first] = rows;
  if (!first) return null;
  const domains = provingDomains(rows.flatMap(({ domain }) => domain ?? []));
  return { id: first.id, slug: first.slug, name: first.name, domains };
}

/** A proof as its owner sees it. */
export interface OwnProof {
  proof: Proof;
  company: { name: string; slug: string };
  /** What the record or the file has to say; null for a letter and for documents. */
  record: string | null;
  /** Until when it can be shown; null for a letter that is not posted. */
  until: Date | null;
  /** When the last letter was posted. */
  postedAt: Date | null;
}

/** Null for everybody but whoever asked for it. */
export async function ownProof(db: Database, id: string, userId: string | null): Promise<OwnProof | null> {
  if (userId === null) return null;
  const [[row], letters] = await db.batch([
    db
      .select({ proof: proofs, company: { name: companies.name, slug: companies.slug } })
      .from(proofs)
      .innerJoin(companies, eq(companies.id, proofs.companyId))
      .where(and(eq(proofs.id, id), eq(proofs.userId, userId))),
    db
      .select({ postedAt: proofLetters.postedAt })
      .from(proofLetters)
      .where(and(eq(proofLetters.proofId, id), isNotNull(proofLetters.postedAt)))
      .orderBy(desc(proofLetters.postedAt)),
  ]);
  if (!row) return null;
  const { proof, company } = row;
  const isRecord = proof.way === 'dns' || proof.way === 'file';
  const after = (at: Date, days: number) => new Date(at.getTime() + days * dayMilliseconds);
  const first = letters.at(-1)?.postedAt ?? null;
  const until = isRecord ? after(proof.requestedAt, recordDays) : proof.way === 'documents' ? proof.checkAt : null;
  return {
    ...{ proof, company, record: isRecord ? recordOf(tokenOf(proof)) : null, postedAt: letters[0]?.postedAt ?? null },
    until: first === null ? until : after(first, codeDays),
  };
}

/** What somebody has under way for a company, the newest first. */
export async function openProofs(db: Database, companyId: string, userId: string) {
  const rows = await db
    .select({ id: proofs.id, way: proofs.way, requestedAt: proofs.requestedAt, endedAt: proofs.endedAt })
    .from(proofs)
    .where(and(eq(proofs.companyId, companyId), eq(proofs.userId, userId)))
    .orderBy(desc(proofs.requestedAt));
  return rows.filter(({ endedAt }) => endedAt === null);
}
