import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companyWords, complaintContacts } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { WordKind } from '../lists.ts';

/** What a company says of itself today, for its own people. */
export interface OwnWord {
  holding: { kind: WordKind; days: number; holdsFrom: Day }[];
  contact: { address: string; phone: string };
}

/** One round trip. */
export async function ownWordOf(db: Database, companyId: string): Promise<OwnWord> {
  const [holding, [contact]] = await db.batch([
    db
      .select({ kind: companyWords.kind, days: companyWords.days, holdsFrom: companyWords.holdsFrom })
      .from(companyWords)
      .where(and(eq(companyWords.companyId, companyId), isNull(companyWords.endedAt))),
    db
      .select({ address: complaintContacts.address, phone: complaintContacts.phone })
      .from(complaintContacts)
      .where(eq(complaintContacts.companyId, companyId)),
  ]);
  return { holding, contact: contact ?? { address: '', phone: '' } };
}
