import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { askedIds, isAmong, prepared, together } from '#db/prepared.ts';
import {
  cases,
  closings,
  entries,
  promises,
  reopenings,
  replies,
  representatives,
  tombstones,
  verdicts,
} from '#db/schema/index.ts';
import { byMaker } from '../promises/rules.ts';
import { type CaseFacts, ofTheCase } from './facts.ts';

const headsOf = prepared((db, isOne: boolean) =>
  db
    .select({
      ...{ id: cases.id, submittedAt: cases.submittedAt, publishedAt: cases.publishedAt },
      transferredAt: cases.transferredAt,
    })
    .from(cases)
    .where(isAmong(cases.id, isOne)),
);
const threadsOf = prepared((db, isOne: boolean) =>
  db
    .select({
      caseId: replies.caseId,
      id: replies.id,
      kind: replies.kind,
      intent: replies.intent,
      publishedAt: replies.publishedAt,
      likeReplyId: replies.likeReplyId,
      statementId: replies.statementId,
      passagePercent: replies.passagePercent,
      verdict: { content: verdicts.content, boilerplate: verdicts.boilerplate, givenAt: verdicts.givenAt },
      representative: { checkingSince: representatives.checkingSince, refusedAt: representatives.refusedAt },
    })
    .from(replies)
    .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
    .leftJoin(representatives, eq(representatives.id, replies.representativeId))
    .where(isAmong(replies.caseId, isOne))
    .orderBy(asc(replies.publishedAt)),
);
const closingsOf = prepared((db, isOne: boolean) => db.select().from(closings).where(isAmong(closings.caseId, isOne)));
const reopeningsOf = prepared((db, isOne: boolean) =>
  db.select().from(reopenings).where(isAmong(reopenings.caseId, isOne)),
);
const entriesOf = prepared((db, isOne: boolean) => db.select().from(entries).where(isAmong(entries.caseId, isOne)));
const promisesOf = prepared((db, isOne: boolean) =>
  db.select().from(promises).where(isAmong(promises.caseId, isOne)).orderBy(asc(promises.madeOn), asc(promises.id)),
);
const tombstonesOf = prepared((db, isOne: boolean) =>
  db.select().from(tombstones).where(isAmong(tombstones.caseId, isOne)),
);

/** The facts of some cases, by case id. Seven statements in one round trip, however many cases. */
export async function loadFacts(db: Database | Transaction, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
  const { values, isOne } = askedIds(ids);
  const [heads, thread, closed, reopened, told, promised, ended] = await together(db, [
    headsOf(db, values, isOne),
    threadsOf(db, values, isOne),
    closingsOf(db, values, isOne),
    reopeningsOf(db, values, isOne),
    entriesOf(db, values, isOne),
    promisesOf(db, values, isOne),
    tombstonesOf(db, values, isOne),
  ]);
  const of = <Row extends { caseId: string }>(rows: readonly Row[]) => Map.groupBy(rows, ({ caseId }) => caseId);
  const [threads, closing, reopening, telling] = [of(ofTheCase(thread)), of(closed), of(reopened), of(told)];
  const [promising, ending] = [of(promised), of(ended)];
  return new Map(
    heads.map(({ id, ...moments }) => [
      id,
      {
        ...moments,
        replies: threads.get(id) ?? [],
        closings: closing.get(id) ?? [],
        reopenings: reopening.get(id) ?? [],
        entries: telling.get(id) ?? [],
        promises: byMaker(promising.get(id) ?? [], telling.get(id) ?? []).own,
        tombstone: ending.get(id)?.[0] ?? null,
      },
    ]),
  );
}
