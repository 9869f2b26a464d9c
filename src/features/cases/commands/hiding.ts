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
  unfinished,
  verdicts,
} from '#db/schema/index.ts';
import { retellCase } from '#src/features/notifications/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { bar, inEveryText, withoutPassage } from '../blackening.ts';
import { eraseWords } from './erasing.ts';
import type { CaseEvent, CaseForWriting } from './opening.ts';

/** A piece of a case that has words of its own. */
export interface Piece {
  kind: 'case' | 'entry' | 'reply' | 'answer' | 'closing' | 'reopening' | 'pen-name';
  id: string;
}

/** What a piece says today, each of its texts; null when this case has no such piece. */
export async function wordsOfPiece(tx: Transaction, caseId: string, { kind, id }: Piece): Promise<string[] | null> {
  switch (kind) {
    case 'case':
    case 'pen-name': {
      const [head] = await tx.select().from(cases).where(eq(cases.id, caseId));
      if (!head || id !== caseId) return null;
      return kind === 'pen-name' ? [head.penName] : [head.title, head.summary, head.desiredText, head.place];
    }
    case 'entry': {
      const [entry] = await tx.select().from(entries).where(eq(entries.id, id));
      if (entry?.caseId !== caseId) return null;
      const made = await tx.select({ text: promises.text }).from(promises).where(eq(promises.entryId, id));
      return [entry.text, entry.thirdParty, ...entry.people, ...made.map(({ text }) => text)];
    }
    case 'reply':
    case 'answer': {
      const [reply] = await tx.select().from(replies).where(eq(replies.id, id));
      if (reply?.caseId !== caseId || (reply.representativeId !== null) !== (kind === 'reply')) return null;
      const [verdict] = await tx.select().from(verdicts).where(eq(verdicts.replyId, id));
      const made = await tx.select({ text: promises.text }).from(promises).where(eq(promises.replyId, id));
      // Whoever used to speak for the company may ask not to stand there any longer.
      const signed = [reply.signedName, reply.signedJobTitle];
      return [reply.text, verdict?.text ?? '', ...made.map(({ text }) => text), ...signed];
    }
    case 'closing': {
      const [closing] = await tx.select().from(closings).where(eq(closings.id, id));
      return closing?.caseId === caseId ? [closing.words] : null;
    }
    case 'reopening': {
      const [reopening] = await tx.select().from(reopenings).where(eq(reopenings.id, id));
      return reopening?.caseId === caseId ? [reopening.reason] : null;
    }
  }
}

/**
 * Hides the words of an entry, a reply or an answer. It keeps its day, its channel and its promises, so that no figure
 * changes; the words lie encrypted beside the decision until another one brings them back, and leave history, feeds and
 * waiting mails. Refuses: not-found for no such piece, conflict when it is hidden already.
 */
export async function hideIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  { kind, id, decisionId }: { kind: 'entry' | 'reply' | 'answer'; id: string; decisionId: string },
): Promise<Outcome<CaseEvent>> {
  if ((await wordsOfPiece(tx, theCase.id, { kind, id })) === null) return refused('not-found');
  const table = kind === 'entry' ? entries : replies;
  const [there] = await tx.select({ hiddenBy: table.hiddenBy }).from(table).where(eq(table.id, id));
  if (there?.hiddenBy) return refused('conflict', { reason: 'hidden' });
  const made = await tx
    .select({ id: promises.id, text: promises.text })
    .from(promises)
    .where(eq(kind === 'entry' ? promises.entryId : promises.replyId, id));
  const sealed = seal(JSON.stringify({ ...(await putAside(tx, kind, id, decisionId)), promises: made }));
  await tx.insert(hiddenWords).values({ pieceKind: kind, pieceId: id, decisionId, sealed });
  for (const promise of made) await tx.update(promises).set({ text: bar }).where(eq(promises.id, promise.id));
  await eraseWords(tx, situation, theCase, (subjectId) => () => subjectId === id);
  return done({ action: 'cases.hide', subjectId: id });
}

/** Takes the words out of the row and answers them. */
async function putAside(tx: Transaction, kind: 'entry' | 'reply' | 'answer', id: string, hiddenBy: string) {
  if (kind === 'entry') {
    const [entry] = await tx.select().from(entries).where(eq(entries.id, id));
    const { text = '', people = [], thirdParty = '' } = entry ?? {};
    // As many people as before, and somebody else where there was somebody else: both count.
    const hidden = {
      text: bar,
      people: people.map((_, at) => `${bar} ${at + 1}`),
      thirdParty: thirdParty === '' ? '' : bar,
    };
    await tx
      .update(entries)
      .set({ ...hidden, hiddenBy })
      .where(eq(entries.id, id));
    return { text, people, thirdParty };
  }
  const [reply] = await tx.select({ text: replies.text }).from(replies).where(eq(replies.id, id));
  await tx.update(replies).set({ text: bar, hiddenBy }).where(eq(replies.id, id));
  return { text: reply?.text ?? '' };
}

/**
 * Blackens a passage wherever it stands in the case: in every text, in the history, in what was hidden before, in forms
 * that somebody has begun, and in mails that wait. What stood there is nowhere any more, and nothing brings it back.
 * Refuses: not-found for no such piece, invalid (`not-in-piece`) when the piece does not say it.
 */
export async function blackenIn(
  tx: Transaction,
  theCase: CaseForWriting,
  piece: Piece,
  passage: string,
): Promise<Outcome<CaseEvent>> {
  const said = await wordsOfPiece(tx, theCase.id, piece);
  if (said === null) return refused('not-found');
  const black = (text: string) => withoutPassage(text, passage);
  if (!said.some((text) => black(text) !== text)) {
    return refused('invalid', { field: 'passage', reason: 'not-in-piece' });
  }
  await blackenTexts(tx, theCase.id, black);
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
  await retellCase(tx, theCase.id);
  return done({ action: 'cases.blacken', subjectId: piece.id });
}

type Black = (text: string) => string;

async function blackenTexts(tx: Transaction, caseId: string, black: Black): Promise<void> {
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
  for (const { id, text, signedName, signedJobTitle } of thread) {
    const texts = inEveryText({ text, signedName, signedJobTitle }, black);
    await tx.update(replies).set(texts).where(eq(replies.id, id));
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
async function forgetTyped(tx: Transaction, theCase: CaseForWriting, black: Black): Promise<void> {
  const writers = await tx
    .select({ userId: representatives.userId })
    .from(replies)
    .innerJoin(representatives, eq(representatives.id, replies.representativeId))
    .where(eq(replies.caseId, theCase.id));
  const owners = new Set([theCase.author.id, ...writers.map(({ userId }) => userId)].map((id) => `user:${id}`));
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
