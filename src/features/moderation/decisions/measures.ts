import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, type decisions, writingEnds } from '#db/schema/index.ts';
import { type CaseEvent, type CaseForWriting, inCaseOf, removeIn, restoreIn } from '#src/features/cases/index.ts';
import { blackenIn, hideIn } from '#src/features/redaction/index.ts';
import { isOfCompany } from '#src/features/redaction/lists.ts';
import type { Meant, Passage } from '#src/features/redaction/rules.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { isPressure } from '../lists.ts';
import { chainOf } from './chain.ts';
import { ofCompany, putBackInCompany, takeOfCompany } from './of-company.ts';

type Decision = typeof decisions.$inferSelect;

/** What is blackened, and whether it is taken out once more, of a copy that was put back. */
interface Taken {
  meant: Meant;
  /** By which the passage is known again; null: nothing is blackened, or it is not known. */
  mark: Passage | null;
  isAgain: boolean;
}

/**
 * Does what a decision says that has taken effect. Votes are taken out by their sign, which knows which. On an appeal, what
 * was done first is done no second time, or is undone. Of pressure a decision says what was, and does nothing to the case.
 */
export async function takeMeasure(
  tx: Transaction,
  situation: Situation,
  decision: Decision,
  taken: Taken,
): Promise<Outcome> {
  const { measure, pieceKind, caseId } = decision;
  if (isPressure(pieceKind)) return done();
  const before = await chainOf(tx, decision.appealOf);
  if (before[0]?.measure === measure) return done();
  await undo(tx, situation, before);
  if (measure === 'keep' || pieceKind === 'votes') return done();
  if (measure === 'end-writing') return endWriting(tx, situation, decision);
  const piece = ofCompany(decision);
  if (piece) return takeOfCompany(tx, situation, decision, piece, taken);
  const [row] = await tx
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.id, caseId ?? ''));
  const measured = await inCaseOf(tx, situation, row?.number ?? '', 'remove', (_, theCase) =>
    inTheCase(tx, situation, theCase, decision, taken),
  );
  return measured.ok ? done() : measured;
}

async function inTheCase(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  { id: decisionId, measure, pieceKind: kind, pieceId: id, reason }: Decision,
  taken: Taken,
): Promise<Outcome<CaseEvent>> {
  if (kind === 'company-name' || kind === 'votes' || isPressure(kind) || isOfCompany(kind))
    return refused('invalid', { field: 'measure', reason: 'not-for-piece' });
  switch (measure) {
    case 'blacken':
      return blackenIn(
        tx,
        theCase,
        { kind, id, blackenedBy: decisionId, now: situation.now, isAgain: taken.isAgain },
        taken.meant,
      );
    case 'hide':
      return kind === 'entry' || kind === 'reply' || kind === 'answer'
        ? hideIn(tx, situation, theCase, { kind, id, decisionId })
        : refused('invalid', { field: 'measure', reason: 'not-for-piece' });
    default:
      return done(await removeIn(tx, situation, theCase, { decisionId, reason, genuine: measure !== 'not-genuine' }));
  }
}

/** Takes back what decisions did about one piece. */
async function undo(tx: Transaction, situation: Situation, made: readonly Decision[]): Promise<void> {
  const decisionIds = made.map(({ id }) => id);
  await tx.delete(writingEnds).where(inArray(writingEnds.decisionId, decisionIds));
  const [last] = made;
  const piece = last ? ofCompany(last) : null;
  if (piece) await putBackInCompany(tx, situation, piece, decisionIds);
  const caseId = last?.caseId ?? null;
  if (caseId !== null) await restoreIn(tx, situation, { caseId, decisionIds });
}

/** What was published stays; nothing more comes. */
async function endWriting(tx: Transaction, situation: Situation, decision: Decision): Promise<Outcome> {
  const { affectedId: userId, id: decisionId } = decision;
  if (userId === null) return refused('conflict', { reason: 'nobody-to-ask' });
  await tx.insert(writingEnds).values({ userId, decisionId, endedAt: situation.now }).onConflictDoNothing();
  await tell(tx, situation, { action: 'moderation.endWriting', subjectId: userId });
  return done();
}
