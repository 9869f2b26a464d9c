import { and, count, desc, eq, ne, notExists, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { askedIds, isAmong, prepared, preparedWrite } from '#db/prepared.ts';
import { replies, replyMarks, representatives } from '#db/schema/index.ts';
import { keyedHashing } from '#src/lib/crypto.ts';
import { type write, writeGently } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { searchKey } from '#src/lib/text.ts';
import { alikeFrom, markedShingles, sharedWords } from './rules.ts';

/** Replies read whole for one comparison: those with which most marks are shared. */
const mostCompared = 20;
/** Replies marked in one transaction. */
const atOnce = 100;

/** Another reply, and how many of a hundred words are also its. */
export interface Like {
  likeReplyId: string;
  likePercent: number;
}

/** Keyed: three words in a row are soon guessed. */
export function marksOf(text: string): string[] {
  const hashed = keyedHashing();
  return markedShingles(searchKey(text)).map((shingle) => hashed(`reply ${shingle}`).slice(0, 20));
}

/** A JSON list of marks. */
const marksAsked = sql`select value from json_each(${sql.placeholder('marks')})`;
const withMarks = prepared((db) =>
  db
    .select({ id: replyMarks.replyId })
    .from(replyMarks)
    .where(
      and(
        eq(replyMarks.companyId, sql.placeholder('companyId')),
        sql`${replyMarks.mark} in (${marksAsked})`,
        ne(replyMarks.replyId, sql.placeholder('but')),
      ),
    )
    .groupBy(replyMarks.replyId)
    .orderBy(desc(count()), replyMarks.replyId)
    .limit(mostCompared),
);
const textsOf = prepared((db, isOne: boolean) =>
  db.select({ id: replies.id, text: replies.text }).from(replies).where(isAmong(replies.id, isOne)),
);
const unmark = preparedWrite((db) => db.delete(replyMarks).where(eq(replyMarks.replyId, sql.placeholder('replyId'))));
const insertMarks = preparedWrite((db) =>
  db
    .insert(replyMarks)
    .select(
      sql`select ${sql.placeholder('companyId')}, value, ${sql.placeholder('replyId')} from json_each(${sql.placeholder('marks')}) where true`,
    )
    .onConflictDoNothing(),
);

/** `marks`: those of the text, where they are known already: each is a keyed hash. */
interface Marked {
  companyId: string;
  text: string;
  marks?: readonly string[];
}

/** The reply of this company with which a text shares most of its words, where these are 80 % or more; null otherwise. */
export async function likeReply(
  db: Database | Transaction,
  { companyId, text, but = '', marks = marksOf(text) }: Marked & { but?: string },
): Promise<Like | null> {
  if (marks.length === 0) return null;
  const ids = (await withMarks(db, { companyId, marks: JSON.stringify(marks), but })).map(({ id }) => id);
  const folded = searchKey(text);
  let like: Like | null = null;
  // What is said again word for word shares most marks: then nobody else's words are read.
  for (const some of [ids.slice(0, 1), ids.slice(1)]) {
    if (some.length === 0 || like?.likePercent === 100) break;
    const { values, isOne } = askedIds(some);
    for (const other of await textsOf(db, values, isOne)) {
      const shared = sharedWords(folded, searchKey(other.text));
      const likePercent = Math.floor(shared * 100);
      if (shared >= alikeFrom && likePercent > (like?.likePercent ?? 0)) like = { likeReplyId: other.id, likePercent };
    }
  }
  return like;
}

/** Marks a new reply by its words. */
export async function markReply(
  tx: Transaction,
  { id: replyId, companyId, text, marks = marksOf(text) }: Marked & { id: string },
): Promise<void> {
  await insertMarks(tx, { companyId, marks: JSON.stringify(marks), replyId });
}

/** Marks a reply anew whose words have changed. */
export async function markAnew(tx: Transaction, reply: Marked & { id: string }): Promise<void> {
  await unmark(tx, { replyId: reply.id });
  await markReply(tx, reply);
}

/**
 * Marks the replies from before there were marks, so that one said again today is known; what they count for stays. In steps,
 * none of which is long. Answers how many there were.
 */
export async function markUnmarked(
  db: Database,
  isStopping = () => false,
  writing: typeof write = writeGently,
): Promise<number> {
  let marked = 0;
  for (let step = atOnce; step === atOnce && !isStopping(); marked += step) {
    const written = await writing(db, async (tx) => {
      const its = tx.select({ one: sql`1` }).from(replyMarks).where(eq(replyMarks.replyId, replies.id));
      const some = await tx
        .select({ id: replies.id, text: replies.text, companyId: representatives.companyId })
        .from(replies)
        .innerJoin(representatives, eq(representatives.id, replies.representativeId))
        .where(and(eq(replies.kind, 'reply'), sql`${replies.text} glob '*[a-zA-Z0-9]*'`, notExists(its)))
        .limit(atOnce);
      for (const one of some) await markReply(tx, one);
      return done(some.length);
    });
    step = written.ok ? written.value : 0;
  }
  return marked;
}
