import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, type LogKind, representatives } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';
import { canonicalJson } from '#src/lib/canonical.ts';

// What the public log keeps of companies: who may speak for one since when, what it is called, which two are one.

type Reader = Pick<Database | Transaction, 'select'>;

/** Who somebody is who speaks for a company, in the spelling that the log seals; null for one who does not any more. */
export async function representativeWords(db: Reader, id: string): Promise<string | null> {
  const [row] = await db.select().from(representatives).where(eq(representatives.id, id));
  if (!row || row.endedAt !== null || row.refusedAt !== null) return null;
  const { firstName, lastName, jobTitle, verifiedAs } = row;
  return canonicalJson({ firstName, lastName, jobTitle, verifiedAs });
}

/** What a company is called, in the spelling that the log seals. */
export async function companyWords(db: Reader, id: string): Promise<string | null> {
  const [row] = await db.select({ name: companies.name }).from(companies).where(eq(companies.id, id));
  return row ? canonicalJson({ name: row.name }) : null;
}

/** Records that somebody may speak for a company from now on, or no longer, or as what. Called when that is written. */
export async function recordRepresentative(
  tx: Transaction,
  id: string,
  kind: Exclude<Extract<LogKind, `company.${string}`>, 'company.renamed' | 'company.merged'>,
  at: Date,
): Promise<void> {
  const [row] = await tx
    .select({ company: companies.slug })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(eq(representatives.id, id));
  const words = await representativeWords(tx, id);
  if (row) await append(tx, { kind, at, company: row.company, seals: { subject: `representative:${id}`, words } });
}

/** Records another name, or (`from`: the address that was) that another company turned out to be this one. */
export async function recordCompany(tx: Transaction, id: string, at: Date, from?: string): Promise<void> {
  const [row] = await tx.select({ company: companies.slug }).from(companies).where(eq(companies.id, id));
  const words = await companyWords(tx, id);
  const [kind, facts] = from === undefined ? ['company.renamed' as const] : ['company.merged' as const, { from }];
  if (row)
    await append(tx, {
      kind,
      at,
      company: row.company,
      ...(facts && { facts }),
      seals: { subject: `company:${id}`, words },
    });
}
