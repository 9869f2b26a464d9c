import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { askedIds, isAmong, prepared, together, togetherIf } from '#db/prepared.ts';
import {
  caseKinds,
  cases,
  causeCases,
  causes,
  closings,
  companies,
  entries,
  evidence,
  promises,
  reopenings,
  replies,
  representatives,
  stepsTaken,
  tombstones,
  verdicts,
} from '#db/schema/index.ts';
import { byMaker } from '#src/features/timeline/promises/rules.ts';
import { type CaseFacts, ofTheCase, uncountedReplies } from './facts.ts';

/** What hangs on few cases. Whether there is any of it takes a tenth of the time of asking for it. */
const rare = [replies, closings, reopenings, tombstones, stepsTaken, evidence, causeCases] as const;
/** One bit for each of them that hangs on a case. */
const hanging = sql.join(
  rare.map(
    (table, at) => sql`(exists (select 1 from ${table} where ${table.caseId} = ${cases.id}) << ${sql.raw(`${at}`)})`,
  ),
  sql` | `,
);

const headsOf = prepared((db, isOne: boolean) =>
  db
    .select({
      ...getTableColumns(cases),
      companySlug: companies.slug,
      companyIndustry: companies.industry,
      kind: caseKinds.kind,
      kindOrigin: caseKinds.origin,
      kindRules: caseKinds.rules,
      hanging: sql<number>`${hanging}`,
    })
    .from(cases)
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(caseKinds, eq(caseKinds.caseId, cases.id))
    .where(isAmong(cases.id, isOne)),
);
/** The id first: a joined row whose first column is null is taken for one that is not there. */
const { id: signerId, checkingSince, refusedAt } = representatives;
const signer = { id: signerId, checkingSince, refusedAt };
const threadsOf = prepared((db, isOne: boolean) =>
  db
    .select({
      reply: replies,
      verdict: verdicts,
      representative: signer,
    })
    .from(replies)
    .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
    .leftJoin(representatives, eq(representatives.id, replies.representativeId))
    .where(isAmong(replies.caseId, isOne))
    .orderBy(asc(replies.publishedAt), asc(replies.id)),
);
const closingsOf = prepared((db, isOne: boolean) =>
  db.select().from(closings).where(isAmong(closings.caseId, isOne)).orderBy(asc(closings.closedAt), asc(closings.id)),
);
const reopeningsOf = prepared((db, isOne: boolean) =>
  db
    .select()
    .from(reopenings)
    .where(isAmong(reopenings.caseId, isOne))
    .orderBy(asc(reopenings.reopenedAt), asc(reopenings.id)),
);
const entriesOf = prepared((db, isOne: boolean) =>
  db
    .select()
    .from(entries)
    .where(isAmong(entries.caseId, isOne))
    .orderBy(asc(entries.occurredOn), asc(entries.position), asc(entries.id)),
);
const promisesOf = prepared((db, isOne: boolean) =>
  db.select().from(promises).where(isAmong(promises.caseId, isOne)).orderBy(asc(promises.madeOn), asc(promises.id)),
);
const tombstonesOf = prepared((db, isOne: boolean) =>
  db.select().from(tombstones).where(isAmong(tombstones.caseId, isOne)),
);
const stepsOf = prepared((db, isOne: boolean) =>
  db
    .select()
    .from(stepsTaken)
    .where(isAmong(stepsTaken.caseId, isOne))
    .orderBy(asc(stepsTaken.takenOn), asc(stepsTaken.id)),
);
const evidenceOf = prepared((db, isOne: boolean) =>
  db
    .select()
    .from(evidence)
    .where(isAmong(evidence.caseId, isOne))
    .orderBy(asc(evidence.depositedAt), asc(evidence.id)),
);
const causesOf = prepared((db, isOne: boolean) =>
  db
    .select({ caseId: causeCases.caseId, saidBy: causeCases.saidBy, deniedAt: causeCases.deniedAt, cause: causes })
    .from(causeCases)
    .innerJoin(causes, eq(causes.id, causeCases.causeId))
    .where(isAmong(causeCases.caseId, isOne))
    .orderBy(asc(causes.statedAt), asc(causes.id)),
);

