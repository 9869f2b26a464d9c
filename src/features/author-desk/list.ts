import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies } from '#db/schema/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import {
  awaitsFirstReply,
  type Ball,
  daysOverdue,
  daysUsed,
  isTombstone,
  type Stamp,
  stampOf,
} from '#src/features/cases/rules.ts';
import type { Day } from '#src/lib/dates.ts';

/** One of a person's own published cases. */
export interface OwnCase {
  number: string;
  title: string;
  companyName: string;
  publishedOn: Day;
  ball: Ball;
  stamp: Stamp;
  isTombstone: boolean;
  /** Set while the company's first reply is awaited: days used up (0–14) and days over. */
  deadline: { used: number; overdue: number } | null;
}

const mostShown = 200;

/** The published cases of a person, the newest first; at most 200. One round trip. */
export async function ownCases(db: Database, userId: string, today: Day): Promise<OwnCase[]> {
  const rows = await db
    .select({
      number: cases.number,
      title: cases.title,
      companyName: companies.name,
      publishedOn: cases.publishedOn,
      status: cases.status,
      ball: cases.ball,
      outcome: cases.outcome,
      firstReplyOn: cases.firstReplyOn,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(visibleCases({ userId }), eq(cases.authorId, userId), isNotNull(cases.number)))
    .orderBy(desc(cases.publishedAt), desc(cases.number))
    .limit(mostShown);
  return rows.flatMap(({ number, publishedOn, ...row }) => {
    if (number === null || publishedOn === null) return [];
    const state = { ...row, publishedOn };
    return [
      {
        number,
        publishedOn,
        title: row.title,
        companyName: row.companyName,
        ball: row.ball,
        stamp: stampOf(state, today),
        isTombstone: isTombstone(state),
        deadline: awaitsFirstReply(state)
          ? { used: daysUsed(publishedOn, today), overdue: daysOverdue(state, today) }
          : null,
      },
    ];
  });
}
