import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, tombstones } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';

/** What a card in another site still says of a case that ended: what its page says, without a word of its author. */
export interface EndedCase {
  companyId: string;
  company: string;
  publishedOn: Day | null;
  ended: 'withdrawn' | 'removed';
  on: Day;
  /** Why, as it stands in public; empty for none. */
  reason: string;
  /** False: a decision found that it was no customer's case. */
  isGenuine: boolean;
}

/** Null where there is no such case, or it did not end. One round trip. */
export async function endedCase(db: Database, number: string): Promise<EndedCase | null> {
  const [row] = await db
    .select({
      companyId: companies.id,
      company: companies.name,
      publishedOn: cases.publishedOn,
      ended: tombstones.kind,
      endedAt: tombstones.endedAt,
      reason: tombstones.reason,
      isGenuine: tombstones.genuine,
    })
    .from(tombstones)
    .innerJoin(cases, eq(cases.id, tombstones.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(cases.number, number), visibleCases(visitor)));
  if (!row) return null;
  const { endedAt, ...rest } = row;
  return { ...rest, on: dayOf(endedAt) };
}
