import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, stepsTaken } from '#db/schema/index.ts';
import { addressOf, type CaseForWriting, inCase, record, recordRevision } from '#src/features/cases/index.ts';
import { fullDay } from '#src/i18n/formats.ts';
import { type Act, today } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Step } from './germany/step.ts';
import { stepsOf } from './ladder.ts';

type Where = { number: string; title: string };

/**
 * The author says that a step of the ladder was taken; it becomes public. Sent twice with the same `id` it is one.
 * Refuses: a step of another industry, a day in the future, a step that is recorded already.
 */
export function recordStep(
  act: Act,
  input: { id: string; number: string; step: string; takenOn: Day },
): Promise<Outcome<Where>> {
  return inCase(act, input.number, 'recordStep', async (tx, theCase) => {
    const step = await stepFor(tx, theCase, input.step);
    if (!step) return refused('invalid', { field: 'step', reason: 'choose-one' });
    if (input.takenOn > today(act)) return refused('invalid', { field: 'takenOn', reason: 'in-future' });
    const [known] = await recorded(tx, theCase, input.step);
    if (known?.id === input.id) return done(addressOf(theCase));
    if (known) return refused('conflict', { field: 'step', reason: 'step-taken' });
    await tx.insert(stepsTaken).values({
      id: input.id,
      caseId: theCase.id,
      step: input.step,
      takenOn: input.takenOn,
      recordedAt: act.now,
    });
    await record(tx, act, 'cases.recordStep', input.id);
    return done(addressOf(theCase));
  });
}

/** Takes a recorded step back. The public history keeps what it said, in the language of the case. */
export function takeStepBack(act: Act, input: { number: string; step: string }): Promise<Outcome<Where>> {
  return inCase(act, input.number, 'takeStepBack', async (tx, theCase) => {
    const [known] = await recorded(tx, theCase, input.step);
    if (!known) return refused('not-found');
    const step = await stepFor(tx, theCase, input.step);
    await tx.delete(stepsTaken).where(eq(stepsTaken.id, known.id));
    await recordRevision(tx, act, {
      caseId: theCase.id,
      entryId: null,
      field: 'step',
      before: `${step?.name[theCase.locale] ?? known.step}, ${fullDay(theCase.locale, known.takenOn)}`,
      after: '',
    });
    await record(tx, act, 'cases.takeStepBack', known.id);
    return done(addressOf(theCase));
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
