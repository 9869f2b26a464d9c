import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, companies, decisions, pressureReports } from '#db/schema/index.ts';
import { shownMark } from '#src/features/moderation/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { pressureState } from './rules.ts';

export type Found = NonNullable<Awaited<ReturnType<typeof findReport>>>;
type Row = Pick<typeof pressureReports.$inferSelect, 'reportedAt' | 'askedAt' | 'answeredAt'>;

/** Decisions about a report, for a join: the first one, and those on appeals. */
export const isDecisionOf = and(
  eq(decisions.pieceId, pressureReports.id),
  eq(decisions.pieceKind, pressureReports.kind),
  isNotNull(decisions.effectiveAt),
);

export const stateOf = (row: Row, isDecided: boolean, now: Date) =>
  pressureState(
    {
      reportedAt: row.reportedAt.getTime(),
      askedAt: row.askedAt?.getTime() ?? null,
      answeredAt: row.answeredAt?.getTime() ?? null,
      isDecided,
    },
    now.getTime(),
  );

/** A report with its case and its latest decision, and where it stands; null: there is none. */
export async function findReport(db: Database | Transaction, by: { id: string } | { linkHash: string }, now: Date) {
  const rows = await db
    .select({
      report: pressureReports,
      theCase: {
        ...{ id: cases.id, number: cases.number, authorId: cases.authorId, locale: cases.locale },
        status: cases.status,
      },
      company: { id: companies.id, name: companies.name, slug: companies.slug },
      decision: { number: decisions.number, measure: decisions.measure, reason: decisions.reason },
      decidedAt: decisions.effectiveAt,
    })
    .from(pressureReports)
    .innerJoin(cases, eq(cases.id, pressureReports.caseId))
    .innerJoin(companies, eq(companies.id, pressureReports.companyId))
    .leftJoin(decisions, isDecisionOf)
    .where('id' in by ? eq(pressureReports.id, by.id) : eq(pressureReports.linkHash, by.linkHash))
    .orderBy(decisions.effectiveAt);
  const row = rows.at(-1);
  return row ? { ...row, number: row.theCase.number ?? '', ...stateOf(row.report, row.decision !== null, now) } : null;
}

/** Stands for what was read of a report: another one says that the company was asked or answered, or something was shown since. */
export async function readMark(
  db: Database | Transaction,
  { id, askedAt, answeredAt }: Pick<typeof pressureReports.$inferSelect, 'id' | 'askedAt' | 'answeredAt'>,
): Promise<string> {
  const shown = await shownMark(db, [id]);
  return sha256(JSON.stringify([askedAt, answeredAt, shown])).slice(0, 32);
}
