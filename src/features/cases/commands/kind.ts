import { eq } from 'drizzle-orm';
import { caseKinds, cases } from '#db/schema/index.ts';
import { sayKind } from '#src/features/problems/index.ts';
import { kindsOf } from '#src/features/problems/lists.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { inCase, type Where } from './opening.ts';

/** The author says what kind of problem it is; null: none of the industry's. Refuses a kind of another industry. */
export function chooseKind(
  situation: Situation,
  { number, kind }: { number: string; kind: string | null },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'chooseKind', async (tx, { id }) => {
    const [row] = await tx
      .select({ industry: cases.industry, origin: caseKinds.origin, kind: caseKinds.kind })
      .from(cases)
      .leftJoin(caseKinds, eq(caseKinds.caseId, cases.id))
      .where(eq(cases.id, id));
    if (kind !== null && !kindsOf(row?.industry ?? '').some(({ key }) => key === kind)) {
      return refused('invalid', { field: 'kindId', reason: 'choose-one' });
    }
    if (row?.origin === 'author' && row.kind === (kind ?? '')) return done(null);
    await sayKind(tx, id, kind, situation.now);
    return done({ action: 'cases.chooseKind', subjectId: id });
  });
}
