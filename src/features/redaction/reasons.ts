import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { blackenedReasons, decisionAnswers, decisions, tombstones } from '#db/schema/index.ts';
import { blackenLetters } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { type Meant, withoutPlaces } from './rules.ts';

const fields = ['rule', 'facts', 'reason', 'statement', 'answer'] as const;

/**
 * Blackens what is meant in what the earlier decisions about a case say, and in their letters that wait. The database takes only a
 * row for each place, and blackens by it: so every page can say that, and when, something was taken out of a decision.
 */
export async function blackenReasons(
  tx: Transaction,
  { caseId, blackenedBy, now }: { caseId: string; blackenedBy: string; now: Date },
  meant: Meant,
): Promise<void> {
  const earlier = (await tx.select().from(decisions).where(eq(decisions.caseId, caseId))).filter(
    ({ id }) => id !== blackenedBy,
  );
  for (const decision of earlier) {
    for (const field of fields) {
      const text = decision[field];
      // From the last to the first: those before it stay where they are.
      for (const { from, to } of meant(text).reverse()) {
        const place = { start: characters(text.slice(0, from)) + 1, length: characters(text.slice(from, to)) };
        const row = { id: newId(), decisionId: decision.id, field, ...place, blackenedBy, blackenedAt: now };
        await tx.insert(blackenedReasons).values(row);
      }
    }
  }
  const black = (text: string) => withoutPlaces(text, meant(text));
  const ids = earlier.map(({ id }) => id);
  for (const { decisionId, text } of await tx
    .select()
    .from(decisionAnswers)
    .where(inArray(decisionAnswers.decisionId, ids))) {
    if (black(text) === text) continue;
    const isIt = eq(decisionAnswers.decisionId, decisionId);
    await tx
      .update(decisionAnswers)
      .set({ text: black(text), blackenedAt: now })
      .where(isIt);
  }
  const [tombstone] = await tx.select().from(tombstones).where(eq(tombstones.caseId, caseId));
  if (tombstone && black(tombstone.reason) !== tombstone.reason) {
    await tx
      .update(tombstones)
      .set({ reason: black(tombstone.reason) })
      .where(eq(tombstones.caseId, caseId));
  }
  await blackenLetters(tx, ids, black);
}

/** As the database counts them. */
const characters = (text: string): number => [...text].length;
