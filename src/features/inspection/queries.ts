import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { evidence, inspectionConsents, inspections } from '#db/schema/index.ts';
import { type CheckFile, checkFilesOf, evidenceOf, storedCheckFile, storedFile } from '#src/features/evidence/index.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { findAppealed, mayDecideAppeal, mayDecideHere } from '#src/features/moderation/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { Actor } from '#src/lib/situation.ts';
import { inspectionCan } from './can.ts';
import { type FoundCheck, findCheck } from './find.ts';
import { isStillOpen, lettersOf } from './rules.ts';

const isOf = (table: typeof inspectionConsents | typeof inspections, { kind, id }: Check) =>
  and(eq(table.checkKind, kind), eq(table.checkId, id));

/** Since when the moderators may see the evidence of the case; null: they may not, or not any more. */
async function allowedSince(db: Database | Transaction, check: Check): Promise<Date | null> {
  const [row] = await db
    .select({ givenAt: inspectionConsents.givenAt })
    .from(inspectionConsents)
    .where(and(isOf(inspectionConsents, check), isNull(inspectionConsents.endedAt)));
  return row?.givenAt ?? null;
}

/** What an author shows the moderators for a check, and who opened what; null: there is no check, or it is somebody else's. */
export async function inspectionForAuthor(db: Database, actor: Actor, check: Check, now: Date) {
  const found = await findCheck(db, check, now);
  if (!found || !inspectionCan.show(actor, found)) return null;
  const opened = await db
    .select()
    .from(inspections)
    .where(isOf(inspections, check))
    .orderBy(asc(inspections.openedAt), asc(inspections.id));
  const letters = lettersOf(opened.map(({ moderatorId }) => moderatorId));
  const { caseId, number, isOpen, isCaseOver } = found;
  const isThere = and(eq(evidence.caseId, caseId), isNull(evidence.goneAt));
  return {
    ...{ check, number, isOpen, isCaseOver },
    ...(await checkFilesOf(db, check)),
    caseFiles: await db.$count(evidence, isThere),
    allowedSince: await allowedSince(db, check),
    openings: opened.map(({ moderatorId, fileName, openedAt }) => ({
      who: letters.get(moderatorId) ?? '',
      ...{ fileName: unseal(fileName), openedAt },
    })),
  };
}

export type OwnInspection = NonNullable<Awaited<ReturnType<typeof inspectionForAuthor>>>;

/** Whether somebody may see what is shown for a check, at this moment; and what is checked. */
async function inspected(
  db: Database | Transaction,
  actor: Actor,
  check: Check,
  now: Date,
): Promise<FoundCheck | null> {
  if (!inspectionCan.open(actor)) return null;
  const found = await findCheck(db, check, now);
  if (!found?.isOpen) return null;
  const { caseId, companyId } = found;
  if (!(await mayDecideHere(db, actor, { caseId, companyId }))) return null;
  if (check.kind !== 'appeal') return found;
  // Whoever decided first has nothing to look at any more, unless they are alone.
  const appealed = await findAppealed(db, check.id);
  return appealed && (await mayDecideAppeal(db, actor, appealed, now)) ? found : null;
}

/** A file that a moderator may open. */
export interface ShownFile extends CheckFile {
  check: Check;
  /** Evidence of the case, which its author allowed; else deposited for this check alone. */
  isOfCase: boolean;
  /** By this moderator. */
  wasOpened: boolean;
}

/** Files that a moderator may open for some checks of one thing; without a check, a right or a file: none. */
export async function inspectionForModerator(
  db: Database,
  actor: Actor,
  checks: readonly Check[],
  now: Date,
): Promise<ShownFile[]> {
  const shown: Omit<ShownFile, 'wasOpened'>[] = [];
  for (const check of checks) {
    const found = await inspected(db, actor, check, now);
    if (!found) continue;
    const { files } = await checkFilesOf(db, check);
    const isAllowed = !found.isCaseOver && (await allowedSince(db, check)) !== null;
    const ofCase = isAllowed ? (await evidenceOf(db, found.caseId)).files.filter(({ goneAt }) => goneAt === null) : [];
    for (const { id, name, kind, bytes, pages, depositedAt } of [...files, ...ofCase]) {
      if (shown.some((one) => one.id === id)) continue;
      shown.push({ check, id, name, kind, bytes, pages, depositedAt, isOfCase: !files.some((one) => one.id === id) });
    }
  }
  const mine = await db
    .select({ fileId: inspections.fileId })
    .from(inspections)
    .where(
      and(
        inArray(
          inspections.fileId,
          shown.map(({ id }) => id),
        ),
        eq(inspections.moderatorId, actor.userId ?? ''),
      ),
    );
  const opened = new Set(mine.map(({ fileId }) => fileId));
  return shown.map((file) => ({ ...file, wasOpened: opened.has(file.id) }));
}

/** A file that may be opened for a check at this moment, with what opens its blobs; null: there is none. */
export async function fileToOpen(
  db: Database | Transaction,
  actor: Actor,
  which: { check: Check; id: string },
  now: Date,
) {
  const { check, id } = which;
  const found = await inspected(db, actor, check, now);
  if (!found) return null;
  const own = await storedCheckFile(db, id);
  if (own) return own.checkKind === check.kind && own.checkId === check.id ? { ...own, caseId: found.caseId } : null;
  const ofCase = await storedFile(db, id);
  if (!ofCase || ofCase.caseId !== found.caseId || found.isCaseOver) return null;
  return (await allowedSince(db, check)) === null ? null : ofCase;
}

/** The same once this moderator opened it, a moment ago and with a row about it. */
export async function openedFile(db: Database, actor: Actor, which: { check: Check; id: string }, now: Date) {
  const file = await fileToOpen(db, actor, which, now);
  if (!file) return null;
  const [last] = await db
    .select({ openedAt: inspections.openedAt })
    .from(inspections)
    .where(
      and(
        isOf(inspections, which.check),
        eq(inspections.fileId, file.id),
        eq(inspections.moderatorId, actor.userId ?? ''),
      ),
    )
    .orderBy(desc(inspections.openedAt))
    .limit(1);
  return last && isStillOpen(last.openedAt.getTime(), now.getTime()) ? file : null;
}
