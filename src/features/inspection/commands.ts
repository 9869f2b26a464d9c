import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { checkFiles, inspectionConsents, inspections } from '#db/schema/index.ts';
import { proofCame, proofWent } from '#src/features/challenges/index.ts';
import {
  type Begun,
  type Blobs,
  beginUpload,
  blobs,
  type Deposited,
  deleteCheckFile,
  deposit,
  fileLine,
} from '#src/features/evidence/index.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { noteTakenOut } from '#src/features/redaction/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { endedLine } from './again.ts';
import { inspectionCan } from './can.ts';
import { type FoundCheck, findCheck } from './find.ts';
import { fileToOpen } from './queries.ts';

// What happened names no case: of pressure nobody but moderators knows, not even that something is checked.

/** Does something for the author of what is checked. Refuses not-signed-in, and not-found, also for everybody else. */
function asAuthor<Made>(
  situation: Situation,
  check: Check,
  task: (tx: Transaction, found: FoundCheck) => Promise<Outcome<Made>>,
): Promise<Outcome<Made>> {
  return write(situation.db, async (tx) => {
    if (situation.actor.userId === null) return refused('not-signed-in');
    const found = await findCheck(tx, check, situation.now);
    return found && inspectionCan.show(situation.actor, found) ? task(tx, found) : refused('not-found');
  });
}

/**
 * Makes room for a file that only moderators will see, and only while the check runs. Refuses: not-signed-in, not-found,
 * too-late (`check-over`), and what `beginUpload` refuses.
 */
export function beginCheckDeposit(
  situation: Situation,
  check: Check,
  file: { name: string; bytes: number | null },
): Promise<Outcome<Begun>> {
  return asAuthor(situation, check, async (tx, { caseId, isOpen }) => {
    if (!isOpen) return refused('too-late', { reason: 'check-over' });
    const begun = await beginUpload(tx, { ...file, caseId, check }, situation.now);
    if (begun.ok) await tell(tx, situation, { action: 'inspection.deposit', subjectId: check.id });
    return begun;
  });
}

/**
 * What an author says to whoever decides, as a file like those they show: sealed, opened with a row, gone when it is decided.
 * Refuses: invalid (no words), and as `beginCheckDeposit`.
 */
export async function sayForCheck(
  situation: Situation,
  { check, text, name }: { check: Check; text: string; name: string },
  store: Blobs = blobs(),
): Promise<Outcome<{ id: string }>> {
  const { db, now } = situation;
  if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
  const bytes = new TextEncoder().encode(text);
  const begun = await beginCheckDeposit(situation, check, { name, bytes: null });
  if (!begun.ok) return begun;
  const depositing = { db, blobs: store, now: () => now, inTransaction: async () => begun };
  return deposit(depositing, { ...begun.value, name }, onePiece(bytes));
}

async function* onePiece(bytes: Uint8Array) {
  yield bytes;
}

/** Called by the worker in the transaction in which a file was found to be whole: with it the author has said something. */
export async function recordCheckFile(tx: Transaction, { check, depositedAt }: Deposited & { check: Check }) {
  if (check.kind === 'challenge') await proofCame(tx, { id: check.id, at: depositedAt });
}

/** Lets the moderators see the evidence of the case until this is decided. Refuses: not-signed-in, not-found, too-late (`check-over`). */
export function allowInspection(situation: Situation, check: Check): Promise<Outcome<{ id: string }>> {
  return asAuthor(situation, check, async (tx, { caseId, isOpen, isCaseOver }) => {
    if (!isOpen || isCaseOver) return refused('too-late', { reason: 'check-over' });
    const given = { checkKind: check.kind, checkId: check.id, caseId, givenAt: situation.now, endedAt: null };
    const target = [inspectionConsents.checkKind, inspectionConsents.checkId];
    await tx
      .insert(inspectionConsents)
      .values(given)
      .onConflictDoUpdate({ target, set: { givenAt: situation.now, endedAt: null } });
    await tell(tx, situation, { action: 'inspection.allow', subjectId: check.id });
    return done({ id: check.id });
  });
}

/** Takes that back, at once and at any time. Refuses: not-signed-in, not-found. */
export function endInspection(situation: Situation, check: Check): Promise<Outcome<{ id: string }>> {
  return asAuthor(situation, check, async (tx) => {
    const { rowsAffected } = await tx
      .update(inspectionConsents)
      .set({ endedAt: situation.now })
      .where(
        and(
          eq(inspectionConsents.checkKind, check.kind),
          eq(inspectionConsents.checkId, check.id),
          isNull(inspectionConsents.endedAt),
        ),
      );
    if (rowsAffected === 0) return done({ id: check.id });
    await noteTakenOut(tx, null, situation.now, endedLine(check, situation.now));
    await tell(tx, situation, { action: 'inspection.end', subjectId: check.id });
    return done({ id: check.id });
  });
}

/** Deletes a file that was deposited for a check, at any time. Refuses: not-signed-in, not-found. */
export function removeCheckFile(
  situation: Situation,
  { check, id }: { check: Check; id: string },
): Promise<Outcome<{ id: string }>> {
  return asAuthor(situation, check, async (tx) => {
    if (!(await deleteCheckFile(tx, { id, check }, situation.now))) return refused('not-found');
    await noteTakenOut(tx, null, situation.now, fileLine(id, 'gone', situation.now));
    const isLeft = and(eq(checkFiles.checkKind, check.kind), eq(checkFiles.checkId, check.id));
    if (check.kind === 'challenge' && (await tx.$count(checkFiles, isLeft)) === 0) await proofWent(tx, check.id);
    await tell(tx, situation, { action: 'inspection.remove', subjectId: check.id });
    return done({ id });
  });
}

/**
 * A moderator opens a file, which is written down for its author to read. Refuses: not-signed-in, not-found: also for who has
 * a part in the case, what is decided, taken back, or of another case.
 */
export function openFile(
  situation: Situation,
  which: { check: Check; id: string },
): Promise<Outcome<{ check: Check; id: string }>> {
  return write(situation.db, async (tx) => {
    const { actor, now } = situation;
    if (actor.userId === null) return refused('not-signed-in');
    const file = await fileToOpen(tx, actor, which, now);
    if (!file) return refused('not-found');
    const { kind: checkKind, id: checkId } = which.check;
    await tx.insert(inspections).values({
      ...{ id: newId(), checkKind, checkId, caseId: file.caseId, fileId: file.id, fileName: file.name },
      ...{ moderatorId: actor.userId, openedAt: now },
    });
    await tell(tx, situation, { action: 'inspection.open', subjectId: checkId });
    return done(which);
  });
}
