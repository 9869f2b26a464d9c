import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { evidence } from '#db/schema/index.ts';
import { type Begun, beginUpload, dropUpload, evidenceOf, fileLine, leaveBlobs } from '#src/features/evidence/index.ts';
import { noteTakenOut } from '#src/features/redaction/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { type Draft, draftForWriting } from './queries.ts';

async function inDraft<Made>(
  situation: Situation,
  token: string | null,
  task: (tx: Transaction, draft: Draft) => Promise<Outcome<Made>>,
): Promise<Outcome<Made>> {
  return write(situation.db, async (tx) => {
    const draft = token === null ? null : await draftForWriting(tx, token);
    if (!draftCan.write(token, draft)) return refused('not-found', { reason: 'draft-gone' });
    const made = await task(tx, draft);
    const { caseId } = draft;
    if (made.ok) await tell(tx, situation, { action: 'drafts.evidence', subjectId: caseId, caseId });
    return made;
  });
}

/** Makes room for a file at an entry of the draft. Refuses: not-found, and what `beginUpload` refuses. */
export function beginDraftDeposit(
  situation: Situation,
  token: string | null,
  file: { entryId: string; name: string; bytes: number | null },
): Promise<Outcome<Begun>> {
  return inDraft(situation, token, async (tx, { caseId, entries }) => {
    if (!entries.some(({ id }) => id === file.entryId)) return refused('not-found');
    return beginUpload(tx, { ...file, caseId }, situation.now);
  });
}

/** A file that nobody else has ever heard of goes without a trace. Refuses: not-found. */
export function removeDraftEvidence(situation: Situation, token: string | null, id: string): Promise<Outcome<null>> {
  return inDraft(situation, token, async (tx, { caseId }) => {
    const { files, uploads } = await evidenceOf(tx, caseId);
    if (uploads.some((upload) => upload.id === id)) await dropUpload(tx, id, situation.now);
    else if (files.some((file) => file.id === id)) {
      await tx.delete(evidence).where(eq(evidence.id, id));
      await leaveBlobs(tx, [id], situation.now);
    } else return done();
    // Of no case: a draft that goes leaves nothing.
    await noteTakenOut(tx, null, situation.now, fileLine(id, 'gone', situation.now));
    return done();
  });
}
