import { z } from 'astro/zod';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, entries, hiddenWords, promises, replies, tombstones } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { tell } from '#src/lib/events.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { sealCase } from '../sealed/record.ts';
import { refreshCase } from '../state/refresh.ts';

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
  return row?.pieceKind === kind ? aside.parse(JSON.parse(unseal(row.sealed))).text : null;
}

/**
 * Brings back what decisions took out of a case that were found wrong: hidden words to where they stood, a removed case from
 * its tombstone, so that it counts as before. What was blackened is nowhere any more. Nothing happens where nothing is left
 * of them, as when the author has withdrawn the case since.
 */
export async function restoreIn(
  tx: Transaction,
  situation: Situation,
  { caseId, decisionIds }: { caseId: string; decisionIds: readonly string[] },
): Promise<void> {
  const hidden = await tx
    .select()
    .from(hiddenWords)
    .where(inArray(hiddenWords.decisionId, [...decisionIds]));
  for (const row of hidden) await putBack(tx, row);
  const removed = await tx
    .delete(tombstones)
    .where(and(eq(tombstones.caseId, caseId), inArray(tombstones.decisionId, [...decisionIds])))
    .returning();
  if (hidden.length + removed.length === 0) return;
  const [theCase] = await tx.select({ companyId: cases.companyId }).from(cases).where(eq(cases.id, caseId));
  const of = { caseId, ...(theCase?.companyId && { companyId: theCase.companyId }) };
  for (const subjectId of [...hidden.map(({ pieceId }) => pieceId), ...removed.map(() => caseId)]) {
    await tell(tx, situation, { action: 'cases.restore', subjectId, ...of });
  }
  await refreshCase(tx, caseId, today(situation));
  await sealCase(tx, { caseId, kind: 'case.restored', at: situation.now });
}

async function putBack(tx: Transaction, { pieceKind, pieceId, sealed }: typeof hiddenWords.$inferSelect) {
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
