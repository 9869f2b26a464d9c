import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { daysOverdue, daysUsed, stampOf } from '#src/features/cases/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';

/** A case that waits for the company. */
export interface DeskRow {
  number: string;
  title: string;
  companyId: string;
  publishedOn: Day;
  stamp: ReturnType<typeof stampOf>;
  /** Days of the first reply's deadline used up, 0–14. */
  used: number;
  /** Days over it; 0 while it runs or after the first reply. */
  overdue: number;
  /** The first reply is still missing; otherwise the author has answered and waits again. */
  isFirstReply: boolean;
}

/** Cases in which the company is to act, the longest-waiting first. One round trip. */
export async function deskInbox(db: Database, companyIds: readonly string[], today: Day): Promise<DeskRow[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .select({
      number: cases.number,
      title: cases.title,
      companyId: cases.companyId,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
    })
    .from(cases)
    .where(and(visibleCases(visitor), inArray(cases.companyId, [...companyIds]), eq(cases.ball, 'company')))
    .orderBy(asc(cases.publishedOn))
    .limit(200);
  return rows
    .flatMap(({ number, companyId, publishedOn, ...row }) => {
      if (number === null || companyId === null || publishedOn === null) return [];
      const isFirstReply = row.firstReplyOn === null;
      return [
        {
          number,
          companyId,
          publishedOn,
          title: row.title,
          stamp: stampOf({ ...row, publishedOn }, today),
          used: isFirstReply ? daysUsed(publishedOn, today) : 0,
          overdue: daysOverdue({ ...row, publishedOn }, today),
          isFirstReply,
        },
      ];
    })
    .sort((a, b) => Number(b.isFirstReply) - Number(a.isFirstReply));
}

/** The file of a case for those who speak for its company; null for everybody else. */
export async function deskCase(db: Database, number: string, actor: Actor, today: Day): Promise<CaseFile | null> {
  const companyIds = actor.represents.map((one) => one.companyId);
  if (companyIds.length === 0) return null;
  const own = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(visibleCases(visitor), eq(cases.number, number), inArray(cases.companyId, companyIds)));
  return own.length === 0 ? null : caseFile(db, { number }, today);
}
