import { and, count, eq, gt, lt, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto, prepared } from '#db/prepared.ts';
import {
  companies,
  entries,
  promises,
  replies,
  representatives,
  statements,
  type VerdictChange,
  verdicts,
} from '#db/schema/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { withoutEarlier } from '#src/features/redaction/index.ts';
import { likeReply, markReply, marksOf, passagePercent } from '#src/features/said-before/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type Intent, mostOfStatement, type ThreadKind, type VerdictContent } from '../lists.ts';
import { mailRepresentatives } from './mails.ts';
import { type CaseEvent, type CaseForWriting, inCase, type Where } from './opening.ts';
import { noteRead } from './reading.ts';

/** Replies, and as many answers: each is mailed to the other side, and all of them stand on one page. */
const mostOfEach = 50;

interface ReplyInput {
  /** Given when the form was shown: sent twice, it is one reply. */
  id: string;
  number: string;
  text: string;
  intent: Intent;
  promises: readonly { text: string; dueOn: Day | null }[];
  /** False: whoever sends it is to be told first that it says what another reply says, and as what it will count. */
  knowsLike?: boolean;
  /** When whoever sends it last saw the case: they are to be told first of a reply that came since. Null: they are not asked. */
  seenAt?: Date | null;
  /** Of a correction: the entry that it corrects. */
  entryId?: string | null | undefined;
  /** The statement for many cases of which this is one. */
  statementId?: string;
}

const insertReply = insertInto(replies);
const replyWith = prepared((db) =>
  db
    .select({ id: replies.id })
    .from(replies)
    .where(eq(replies.id, sql.placeholder('replyId'))),
);
const countOfKind = prepared((db) =>
  db
    .select({ count: count() })
    .from(replies)
    .where(and(eq(replies.caseId, sql.placeholder('caseId')), eq(replies.kind, sql.placeholder('kind')))),
);
const signing = prepared((db) =>
  db
    .select({ representative: representatives, companyName: companies.name })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(eq(representatives.id, sql.placeholder('id'))),
);

/**
 * A representative answers in public, under full name, job title and company as they are on this day.
 * The author gets a mail. Of somebody whose identity is being checked it does not count until that is done; nor does one that says
 * what another reply of the company says, or is mostly a saved passage, until the author says that it answers. Refuses promises that are
 * due in the past, a correction of no entry of the case, and once each: words that were said before (`like-another` or `mostly-passage`),
 * and a second reply of somebody who cannot have seen the first (`answered-meanwhile`).
 */
export function publishReply(situation: Situation, input: ReplyInput): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'reply', async (tx, theCase) => {
    if (await isKnown(tx, input.id)) return done(null);
    if (await isFull(tx, theCase.id, 'reply')) return refused('conflict', { reason: 'case-is-full' });
    const aboutEntryId = input.intent === 'correction' ? (input.entryId ?? '') : null;
    if (aboutEntryId !== null && !(await isEntryOf(tx, theCase.id, aboutEntryId))) {
      return refused('invalid', { field: 'entryId', reason: 'choose-one' });
    }
    const past = input.promises.findIndex((promise) => promise.dueOn !== null && promise.dueOn < today(situation));
    if (past >= 0) return refused('invalid', { field: `promise${past + 1}DueOn`, reason: 'due-in-past' });
    const signer = await signature(tx, situation, theCase.companyId);
    if (!signer) return refused('not-allowed');
    if (input.seenAt && (await isAnsweredSince(tx, theCase.id, input.seenAt)))
      return refused('invalid', { field: 'text', reason: 'answered-meanwhile' });
    const { isChecked, ...signed } = signer;
    const { companyId } = theCase;
    const marks = marksOf(input.text);
    const like = await likeReply(tx, { companyId, text: input.text, marks });
    const percent = await passagePercent(tx, { companyId, text: input.text });
    if (input.knowsLike === false && (like || percent !== null)) {
      return refused('invalid', { field: 'text', reason: like ? 'like-another' : 'mostly-passage' });
    }
    await noteRead(tx, situation, theCase);
    await insertReply(tx, {
      id: input.id,
      caseId: theCase.id,
      kind: 'reply',
      intent: input.intent,
      text: input.text,
      publishedAt: situation.now,
      ...like,
      passagePercent: percent,
      aboutEntryId,
      statementId: input.statementId ?? null,
      ...signed,
    });
    if (input.statementId !== undefined && !(await isTakenInto(tx, input.statementId))) {
      return refused('conflict', { reason: 'statement-too-many' });
    }
    await markReply(tx, { id: input.id, companyId, text: input.text, marks });
    for (const promise of input.promises) {
      await tx.insert(promises).values({
        id: newId(),
        caseId: theCase.id,
        replyId: input.id,
        text: promise.text,
        madeOn: dayOf(situation.now),
        dueOn: promise.dueOn,
      });
    }
    await mailReply(tx, situation, theCase, input.id, {
      representative: signerInMail(signed),
      isChecked,
    });
    return done({ action: 'cases.reply', subjectId: input.id });
  });
}

/** Counts one case more in which the statement stands; false where it stands in as many as it may. */
async function isTakenInto(tx: Transaction, id: string): Promise<boolean> {
  const counted = await tx
    .update(statements)
    .set({ cases: sql`${statements.cases} + 1` })
    .where(and(eq(statements.id, id), lt(statements.cases, mostOfStatement)))
    .returning({ id: statements.id });
  return counted.length > 0;
}

