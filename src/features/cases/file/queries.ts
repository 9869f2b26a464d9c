import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  cases,
  closings,
  companies,
  drafts,
  entries,
  promises,
  reopenings,
  replies,
  representatives,
  revisions,
  tombstones,
  verdicts,
} from '#db/schema/index.ts';
import { type Actor, visitor } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import type { CasePromise } from '../promises/rules.ts';
import { actsOf } from '../refresh.ts';
import { type CaseState, caseState } from '../rules.ts';
import { type Entry, inOrder } from '../timeline/rules.ts';
import { readableStatuses, visibleCases } from '../visibility.ts';
import type { DesiredOutcome, Factor, Intent, StatedOutcome, VerdictContent } from '../words.ts';

/** One contribution to the thread under a case. */
export interface ThreadItem {
  id: string;
  kind: 'reply' | 'answer';
  signedName: string;
  signedJobTitle: string;
  signedCompany: string;
  intent: Intent | null;
  text: string;
  publishedAt: Date;
  verdict: { content: VerdictContent; boilerplate: boolean; text: string; givenAt: Date } | null;
}

export interface Closing {
  outcome: StatedOutcome;
  words: string;
  buyAgain: 'yes' | 'no' | null;
  factors: [Factor, number][];
  closedAt: Date;
}

/** Everything that is public of one case. Holds nothing that tells who the author is. */
export interface CaseFile {
  /** Null while it is being written. */
  number: string | null;
  title: string;
  summary: string;
  locale: 'de' | 'en';
  penName: string;
  place: string;
  desiredOutcome: DesiredOutcome | null;
  desiredText: string;
  company: {
    id: string | null;
    name: string;
    slug: string | null;
    industry: string;
    city: string | null;
    isClaimed: boolean;
  };
  publishedAt: Date | null;
  state: CaseState;
  entries: Entry[];
  promises: CasePromise[];
  thread: ThreadItem[];
  closings: Closing[];
  reopenings: { reason: string; reopenedAt: Date }[];
  tombstone: { kind: 'withdrawn' | 'removed'; reason: string; endedAt: Date } | null;
  revisionCount: number;
  /** Other cases against the same company, newest first. */
  others: OtherCase[];
}

export interface OtherCase {
  number: string;
  title: string;
  state: Pick<CaseState, 'status' | 'outcome' | 'publishedOn' | 'firstReplyOn'>;
}

type Which = { number: string } | { caseId: string };

/**
 * The file of a case as `who` may see it, in one round trip; null when there is none.
 * A tombstone comes without texts: they do not leave the database.
 */
