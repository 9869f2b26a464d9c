import { and, eq, ne } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, examinations, moderatorQuestions } from '#db/schema/index.ts';
import { isTombstone } from '#src/features/cases/rules.ts';
import { findChallenge } from '#src/features/challenges/index.ts';
import { isRunning } from '#src/features/challenges/rules.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { findAppealed } from '#src/features/moderation/index.ts';
import { findReport } from '#src/features/pressure/index.ts';

/** What is checked, whose case it is, and whether it is still to be decided. */
export interface FoundCheck {
  caseId: string;
  number: string;
  authorId: string | null;
  companyId: string;
  /** Not decided yet: that long, and no longer, a moderator sees anything. */
  isOpen: boolean;
  /** Withdrawn or removed: of its evidence nothing is shown any more. */
  isCaseOver: boolean;
}

/** A check as it stands at a moment; null: there is none, or none for which an author could show something. */
export async function findCheck(db: Database | Transaction, check: Check, now: Date): Promise<FoundCheck | null> {
  switch (check.kind) {
    case 'challenge': {
      const found = await findChallenge(db, check.id, now);
      return found && of(found.theCase, found.challenge.companyId, isRunning(found.state));
    }
    case 'pressure': {
      const found = await findReport(db, { id: check.id }, now);
      return found && of(found.theCase, found.company.id, found.state !== 'decided');
    }
    case 'question':
      return findQuestion(db, check.id);
    case 'appeal':
      return findAppeal(db, check.id);
  }
}

/** Appeals against a decision about what the author of a case wrote or reported, or about the case; of a reply it is the company's matter. */
async function findAppeal(db: Database | Transaction, decisionId: string): Promise<FoundCheck | null> {
  const appealed = await findAppealed(db, decisionId);
  if (!appealed || appealed.decision.pieceKind === 'reply') return null;
  const { caseId, companyId } = appealed.decision;
  const [theCase] = await db
    .select()
    .from(cases)
    .where(eq(cases.id, caseId ?? ''));
  return theCase ? of(theCase, companyId ?? '', appealed.isOpen) : null;
}

/** A question to the author of a case; what a company wrote is another matter. */
async function findQuestion(db: Database | Transaction, id: string): Promise<FoundCheck | null> {
  const [row] = await db
    .select({ examination: examinations, theCase: cases })
    .from(moderatorQuestions)
    .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
    .innerJoin(cases, eq(cases.id, examinations.caseId))
    .where(
      and(eq(moderatorQuestions.id, id), eq(moderatorQuestions.asked, 'author'), ne(examinations.pieceKind, 'reply')),
    );
  return row ? of(row.theCase, row.examination.companyId, row.examination.closedAt === null) : null;
}

const of = (
  { id, number, authorId, status }: Pick<typeof cases.$inferSelect, 'id' | 'number' | 'authorId' | 'status'>,
  companyId: string,
  isOpen: boolean,
): FoundCheck => ({
  ...{ caseId: id, number: number ?? '', authorId, companyId, isOpen },
  isCaseOver: isTombstone({ status }),
});

/** What a question belongs to; null: there is none. */
export async function examinationOfQuestion(db: Database, id: string): Promise<string | null> {
  const [row] = await db
    .select({ id: moderatorQuestions.examinationId })
    .from(moderatorQuestions)
    .where(eq(moderatorQuestions.id, id));
  return row?.id ?? null;
}
