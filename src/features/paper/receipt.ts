import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { sealedWords, subjectOf } from '#src/features/cases/index.ts';
import { type Receipt, receiptOf } from '#src/features/log/index.ts';

/** The receipt for what a case says today; null for one that cannot be read, or says what the log does not hold. */
export async function caseReceipt(db: Database, number: string): Promise<Receipt | null> {
  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  const words = row && (await sealedWords(db, [row.id])).get(row.id);
  return row && words !== undefined ? receiptOf(db, subjectOf(row.id), words) : null;
}
