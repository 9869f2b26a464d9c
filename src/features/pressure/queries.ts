import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import {
  appeals,
  cases,
  companies,
  decisions,
  namedCompanies,
  pressureReports,
  withdrawalReasons,
} from '#db/schema/index.ts';
import { blackenedAt, hasPart, mayDecideHere, reportedBy } from '#src/features/moderation/index.ts';
import { isPressure, isPressureResult, pressureKinds } from '#src/features/moderation/lists.ts';
import { sha256, unseal } from '#src/lib/crypto.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Actor } from '#src/lib/situation.ts';
import { linkCan, pressureCan, pressureWhen } from './can.ts';
import { isLinkAlive } from './commands.ts';
import { type Found, findReport, isDecisionOf, readMark, stateOf } from './find.ts';
import { answerEnds, fewestWhys, resultsNow } from './rules.ts';
import { openWords } from './sealed.ts';

const opened = (sealed: string | null) => (sealed === null ? null : unseal(sealed));

/**
 * Reports that are not decided, those that wait for us first, then by their clock. For moderators who have no part in the case:
 * whoever speaks for the company would learn of a report before anybody has looked.
 */
export async function openPressure(db: Database, actor: Actor, now: Date) {
  const rows = await db
    .select({
      report: pressureReports,
      number: cases.number,
      companyName: companies.name,
      ...{ authorId: cases.authorId, against: cases.companyId, namedId: namedCompanies.companyId },
    })
    .from(pressureReports)
    .innerJoin(cases, eq(cases.id, pressureReports.caseId))
    .innerJoin(companies, eq(companies.id, pressureReports.companyId))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .leftJoin(decisions, isDecisionOf)
    .where(isNull(decisions.id));
  const reported = await reportedBy(db, actor.userId === null ? [] : [actor.userId]);
  return rows
    .filter(({ report: { caseId, companyId }, authorId, against, namedId }) => {
      const parties = { caseId, authorId, companies: [companyId, against, namedId] };
      return actor.isModerator && !hasPart(actor, parties) && !reported(actor.userId, parties);
    })
    .map(({ report, number, companyName }) => {
      const { state, dueAt } = stateOf(report, false, now);
      const isOurs = state !== 'asked-company';
      const isOverdue = isOurs && dueAt <= now.getTime();
      return {
        id: report.id,
        kind: report.kind,
        number: number ?? '',
        companyName,
        state,
        isOurs,
        isOverdue,
        dueAt: new Date(dueAt),
      };
    })
    .sort((a, b) => Number(b.isOurs) - Number(a.isOurs) || a.dueAt.getTime() - b.dueAt.getTime());
}

export type OpenPressure = Awaited<ReturnType<typeof openPressure>>[number];

const claimOf = ({ report, company, number, state, dueAt, decision }: Found) => ({
  ...{ id: report.id, kind: report.kind, happenedOn: report.happenedOn, way: report.way, sender: report.sender },
  ...{ company, number, state, dueAt: new Date(dueAt), decision, reportedAt: report.reportedAt },
  ...{ askedAt: report.askedAt, answeredAt: report.answeredAt, mayShow: report.mayShow },
});

/** All that a moderator needs to decide; null: there is none, or whoever asks is none, or has a part in the case. */
export async function pressureForModerator(db: Database, actor: Actor, id: string, now: Date) {
  const found = await findReport(db, { id }, now);
  if (!found || !pressureCan.decide(actor)) return null;
  if (!(await mayDecideHere(db, actor, { caseId: found.theCase.id, companyId: found.company.id }))) return null;
  return {
    ...claimOf(found),
    mark: await readMark(db, found.report),
    locale: found.theCase.locale,
    said: openWords(found.report.sealed),
    asked: opened(found.report.askedSealed),
    answer: opened(found.report.answerSealed),
    results: resultsNow(found.state),
  };
}

/** What the company of a report may know: the facts, what it was asked, the author's words where those allow it. */
function forCompany(found: Found) {
  const { report, state } = found;
  const { mayShow: _, reportedAt: __, ...claim } = claimOf(found);
  return {
    ...claim,
    said: report.mayShow ? openWords(report.sealed) : null,
    asked: opened(report.askedSealed),
    until: report.askedAt && new Date(answerEnds(report.askedAt.getTime())),
    mayAnswer: pressureWhen.answer(state) === null && report.answeredAt === null,
  };
}
export type PressureForCompany = ReturnType<typeof forCompany>;