async function isAnsweredSince(tx: Transaction, caseId: string, seenAt: Date): Promise<boolean> {
  const since = and(eq(replies.caseId, caseId), eq(replies.kind, 'reply'), gt(replies.publishedAt, seenAt));
  return (await tx.$count(replies, since)) > 0;
}

async function isEntryOf(tx: Transaction, caseId: string, id: string): Promise<boolean> {
  return (await tx.$count(entries, and(eq(entries.id, id), eq(entries.caseId, caseId)))) > 0;
}

async function mailReply(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  replyId: string,
  signed: { representative: string; isChecked: boolean },
) {
  const { id: userId, email: to, locale } = theCase.author;
  await notify(tx, {
    userId,
    mail: {
      kind: 'reply-published',
      url: absolute(paths.ownCase(locale, theCase.number)),
      number: theCase.number,
      title: theCase.title,
      companyName: theCase.companyName,
      ...signed,
    },
    to,
    locale,
    caseId: theCase.id,
    dedupeKey: `reply-published:${replyId}`,
    now: situation.now,
  });
}

/**
 * "Would you be content with this answer?" A changed verdict leaves the old one in the public history, without its words
 * when they hold personal data that the author wants to `erase`.
 */
export function judgeReply(
  situation: Situation,
  { erase = false, ...input }: Verdict & { number: string; replyId: string; erase?: boolean },
): Promise<Outcome<Where>> {
  return inCase(situation, input.number, erase ? 'erase' : 'judge', async (tx, theCase) => {
    const [reply] = await tx.select().from(replies).where(eq(replies.id, input.replyId));
    if (reply?.caseId !== theCase.id || reply.kind !== 'reply') return refused('not-found');
    const [before] = await tx.select().from(verdicts).where(eq(verdicts.replyId, reply.id));
    const given = { content: input.content, boilerplate: input.boilerplate, text: input.text };
    const changes = before ? verdictChanges(before, given) : null;
    if (changes?.length === 0 && !erase) return done(null);
    const row = { ...given, givenAt: situation.now };
    await tx
      .insert(verdicts)
      .values({ replyId: reply.id, ...row })
      .onConflictDoUpdate({ target: verdicts.replyId, set: row });
    const kept = await withoutEarlier(tx, situation, theCase, { erase, subjectId: reply.id, changes: changes ?? [] });
    if (!kept.ok) return kept;
    if (changes === null) return done({ action: 'cases.judge', subjectId: reply.id });
    const about = { repliedOn: dayOf(reply.publishedAt) };
    return done({ action: 'cases.changeVerdict', subjectId: reply.id, particulars: { about, changes: kept.value } });
  });
}

interface Verdict {
  content: VerdictContent;
  boilerplate: boolean;
  text: string;
}

function verdictChanges(before: Verdict, after: Verdict): VerdictChange[] {
  return [
    ...change('content', before.content, after.content),
    ...change('boilerplate', before.boilerplate, after.boilerplate),
    ...change('words', before.text, after.text),
  ];
}

/** The author answers in the thread: the ball goes back to the company, its representatives get a mail. */
export function answerInThread(
  situation: Situation,
  input: { id: string; number: string; text: string },
): Promise<Outcome<Where>> {
  const answer = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    if (await isFull(tx, theCase.id, 'answer')) return refused('conflict', { reason: 'case-is-full' });
    await tx.insert(replies).values({
      id: input.id,
      caseId: theCase.id,
      kind: 'answer',
      text: input.text,
      publishedAt: situation.now,
    });
    await mailRepresentatives(tx, situation, theCase, `author-answered:${input.id}`, (url) => ({
      kind: 'author-answered',
      url,
      number: theCase.number,
      title: theCase.title,
    }));
    return done({ action: 'cases.answer', subjectId: input.id });
  };
  return inCase(situation, input.number, 'answer', answer, (tx) => isKnown(tx, input.id));
}

/** Whether this side has written as much as the thread of a case takes; the other side's room is its own. */
export async function isFull(tx: Transaction, caseId: string, kind: ThreadKind): Promise<boolean> {
  const [row] = await countOfKind(tx, { caseId, kind });
  return (row?.count ?? 0) >= mostOfEach;
}

export async function isKnown(tx: Transaction, replyId: string): Promise<boolean> {
  return (await replyWith(tx, { replyId })).length > 0;
}

/** In the mails that tell of a reply. */
export const signerInMail = (signed: { signedName: string; signedJobTitle: string; signedFirm: string }): string =>
  [signed.signedName, signed.signedJobTitle, signed.signedFirm].filter(Boolean).join(', ');

/** As whom somebody signs for a company today; null when they do not speak for it. */
export async function signature(tx: Transaction, situation: Situation, companyId: string) {
  const representation = situation.actor.represents.find((one) => one.companyId === companyId);
  if (!representation) return null;
  const [row] = await signing(tx, { id: representation.representativeId });
  // The session was read before this transaction: the right to speak may have ended in between.
  if (!row || row.representative.endedAt !== null) return null;
  return {
    representativeId: row.representative.id,
    companyId,
    signedName: `${row.representative.firstName} ${row.representative.lastName}`,
    signedJobTitle: row.representative.jobTitle,
    signedCompany: row.companyName,
    signedFirm: row.representative.firm,
    signedFirmKind: row.representative.firmKind,
    isChecked: row.representative.checkingSince !== null,
  };
}
