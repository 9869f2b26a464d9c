import { z } from 'astro/zod';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { entries, hiddenWords, promises, replies } from '#db/schema/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { type CaseWithWords, eraseWords } from './erasing.ts';
import { isOfCompany } from './lists.ts';
import { hiddenOfCompany, putBackOfCompany } from './of-company.ts';
import { wordsOfPiece } from './pieces.ts';
import { bar } from './rules.ts';

/** What `hideIn` put aside; of a reply only its text. */
const aside = z.object({
  text: z.string(),
  people: z.array(z.string()).default([]),
  thirdParty: z.string().default(''),
  promises: z.array(z.object({ id: z.string(), text: z.string() })),
});

/** What was hidden of a piece, for whoever decides on it anew; null: nothing is. */
export async function hiddenText(db: Database, { kind, id }: { kind: string; id: string }): Promise<string | null> {
  const [row] = await db.select().from(hiddenWords).where(eq(hiddenWords.pieceId, id));
  if (row?.pieceKind !== kind) return null;
  return isOfCompany(row.pieceKind) ? hiddenOfCompany(row.sealed) : aside.parse(JSON.parse(unseal(row.sealed))).text;
}

/**
 * Hides the words of an entry, a reply or an answer. It keeps its day, its channel and its promises, so that no figure
 * changes; the words lie encrypted beside the decision until another one brings them back, and leave history, feeds and
 * waiting mails. Refuses: not-found for no such piece, conflict when it is hidden already.
 */
export async function hideIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseWithWords,
  { kind, id, decisionId }: { kind: 'entry' | 'reply' | 'answer'; id: string; decisionId: string },
): Promise<Outcome<{ action: 'cases.hide'; subjectId: string }>> {
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

/** Puts words that these decisions hid back where they stood. Answers of which pieces. */
export async function putBackHidden(tx: Transaction, decisionIds: readonly string[]): Promise<string[]> {
  const hidden = await tx
    .select()
    .from(hiddenWords)
    .where(inArray(hiddenWords.decisionId, [...decisionIds]));
  for (const row of hidden) await putBack(tx, row);
  return hidden.map(({ pieceId }) => pieceId);
}

async function putBack(tx: Transaction, { pieceKind, pieceId, sealed }: typeof hiddenWords.$inferSelect) {
  if (isOfCompany(pieceKind)) return putBackOfCompany(tx, { kind: pieceKind, id: pieceId }, sealed);
  const { text, people, thirdParty, promises: made } = aside.parse(JSON.parse(unseal(sealed)));
  if (pieceKind === 'entry') {
    const words = { text, people, thirdParty, hiddenBy: null };
    await tx.update(entries).set(words).where(eq(entries.id, pieceId));
  } else {
    await tx.update(replies).set({ text, hiddenBy: null }).where(eq(replies.id, pieceId));
  }
  for (const { id, text: words } of made) await tx.update(promises).set({ text: words }).where(eq(promises.id, id));
  await tx.delete(hiddenWords).where(and(eq(hiddenWords.pieceKind, pieceKind), eq(hiddenWords.pieceId, pieceId)));
}
