import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { blackenedReasons, decisionAnswers, decisions, tombstones } from '#db/schema/index.ts';
import { blackenLetters } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import type { WordsOfCompany } from './lists.ts';
import { type Meant, withoutPlaces } from './rules.ts';

const fields = ['rule', 'facts', 'reason', 'statement', 'answer'] as const;

/** Of which case, or of which piece of a company outside of one, what was decided is told. */
type About = { caseId: string } | { piece: WordsOfCompany };

/**
 * Blackens what is meant in what the earlier decisions about it say, and in their letters that wait. The database takes only a
 * row for each place, and blackens by it: so every page can say that, and when, something was taken out of a decision.
 */
export async function blackenReasons(
  tx: Transaction,
  about: About,
  { blackenedBy, now }: { blackenedBy: string; now: Date },
  meant: Meant,
): Promise<void> {
  const isAbout =
    'caseId' in about
      ? eq(decisions.caseId, about.caseId)
      : and(eq(decisions.pieceKind, about.piece.kind), eq(decisions.pieceId, about.piece.id));
  const earlier = await tx
    .select()
    .from(decisions)
    .where(and(isAbout, ne(decisions.id, blackenedBy)));
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
  if ('caseId' in about) await blackenTombstone(tx, about.caseId, black);
  await blackenLetters(tx, ids, black);
}

async function blackenTombstone(tx: Transaction, caseId: string, black: (text: string) => string): Promise<void> {
  const isIt = eq(tombstones.caseId, caseId);
  const [tombstone] = await tx.select().from(tombstones).where(isIt);
  if (!tombstone || black(tombstone.reason) === tombstone.reason) return;
  await tx
    .update(tombstones)
    .set({ reason: black(tombstone.reason) })
    .where(isIt);
}

/** As the database counts them. */
const characters = (text: string): number => [...text].length;
