import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { entries, receivedMails } from '#db/schema/index.ts';
import { type Blobs, deposit, evidenceOf } from '#src/features/evidence/index.ts';
import { shownName } from '#src/features/evidence/rules.ts';
import { filesIn, type MailFile } from '#src/features/import/index.ts';
import { write, writeStep } from '#src/lib/database.ts';
import { log } from '#src/lib/log.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { bytesOf } from './bytes.ts';
import { letterIn } from './letter.ts';

interface Work {
  db: Database;
  blobs: Blobs;
  now: () => Date;
  /** Asked between two letters. */
  isStopping: () => boolean;
}

/**
 * Lays each letter that its author took over at the entry that was made of it, as private evidence, and the files that were
 * sent with it: as they came, byte by byte. What does not fit beside the other files stays in the letter.
 */
export async function depositLetters(work: Work): Promise<void> {
  const { db, isStopping } = work;
  while (!isStopping()) {
    const [letter] = await db
      .select({
        id: receivedMails.id,
        caseId: receivedMails.caseId,
        entryId: receivedMails.evidenceFor,
        read: receivedMails.read,
      })
      .from(receivedMails)
      .where(isNotNull(receivedMails.evidenceFor))
      .orderBy(asc(receivedMails.evidenceFor))
      .limit(1);
    if (!letter) return;
    if (letter.entryId !== null && !(await lay(work, { ...letter, entryId: letter.entryId }))) return;
    await writeStep(db, async (tx) =>
      done(await tx.update(receivedMails).set({ evidenceFor: null }).where(eq(receivedMails.id, letter.id))),
    );
  }
}

/** False: nothing can be stored at the moment, and it is tried again. */
async function lay(
  { db, blobs, now }: Work,
  letter: { id: string; caseId: string; entryId: string; read: string },
): Promise<boolean> {
  const { caseId, entryId } = letter;
  const isAtEntry = and(eq(entries.id, entryId), eq(entries.caseId, caseId));
  for (const { name, bytes } of await filesOfLetter(db, letter)) {
    if (await isThere(db, letter, { name, bytes })) continue;
    const laid = await deposit(
      {
        db,
        now,
        blobs,
        inTransaction: (begin) =>
          write(db, async (tx) => {
            const [entry] = await tx.select({ id: entries.id }).from(entries).where(isAtEntry);
            return entry ? begin(tx) : refused('not-found');
          }),
      },
      { caseId, entryId, name },
      inOnePiece(bytes),
    );
    if (laid.ok) continue;
    if (laid.refusal === 'unavailable') return false;
    log.info({ mail: letter.id, reason: laid.reason ?? laid.refusal }, 'a file of a mail was not deposited');
  }
  return true;
}

async function filesOfLetter(db: Database, { id, read }: { id: string; read: string }): Promise<MailFile[]> {
  const bytes = await bytesOf(db, id);
  if (bytes === null) return [];
  const subject = read === '' ? '' : letterIn(read).subject;
  return [{ name: `${subject || 'E-Mail'}.eml`, bytes: new Uint8Array(bytes) }, ...(await filesIn(bytes))].filter(
    (file) => file.bytes.length > 0,
  );
}

/** After an end in the middle, what was laid already is not laid again. */
async function isThere(
  db: Database,
  { caseId, entryId }: { caseId: string; entryId: string },
  { name, bytes }: MailFile,
): Promise<boolean> {
  const { files, uploads } = await evidenceOf(db, caseId);
  return [...files, ...uploads].some(
    (one) => one.entryId === entryId && one.name === shownName(name) && one.bytes === bytes.length,
  );
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
