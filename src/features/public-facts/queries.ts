import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { arbitrationFacts, importedFacts } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Arbitration } from './correcting.ts';
import type { sources } from './lists.ts';

/** What others say of a company, each with its source. */
export interface PublicFacts {
  /** Null where no record was taken over. */
  taken: {
    source: keyof typeof sources;
    asOf: Day;
    address: string;
    phone: string;
    website: string;
    isCorrected: boolean;
  } | null;
  /** Null: not known. */
  arbitration: Arbitration | null;
}

const factsOfCompany = prepared((db) =>
  db
    .select()
    .from(importedFacts)
    .where(eq(importedFacts.companyId, sql.placeholder('companyId')))
    // Of several records the one that says most.
    .orderBy(desc(sql`${importedFacts.address} <> ''`), desc(importedFacts.asOf), importedFacts.record)
    .limit(1),
);
const arbitrationOf = prepared((db) =>
  db
    .select()
    .from(arbitrationFacts)
    .where(eq(arbitrationFacts.companyId, sql.placeholder('companyId'))),
);

/** Queries for what is known of a company, for `factsOf`. */
export function factStatements(db: Database, companyId: string) {
  return [factsOfCompany(db, { companyId }), arbitrationOf(db, { companyId })] as const;
}

export function factsOf(
  [taken]: Awaited<ReturnType<typeof factsOfCompany>>,
  [arbitration]: Awaited<ReturnType<typeof arbitrationOf>>,
): PublicFacts {
  return {
    taken: taken ? { ...taken, isCorrected: taken.correctedAt !== null } : null,
    arbitration: arbitration ?? null,
  };
}
