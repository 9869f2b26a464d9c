import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, challenges, companies, decisionLetters, decisions, namedCompanies } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { decisionToken, mayDecideHere, openText } from '#src/features/moderation/index.ts';
import { sha256, unseal } from '#src/lib/crypto.ts';
import type { Actor } from '#src/lib/situation.ts';
import { challengeCan } from './can.ts';
import { type Found, factsOf, findChallenge } from './find.ts';
import {
  answerEnds,
  type ChallengeState,
  challengeDueAt,
  challengeState,
  isRunning,
  proofEnds,
  resultsNow,
  transferEnds,
} from './rules.ts';

const opened = (sealed: string | null) => (sealed === null ? null : unseal(sealed));

/** Challenges that are not decided, of cases that can still be read, the oldest first. For moderators. */
export async function openChallenges(db: Database, now: Date) {
  const rows = await db
    .select({
      challenge: challenges,
      decision: decisions,
      number: cases.number,
      title: cases.title,
      status: cases.status,
      transferredFromId: cases.transferredFromId,
      authorId: cases.authorId,
      against: cases.companyId,
      namedId: namedCompanies.companyId,
      companyId: companies.id,
      ...{ slug: companies.slug, companyName: companies.name },
    })
    .from(challenges)
    .innerJoin(cases, eq(cases.id, challenges.caseId))
    .innerJoin(companies, eq(companies.id, challenges.companyId))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .leftJoin(decisions, eq(decisions.id, challenges.decisionId))
    .where(and(isNull(decisions.effectiveAt), inArray(cases.status, [...readableStatuses])))
    .orderBy(asc(challenges.openedAt), asc(challenges.id));
  return rows.flatMap(({ challenge, decision, number, title, status, transferredFromId, slug, companyName, ...of }) => {
    const facts = factsOf(challenge, decision, { status, transferredFromId });
    const state = challengeState(facts, now.getTime());
    const { id, claim, openedAt } = challenge;
    if (!isRunning(state)) return [];
    const dueAt = new Date(challengeDueAt(facts, now.getTime()));
    const parties = {
      caseId: challenge.caseId,
      authorId: of.authorId,
      companies: [of.companyId, of.against, of.namedId],
    };
    const where = { caseNumber: number ?? '', caseTitle: title, companySlug: slug, companyName };
    return [{ id, claim, openedAt, state, dueAt, ...where, parties }];
  });
}

/**
 * All that a moderator needs to decide, with what both sides said; null: there is none, or whoever asks is none. Who has a part
 * in the case (`isParty`) reads nothing of it here.
 */
export async function challengeForModerator(db: Database, actor: Actor, id: string, now: Date) {
  if (!challengeCan.decide(actor)) return null;
  const found = await findChallenge(db, id, now);
  if (!found) return null;
  const { challenge, theCase, company, facts, state, decision } = found;
  const isParty = !(await mayDecideHere(db, actor, { caseId: theCase.id, companyId: company.id }));
  const read = (sealed: string | null) => (isParty ? null : opened(sealed));
  return {
    ...{ id, state, company, claim: challenge.claim, openedAt: challenge.openedAt, caseId: challenge.caseId },
    ...{ number: theCase.number ?? '', title: theCase.title, locale: theCase.locale },
    dueAt: new Date(challengeDueAt(facts, now.getTime())),
    ...{ provedAt: challenge.provedAt, forwardedAt: challenge.forwardedAt, answeredAt: challenge.answeredAt },
    isParty,
    explanation: isParty ? null : openText(challenge.sealed),
    proof: read(challenge.proofSealed),
    forwarded: read(challenge.forwardedSealed),
    answer: read(challenge.answerSealed),
    proofUntil: new Date(proofEnds(challenge.openedAt.getTime())),
    answerUntil: challenge.forwardedAt && new Date(answerEnds(challenge.forwardedAt.getTime())),
    decision: decision && { id: decision.id, number: decision.number },
    results: resultsNow(facts, state),
  };
}

/** What the author of the case is asked; null: there is none, or it is somebody else's. */
export async function challengeForAuthor(db: Database, actor: Actor, id: string, now: Date) {
  const found = await findChallenge(db, id, now);
  if (!found || !challengeCan.prove(actor, found.theCase)) return null;
  const { challenge, theCase, company, state } = found;
  return {
    ...{ id, state, claim: challenge.claim, companyName: company.name, number: theCase.number ?? '' },
    explanation: openText(challenge.sealed),
    until: new Date(proofEnds(challenge.openedAt.getTime())),
    hasProved: challenge.provedAt !== null,
    /** In words, besides what was deposited. */
    hasSaid: challenge.proofSealed !== null,
    /** Until when the case can be moved; null where it cannot. */
    transferUntil: mayTransfer(challenge, theCase, state, now)
      ? new Date(transferEnds(challenge.openedAt.getTime()))
      : null,
    mayProve: challenge.proofSealed === null && isRunning(state) && state !== 'second-look',
  };
}

/** Once, within its days, while nothing is decided about what its company says. */
export function mayTransfer(
  { openedAt, companyId }: Pick<Found['challenge'], 'openedAt' | 'companyId'>,
  theCase: Found['theCase'],
  state: ChallengeState,
  now: Date,
): boolean {
  const isRight = theCase.companyId === companyId && theCase.transferredAt === null && theCase.status !== 'closed';
  return isRight && isRunning(state) && state !== 'second-look' && transferEnds(openedAt.getTime()) > now.getTime();
}

/** What opens the letter of the company, and an appeal; null: none was sent. */
async function letterToken(db: Database, decisionId: string): Promise<string | null> {
  const token = decisionToken(decisionId, 'company');
  return (await db.$count(decisionLetters, eq(decisionLetters.tokenHash, sha256(token)))) > 0 ? token : null;
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
    decision:
      state === 'decided' && decision
        ? { measure: decision.measure, reason: decision.reason, token: await letterToken(db, decision.id) }
        : null,
  };
}

const decided = prepared((db) => {
  const isTransferred = sql`${cases.transferredFromId} = ${challenges.companyId}`;
  const by = (measure: 'not-genuine' | 'remove') =>
    sql<number>`count(case when ${decisions.measure} = ${measure} then 1 end)`;
  return db
    .select({
      examined: sql<number>`count(*)`,
      upheld: by('not-genuine'),
      transferred: sql<number>`count(case when ${decisions.effectiveAt} is null then 1 end)`,
      notConfirmed: by('remove'),
    })
    .from(challenges)
    .innerJoin(cases, eq(cases.id, challenges.caseId))
    .leftJoin(decisions, eq(decisions.id, challenges.decisionId))
    .where(
      and(eq(challenges.companyId, sql.placeholder('companyId')), or(isNotNull(decisions.effectiveAt), isTransferred)),
    );
});

/**
 * Of a company: how many of its challenges were decided, and how; one whose author moved the case to the right company was upheld
 * by the author. Those that run are nobody's business.
 */
export const decidedChallenges = (db: Database, companyId: string) => decided(db, { companyId });

export type DecidedChallenges = Awaited<ReturnType<typeof decidedChallenges>>[number];
