import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, users } from '#db/schema/index.ts';
import { addressFor } from './address/commands.ts';

/** A mail that is about to go out. */
interface Going {
  kind: string;
  caseId: string | null;
  contactId: string | null;
}

/** Kinds of mails to those who speak for a company that tell it about a case, and to which it may answer by mail. */
const toCompany = new Set([
  'case-published',
  'author-answered',
  'case-closed',
  'case-reopened',
  'company-waiting',
  'company-overdue',
]);

/**
 * Where the answer to a mail to a company goes: the address of the case that it is about. What cannot be delivered to a contact
 * address comes back there too, so that its author sees it.
 */
export async function answersTo(
  db: Database,
  { kind, caseId, contactId }: Going,
  now: Date,
): Promise<{ address: string; bounces: boolean } | null> {
  if (caseId === null || (contactId === null && !toCompany.has(kind))) return null;
  // Whoever erased their account reads nothing any more.
  const [theCase] = await db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .innerJoin(users, and(eq(users.id, cases.authorId), isNull(users.closedAt)))
    .where(eq(cases.id, caseId));
  const address = theCase?.number ? await addressFor(db, theCase, now) : null;
  return address === null ? null : { address, bounces: contactId !== null };
}
