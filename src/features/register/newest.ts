import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, companies, replies } from '#db/schema/index.ts';
import { kindColumn, kindShown } from '#src/features/case-file/index.ts';
import { type Stamp, stampOf } from '#src/features/cases/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { caseConditions } from './queries.ts';

/** A readable case as a feed tells it. */
export interface NewCase {
  number: string;
  title: string;
  summary: string;
  locale: 'de' | 'en';
  penName: string;
  companyName: string;
  kind: { key: string; by: 'author' | 'rule' } | null;
  stamp: Stamp;
  publishedAt: Date;
  /** The last public act on the platform: publication, reply, answer or closing. */
  changedAt: Date;
}

/** The newest readable cases, at most `most`, of everything, an industry or a company; one round trip. */
export async function newestCases(
  db: Database,
  of: { companyId?: string | undefined; industry?: string | undefined },
  today: Day,
  most: number,
): Promise<NewCase[]> {
  const lastReply = sql<
    number | null
  >`(select max(${replies.publishedAt}) from ${replies} where ${replies.caseId} = ${cases.id})`;
  const lastClosing = sql<
    number | null
  >`(select max(${closings.closedAt}) from ${closings} where ${closings.caseId} = ${cases.id})`;
  const rows = await db
    .select({
      number: cases.number,
      title: cases.title,
      summary: cases.summary,
      locale: cases.locale,
      penName: cases.penName,
      companyName: companies.name,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      publishedAt: cases.publishedAt,
      kind: kindColumn,
      lastReply,
      lastClosing,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(caseConditions({ companyId: of.companyId, industry: of.industry }, today))
    .orderBy(desc(cases.publishedOn), desc(cases.number))
    .limit(most);
  return rows.flatMap(({ number, publishedAt, lastReply, lastClosing, ...row }) => {
    if (number === null || publishedAt === null) return [];
    const changedAt = new Date(Math.max(publishedAt.getTime(), lastReply ?? 0, lastClosing ?? 0));
    const { title, summary, locale, penName, companyName } = row;
    const kind = kindShown(row.kind);
    return [
      {
        ...{ number, title, summary, locale, penName, companyName, kind },
        ...{ stamp: stampOf(row, today), publishedAt, changedAt },
      },
    ];
  });
}
