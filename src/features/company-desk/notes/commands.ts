import { and, eq, isNull } from 'drizzle-orm';
import { deskNotes, representatives } from '#db/schema/index.ts';
import { inCase, type Where } from '#src/features/cases/index.ts';
import { seal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';

/** Notes of a case: as many as somebody still reads. */
const mostNotes = 50;

/**
 * A note about a case, for those who speak for its company. Nothing of it is public, and nothing of the case changes. Refuses
 * conflict (`case-is-full`).
 */
export function writeNote(
  situation: Situation,
  { number, noteId: id, note }: { number: string; noteId: string; note: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'note', async (tx, { id: caseId, companyId }) => {
    const own = situation.actor.represents.find((one) => one.companyId === companyId);
    // The session was read before this transaction: the right to speak may have ended in between.
    const speaks = and(eq(representatives.id, own?.representativeId ?? ''), isNull(representatives.endedAt));
    if (!own || (await tx.$count(representatives, speaks)) === 0) return refused('not-allowed');
    const isOfCase = and(eq(deskNotes.caseId, caseId), eq(deskNotes.companyId, companyId));
    if ((await tx.$count(deskNotes, isOfCase)) >= mostNotes) return refused('conflict', { reason: 'case-is-full' });
    const row = { id, caseId, companyId, representativeId: own.representativeId };
    await tx
      .insert(deskNotes)
      .values({ ...row, sealed: seal(note), writtenAt: situation.now })
      .onConflictDoNothing();
    return done(null);
  });
}

/** Anybody who speaks for the company takes a note away, for good. One that is gone already is no fault. */
export function removeNote(
  situation: Situation,
  { number, removeNote: id }: { number: string; removeNote: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'note', async (tx, { id: caseId, companyId }) => {
    await tx
      .delete(deskNotes)
      .where(and(eq(deskNotes.id, id), eq(deskNotes.caseId, caseId), eq(deskNotes.companyId, companyId)));
    return done(null);
  });
}
