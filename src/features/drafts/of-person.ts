import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, drafts, events } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';

/**
 * The cases in writing that belong to a person: begun while signed in, or to be confirmed at their address. Before it is
 * published a case has no author. To whom a "continue later" was mailed does not count: that address may be mistyped.
 */
export async function draftsOfPerson(
  db: Database | Transaction,
  { userId, email }: { userId: string; email: string },
): Promise<string[]> {
  const begun = await db
    .select({ id: events.subjectId })
    .from(events)
    .where(and(eq(events.actor, userId), eq(events.action, 'drafts.start')));
  const addressed = await db
    .select({ id: drafts.caseId, email: drafts.email })
    .from(drafts)
    .where(ne(drafts.email, ''));
  const own = addressed.filter((draft) => isAddressOf(draft.email, email));
  const ids = [...begun, ...own].map(({ id }) => id);
  const found = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(inArray(cases.id, ids), inArray(cases.status, ['draft', 'unconfirmed'])));
  return found.map(({ id }) => id);
}

/** False for what was sealed under another SECRET_KEY, which nobody can read. */
function isAddressOf(sealed: string, email: string): boolean {
  try {
    return unseal(sealed).toLowerCase() === email;
  } catch {
    return false;
  }
}
