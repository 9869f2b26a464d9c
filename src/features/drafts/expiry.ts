import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  blackenedWords,
  cases,
  draftKeys,
  drafts,
  entries,
  matterMarks,
  namedCompanies,
  promises,
} from '#db/schema/index.ts';
import { forgetOldTyped, forgetOwner } from '#src/features/unfinished/index.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';

/** A draft that nobody has saved for so long is given up. */
const draftDays = 60;

const atOnce = 50;

/**
 * Deletes what was typed and never sent, drafts, and cases that were never confirmed, which nobody has touched for `draftDays`. Nothing of them was
 * ever public, so nothing remains. Returns how many.
 */
export async function forgetOldDrafts(db: Database, now: Date): Promise<number> {
  const end = new Date(now.getTime() - draftDays * dayMilliseconds);
  await forgetOldTyped(db, now);
  let forgotten = 0;
  for (;;) {
    const outcome = await write(db, async (tx) => {
      const old = await tx
        .select({ id: cases.id })
        .from(drafts)
        .innerJoin(cases, eq(cases.id, drafts.caseId))
        .where(and(lt(drafts.savedAt, end), inArray(cases.status, ['draft', 'unconfirmed'])))
        .limit(atOnce);
      const ids = old.map(({ id }) => id);
      if (ids.length === 0) return done(0);
      await tx.delete(promises).where(inArray(promises.caseId, ids));
      await tx.delete(entries).where(inArray(entries.caseId, ids));
      await tx.delete(draftKeys).where(inArray(draftKeys.caseId, ids));
      await tx.delete(namedCompanies).where(inArray(namedCompanies.caseId, ids));
      for (const id of ids) await forgetOwner(tx, `draft:${id}`);
      await tx.delete(blackenedWords).where(inArray(blackenedWords.caseId, ids));
      await tx.delete(matterMarks).where(inArray(matterMarks.caseId, ids));
      await tx.delete(drafts).where(inArray(drafts.caseId, ids));
      await tx.delete(cases).where(inArray(cases.id, ids));
      return done(ids.length);
    });
    if (!outcome.ok || outcome.value === 0) return forgotten;
    forgotten += outcome.value;
  }
}
