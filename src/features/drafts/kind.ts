import { proposalsFor, sayKind } from '#src/features/problems/index.ts';
import { kindsOf } from '#src/features/problems/lists.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { changeableDraft } from './change.ts';
import { draftByToken } from './queries.ts';

/**
 * What kind of problem it is, as its author says; null: none of those on offer. No word of the draft changes by it, so no form
 * of it becomes old. Refuses not-found (`draft-gone`) and a kind of another industry.
 */
export function saveKind(situation: Situation, token: string | null, kind: string | null): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const opened = await changeableDraft(tx, token);
    if (!opened.ok) return opened;
    const { caseId, company } = opened.value;
    if (kind !== null && !kindsOf(company.industry).some(({ key }) => key === kind)) {
      return refused('invalid', { field: 'kindId', reason: 'choose-one' });
    }
    await sayKind(tx, caseId, kind, situation.now);
    await tell(tx, situation, { action: 'drafts.kind', subjectId: caseId, caseId });
    return done();
  });
}

/**
 * The kinds that words of a draft which are not saved yet may be about, and whether they belong elsewhere. Writes nothing. Refuses
 * not-found (`draft-gone`).
 */
export async function proposeKinds(
  { db }: Pick<Situation, 'db'>,
  token: string | null,
  { title, summary }: { title: string; summary: string },
): Promise<Outcome<ReturnType<typeof proposalsFor>>> {
  const draft = await draftByToken(db, token);
  if (!draftCan.write(token, draft)) return refused('not-found', { reason: 'draft-gone' });
  const { locale, company } = draft;
  return done(proposalsFor({ locale, industry: company.industry, title, text: summary }));
}
