import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type About, cases, type EvidenceChange, entries } from '#db/schema/index.ts';
import {
  type Begun,
  beginUpload,
  type Deposited,
  deleteFile,
  dropUpload,
  evidenceOf,
  fileLine,
  hideCopy,
  showCopy,
  wantCopy,
} from '#src/features/evidence/index.ts';
import type { Masks } from '#src/features/evidence/rules.ts';
import { noteTakenOut } from '#src/features/redaction/index.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import type { CaseAction } from '../can.ts';
import { sealCase } from '../sealed/record.ts';
import { type CaseEvent, type CaseForWriting, inCase } from './opening.ts';

interface OfFile {
  number: string;
  /** Of the file. */
  id: string;
}

/** Does something in the case of a number and answers what `task` made. */
async function made<Made>(
  situation: Situation,
  number: string,
  action: CaseAction,
  task: (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<{ made: Made; event: CaseEvent | null }>>,
): Promise<Outcome<Made>> {
  let last: Made | undefined;
  const outcome = await inCase(situation, number, action, async (tx, theCase) => {
    const answer = await task(tx, theCase);
    if (!answer.ok) return answer;
    last = answer.value.made;
    return done(answer.value.event);
  });
  if (!outcome.ok) return outcome;
  return last === undefined ? refused('not-found') : done(last);
}

/**
 * Makes room for a file at an entry of a published case. Nothing of it is public before the worker has looked at it. Refuses:
 * not-found, also for an entry of another case, and what `inCase` and `beginUpload` refuse.
 */
export function beginDeposit(
  situation: Situation,
  { number, ...file }: { number: string; entryId: string; name: string; bytes: number | null },
): Promise<Outcome<Begun>> {
  return made(situation, number, 'depositEvidence', async (tx, { id: caseId }) => {
    const isThere = and(eq(entries.id, file.entryId), eq(entries.caseId, caseId));
    const [entry] = await tx.select({ id: entries.id }).from(entries).where(isThere);
    if (!entry) return refused('not-found');
    const begun = await beginUpload(tx, { ...file, caseId }, situation.now);
    return begun.ok ? done({ made: begun.value, event: null }) : begun;
  });
}

/** Records that a file has become evidence, where its case is public; called by the worker in that transaction. */
export async function recordDeposit(
  tx: Transaction,
  { id, caseId, sha256, depositedAt }: Omit<Deposited, 'entryId' | 'check'>,
): Promise<void> {
  const [row] = await tx
    .select({ number: cases.number, authorId: cases.authorId, companyId: cases.companyId })
    .from(cases)
    .where(eq(cases.id, caseId));
  if (row?.number == null) return;
  const actor = { userId: row.authorId };
  const company = row.companyId === null ? {} : { companyId: row.companyId };
  await tell(tx, { now: depositedAt, actor }, { action: 'cases.depositEvidence', subjectId: id, caseId, ...company });
  await sealCase(tx, { caseId, kind: 'case.evidence', at: depositedAt, facts: { sha256 } });
}

/** Says what is to be black, and has a copy made with it, which nobody sees yet. Refuses what `inCase` and `wantCopy` refuse. */
export function blackenEvidence(
  situation: Situation,
  { number, id, ...masks }: OfFile & Masks,
): Promise<Outcome<null>> {
  return changing(situation, number, 'showEvidence', async (tx, theCase) => {
    const wanted = await wantCopy(tx, { id, caseId: theCase.id }, masks);
    return wanted.ok ? done(null) : wanted;
  });
}

/** Shows everybody the copy that its author looked at. Refuses what `inCase` and `showCopy` refuse. */
export function showEvidence(situation: Situation, { number, id, copy }: OfFile & { copy: number }) {
  return changing(situation, number, 'showEvidence', async (tx, theCase) => {
    const shown = await showCopy(tx, { id, caseId: theCase.id }, copy, situation.now);
    if (!shown.ok) return shown;
    const { entryId, copyPublic } = shown.value;
    // Another copy of what was public already: then only what is black is another.
    if (copyPublic !== null) return done(null);
    const particulars = { ...(await aboutEntry(tx, entryId)), changes: seen('private', 'public') };
    return done({ action: 'cases.changeEvidence' as const, subjectId: id, particulars });
  });
}

/** Takes a file back: it is private again, and the history says that it was public. Refuses what `inCase` and `hideCopy` refuse. */
export function hideEvidence(situation: Situation, { number, id }: OfFile) {
  return changing(situation, number, 'hideEvidence', async (tx, theCase) => {
    const hidden = await hideCopy(tx, { id, caseId: theCase.id });
    if (!hidden.ok) return hidden;
    if (hidden.value.copyPublic === null) return done(null);
    await noteTakenOut(tx, theCase.id, situation.now, fileLine(id, 'private', situation.now));
    const particulars = { ...(await aboutEntry(tx, hidden.value.entryId)), changes: seen('public', 'private') };
    return done({ action: 'cases.changeEvidence' as const, subjectId: id, particulars });
  });
}

/**
 * Deletes a file that is private, or puts away one that was refused or is on its way. Refuses what `inCase` and `deleteFile`
 * refuse.
 */
export function deleteEvidence(situation: Situation, { number, id }: OfFile) {
  return changing(situation, number, 'hideEvidence', async (tx, theCase) => {
    const { id: caseId } = theCase;
    if ((await evidenceOf(tx, caseId)).uploads.some((upload) => upload.id === id)) {
      await dropUpload(tx, id, situation.now);
      await noteTakenOut(tx, null, situation.now, fileLine(id, 'gone', situation.now));
      return done(null);
    }
    const gone = await deleteFile(tx, { id, caseId }, situation.now);
    if (!gone.ok) return gone;
    await noteTakenOut(tx, caseId, situation.now, fileLine(id, 'gone', situation.now));
    const particulars = { ...(await aboutEntry(tx, gone.value.entryId)), changes: seen('private', 'gone') };
    return done({ action: 'cases.changeEvidence' as const, subjectId: id, particulars });
  });
}

const seen = (before: EvidenceChange['before'], after: EvidenceChange['after']): EvidenceChange[] => [
  { field: 'evidence', before, after },
];

async function changing(
  situation: Situation,
  number: string,
  action: CaseAction,
  task: (tx: Transaction, theCase: CaseForWriting) => Promise<Outcome<CaseEvent | null>>,
): Promise<Outcome<null>> {
  const outcome = await inCase(situation, number, action, task);
  return outcome.ok ? done(null) : outcome;
}

async function aboutEntry(tx: Transaction, entryId: string): Promise<{ about?: About }> {
  const [entry] = await tx
    .select({ entryOn: entries.occurredOn, entryUntil: entries.occurredUntil, precision: entries.precision })
    .from(entries)
    .where(eq(entries.id, entryId));
  return entry ? { about: entry } : {};
}
