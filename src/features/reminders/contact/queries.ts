import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, contactAddresses } from '#db/schema/index.ts';
import type { ContactEnd } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';

/** What an author sees of the addresses of their case; those of others stay sealed. */
export interface CaseContact {
  /** Null: entered by the administration, for every case of the company. */
  email: string | null;
  addedAt: Date;
  ended: { at: Date; because: ContactEnd } | null;
}

/**
 * The address at which a company is told about a case, and those that ended, newest first. For the author of the case
 * alone. One round trip.
 */
export async function caseContacts(db: Database, number: string): Promise<CaseContact[]> {
  const rows = await db
    .select({ contact: contactAddresses })
    .from(cases)
    .innerJoin(
      contactAddresses,
      or(
        eq(contactAddresses.caseId, cases.id),
        and(
          isNull(contactAddresses.caseId),
          eq(contactAddresses.companyId, cases.companyId),
          isNull(contactAddresses.endedAt),
        ),
      ),
    )
    // One that ended long ago is forgotten.
    .where(and(eq(cases.number, number), ne(contactAddresses.sealed, '')))
    .orderBy(desc(contactAddresses.addedAt));
  return rows.map(({ contact: { caseId, sealed, addedAt, endedAt, endedBecause } }) => ({
    email: caseId === null ? null : unseal(sealed),
    addedAt,
    ended: endedAt === null || endedBecause === null ? null : { at: endedAt, because: endedBecause },
  }));
}
