import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { entries } from '#db/schema/index.ts';
import { blackenEvidence, showEvidence } from '#src/features/cases/commands/evidence.ts';
import { workOnFiles } from '#src/features/evidence/check/run.ts';
import { deposit } from '#src/features/evidence/deposit.ts';
import { type Blobs, blobsAt } from '#src/features/evidence/store/blobs.ts';
import type { Situation } from '#src/lib/situation.ts';
import { onDeposit } from '#src/process/check-files.ts';
import { momentOn, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

/** `test` with a folder for blobs. */
export const test = base.extend('blobs', async ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-evidence-'));
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return blobsAt(`file:${folder}`);
});

export async function* inChunks(bytes: Uint8Array, size = 70_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function entriesOf(db: Database, caseId: string): Promise<string[]> {
  const rows = await db.select().from(entries).where(eq(entries.caseId, caseId)).orderBy(asc(entries.position));
  return rows.map(({ id }) => id);
}

interface Depositing {
  db: Database;
  blobs: Blobs;
}

/** Does all that the worker has to do with files. */
export async function worked({ db, blobs }: Depositing, at = momentOn(today)): Promise<void> {
  while (await workOnFiles({ db, blobs, now: () => at, onDeposit }));
}

/** Deposits a file at the first entry of a case, and has it looked at. Its id. */
export async function deposited(
  at: Depositing,
  caseId: string,
  bytes: Uint8Array,
  name = 'Beleg.jpg',
): Promise<string> {
  const [entryId = ''] = await entriesOf(at.db, caseId);
  const given = { ...at, now: () => momentOn(today) };
  const outcome = await deposit(given, { caseId, entryId, name }, inChunks(bytes));
  if (!outcome.ok) throw new Error(outcome.reason ?? outcome.refusal);
  await worked(at);
  return outcome.value.id;
}

/** A file that becomes evidence and is published, in a folder that is gone afterwards. */
export async function depositsAFile(situation: Situation, { number, id: caseId }: { number: string; id: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-done-'));
  const at = { db: situation.db, blobs: blobsAt(`file:${folder}`) };
  const id = await deposited(at, caseId, Buffer.from('Hallo, hier ist der Chat.'), 'chat.txt');
  must(await blackenEvidence(situation, { number, id, boxes: [], words: [] }));
  await worked(at);
  must(await showEvidence(situation, { number, id, copy: 1 }));
  rmSync(folder, { recursive: true });
}