/** For who speaks for the company, once it was asked; else null. */
export async function pressureAtDesk(db: Database, actor: Actor, id: string, now: Date) {
  const found = await findReport(db, { id }, now);
  if (!found || found.report.askedAt === null) return null;
  const parties = { authorId: found.theCase.authorId, companyId: found.company.id };
  return pressureCan.answer(actor, parties) ? forCompany(found) : null;
}

/** The same for who holds the link. */
export async function pressureByLink(db: Database, token: string, now: Date) {
  const found = await findReport(db, { linkHash: sha256(token) }, now);
  if (!found || !linkCan.answer(token, found.report)) return null;
  return (await isLinkAlive(db, found)) ? forCompany(found) : null;
}

/** What an author has reported about a case, and what may still be reported; null: no such case, or somebody else's. */
export async function pressureOfCase(db: Database, actor: Actor, number: string, now: Date) {
  const rows = await db
    .select({
      theCase: { authorId: cases.authorId, companyId: companies.id, companyName: companies.name, status: cases.status },
      report: pressureReports,
      decision: { number: decisions.number, measure: decisions.measure, reason: decisions.reason },
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(pressureReports, eq(pressureReports.caseId, cases.id))
    .leftJoin(decisions, isDecisionOf)
    .where(eq(cases.number, number))
    .orderBy(asc(pressureReports.reportedAt), asc(decisions.effectiveAt));
  const [first] = rows;
  if (!first || !pressureCan.report(actor, first.theCase)) return null;
  // Of a report with a decision on an appeal the latest one is what holds.
  const latest = new Map(rows.flatMap((row) => (row.report ? [[row.report.id, { ...row, report: row.report }]] : [])));
  const reports = [...latest.values()].map(({ report, decision }) => ({
    ...{ id: report.id, kind: report.kind, reportedAt: report.reportedAt, decision },
    state: stateOf(report, decision !== null, now).state,
  }));
  const open = pressureKinds.filter((kind) => reports.every((report) => report.kind !== kind));
  const { companyName, status } = first.theCase;
  return { companyName, isWithdrawn: status === 'withdrawn', reports, open };
}

const newer = alias(decisions, 'newer');

const decided = prepared((db) =>
  db
    .select({
      ...{ number: decisions.number, kind: decisions.pieceKind, measure: decisions.measure, reason: decisions.reason },
      blackenedAt: blackenedAt('reason'),
      ...{ effectiveAt: decisions.effectiveAt, appealOf: decisions.appealOf },
      isAppealed: sql<boolean>`exists (select 1 from ${appeals} where ${appeals.decisionId} = ${decisions.id})`.mapWith(
        Boolean,
      ),
    })
    .from(decisions)
    .leftJoin(newer, and(eq(newer.appealOf, decisions.id), isNotNull(newer.effectiveAt)))
    .where(
      and(
        eq(decisions.companyId, sql.placeholder('companyId')),
        inArray(decisions.pieceKind, [...pressureKinds]),
        isNotNull(decisions.effectiveAt),
        isNull(newer.id),
      ),
    )
    .orderBy(desc(decisions.effectiveAt), desc(decisions.number)),
);

/** What was decided about pressure by a company, the latest first: that counts, and nothing before it. For everybody. */
export const decidedPressure = (db: Database, companyId: string) => decided(db, { companyId });

export type DecidedPressure = ReturnType<typeof pressureOn>;

/** The rows of `decidedPressure` as they are shown. */
export function pressureOn(rows: Awaited<ReturnType<typeof decidedPressure>>) {
  return rows.flatMap(({ kind, measure, effectiveAt, ...row }) =>
    isPressure(kind) && isPressureResult(measure) && effectiveAt ? [{ ...row, kind, measure, effectiveAt }] : [],
  );
}

/**
 * Why authors withdrew, those who wanted to say, to the end of the last month: nobody can tell what one of them said a
 * moment ago. Null while they are too few.
 */
export async function withdrawalTotals(db: Database, monthBegan: Date) {
  const rows = await db
    .select({ why: withdrawalReasons.why, n: sql<number>`count(*)`.mapWith(Number) })
    .from(withdrawalReasons)
    .where(lt(withdrawalReasons.saidAt, monthBegan))
    .groupBy(withdrawalReasons.why)
    .orderBy(desc(sql`count(*)`), asc(withdrawalReasons.why));
  return rows.reduce((sum, { n }) => sum + n, 0) < fewestWhys ? null : rows;
}

/** The first moment of the month of a day, in UTC: an hour or two make no difference to totals. */
export const monthOf = (day: Day): Date => new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
