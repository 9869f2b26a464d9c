import { and, asc, desc, eq, isNotNull, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import {
  appeals,
  cases,
  challenges,
  closings,
  companies,
  decisions,
  entries,
  examinations,
  notices,
  reopenings,
  replies,
} from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { blackenedAt } from './blackened.ts';
import { pressureKinds, type Reportable } from './lists.ts';

/** A decision as everybody may read it at the piece: what, when, and why in one sentence. Neither by whom nor for whom. */
export interface Trace {
  number: string;
  pieceKind: (typeof decisions.$inferSelect)['pieceKind'];
  pieceId: string;
  measure: (typeof decisions.$inferSelect)['measure'];
  reason: string;
  effectiveAt: Date;
  /** When a later decision blackened something in the reason. */
  blackenedAt: Date | null;
  /** Of a decision on an appeal: against which one, and whether somebody else made it. Null: it was the first. */
  appeal: { of: string; byAnother: boolean } | null;
  /** Whether an appeal against it waits. */
  isAppealed: boolean;
}

const earlier = alias(decisions, 'earlier');
const isAppealed =
  sql<boolean>`exists (select 1 from ${appeals} a where a.decision_id = ${decisions.id}) and not exists (
  select 1 from ${decisions} n where n.appeal_of = ${decisions.id} and n.effective_at is not null)`.mapWith(Boolean);

/** Whether a notice or a challenge of the case waits for its decision. */
const isExamined = sql<boolean>`exists (
  select 1 from ${examinations} x where x.case_id = ${cases.id} and x.closed_at is null
) or exists (
  select 1 from ${challenges} c left join ${decisions} d on d.id = c.decision_id
  where c.case_id = ${cases.id} and c.company_id = ${cases.companyId} and d.effective_at is null
)`.mapWith(Boolean);

const tracesOfCase = prepared((db) =>
  db
    .select({
      isExamined,
      number: decisions.number,
      pieceKind: decisions.pieceKind,
      pieceId: decisions.pieceId,
      measure: decisions.measure,
      reason: decisions.reason,
      blackenedAt: blackenedAt('reason'),
      effectiveAt: decisions.effectiveAt,
      appealOf: earlier.number,
      byAnother: sql<boolean>`${earlier.decidedBy} is not ${decisions.decidedBy}`.mapWith(Boolean),
      isAppealed,
    })
    .from(cases)
    .leftJoin(
      decisions,
      and(
        eq(decisions.caseId, cases.id),
        isNotNull(decisions.effectiveAt),
        ne(decisions.measure, 'end-writing'),
        notInArray(decisions.pieceKind, [...pressureKinds]),
      ),
    )
    .leftJoin(earlier, eq(earlier.id, decisions.appealOf))
    .where(eq(cases.number, sql.placeholder('number')))
    .orderBy(asc(decisions.effectiveAt), asc(decisions.number)),
);

/** Decisions about a case that have taken effect, and whether something about it is being examined. One round trip. */
export async function tracesOf(db: Database, number: string): Promise<{ traces: Trace[]; isExamined: boolean }> {
  const rows = await tracesOfCase(db, { number });
  return {
    traces: rows.flatMap(
      ({ number, pieceKind, pieceId, measure, reason, effectiveAt, blackenedAt, isAppealed, ...of }) => {
        if (number === null || pieceKind === null || pieceId === null) return [];
        if (measure === null || reason === null || effectiveAt === null) return [];
        const appeal = of.appealOf === null ? null : { of: of.appealOf, byAnother: of.byAnother };
        return [{ number, pieceKind, pieceId, measure, reason, effectiveAt, blackenedAt, appeal, isAppealed }];
      },
    ),
    isExamined: rows[0]?.isExamined ?? false,
  };
}

/** Examinations without a decision, those in a hurry first, then the oldest, with how often and by how many each was reported. */
export function openExaminations(db: Database) {
  return db
    .select({
      ...{ id: examinations.id, pieceKind: examinations.pieceKind, isUrgent: examinations.isUrgent },
      ...{ openedAt: examinations.openedAt, caseNumber: cases.number, companySlug: companies.slug },
      ...{ companyName: companies.name, caseTitle: cases.title },
      notices: sql<number>`count(*)`,
      notifiers: sql<number>`count(distinct ${notices.notifierKey})`,
      notifierKey: sql<string>`min(${notices.notifierKey})`,
    })
    .from(examinations)
    .innerJoin(notices, eq(notices.examinationId, examinations.id))
    .innerJoin(companies, eq(companies.id, examinations.companyId))
    .leftJoin(cases, eq(cases.id, examinations.caseId))
    .where(isNull(examinations.closedAt))
    .groupBy(examinations.id)
    .orderBy(desc(examinations.isUrgent), asc(examinations.openedAt));
}

/** Decisions that wait for a second look, the oldest first. */
export function waitingDecisions(db: Database) {
  return db
    .select({
      ...{ id: decisions.id, number: decisions.number, measure: decisions.measure, decidedAt: decisions.decidedAt },
      ...{ decidedBy: decisions.decidedBy, caseNumber: cases.number },
    })
    .from(decisions)
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .where(and(isNull(decisions.effectiveAt), isNull(decisions.droppedAt)))
    .orderBy(asc(decisions.decidedAt));
}

/** A piece that can be reported, and what of it helps to find it in a list. */
export interface ListedPiece {
  kind: Reportable;
  id: string;
  /** Day of an entry; null elsewhere. */
  day: string | null;
  at: Date | null;
  text: string;
}

/**
 * Everything in a case that anybody can read and report; null when there is no such case, or only its tombstone. A moderator
 * who looks at an appeal reads what was removed, too.
 */
export async function piecesOf(
  db: Database,
  number: string,
  who: 'anybody' | 'moderator' = 'anybody',
): Promise<{ title: string; summary: string; companyName: string; pieces: ListedPiece[] } | null> {
  const ofCase = sql`(select ${cases.id} from ${cases} where ${cases.number} = ${number})`;
  const [heads, told, said, closed, reopened] = await db.batch([
    db
      .select({
        id: cases.id,
        title: cases.title,
        summary: cases.summary,
        penName: cases.penName,
        status: cases.status,
        companyId: companies.id,
        companyName: companies.name,
      })
      .from(cases)
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .where(eq(cases.number, number)),
    db.select().from(entries).where(eq(entries.caseId, ofCase)).orderBy(asc(entries.occurredOn), asc(entries.position)),
    db.select().from(replies).where(eq(replies.caseId, ofCase)).orderBy(asc(replies.publishedAt)),
    db.select().from(closings).where(eq(closings.caseId, ofCase)).orderBy(asc(closings.closedAt)),
    db.select().from(reopenings).where(eq(reopenings.caseId, ofCase)).orderBy(asc(reopenings.reopenedAt)),
  ]);
  const [head] = heads;
  const statuses = who === 'moderator' ? [...readableStatuses, 'removed'] : readableStatuses;
  if (!head || !statuses.some((status) => status === head.status)) return null;
  const { id, title, summary, penName, companyId, companyName } = head;
  const whole = { day: null, at: null };
  return {
    title,
    summary,
    companyName,
    pieces: [
      { kind: 'case', id, ...whole, text: title },
      ...told.map((one) => ({ kind: 'entry' as const, id: one.id, day: one.occurredOn, at: null, text: one.text })),
      ...said.map((one) => ({
        kind: one.representativeId === null ? ('answer' as const) : ('reply' as const),
        ...{ id: one.id, day: null, at: one.publishedAt, text: one.text },
      })),
      ...closed
        .filter(({ words }) => words !== '')
        .map((one) => ({ kind: 'closing' as const, id: one.id, day: null, at: one.closedAt, text: one.words })),
      ...reopened.map((one) => ({
        ...{ kind: 'reopening' as const, id: one.id, day: null, at: one.reopenedAt, text: one.reason },
      })),
      ...(penName === '' ? [] : [{ kind: 'pen-name' as const, id, ...whole, text: penName }]),
      { kind: 'company-name', id: companyId, ...whole, text: companyName },
    ],
  };
}

/** The name of a company, which can be reported where it stands; null when there is no such company. */
export async function companyNamePiece(
  db: Database,
  slug: string,
): Promise<{ title: string; companyName: string; pieces: ListedPiece[] } | null> {
  const [company] = await db
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(eq(companies.slug, slug));
  if (!company) return null;
  const { id, name } = company;
  return { title: '', companyName: name, pieces: [{ kind: 'company-name', id, day: null, at: null, text: name }] };
}
