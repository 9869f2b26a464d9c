import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, causeCases, type decisions } from '#db/schema/index.ts';
import { readableStatuses, sealCase } from '#src/features/cases/index.ts';
import { recordRepresentative } from '#src/features/companies/index.ts';
import { hideOfCompany, putBackHidden } from '#src/features/redaction/index.ts';
import { isOfCompany, type WordsOfCompany } from '#src/features/redaction/lists.ts';
import { tell } from '#src/lib/events.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';

type Decision = typeof decisions.$inferSelect;

/** The piece of a decision, where it is one of a company outside of a case; null: it is another one. */
export const ofCompany = ({ pieceKind: kind, pieceId: id }: Decision): WordsOfCompany | null =>
  isOfCompany(kind) ? { kind, id } : null;

/** Hides what a company says outside of a case, in every case where it stands. Refuses as `hideOfCompany`, and another measure. */
export async function takeOfCompany(
  tx: Transaction,
  situation: Situation,
  { id: decisionId, measure }: Decision,
  piece: WordsOfCompany,
): Promise<Outcome> {
  if (measure !== 'hide') return refused('invalid', { field: 'measure', reason: 'not-for-piece' });
  const hidden = await hideOfCompany(tx, { ...piece, decisionId });
  if (hidden.ok) await sealAnew(tx, situation, piece, 'hidden');
  return hidden;
}

/** Brings back what these decisions hid of it. */
export async function putBackInCompany(
  tx: Transaction,
  situation: Situation,
  piece: WordsOfCompany,
  decisionIds: readonly string[],
): Promise<void> {
  if ((await putBackHidden(tx, decisionIds)).length === 0) return;
  await sealAnew(tx, situation, piece, 'restored');
}

/** What the public log seals says something else now: each case that has the cause, or who somebody is. */
async function sealAnew(
  tx: Transaction,
  situation: Situation,
  { kind, id }: WordsOfCompany,
  what: 'hidden' | 'restored',
): Promise<void> {
  if (kind === 'representative') await recordRepresentative(tx, id, `company.${what}`, situation.now);
  if (kind !== 'cause') return;
  const having = await tx
    .select({ caseId: cases.id, companyId: cases.companyId })
    .from(causeCases)
    .innerJoin(cases, eq(cases.id, causeCases.caseId))
    .where(and(eq(causeCases.causeId, id), inArray(cases.status, [...readableStatuses])));
  const action = what === 'hidden' ? 'cases.hide' : 'cases.restore';
  for (const { caseId, companyId } of having) {
    await tell(tx, situation, { action, subjectId: id, caseId, ...(companyId && { companyId }) });
    await sealCase(tx, { caseId, kind: `case.${what}`, at: situation.now });
  }
}
