import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#db/client.ts';
import { deposit } from '#src/features/evidence/deposit.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { type Blobs, blobsAt } from '#src/features/evidence/store/blobs.ts';
import {
  allowInspection,
  beginCheckDeposit,
  endInspection,
  openFile,
  removeCheckFile,
} from '#src/features/inspection/commands.ts';
import { inspectionForModerator, openedFile } from '#src/features/inspection/queries.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anOpenCase, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { aChallengedCase } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { inChunks, worked } from '../evidence/depositing.ts';
import { aPhoto } from '../evidence/files.ts';
import { aReport, aReportedCase } from '../pressure/reporting.ts';

interface At {
  blobs: Blobs;
  situation: Situation;
}

/** Deposits a file for a check as the door for files does, and has it looked at. */
export async function shows({ blobs, situation }: At, check: Check, bytes: Uint8Array, name = 'Vertrag.jpg') {
  const { db, now } = situation;
  const begun = await beginCheckDeposit(situation, check, { name, bytes: null });
  if (!begun.ok) return begun;
  const outcome = await deposit(
    { db, blobs, now: () => now, inTransaction: async () => begun },
    { ...begun.value, name },
    inChunks(bytes),
  );
  await worked({ db, blobs }, now);
  return outcome;
}

export const now = momentOn(today);
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

export async function challenged(db: Database, given: Parameters<typeof aChallengedCase>[1] = {}) {
  const theCase = await aChallengedCase(db, given);
  return { ...theCase, check: { kind: 'challenge' as const, id: theCase.challengeId } };
}

export const seenBy = async (db: Database, { actor }: Person, check: Check, at = now) =>
  (await inspectionForModerator(db, actor, [check], at)).map(({ id }) => id);
export const openedBy = async (db: Database, { actor }: Person, which: { check: Check; id: string }, at = now) =>
  (await openedFile(db, actor, which, at)) !== null;
export const showsPhoto = async (blobs: Blobs, author: Person, check: Check, name?: string) =>
  must(await shows({ blobs, situation: situationOf(author) }, check, await aPhoto(), name)).id;

/** Everything that one person can do here: with an own case, and as a moderator with that of somebody else. */
export async function inspects(db: Database, person: Person): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-inspection-'));
  const blobs = blobsAt(`file:${folder}`);
  const words = Buffer.from('Hallo, hier ist der Chat.');
  const situation = situationOf(person);
  const own = await anOpenCase(db, { author: person });
  const report = aReport(own.number);
  must(await reportPressure(situation, report));
  const check = { kind: 'pressure' as const, id: report.id };
  const { id } = must(await shows({ blobs, situation }, check, words, 'chat.txt'));
  must(await allowInspection(situation, check));
  must(await endInspection(situation, check));
  must(await removeCheckFile(situation, { check, id }));
  const theirs = await aReportedCase(db);
  const other = { kind: 'pressure' as const, id: theirs.reportId };
  const shown = must(await shows({ blobs, situation: situationOf(theirs.author) }, other, words, 'chat.txt'));
  const moderating = { ...situation, actor: { ...person.actor, isModerator: true } };
  must(await openFile(moderating, { check: other, id: shown.id }));
  rmSync(folder, { recursive: true });
}
