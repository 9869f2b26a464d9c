import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { affected, cases, companies, namedCompanies } from '#db/schema/index.ts';
import { caseCan, isTimeTo, visibleCases } from '#src/features/cases/index.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';

/** A case and whether somebody says that it concerns them too. */
export interface AffectedBy {
  number: string;
  title: string;
  companyName: string;
  companySlug: string;
  count: number;
  isSaid: boolean;
  /** Whether they may say so; a case that can no longer be read has no title either. */
  may: boolean;
  isEnded: boolean;
}

/** Null when there is no such case. One round trip. */
export async function affectedBy(db: Database, number: string, actor: Actor): Promise<AffectedBy | null> {
  const ofCase = sql`from ${affected} where ${affected.caseId} = ${cases.id}`;
  const [row] = await db
    .select({
      title: cases.title,
      status: cases.status,
      firstReplyOn: cases.firstReplyOn,
      authorId: cases.authorId,
      companyId: cases.companyId,
      namedId: namedCompanies.companyId,
      companyName: companies.name,
      companySlug: companies.slug,
      count: sql<number>`(select count(*) ${ofCase})`,
      isSaid: sql<number>`exists (select 1 ${ofCase} and ${isSamePerson(affected.userId, actor.userId)})`,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(and(eq(cases.number, number), visibleCases(visitor)));
  if (!row) return null;
  const isEnded = !isTimeTo('sayAffected', row);
  return {
    number,
    title: isEnded ? '' : row.title,
    companyName: row.companyName,
    companySlug: row.companySlug,
    count: isEnded ? 0 : row.count,
    isSaid: Boolean(row.isSaid),
    may: !isEnded && caseCan.sayAffected(actor, row),
    isEnded,
  };
}
