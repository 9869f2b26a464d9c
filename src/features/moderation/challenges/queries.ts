import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, challenges, companies, decisions } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { Actor } from '#src/lib/situation.ts';
import { moderationCan } from '../can.ts';
import { openText } from '../sealed.ts';
import { factsOf, findChallenge } from './find.ts';
import { answerEnds, challengeState, isRunning, proofEnds, resultsNow } from './rules.ts';

const opened = (sealed: string | null) => (sealed === null ? null : unseal(sealed));

/** Challenges that are not decided, of cases that can still be read, the oldest first. For moderators. */
export async function openChallenges(db: Database, now: Date) {
  const rows = await db
    .select({
      challenge: challenges,
      decision: decisions,
      number: cases.number,
      status: cases.status,
      slug: companies.slug,
    })
    .from(challenges)
    .innerJoin(cases, eq(cases.id, challenges.caseId))
    .innerJoin(companies, eq(companies.id, challenges.companyId))
    .leftJoin(decisions, eq(decisions.id, challenges.decisionId))
    .where(and(isNull(decisions.effectiveAt), inArray(cases.status, [...readableStatuses])))
    .orderBy(asc(challenges.openedAt), asc(challenges.id));
  return rows.flatMap(({ challenge, decision, number, status, slug }) => {
    const facts = factsOf(challenge, decision, { status });
    const state = challengeState(facts, now.getTime());
    const { id, claim, openedAt } = challenge;
    return isRunning(state) ? [{ id, claim, openedAt, state, number: number ?? '', companySlug: slug }] : [];
  });
}

/** All that a moderator needs to decide, with what both sides said; null: there is none, or whoever asks is none. */
export async function challengeForModerator(db: Database, actor: Actor, id: string, now: Date) {
  if (!moderationCan.decideChallenge(actor)) return null;
  const found = await findChallenge(db, id, now);
  if (!found) return null;
  const { challenge, theCase, company, facts, state, decision } = found;
  return {
    ...{ id, state, company, claim: challenge.claim, number: theCase.number ?? '', openedAt: challenge.openedAt },
    ...{ provedAt: challenge.provedAt, forwardedAt: challenge.forwardedAt, answeredAt: challenge.answeredAt },
    explanation: openText(challenge.sealed),
    proof: opened(challenge.proofSealed),
    forwarded: opened(challenge.forwardedSealed),
    answer: opened(challenge.answerSealed),
    decisionNumber: decision?.number ?? null,
    results: resultsNow(facts, state),
  };
}

/** What the author of the case is asked; null: there is none, or it is somebody else's. */
export async function challengeForAuthor(db: Database, actor: Actor, id: string, now: Date) {
  const found = await findChallenge(db, id, now);
  if (!found || !moderationCan.proveCase(actor, found.theCase)) return null;
  const { challenge, theCase, company, state } = found;
  return {
    ...{ id, state, claim: challenge.claim, companyName: company.name, number: theCase.number ?? '' },
    explanation: openText(challenge.sealed),
    until: new Date(proofEnds(challenge.openedAt.getTime())),
    hasProved: challenge.provedAt !== null,
    mayProve: challenge.provedAt === null && isRunning(state) && state !== 'second-look',
  };
}

/** What the company of a case may know of its challenge; null: there was none. The caller has asked who speaks for it. */
export async function challengeForCompany(db: Database, number: string, companyId: string, now: Date) {
  const [row] = await db
    .select({ id: challenges.id })
    .from(challenges)
    .innerJoin(cases, eq(cases.id, challenges.caseId))
    .where(and(eq(cases.number, number), eq(challenges.companyId, companyId)));
  const found = row && (await findChallenge(db, row.id, now));
  if (!found) return null;
  const { challenge, decision, state } = found;
  const { forwardedAt, answeredAt } = challenge;
  return {
    ...{ id: challenge.id, claim: challenge.claim, openedAt: challenge.openedAt, state },
    forwarded: opened(challenge.forwardedSealed),
    hasAnswered: answeredAt !== null,
    until: forwardedAt && new Date(answerEnds(forwardedAt.getTime())),
    mayAnswer: forwardedAt !== null && answeredAt === null && isRunning(state) && state !== 'second-look',
    decision: state === 'decided' && decision ? { measure: decision.measure, reason: decision.reason } : null,
  };
}

/** Of a company: how many of its challenges were decided, and how. Those that run are nobody's business. */
export function decidedChallenges(db: Database, companyId: string) {
  const by = (measure: 'not-genuine' | 'remove') =>
    sql<number>`count(case when ${decisions.measure} = ${measure} then 1 end)`;
  return db
    .select({ examined: sql<number>`count(*)`, upheld: by('not-genuine'), notConfirmed: by('remove') })
    .from(challenges)
    .innerJoin(decisions, eq(decisions.id, challenges.decisionId))
    .where(and(eq(challenges.companyId, companyId), isNotNull(decisions.effectiveAt)));
}

export type DecidedChallenges = Awaited<ReturnType<typeof decidedChallenges>>[number];
