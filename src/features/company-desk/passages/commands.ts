import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { passages, representatives } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { passagesCan } from './can.ts';

/** As many as a list to choose from holds. */
const mostPassages = 60;

/** The representation by which somebody writes for a company: the session was read before this transaction, and it may have ended in between. */
async function writerOf(tx: Transaction, { actor }: Situation, companyId: string): Promise<string | null> {
  if (actor.userId === null || !passagesCan.write(actor, companyId) || !(await mayWrite(tx, actor.userId))) return null;
  const own = actor.represents.find((one) => one.companyId === companyId);
  const [row] = await tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(and(eq(representatives.id, own?.representativeId ?? ''), isNull(representatives.endedAt)));
  return row?.id ?? null;
}

/**
 * Saves words to be written again, or changes those of the same id. Nothing of it is public. Refuses not-allowed, invalid (at `name`:
 * another passage is called so) and conflict (`too-many-passages`).
 */
export function savePassage(
  situation: Situation,
  { id, companyId, name, text }: { id: string; companyId: string; name: string; text: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const representativeId = await writerOf(tx, situation, companyId);
    if (representativeId === null) return refused('not-allowed');
    const [known] = await tx.select().from(passages).where(eq(passages.id, id));
    if (known && known.companyId !== companyId) return refused('not-found');
    const isNamesake = and(eq(passages.companyId, companyId), eq(passages.name, name), ne(passages.id, id));
    if ((await tx.$count(passages, isNamesake)) > 0)
      return refused('invalid', { field: 'name', reason: 'passage-known' });
    if (!known && (await tx.$count(passages, eq(passages.companyId, companyId))) >= mostPassages) {
      return refused('conflict', { reason: 'too-many-passages' });
    }
    const said = { representativeId, name, text, writtenAt: situation.now };
    await tx
      .insert(passages)
      .values({ id, companyId, ...said })
      .onConflictDoUpdate({ target: passages.id, set: said });
    await tell(tx, situation, { action: 'companies.save-passage', subjectId: id, companyId });
    return done();
  });
}

/** Takes a passage away, for good. One that is gone already is no fault. */
export function removePassage(
  situation: Situation,
  { removePassage: id }: { removePassage: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const [known] = await tx.select().from(passages).where(eq(passages.id, id));
    if (!known) return done();
    if ((await writerOf(tx, situation, known.companyId)) === null) return refused('not-allowed');
    await tx.delete(passages).where(eq(passages.id, id));
    const { companyId } = known;
    await tell(tx, situation, { action: 'companies.remove-passage', subjectId: id, companyId });
    return done();
  });
}
