import { and, eq, inArray, or } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, users } from '#db/schema/index.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import type { Actor } from '#src/lib/situation.ts';
import type { ClaimFacts } from '../can.ts';

/**
 * By person, not by account: the same mailbox under another spelling is nobody else. `email`: only once it is proved, or
 * the answer would tell who has written a case.
 */
export async function claimFacts(
  tx: Transaction,
  actor: Pick<Actor, 'userId'>,
  company: { id: string; createdBy: string | null },
  email: string | null,
): Promise<ClaimFacts> {
  const people = await tx
    .select({ id: users.id })
    .from(users)
    .where(or(email === null ? undefined : eq(users.mailbox, mailboxOf(email)), isSamePerson(users.id, actor.userId)));
  const ids = people.map(({ id }) => id);
  // Asks the table itself: the cases know the companies, not the other way round, and withdrawn cases count too.
  const [own] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.companyId, company.id), inArray(cases.authorId, ids)))
    .limit(1);
  return {
    hasEntered: company.createdBy !== null && ids.includes(company.createdBy),
    hasComplained: own !== undefined,
  };
}
