import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { type Correction, cases, companies, corrections, events, replies, representatives } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { visitor } from '#src/lib/situation.ts';

/** Who made a public change: the author, somebody who speaks for the company under their name, or the moderation. */
export type By = { who: 'author' | 'moderation' } | { who: 'company'; name: string; company: string };

/** One public change of a case: what was corrected, by whom and when. */
export interface Corrected extends Correction {
  id: number;
  action: (typeof corrections)[number];
  by: By;
  at: Date;
}

export interface CaseHistory {
  number: string;
  title: string;
  companyName: string;
  industry: string;
  penName: string;
  locale: 'de' | 'en';
  /** Those of one page. */
  corrections: Corrected[];
  pages: number;
}

/** Two texts of 10,000 characters each: more of them make no page that anybody could load. */
const correctionsPerPage = 20;

const readable = and(
  eq(cases.number, sql.placeholder('number')),
  visibleCases(visitor),
  inArray(cases.status, [...readableStatuses]),
);
const ofCase = isCorrectionOf(sql`(select ${cases.id} from ${cases} where ${readable})`);
// A company that is only named corrects what it said in a case against another.
const spokenFor = sql`(
  select writer.company_id from ${replies} inner join ${representatives} as writer on writer.id = replies.representative_id
  where replies.id = ${events.subjectId}
)`;
const speaker = sql<string | null>`(
  select first_name || ' ' || last_name from ${representatives}
  where user_id = ${events.actor} and representatives.company_id in (${events.companyId}, ${spokenFor})
  order by verified_at desc limit 1
)`;
const signedCompany = sql<
  string | null
>`(select signed_company from ${replies} where ${replies.id} = ${events.subjectId})`;

const head = prepared((db) =>
  db
    .select({
      title: cases.title,
      locale: cases.locale,
      penName: cases.penName,
      companyName: companies.name,
      industry: companies.industry,
      authorId: cases.authorId,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(readable),
);
const { id, action, particulars, actor, at } = events;
const changes = prepared((db) =>
  db
    .select({ id, action, particulars, actor, at, speaker, signedCompany })
    .from(events)
    .where(ofCase)
    .orderBy(desc(events.at), desc(events.id))
    .limit(correctionsPerPage)
    .offset(sql.placeholder('skipped')),
);
const changeCount = prepared((db) => db.select({ count: count() }).from(events).where(ofCase));

/** What was changed in a public case, newest first; null when there is no such case or only its tombstone. */
export async function caseHistory(db: Database, number: string, page = 1): Promise<CaseHistory | null> {
  const [heads, rows, all] = await db.batch([
    head(db, { number }),
    changes(db, { number, skipped: (page - 1) * correctionsPerPage }),
    changeCount(db, { number }),
  ]);
  if (!heads[0]) return null;
  const { authorId, ...known } = heads[0];
  const pages = Math.max(1, Math.ceil((all[0]?.count ?? 0) / correctionsPerPage));
  const shown = rows.flatMap(({ particulars, actor, id, at, speaker, signedCompany, ...row }) => {
    const action = corrections.find((one) => one === row.action);
    return action && particulars
      ? [{ ...particulars, id, action, at, by: byOf(actor === authorId, speaker, signedCompany) }]
      : [];
  });
  return { number, ...known, corrections: shown, pages };
}

function byOf(isAuthor: boolean, speaker: string | null, signedCompany: string | null): By {
  if (isAuthor) return { who: 'author' };
  return speaker === null ? { who: 'moderation' } : { who: 'company', name: speaker, company: signedCompany ?? '' };
}
