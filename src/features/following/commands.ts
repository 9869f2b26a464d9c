import { and, count, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, follows } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { followCan } from './can.ts';
import type { FollowInput, FollowKind } from './input.ts';

/** More than anybody reads about; each is a mail to be sent. */
const mostFollows = 500;

/** A person follows a case, a company or an industry by mail. Refuses what is not public, and more than 500 of a mailbox. */
export function follow(situation: Situation, input: FollowInput): Promise<Outcome<FollowInput>> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!followCan.follow(situation.actor) || userId === null) return refused('not-signed-in');
    const subject = await subjectOf(tx, input);
    if (subject === null) return refused('not-found');
    if (!subject.isReadable) return refused('too-late');
    const [own] = await tx.select({ count: count() }).from(follows).where(isSamePerson(follows.userId, userId));
    if ((own?.count ?? 0) >= mostFollows) return refused('conflict', { reason: 'too-many-follows' });
    await tx
      .insert(follows)
      .values({ userId, kind: input.kind, subjectId: subject.id, since: situation.now })
      .onConflictDoNothing();
    await tell(tx, situation, { action: 'follows.follow', ...eventSubject(input.kind, subject.id) });
    return done(input);
  });
}

/** Ends it. What is not followed is ended as well, also when the case can no longer be read. */
export function endFollow(situation: Situation, input: FollowInput): Promise<Outcome<FollowInput>> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!followCan.endFollow(situation.actor) || userId === null) return refused('not-signed-in');
    const subject = await subjectOf(tx, input);
    if (subject === null) return refused('not-found');
    await tx
      .delete(follows)
      .where(and(eq(follows.userId, userId), eq(follows.kind, input.kind), eq(follows.subjectId, subject.id)));
    await tell(tx, situation, { action: 'follows.end', ...eventSubject(input.kind, subject.id) });
    return done(input);
  });
}

async function subjectOf(
  tx: Transaction,
  { kind, of }: FollowInput,
): Promise<{ id: string; isReadable: boolean } | null> {
  if (kind === 'industry') return isIndustry(of) ? { id: of, isReadable: true } : null;
  if (kind === 'company') {
    const [company] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, of));
    return company ? { id: company.id, isReadable: true } : null;
  }
  const [theCase] = await tx
    .select({ id: cases.id, isReadable: inArray(cases.status, [...readableStatuses]).mapWith(Boolean) })
    .from(cases)
    .where(and(eq(cases.number, of), visibleCases(visitor)));
  return theCase ?? null;
}

function eventSubject(kind: FollowKind, subjectId: string) {
  return {
    subjectId,
    ...(kind === 'case' && { caseId: subjectId }),
    ...(kind === 'company' && { companyId: subjectId }),
  };
}
