import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import {
  cases,
  closings,
  entries,
  events,
  hiddenWords,
  promises,
  reopenings,
  replies,
  representatives,
  statements,
  unfinished,
  verdicts,
} from '#db/schema/index.ts';
import { retellCase } from '#src/features/notifications/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { CaseWithWords } from './erasing.ts';
import { type Piece, wordsOfPiece } from './pieces.ts';
import { blackenReasons } from './reasons.ts';
import { inEveryText, type Meant, withoutPlaces } from './rules.ts';

type BlackenedBy = { blackenedBy: string; now: Date };

/**
 * Blackens what is meant, as `blackenEverywhere` does. `isAgain`: in a copy, where other words may stand in the piece.
 * Refuses: not-found for no such piece, invalid (`not-in-piece`) when the piece does not say it.
 */
export async function blackenIn(
  tx: Transaction,
  theCase: CaseWithWords,
  { blackenedBy, now, isAgain, ...piece }: Piece & BlackenedBy & { isAgain: boolean },
  meant: Meant,
): Promise<Outcome<{ action: 'cases.blacken'; subjectId: string }>> {
  const said = await wordsOfPiece(tx, theCase.id, piece);
  if (said === null) return refused('not-found');
  if (!isAgain && !said.some((text) => meant(text).length > 0)) {
    return refused('invalid', { field: 'passage', reason: 'not-in-piece' });
  }
  await blackenEverywhere(tx, theCase, { blackenedBy, now }, meant);
  return done({ action: 'cases.blacken', subjectId: piece.id });
}

/**
 * Blackens what is meant wherever it stands in the case: in every text, in the history, in what was hidden before, in forms
 * that somebody has begun, in what earlier decisions say, and in mails that wait. What stood there is nowhere any more, and
 * nothing brings it back. `by`: the decision; null where an author took it out, which reaches no decision.
 */
export async function blackenEverywhere(
  tx: Transaction,
  theCase: CaseWithWords,
  by: BlackenedBy | null,
  meant: Meant,
): Promise<void> {
  const black = (text: string) => withoutPlaces(text, meant(text));
  await inTexts(tx, theCase.id, black);
  const rows = await tx
    .select({ id: events.id, particulars: events.particulars })
    .from(events)
    .where(isCorrectionOf(theCase.id));
  for (const { id, particulars } of rows) {
    await tx
      .update(events)
      .set({ particulars: inEveryText(particulars, black) })
      .where(eq(events.id, id));
  }
  await blackenHidden(tx, theCase.id, black);
  await forgetTyped(tx, theCase, black);
  await retellCase(tx, theCase.id, black);
  if (by) await blackenReasons(tx, { caseId: theCase.id }, by, meant);
}

type Black = (text: string) => string;

/** Hands every text that a case says today to `black`, and writes what it makes of it. */
async function inTexts(tx: Transaction, caseId: string, black: Black): Promise<void> {
  const [head] = await tx.select().from(cases).where(eq(cases.id, caseId));
  if (head) {
    const { title, summary, desiredText, penName, place } = head;
    const texts = inEveryText({ title, summary, desiredText, penName, place }, black);
    await tx.update(cases).set(texts).where(eq(cases.id, caseId));
  }
  for (const { id, text, people, thirdParty } of await tx.select().from(entries).where(eq(entries.caseId, caseId))) {
    await tx.update(entries).set(inEveryText({ text, people, thirdParty }, black)).where(eq(entries.id, id));
  }
  for (const { id, text } of await tx.select().from(promises).where(eq(promises.caseId, caseId))) {
    await tx
      .update(promises)
      .set({ text: black(text) })
      .where(eq(promises.id, id));
  }
  const thread = await tx.select().from(replies).where(eq(replies.caseId, caseId));
  for (const { id, text, signedName, signedJobTitle, signedFirm } of thread) {
    const texts = inEveryText({ text, signedName, signedJobTitle, signedFirm }, black);
    await tx.update(replies).set(texts).where(eq(replies.id, id));
  }
  // What happened, as a statement for many cases says it: the same line stands in all of them.
  const statementIds = thread.flatMap(({ statementId }) => statementId ?? []);
  for (const { id, incident } of await tx.select().from(statements).where(inArray(statements.id, statementIds))) {
    await tx
      .update(statements)
      .set({ incident: black(incident) })
      .where(eq(statements.id, id));
  }
  const ids = thread.map(({ id }) => id);
  for (const { replyId, text } of await tx.select().from(verdicts).where(inArray(verdicts.replyId, ids))) {
    await tx
      .update(verdicts)
      .set({ text: black(text) })
      .where(eq(verdicts.replyId, replyId));
  }
  for (const { id, words } of await tx.select().from(closings).where(eq(closings.caseId, caseId))) {
    await tx
      .update(closings)
      .set({ words: black(words) })
      .where(eq(closings.id, id));
  }
  for (const { id, reason } of await tx.select().from(reopenings).where(eq(reopenings.caseId, caseId))) {
    await tx
      .update(reopenings)
      .set({ reason: black(reason) })
      .where(eq(reopenings.id, id));
  }
}

async function blackenHidden(tx: Transaction, caseId: string, black: Black): Promise<void> {
  const told = await tx.select({ id: entries.id }).from(entries).where(eq(entries.caseId, caseId));
  const said = await tx.select({ id: replies.id }).from(replies).where(eq(replies.caseId, caseId));
  const ids = [...told, ...said].map(({ id }) => id);
  for (const row of await tx.select().from(hiddenWords).where(inArray(hiddenWords.pieceId, ids))) {
    const left = seal(JSON.stringify(inEveryText(JSON.parse(unseal(row.sealed)), black)));
    const isIt = and(eq(hiddenWords.pieceKind, row.pieceKind), eq(hiddenWords.pieceId, row.pieceId));
    await tx.update(hiddenWords).set({ sealed: left }).where(isIt);
  }
}

/** Forms with the passage in them that its author or somebody who answered has begun would bring it back. */
async function forgetTyped(tx: Transaction, theCase: CaseWithWords, black: Black): Promise<void> {
  const writers = await tx
    .select({ userId: representatives.userId })
    .from(replies)
    .innerJoin(representatives, eq(representatives.id, replies.representativeId))
    .where(eq(replies.caseId, theCase.id));
  await forgetTypedBy(tx, [theCase.authorId, ...writers.map(({ userId }) => userId)], black);
}

/** What these people typed somewhere and never sent goes where it has the passage in it. */
export async function forgetTypedBy(tx: Transaction, userIds: readonly (string | null)[], black: Black): Promise<void> {
  const owners = new Set(userIds.map((id) => `user:${id}`));
  const rows = await tx
    .select()
    .from(unfinished)
    .where(inArray(unfinished.owner, [...owners]));
  for (const { owner, form, fields } of rows) {
    const typed = unseal(fields);
    const parsed: unknown = JSON.parse(typed);
    if (JSON.stringify(inEveryText(parsed, black)) === JSON.stringify(parsed)) continue;
    await tx.delete(unfinished).where(and(eq(unfinished.owner, owner), eq(unfinished.form, form)));
  }
}
