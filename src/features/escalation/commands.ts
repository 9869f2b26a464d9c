import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, stepsTaken } from '#db/schema/index.ts';
import { type CaseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import type { Step } from './germany/step.ts';
import { stepsOf } from './ladder.ts';

/**
 * The author says that a step of the ladder was taken; it becomes public. Sent twice with the same `id` it is one.
 * Refuses: a step of another industry, a day in the future, a step that is recorded already.
 */
export function recordStep(
  situation: Situation,
  input: { id: string; number: string; step: string; takenOn: Day },
): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'recordStep', async (tx, theCase) => {
    const step = await stepFor(tx, theCase, input.step);
    if (!step) return refused('invalid', { field: 'step', reason: 'choose-one' });
    if (input.takenOn > today(situation)) return refused('invalid', { field: 'takenOn', reason: 'in-future' });
    const [known] = await recorded(tx, theCase, input.step);
    if (known?.id === input.id) return done(null);
    if (known) return refused('conflict', { field: 'step', reason: 'step-taken' });
    await tx.insert(stepsTaken).values({
      id: input.id,
      caseId: theCase.id,
      step: input.step,
      takenOn: input.takenOn,
      recordedAt: situation.now,
    });
    return done({ action: 'cases.recordStep', subjectId: input.id });
  });
}

/** Takes a recorded step back. The public history keeps which it was. */
export function takeStepBack(situation: Situation, input: { number: string; step: string }): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'takeStepBack', async (tx, theCase) => {
    const [known] = await recorded(tx, theCase, input.step);
    if (!known) return refused('not-found');
    await tx.delete(stepsTaken).where(eq(stepsTaken.id, known.id));
    const before = { step: known.step, takenOn: known.takenOn };
    return done({
      action: 'cases.takeStepBack',
      subjectId: known.id,
      particulars: { changes: [{ field: 'step', before, after: null }] },
    });
  });
}

function recorded(tx: Transaction, theCase: CaseForWriting, step: string) {
  return tx
    .select()
    .from(stepsTaken)
    .where(and(eq(stepsTaken.caseId, theCase.id), eq(stepsTaken.step, step)));
}

/** The step of that key on the ladder of the company's industry. */
async function stepFor(tx: Transaction, theCase: CaseForWriting, key: string): Promise<Step | undefined> {
  const [company] = await tx
    .select({ industry: companies.industry })
    .from(companies)
    .where(eq(companies.id, theCase.companyId));
  return company && stepsOf(company.industry).find((step) => step.key === key);
}
