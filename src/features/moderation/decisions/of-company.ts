import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, causeCases, type decisions } from '#db/schema/index.ts';
import { readableStatuses, sealCase } from '#src/features/cases/index.ts';
import { recordRepresentative } from '#src/features/companies/index.ts';
import { allowAgain, blackenOfCompany, hideOfCompany, putBackHidden } from '#src/features/redaction/index.ts';
import { isOfCompany, type WordsOfCompany } from '#src/features/redaction/lists.ts';
import type { Meant, Passage } from '#src/features/redaction/rules.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';

type Decision = typeof decisions.$inferSelect;

/** The piece of a decision, where it is one of a company outside of a case; null: it is another one. */
export const ofCompany = ({ pieceKind: kind, pieceId: id }: Decision): WordsOfCompany | null =>
  isOfCompany(kind) ? { kind, id } : null;

/**
 * Hides what a company says outside of a case, or blackens what is meant of it, in every case where it stands. Refuses as `hideOfCompany`
 * and `blackenOfCompany`, and another measure.
 */
export async function takeOfCompany(
  tx: Transaction,
  situation: Situation,
  { id: decisionId, measure }: Decision,
  piece: WordsOfCompany,
  { meant, isAgain, mark }: { meant: Meant; isAgain: boolean; mark: Passage | null },
): Promise<Outcome> {
  switch (measure) {
    case 'hide': {
      const hidden = await hideOfCompany(tx, { ...piece, decisionId });
      if (hidden.ok) await sealAnew(tx, situation, piece, 'hidden');
      return hidden;
    }
    case 'blacken': {
      const by = { blackenedBy: decisionId, now: situation.now, isAgain, mark };
      const blackened = await blackenOfCompany(tx, { ...piece, ...by }, meant);
      if (!blackened.ok) return blackened;
      await sealAnew(tx, situation, piece, 'blackened', blackened.value.caseIds);
      return done();
    }
    default:
      return refused('invalid', { field: 'measure', reason: 'not-for-piece' });
  }
}

/** Brings back what these decisions hid of it. */
export async function putBackInCompany(
  tx: Transaction,
  situation: Situation,
  piece: WordsOfCompany,
  decisionIds: readonly string[],
): Promise<void> {
  await allowAgain(tx, decisionIds);
  if ((await putBackHidden(tx, decisionIds)).length === 0) return;
  await sealAnew(tx, situation, piece, 'restored');
}

const told = { hidden: 'cases.hide', restored: 'cases.restore', blackened: 'cases.blacken' } as const;

/** What the public log seals says something else now: each readable case that shows it (by itself: that has the cause), and who somebody is. */
async function sealAnew(
  tx: Transaction,
  situation: Situation,
  { kind, id }: WordsOfCompany,
  what: keyof typeof told,
  showing?: readonly string[],
): Promise<void> {
  if (kind === 'representative') {
    await recordRepresentative(tx, id, what === 'restored' ? 'company.restored' : 'company.hidden', situation.now);
  }
  const isShowing = showing
    ? inArray(cases.id, [...showing])
    : inArray(cases.id, tx.select({ id: causeCases.caseId }).from(causeCases).where(eq(causeCases.causeId, id)));
  const having = await tx
    .select({ caseId: cases.id, companyId: cases.companyId })
    .from(cases)
    .where(and(isShowing, inArray(cases.status, [...readableStatuses])));
  for (const { caseId, companyId } of having) {
    await tell(tx, situation, { action: told[what], subjectId: id, caseId, ...(companyId && { companyId }) });
    await sealCase(tx, { caseId, kind: `case.${what}`, at: situation.now });
  }
}
