import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { appeals, cases, companies, decisionLetters, decisions, namedCompanies, notices } from '#db/schema/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import type { Actor, Locale } from '#src/lib/situation.ts';
import { blackenedAt } from '../blackened.ts';
import { moderationCan } from '../can.ts';
import { answersOf } from '../decisions/languages.ts';
import { isPressure } from '../lists.ts';
import { openText } from '../sealed.ts';
import { lastAppealDay } from './rules.ts';
import { appealStanding, findAppealed } from './standing.ts';

const earlier = alias(decisions, 'earlier');
const newer = alias(decisions, 'newer');

/** What the page behind the link of a letter says. `until`: the last day of an appeal; null where there is none to make. */
export interface ToldDecision {
  number: string;
  /** Where what was decided can be seen: the case, of pressure the profile of the company. */
  caseNumber: string | null;
  companySlug: string | null;
  letter: string;
  /** The language that the letter is written in. */
  letterLocale: Locale;
  /** When a later decision blackened something in it. */
  blackenedAt: Date | null;
  until: Day | null;
  isLate: boolean;
  /** The appeal that was made by this link, and the number of the decision on it. */
  appeal: { number: string; givenAt: Date; text: string } | null;
  /** Where whoever wrote the case shows files while that is examined; null: nowhere. */
  filesFor: string | null;
  decidedAnew: string | null;
}

/** A decision as one of those who were told of it may read it. Null: there is no such link. */
export async function toldDecision(
  db: Database,
  token: string,
  { locale, today }: { locale: Locale; today: Day },
): Promise<ToldDecision | null> {
  const [row] = await db
    .select({
      decision: decisions,
      inStatement: blackenedAt('statement'),
      mayAppeal: decisionLetters.mayAppeal,
      appellant: decisionLetters.appellant,
      notice: notices,
      caseNumber: cases.number,
      companyName: companies.name,
      companySlug: companies.slug,
      earlier: { number: earlier.number, measure: earlier.measure, decidedBy: earlier.decidedBy },
      newer: newer.number,
      appeal: appeals,
    })
    .from(decisionLetters)
    .innerJoin(decisions, eq(decisions.id, decisionLetters.decisionId))
    .leftJoin(notices, eq(notices.id, decisionLetters.noticeId))
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(companies, eq(companies.id, decisions.companyId))
    .leftJoin(earlier, eq(earlier.id, decisions.appealOf))
    .leftJoin(newer, and(eq(newer.appealOf, decisions.id), isNotNull(newer.effectiveAt)))
    .leftJoin(appeals, and(eq(appeals.decisionId, decisions.id), eq(appeals.appellant, decisionLetters.appellant)))
    .where(eq(decisionLetters.tokenHash, sha256(token)));
  if (!row) return null;
  const { decision, caseNumber, companyName, appeal } = row;
  const until = lastAppealDay(dayOf(decision.effectiveAt ?? decision.decidedAt));
  const about = { caseNumber, companyName: companyName ?? '', appealed: row.earlier };
  const isAffected = row.appellant === 'affected';
  const answer = (await answersOf(db, decision, about))(locale);
  return {
    number: decision.number,
    ...(isPressure(decision.pieceKind)
      ? { caseNumber: null, companySlug: row.companySlug }
      : { caseNumber, companySlug: null }),
    letter: alone(isAffected ? decision.statement : answer.text),
    letterLocale: isAffected ? (decision.statementLocale ?? 'de') : locale,
    blackenedAt: isAffected ? row.inStatement : answer.blackenedAt,
    until: row.mayAppeal && !row.newer && !appeal ? until : null,
    isLate: today > until,
    appeal: appeal && { number: appeal.number, givenAt: appeal.givenAt, text: openText(appeal.sealed) },
    filesFor:
      isAffected && appeal && !row.newer && decision.caseId && decision.pieceKind !== 'reply' ? decision.id : null,
    decidedAnew: row.newer,
  };
}

/** What the author of a case may read of appeals against a decision about it; null: there are none, or it is somebody else's. */
export async function appealForAuthor(db: Database, actor: Actor, id: string, now: Date) {
  const found = await findAppealed(db, id);
  if (!found) return null;
  const { decision, isOpen } = found;
  const [theCase] = await db
    .select()
    .from(cases)
    .where(eq(cases.id, decision.caseId ?? ''));
  if (!theCase || !moderationCan.answer(actor, theCase)) return null;
  const given = await db.select().from(appeals).where(eq(appeals.decisionId, id)).orderBy(asc(appeals.givenAt));
  const { number: of, measure, pieceKind, pieceId, reason } = decision;
  return {
    ...{ id, of, measure, pieceKind, pieceId, reason, isOpen, number: theCase.number ?? '' },
    effectiveAt: decision.effectiveAt ?? decision.decidedAt,
    appeals: given.map((one) => ({ number: one.number, by: sideOf(one), givenAt: one.givenAt })),
    dueAt: (await appealStanding(db, actor, found, now)).dueAt,
  };
}

const sideOf = ({ noticeId, appellant }: typeof appeals.$inferSelect) =>
  noticeId !== null ? ('notifier' as const) : appellant === 'company' ? ('company' as const) : ('affected' as const);

/** A letter goes on from the salutation of its mail; where it stands alone it begins as a sentence does. */
const alone = (letter: string) => letter.charAt(0).toUpperCase() + letter.slice(1);

/** Decisions that are appealed against and not decided anew, the oldest appeal first. For the desk. */
export async function openAppeals(db: Database) {
  const rows = await db
    .select({
      ...{ appeal: appeals, decision: decisions, caseNumber: cases.number, caseTitle: cases.title },
      ...{ companyName: companies.name, companySlug: companies.slug, locale: cases.locale },
      ...{ authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId },
    })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, decisions.caseId))
    .leftJoin(companies, eq(companies.id, decisions.companyId))
    .leftJoin(newer, and(eq(newer.appealOf, decisions.id), isNotNull(newer.effectiveAt)))
    .where(sql`${newer.id} is null`)
    .orderBy(asc(appeals.givenAt));
  const byDecision = Map.groupBy(rows, ({ decision }) => decision.id);
  return [...byDecision.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { decision, caseNumber, caseTitle, companyName, companySlug, locale, authorId } = first;
    const parties = {
      caseId: decision.caseId,
      authorId,
      companies: [decision.companyId, first.companyId, first.namedId],
    };
    const said = of.map(({ appeal }) => ({
      ...{ number: appeal.number, by: sideOf(appeal) },
      ...{ text: openText(appeal.sealed), givenAt: appeal.givenAt },
    }));
    return [{ decision, caseNumber, caseTitle, companyName, companySlug, locale, parties, appeals: said }];
  });
}

/** The id of a decision by its number; null when there is none. */
export async function decisionNumbered(db: Database, number: string): Promise<typeof decisions.$inferSelect | null> {
  const [row] = await db.select().from(decisions).where(eq(decisions.number, number));
  return row ?? null;
}
