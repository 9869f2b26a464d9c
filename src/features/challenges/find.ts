import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, challenges, companies, decisions, users } from '#db/schema/index.ts';
import { isTombstone } from '#src/features/cases/rules.ts';
import { type ChallengeFacts, challengeState } from './rules.ts';

export type Found = NonNullable<Awaited<ReturnType<typeof findChallenge>>>;

/** A challenge with its case, its author, its decision, and where it stands at that moment; null: there is none. */
export async function findChallenge(db: Database | Transaction, id: string, now: Date) {
  const [row] = await db
    .select({
      challenge: challenges,
      theCase: {
        ...{ id: cases.id, number: cases.number, authorId: cases.authorId, status: cases.status },
        ...{ companyId: cases.companyId, transferredAt: cases.transferredAt },
        ...{ title: cases.title, locale: cases.locale, transferredFromId: cases.transferredFromId },
      },
      company: { id: companies.id, name: companies.name, slug: companies.slug },
      author: { email: users.email, locale: users.locale },
      decision: decisions,
    })
    .from(challenges)
    .innerJoin(cases, eq(cases.id, challenges.caseId))
    .innerJoin(companies, eq(companies.id, challenges.companyId))
    .leftJoin(users, eq(users.id, cases.authorId))
    .leftJoin(decisions, eq(decisions.id, challenges.decisionId))
    .where(eq(challenges.id, id));
  if (!row) return null;
  const facts = factsOf(row.challenge, row.decision, row.theCase);
  return { ...row, facts, state: challengeState(facts, now.getTime()) };
}

const moment = (at: Date | null) => at?.getTime() ?? null;

/** What its state depends on, from its rows. */
export function factsOf(
  challenge: Pick<typeof challenges.$inferSelect, 'openedAt' | 'provedAt' | 'forwardedAt' | 'answeredAt' | 'companyId'>,
  decision: Pick<typeof decisions.$inferSelect, 'effectiveAt' | 'droppedAt'> | null,
  { status, transferredFromId }: Pick<typeof cases.$inferSelect, 'status' | 'transferredFromId'>,
): ChallengeFacts {
  return {
    openedAt: challenge.openedAt.getTime(),
    provedAt: moment(challenge.provedAt),
    forwardedAt: moment(challenge.forwardedAt),
    answeredAt: moment(challenge.answeredAt),
    decision: decision && { effectiveAt: moment(decision.effectiveAt), droppedAt: moment(decision.droppedAt) },
    isTransferred: transferredFromId === challenge.companyId,
    isCaseOver: isTombstone({ status }),
  };
}
