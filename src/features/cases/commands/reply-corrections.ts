import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type EntryChange, promises, replies, representatives, type WordsChange } from '#db/schema/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { withoutEarlier } from '#src/features/redaction/index.ts';
import { likeReply, markAnew, passagePercent } from '#src/features/said-before/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { type CaseForWriting, inCase, type Where } from './opening.ts';

type Reply = typeof replies.$inferSelect;
type Writer = typeof representatives.$inferSelect;

/**
 * Who may correct it: who wrote it, or, once they speak for the company no more, anybody else who does, works
 * there and whose identity is not in doubt.
 */
async function mayCorrectReply(tx: Transaction, { represents }: Actor, writer: Writer): Promise<boolean> {
  const ids = represents.map(({ representativeId }) => representativeId);
  const today = and(inArray(representatives.id, ids), isNull(representatives.endedAt));
  const own = await tx
    .select()
    .from(representatives)
    .where(and(today, eq(representatives.companyId, writer.companyId)));
  return own.some(
    ({ id, checkingSince, firmKind }) =>
      id === writer.id || (writer.endedAt !== null && checkingSince === null && firmKind === null),
  );
}

export interface ReplyCorrection {
  number: string;
  replyId: string;
  text: string;
  /** The words of promises made in it; days stay. One that is left out stays as it is. */
  promises: readonly { id: string; text: string }[];
  erase?: boolean;
}

/**
 * A representative corrects the words of a published reply. Its day, its intent and the days of its promises stay: it is no
 * new answer. The old words stay in the public history, unless they hold personal data that are to be `erase`d; the author
 * gets a mail. Refuses: not-found for a text that is no reply of this case, not-allowed for that of a colleague who is
 * still there.
 */
export function correctReply(situation: Situation, input: ReplyCorrection): Promise<Outcome<Where>> {
  const { number, replyId: id, text, erase = false } = input;
  return inCase(situation, number, erase ? 'eraseReply' : 'correctReply', async (tx, theCase) => {
    const [row] = await tx
      .select({ reply: replies, writer: representatives })
      .from(replies)
      .innerJoin(representatives, eq(representatives.id, replies.representativeId))
      .where(and(eq(replies.id, id), eq(replies.caseId, theCase.id)));
    if (!row) return refused('not-found');
    const { reply, writer } = row;
    if (reply.hiddenBy !== null) return refused('conflict', { reason: 'hidden' });
    if (!(await mayCorrectReply(tx, situation.actor, writer))) return refused('not-allowed');
    const worded = await promisesWorded(tx, id, input.promises);
    const changes: (WordsChange | EntryChange)[] = [
      ...change('wording', reply.text, text),
      ...worded.flatMap(({ before, after }) => change('promise', before, after)),
    ];
    if (changes.length === 0 && !erase) return done(null);
    // Words that were said before can be corrected into own ones: what it counted for until then stays, and the author can say more.
    const { companyId } = writer;
    const like = reply.likeReplyId === null ? await likeReply(tx, { companyId, text, but: id }) : null;
    const saved = reply.passagePercent ?? (await passagePercent(tx, { companyId, text }));
    await tx
      .update(replies)
      .set({ text, correctedAt: situation.now, ...like, passagePercent: saved })
      .where(eq(replies.id, id));
    await markAnew(tx, { id, companyId, text });
    for (const { id: promiseId, after } of worded) {
      await tx.update(promises).set({ text: after.text }).where(eq(promises.id, promiseId));
    }
    const kept = await withoutEarlier(tx, situation, theCase, { erase, subjectId: id, changes });
    if (!kept.ok) return kept;
    await tellAuthor(tx, situation, theCase, reply);
    const about = { replyOn: dayOf(reply.publishedAt) };
    return done({ action: 'cases.correctReply', subjectId: id, particulars: { about, changes: kept.value } });
  });
}

/** The promises of the reply that the form words anew, as they were and as they will be. */
async function promisesWorded(tx: Transaction, replyId: string, worded: ReplyCorrection['promises']) {
  const made = await tx.select().from(promises).where(eq(promises.replyId, replyId));
  return made.flatMap(({ id, text, dueOn }) => {
    const words = worded.find((one) => one.id === id)?.text;
    return words === undefined || words === text
      ? []
      : [{ id, before: { text, dueOn }, after: { text: words, dueOn } }];
  });
}

/** At most one mail a day for a reply: whoever corrects a comma twice writes once. */
async function tellAuthor(tx: Transaction, situation: Situation, theCase: CaseForWriting, reply: Reply) {
  const { id: userId, email: to, locale } = theCase.author;
  await notify(tx, {
    userId,
    mail: {
      kind: 'reply-corrected',
      url: absolute(paths.ownCase(locale, theCase.number)),
      number: theCase.number,
      title: theCase.title,
      companyName: reply.signedCompany,
    },
    to,
    locale,
    caseId: theCase.id,
    dedupeKey: `reply-corrected:${reply.id}:${dayOf(situation.now)}`,
    now: situation.now,
  });
}