type Head = Awaited<ReturnType<typeof headsOf>>[number];
type Post = Awaited<ReturnType<typeof threadsOf>>[number];

/** A case with everything that hangs on it and was said or done by somebody: of this follow its state and what the log seals. */
export interface CaseRows {
  head: Head;
  thread: readonly (Post['reply'] & Pick<Post, 'verdict' | 'representative'>)[];
  closings: readonly (typeof closings.$inferSelect)[];
  reopenings: readonly (typeof reopenings.$inferSelect)[];
  entries: readonly (typeof entries.$inferSelect)[];
  promises: readonly (typeof promises.$inferSelect)[];
  tombstone: typeof tombstones.$inferSelect | null;
  steps: readonly (typeof stepsTaken.$inferSelect)[];
  evidence: readonly (typeof evidence.$inferSelect)[];
  causes: readonly Awaited<ReturnType<typeof causesOf>>[number][];
}

/**
 * The rows of some cases, by case id. A transaction, in which nothing changes between two statements, asks only for what is
 * there; else it is ten statements in one round trip, however many cases.
 */
export async function loadRows(db: Database | Transaction, ids: readonly string[]): Promise<Map<string, CaseRows>> {
  const { values, isOne } = askedIds(ids);
  const always = [headsOf(db, values, isOne), entriesOf(db, values, isOne), promisesOf(db, values, isOne)] as const;
  const rarely = [
    threadsOf(db, values, isOne),
    closingsOf(db, values, isOne),
    reopeningsOf(db, values, isOne),
    tombstonesOf(db, values, isOne),
    stepsOf(db, values, isOne),
    evidenceOf(db, values, isOne),
    causesOf(db, values, isOne),
  ] as const;
  if ('$client' in db) return rowsIn(...(await together(db, [...always, ...rarely])));
  const [heads, told, promised] = await together(db, always);
  const there = heads.reduce((bits, head) => bits | head.hanging, 0);
  return rowsIn(heads, told, promised, ...(await togetherIf(db, rarely, (at) => (there & (1 << at)) !== 0)));
}

function rowsIn(
  heads: readonly Head[],
  told: CaseRows['entries'],
  promised: CaseRows['promises'],
  posts: readonly Post[],
  closed: CaseRows['closings'],
  reopened: CaseRows['reopenings'],
  ended: readonly (typeof tombstones.$inferSelect)[],
  taken: CaseRows['steps'],
  deposited: CaseRows['evidence'],
  explained: CaseRows['causes'],
): Map<string, CaseRows> {
  const of = <Row extends { caseId: string }>(rows: readonly Row[]) => {
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
    return (id: string) => byCase.get(id) ?? [];
  };
  const threadOf = of(posts.map(({ reply, ...beside }) => ({ ...reply, ...beside })));
  const [closing, reopening, telling, promising] = [of(closed), of(reopened), of(told), of(promised)];
  const [ending, stepping, depositing, explaining] = [of(ended), of(taken), of(deposited), of(explained)];
  return new Map(
    heads.map((head) => [
      head.id,
      {
        head,
        thread: threadOf(head.id),
        closings: closing(head.id),
        reopenings: reopening(head.id),
        entries: telling(head.id),
        promises: promising(head.id),
        tombstone: ending(head.id)[0] ?? null,
        steps: stepping(head.id),
        evidence: depositing(head.id),
        causes: explaining(head.id),
      },
    ]),
  );
}

/** Of the rows of a case those on which its state and the statistics depend. */
export function factsIn({ head, thread, promises: promised, ...rows }: CaseRows): CaseFacts {
  return {
    submittedAt: head.submittedAt,
    publishedAt: head.publishedAt,
    transferredAt: head.transferredAt,
    replies: ofTheCase(thread),
    closings: rows.closings,
    reopenings: rows.reopenings,
    entries: rows.entries,
    promises: byMaker([...promised], [...rows.entries], uncountedReplies(thread)).own,
    tombstone: rows.tombstone,
  };
}

/** The facts of some cases, by case id. */
export async function loadFacts(db: Database | Transaction, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
  const rows = await loadRows(db, ids);
  return new Map([...rows].map(([id, its]) => [id, factsIn(its)]));
}