export async function caseFile(
  db: Database,
  which: Which,
  today: Day,
  who: Pick<Actor, 'userId'> | 'draft-holder' = visitor,
): Promise<CaseFile | null> {
  const theCase = 'number' in which ? eq(cases.number, which.number) : eq(cases.id, which.caseId);
  const visible = who === 'draft-holder' ? theCase : and(theCase, visibleCases(who));
  const caseId = sql`(select ${cases.id} from ${cases} where ${visible})`;
  const companyId = sql`(select ${cases.companyId} from ${cases} where ${visible})`;
  const [heads, told, promised, thread, ended, reopened, others] = await db.batch([
    db
      .select({
        theCase: cases,
        company: companies,
        draft: drafts,
        tombstone: tombstones,
        revisionCount: sql<number>`(select count(*) from ${revisions} where ${revisions.caseId} = ${cases.id})`,
        claimed: sql<number>`exists (select 1 from ${representatives} where ${representatives.companyId} = ${cases.companyId} and ${representatives.endedAt} is null)`,
      })
      .from(cases)
      .leftJoin(companies, eq(companies.id, cases.companyId))
      .leftJoin(drafts, eq(drafts.caseId, cases.id))
      .leftJoin(tombstones, eq(tombstones.caseId, cases.id))
      .where(visible),
    db.select().from(entries).where(eq(entries.caseId, caseId)),
    db.select().from(promises).where(eq(promises.caseId, caseId)),
    db
      .select({ reply: replies, verdict: verdicts })
      .from(replies)
      .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
      .where(eq(replies.caseId, caseId))
      .orderBy(asc(replies.publishedAt)),
    db.select().from(closings).where(eq(closings.caseId, caseId)).orderBy(asc(closings.closedAt)),
    db.select().from(reopenings).where(eq(reopenings.caseId, caseId)).orderBy(asc(reopenings.reopenedAt)),
    db
      .select({
        number: cases.number,
        title: cases.title,
        status: cases.status,
        outcome: cases.outcome,
        publishedOn: cases.publishedOn,
        firstReplyOn: cases.firstReplyOn,
      })
      .from(cases)
      .where(and(eq(cases.companyId, companyId), inArray(cases.status, [...readableStatuses]), ne(cases.id, caseId)))
      .orderBy(desc(cases.publishedOn), desc(cases.number))
      .limit(4),
  ]);
  const [head] = heads;
  if (!head) return null;
  const { tombstone } = head;
  const state = caseState(
    actsOf({
      ...head.theCase,
      entries: told,
      closings: ended,
      reopenings: reopened,
      tombstone,
      replies: thread.map(({ reply, verdict }) => ({ ...reply, boilerplate: verdict?.boilerplate ?? false })),
    }),
    today,
  );
  const { theCase: row, company, draft } = head;
  const file: CaseFile = {
    number: row.number,
    title: row.title,
    summary: row.summary,
    locale: row.locale,
    penName: row.penName,
    place: row.place,
    desiredOutcome: row.desiredOutcome,
    desiredText: row.desiredText,
    company: {
      id: company?.id ?? null,
      name: company?.name ?? draft?.newCompanyName ?? '',
      slug: company?.slug ?? null,
      industry: company?.industry ?? draft?.newCompanyIndustry ?? '',
      city: company?.city ?? null,
      isClaimed: Boolean(head.claimed),
    },
    publishedAt: row.publishedAt,
    state,
    entries: inOrder(told),
    promises: promised,
    thread: thread.map(threadItem),
    closings: ended.map(closingOf),
    reopenings: reopened,
    tombstone,
    revisionCount: head.revisionCount,
    others: others.flatMap((other) =>
      other.number === null ? [] : [{ ...other, number: other.number, state: other }],
    ),
  };
  return tombstone ? withoutTexts(file) : file;
}

function threadItem({
  reply,
  verdict,
}: {
  reply: typeof replies.$inferSelect;
  verdict: typeof verdicts.$inferSelect | null;
}): ThreadItem {
  return {
    id: reply.id,
    kind: reply.kind,
    signedName: reply.signedName,
    signedJobTitle: reply.signedJobTitle,
    signedCompany: reply.signedCompany,
    intent: reply.intent,
    text: reply.text,
    publishedAt: reply.publishedAt,
    verdict: verdict && {
      content: verdict.content,
      boilerplate: verdict.boilerplate,
      text: verdict.text,
      givenAt: verdict.givenAt,
    },
  };
}

function closingOf(row: typeof closings.$inferSelect): Closing {
  const rated: [Factor, number | null][] = [
    ['reachability', row.reachability],
    ['speed', row.speed],
    ['competence', row.competence],
    ['promisesKept', row.promisesKept],
    ['friendliness', row.friendliness],
    ['empathy', row.empathy],
    ['clarity', row.clarity],
  ];
  return {
    outcome: row.outcome,
    words: row.words,
    buyAgain: row.buyAgain,
    closedAt: row.closedAt,
    factors: rated.flatMap(([factor, value]): [Factor, number][] => (value === null ? [] : [[factor, value]])),
  };
}

/** What a tombstone still says: that there was a case, against whom, from when to when. */
function withoutTexts(file: CaseFile): CaseFile {
  return {
    ...file,
    title: '',
    summary: '',
    penName: '',
    place: '',
    desiredText: '',
    desiredOutcome: null,
    entries: [],
    promises: [],
    thread: [],
    closings: [],
    reopenings: [],
    revisionCount: 0,
  };
}
