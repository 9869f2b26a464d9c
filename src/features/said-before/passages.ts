import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { passages } from '#db/schema/index.ts';
import { searchKey } from '#src/lib/text.ts';
import { alikeFrom, piecesOf, sharedWithPassages } from './rules.ts';

const savedBy = prepared((db) =>
  db
    .select({ text: passages.text })
    .from(passages)
    .where(eq(passages.companyId, sql.placeholder('companyId'))),
);

/** How many of a hundred words of a text are those of passages that the company has saved, where these are 80 or more; null otherwise. */
export async function passagePercent(
  db: Database | Transaction,
  { companyId, text }: { companyId: string; text: string },
): Promise<number | null> {
  const saved = await savedBy(db, { companyId });
  if (saved.length === 0) return null;
  const pieces = saved.map((one) => piecesOf(one.text).map(searchKey));
  const shared = sharedWithPassages(searchKey(text), pieces);
  return shared >= alikeFrom ? Math.floor(shared * 100) : null;
}
